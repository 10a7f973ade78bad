import random
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.photos import PhotoRefused, darkroom, limits, scrub
from articles.photos.refusals import MESSAGES

from .hostile import BOMBS, NOT_ACCEPTED, POLYGLOTS, header_of_png, truncated
from .pictures import CANARY, exif, saved, scene

KINDS = ["jpeg", "png", "webp", "avif", "heic"]


def refusal(data: bytes) -> PhotoRefused:
    with pytest.raises(PhotoRefused) as caught:
        scrub(data)
    return caught.value


@pytest.mark.parametrize(("data", "reason", "kind"), NOT_ACCEPTED.values(), ids=NOT_ACCEPTED)
def test_other_files_are_refused_by_their_bytes(data, reason, kind):
    refused = refusal(data)
    assert refused.reason == reason
    assert refused.details.get("kind", "") == kind
    assert kind in str(refused)


@pytest.mark.parametrize("data", POLYGLOTS.values(), ids=POLYGLOTS)
def test_of_a_polyglot_only_the_picture_is_kept(data):
    clean = scrub(data).data
    signs = (CANARY.encode(), b"<script", b"PK\3\4", b"<?php", b"%PDF")
    assert not any(sign in clean for sign in signs)


def memory_of_the_worker() -> int:
    """Peak resident bytes of the process that decodes."""
    scrub(saved(scene(), "png"))
    status = Path(f"/proc/{darkroom._darkroom._worker.pid}/status").read_text()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+)", status)[1])


@pytest.mark.parametrize(("data", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_little_memory(data, reason):
    before = memory_of_the_worker()
    refused = refusal(data)
    assert reason in (None, refused.reason)
    assert memory_of_the_worker() - before < 100 * limits.MEGABYTE


def test_the_largest_of_each_kind_is_named_in_the_refusal():
    refused = refusal(header_of_png(8_000, 6_000))
    assert refused.details == {"megapixels": 48, "kind": "PNG", "limit": 40}


@pytest.mark.parametrize("share", [0.05, 0.1, 0.5, 0.9, 0.97])
@pytest.mark.parametrize("kind", KINDS)
def test_a_truncated_picture_is_refused(kind, share):
    assert refusal(truncated(kind, share)).reason in ("damaged", "not_a_picture")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_corrupt_picture_is_refused_or_comes_in_clean(kind, seed):
    choose = random.Random(seed)
    data = bytearray(saved(scene(), kind, exif=exif()))
    for _ in range(choose.choice((1, 3, 30))):
        data[choose.randrange(len(data))] = choose.randrange(256)
    with suppress(PhotoRefused):
        assert CANARY.encode() not in scrub(bytes(data)).data
    assert scrub(saved(scene(), kind)).width == 96


def test_every_reason_has_words_that_take_its_details():
    for reason in MESSAGES:
        details = {"megabytes": 9, "megapixels": 9, "side": 9, "limit": 9, "kind": "GIF"}
        assert "{" not in str(PhotoRefused(reason, **details))
