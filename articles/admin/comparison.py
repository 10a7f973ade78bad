"""What changed between two texts, as the desk shows it: word by word, always as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from articles.text.diff import Change, Run, diff_blocks, diff_text
from articles.workflow import GalleryPhoto

LINES = {
    "kicker": _("Kicker"),
    "headline": _("Headline"),
    "standfirst": _("Standfirst"),
    "lead_caption": _("Caption"),
    "lead_alt": _("Description of the photo"),
}


class Text(Protocol):
    """A revision, or a content that was not stored."""

    kicker: str
    headline: str
    standfirst: str
    body: str
    lead_caption: str
    lead_alt: str
    lead_photo: object


@dataclass(frozen=True)
class LineChange:
    label: str | Promise
    runs: list[Run]


@dataclass(frozen=True)
class Comparison:
    """The lines that differ, and every block of the body with what became of it."""

    lines: list[LineChange]
    blocks: list[Change]

    @property
    def is_empty(self) -> bool:
        return not self.lines and all(block.kind == "equal" for block in self.blocks)


def compare(old: Text, new: Text) -> Comparison:
    """The changes that lead from one text to the other."""
    lines = [
        LineChange(label, diff_text(getattr(old, name), getattr(new, name)))
        for name, label in LINES.items()
        if getattr(old, name) != getattr(new, name)
    ]
    lines += _photo_changes(old, new)
    return Comparison(lines, diff_blocks(old.body, new.body))


def _photo_changes(old: Text, new: Text) -> Iterable[LineChange]:
    """The lead photo and the gallery, as numbers and captions; one query."""
    stored = [text for text in (old, new) if isinstance(text, Revision) and text.pk]
    prefetch_related_objects(stored, "gallery_links")
    pairs = (
        (_("Lead photo"), _lead(old), _lead(new)),
        (_("Gallery"), _gallery_words(old), _gallery_words(new)),
    )
    for label, before, after in pairs:
        if before != after:
            yield LineChange(label, diff_text(before, after))


def _lead(text: Text) -> str:
    photo = text.lead_photo_id if isinstance(text, Revision) else text.lead_photo
    return f"#{photo}" if photo else ""


def _gallery_words(text: Text) -> str:
    return " · ".join(f"#{stands.photo} {stands.caption}".strip() for stands in _gallery(text))


def _gallery(text: Text) -> tuple[GalleryPhoto, ...]:
    if not isinstance(text, Revision):
        return text.gallery
    links = text.gallery_links.all() if text.pk else ()
    return tuple(GalleryPhoto(link.photo_id, link.caption) for link in links)
