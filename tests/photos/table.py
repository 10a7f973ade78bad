"""Everything odd or hostile that is sent to the doors, and what each is answered."""

from dataclasses import dataclass

from articles.photos.refusals import MESSAGES

from .hostile import BOMBS, NOT_ACCEPTED, POLYGLOTS, truncated
from .odd import MODES, NAMES, lying
from .pictures import CANARY, exif, saved, scene
from .traces import PLANTED

MARKS = (CANARY.encode(), b"<script", b"<?php", b"PK\3\4", b"%PDF", b"alert(1)")
"""What no stored file may hold."""

KINDS = ("jpeg", "png", "webp", "avif", "heic")
STORED_AS = {"heic": "jpeg"}


@dataclass(frozen=True)
class Row:
    """A file as it is sent. `answer` is the format it is stored in or the reason of a refusal.

    None: refused for one reason or another. `is_scene`: stored, it looks like the scene, upright.
    """

    data: bytes
    answer: str | None
    name: str | bytes = "IMG_2041.jpg"
    declared: str = "image/jpeg"
    is_scene: bool = False

    @property
    def is_refused(self) -> bool:
        return self.answer is None or self.answer in MESSAGES


def _stored_as(kind: str) -> str:
    return STORED_AS.get(kind, kind)


def _kind_of(name: str) -> str:
    return name.partition("-")[0]


TRACES = {
    name: Row(data, _stored_as(_kind_of(name)), is_scene=True) for name, data in PLANTED.items()
}
OTHER_FILES = {name: Row(data, reason) for name, (data, reason, _kind) in NOT_ACCEPTED.items()}
POLYGLOT = {name: Row(data, _kind_of(name), is_scene=True) for name, data in POLYGLOTS.items()}
BOMB = {name: Row(data, reason) for name, (data, reason) in BOMBS.items()}
# A start too short to tell what it is the start of is no picture.
CUT = {
    f"{kind}-cut-at-{share}": Row(truncated(kind, share), None)
    for kind in KINDS
    for share in (0.05, 0.5, 0.97)
}
TURNED = {
    f"jpeg-turned-{turn}": Row(
        saved(lying(turn), "jpeg", exif=exif(orientation=turn)), "jpeg", is_scene=True
    )
    for turn in range(1, 9)
} | {
    f"{kind}-turned-6": Row(
        saved(lying(6), kind, exif=exif(orientation=6)), _stored_as(kind), is_scene=True
    )
    for kind in KINDS[1:]
}
COLOURS = {name: Row(data, stored) for name, (data, stored) in MODES.items()}
NAMED = {
    name: Row(saved(scene(97 + at), "png", exif=exif()), "png", given)
    for at, (name, given) in enumerate(NAMES.items())
}
MISNAMED = {
    "jpeg-called-png": Row(saved(scene(), "jpeg"), "jpeg", "a.png", "image/png"),
    "png-called-text": Row(saved(scene(), "png"), "png", "a.txt", "text/plain"),
    "jpeg-called-page": Row(saved(scene(), "jpeg"), "jpeg", "a.html", "text/html"),
    "webp-called-nothing": Row(saved(scene(), "webp"), "webp", "a", ""),
    "page-called-jpeg": Row(b"<!doctype html><p>x</p>", "not_a_picture"),
    "gif-called-png": Row(saved(scene(), "gif"), "kind", "a.png", "image/png"),
    "program-called-jpeg": Row(b"\x7fELF\2\1\1" + bytes(99), "not_a_picture"),
    "svg-called-svg": Row(b"<svg onload='alert(1)'/>", "kind", "a.svg", "image/svg+xml"),
}

GROUPS: dict[str, dict[str, Row]] = {
    "trace": TRACES,
    "other file": OTHER_FILES,
    "polyglot": POLYGLOT,
    "bomb": BOMB,
    "cut": CUT,
    "turned": TURNED,
    "colours": COLOURS,
    "name": NAMED,
    "called otherwise": MISNAMED,
}
ROWS: dict[str, Row] = {
    f"{group}: {name}": row for group, rows in GROUPS.items() for name, row in rows.items()
}
