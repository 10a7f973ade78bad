"""Whoever saves a text is told what was repaired on the way, in the interface's language."""

import pytest

from articles.models import Photo
from articles.workflow import GalleryPhoto, content_of
from tests import make
from tests.admin.pages import at_the_desk, filled, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db


def told(person, story, language="en", **typed):
    """The page after a save, as text."""
    person.interface_language = language
    person.save(update_fields=["interface_language"])
    client = at_the_desk(person)
    return client.post(screen(story), filled(client, story, **typed), follow=True).content.decode()


def test_repairs_of_every_field_are_counted_together_by_kind(people):
    page = told(
        people.rojin,
        make.draft(people),
        headline="سو\u200bق جديد",
        lead_alt="سوق\ufeff في\u00a0المدينة",
        body="ﺳﻮق في المدينة.",
        body_format="plain",
    )
    assert (
        "Repaired on the way: 2 invisible characters removed · 1 no-break space made a plain space"
        " · 2 letter shapes replaced by their letters." in page
    )


def test_captions_of_the_gallery_are_repaired_and_told_too(people):
    one: Photo = photo(people)
    story = make.draft(people, gallery=(GalleryPhoto(one.pk),))
    page = told(people.rojin, story, gallery_caption=["سو\u200bق"])
    assert "Repaired on the way: 1 invisible character removed." in page
    assert content_of(make.fresh(story).latest_revision).gallery[0].caption == "سوق"


def test_a_sound_text_is_saved_without_a_word_of_repairs(people):
    page = told(people.rojin, make.draft(people), headline="سوق أخرى")
    assert "Saved." in page
    assert "Repaired on the way" not in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "أُصلح أثناء الحفظ: حُذف محرف واحد غير مرئي · حُوّل حرفان عربيان إلى كرديين."),
        (
            "ckb",
            "لە کاتی پاشەکەوتکردندا چاک کرا: 1 هێمای نادیار لابرا · 2 پیتی عەرەبی کران بە کوردی.",
        ),
        (
            "kmr",
            "Di tomarkirinê de hatin sererastkirin: 1 karaktera ku nayê dîtin hat rakirin"
            " · 2 tîpên erebî bûn kurdî.",
        ),
    ],
)
def test_repairs_are_told_in_the_language_of_the_interface(people, language, words):
    story = make.draft(people, "ckb")
    page = told(people.berfin, story, language, headline="كوردستاني\u200b نوێ")
    assert words in page
