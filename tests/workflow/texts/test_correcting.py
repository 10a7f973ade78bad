from functools import partial

import pytest
from hypothesis import given

from articles.models import HouseStyle
from articles.proofreading import read
from articles.text.plain import from_plain
from articles.text.sanitize import BodyRefused, clean
from articles.workflow import GalleryPhoto
from articles.workflow.texts.correcting import (
    choices_of,
    repaired,
    safe_repairs,
    safely_repaired,
    texts_of,
)
from tests import make
from tests.copydesk.strategies import languages, texts
from tests.examples import examples

STYLE = HouseStyle()
BODY = "<p>قال <strong>« سوق »</strong> في في الادارة ، ثم عاد.</p>"


def found(content, rule):
    noted = read(texts_of(content), "ar", style=STYLE)
    return [entry for entry in noted if entry.finding.rule == rule]


def test_one_finding_is_repaired_and_its_markup_stays():
    content = make.content(body=BODY)
    (hamza,) = found(content, "A5")
    after = repaired(content, "ar", style=STYLE, choices={hamza.key: 0})
    assert after.body == BODY.replace("الادارة", "الإدارة")
    assert after.headline == content.headline


def test_the_second_choice_can_be_taken():
    content = make.content(body="<p>حاولوا احراز تقدم.</p>")
    (hamza,) = found(content, "A5")
    first, second = choices_of(hamza.finding)
    after = repaired(content, "ar", style=STYLE, choices={hamza.key: 1})
    assert second in after.body
    assert first not in after.body


@pytest.mark.parametrize("choices", [{"unknown": 0}, {}])
def test_a_key_that_names_nothing_changes_nothing(choices):
    content = make.content(body=BODY)
    assert repaired(content, "ar", style=STYLE, choices=choices) == content


def test_a_place_without_a_choice_changes_nothing():
    content = make.content(body=BODY)
    (hamza,) = found(content, "A5")
    assert repaired(content, "ar", style=STYLE, choices={hamza.key: 9}) == content


def test_all_safe_repairs_are_made_in_every_field():
    content = make.content(body=BODY, headline="سوق ، وسط المدينة")
    after = safely_repaired(content, "ar", style=STYLE, left=())
    assert after.headline == "سوق، وسط المدينة"
    assert after.body == "<p>قال <strong>«سوق»</strong> في في الادارة، ثم عاد.</p>"
    assert found(after, "C6")


def test_what_was_left_stays_in_a_safe_repair():
    content = make.content(body=BODY)
    left = {entry.key for entry in found(content, "C2")}
    after = safely_repaired(content, "ar", style=STYLE, left=left)
    assert "الادارة ، ثم" in after.body
    assert "«سوق»" in after.body


def test_captions_of_a_gallery_are_read_and_repaired_by_their_photo():
    gallery = (GalleryPhoto(7, "سوق ، وسط"), GalleryPhoto(4, "في في  المدينة"))
    content = make.content(gallery=gallery)
    (doubled,) = found(content, "C6")
    assert doubled.field == "gallery_4"

    safe = safely_repaired(content, "ar", style=STYLE, left=())
    assert [stands.caption for stands in safe.gallery] == ["سوق، وسط", "في في  المدينة"]
    chosen = repaired(content, "ar", style=STYLE, choices={doubled.key: 0})
    assert [stands.caption for stands in chosen.gallery] == ["سوق ، وسط", "في المدينة"]


def test_a_repair_that_another_uncovers_is_made_in_the_same_step():
    text = "قال « \u200b سوق»\u200b ، ثم"
    assert replaced(text, repairs_of(text, "ar")["body"]) == "قال «سوق»، ثم"


@examples(150)
@given(texts, languages)
def test_one_step_makes_every_safe_repair(text, language):
    after = replaced(text, repairs_of(text, language).get("body", []))
    assert repairs_of(after, language) == {}


@examples(150)
@given(texts, texts, languages)
def test_a_safely_repaired_body_has_nothing_left_to_repair(one, other, language):
    writable = "\n\n".join((one, other)).encode(errors="ignore").decode().replace("\0", "")
    content = make.content(body=clean(from_plain(writable)))
    again = partial(safely_repaired, language=language, style=STYLE, left=())
    once = again(content)
    assert again(once) == once


def repairs_of(text, language):
    return safe_repairs({"body": text}, language, style=STYLE, left=())


def replaced(text, replacements):
    parts, last = [], 0
    for replacement in replacements:
        assert replacement.start >= last
        parts += text[last : replacement.start], replacement.text
        last = replacement.end
    return "".join([*parts, text[last:]])


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(BodyRefused):
        texts_of(make.content(body="ع" * 600_000))
