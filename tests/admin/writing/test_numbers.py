"""The numbers of a translation are held against those of its source, which stands beside it."""

import pytest
from django.urls import reverse

from articles import workflow
from tests import make
from tests.admin.pages import at_the_desk, screen

pytestmark = pytest.mark.django_db
SOURCE = "<p>قُتل 12 شخصاً ونزح 1,200.</p><p>بلغت الزيادة ٣٫٥ بالمئة.</p>"
DIFFER, AS_THERE = "Numbers that differ", "This text has the numbers of its source."


@pytest.fixture
def source(people):
    return make.published(people, headline="نزوح 3 قرى", body=SOURCE)


def panel(page):
    told = page.content.decode()
    return told.partition('<div class="numbers" data-numbers>')[2].partition("</div>")[0]


def of(people, source, body, headline="Koçberiya 3 gundan"):
    version = make.translated(people, source, "kmr")
    return make.revised(people, version, headline=headline, body=body)


def test_digits_and_separators_of_every_language_are_one(people, source):
    version = of(people, source, "<p>12 kes hatin kuştin, 1.200 koç bûn.</p><p>3,5 ji sedî.</p>")
    told = panel(at_the_desk(people.azad).get(screen(version)))
    assert AS_THERE in told
    assert DIFFER not in told


def test_what_is_lacking_and_what_is_strange_stands_with_the_words_around_it(people, source):
    version = of(people, source, "<p>12 kes hatin kuştin, 12.000 koç bûn.</p>")
    told = panel(at_the_desk(people.azad).get(screen(version)))
    assert f'{DIFFER} <span class="count">3</span>' in told
    lacking, _, strange = told.partition("In this text, not in the source")
    assert '<ul lang="ar" dir="rtl">' in lacking
    assert "<li>قُتل 12 شخصاً ونزح <mark>1,200</mark>.</li>" in lacking
    assert "<mark>٣٫٥</mark>" in lacking
    assert '<ul lang="kmr" dir="ltr">' in strange
    assert "<li>12 kes hatin kuştin, <mark>12.000</mark> koç bûn.</li>" in strange


def test_texts_without_numbers_say_nothing(people):
    version = make.translated(people, make.published(people, body="<p>لا رقم.</p>"), "kmr")
    make.revised(people, version, headline="Bê hejmar", body="<p>Bê hejmar.</p>")
    told = panel(at_the_desk(people.azad).get(screen(version)))
    assert told.strip() == ""


def test_more_than_fit_are_counted(people):
    many = "".join(f"<p>رقم {number}00.</p>" for number in range(1, 31))
    version = of(
        people, make.published(people, headline="أرقام", body=many), "<p>Bê.</p>", "Hejmar"
    )
    told = panel(at_the_desk(people.azad).get(screen(version)))
    assert '<span class="count">30</span>' in told
    assert told.count("<mark>") == 20
    assert "The first of them are shown." in told


def test_they_are_compared_while_somebody_types_and_an_original_has_none(people, source):
    version = of(people, source, "<p>Bê.</p>")
    typed = {"headline": "3 gund", "body": "12, 1.200\n\n3,5", "_end": "1"}
    typed["source_shown"] = source.latest_revision_id
    client = at_the_desk(people.azad)

    def asked(text, **sent):
        address = reverse("admin:translation_proofread", args=[text.pk])
        return client.post(address, sent).json()["numbers"]

    assert AS_THERE in asked(version, **typed)
    assert DIFFER in asked(version, **{**typed, "body": "12"})
    assert asked(version, **{**typed, "source_shown": ""}) == ""
    original = make.draft(people, "kmr")
    assert asked(original, **typed) == ""


def test_of_a_source_that_one_may_not_read_nothing_is_told(people, source):
    version = of(people, source, "<p>Bê.</p>")
    hidden = make.revised(people, source, body="<p>77 سراً.</p>").latest_revision_id
    sent = {"body": "1", "source_shown": hidden, "_end": "1"}
    address = reverse("admin:translation_proofread", args=[version.pk])
    assert workflow.may_read(people.azad, source) is False
    assert at_the_desk(people.azad).post(address, sent).json()["numbers"] == ""
