"""What was typed and not saved waits on the start page, for its writer alone."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import DeskMember, WorkingCopy
from tests import make
from tests.admin.pages import at_the_desk, form, screen

pytestmark = pytest.mark.django_db
WORDS = {"ar": "سوق جديد في المدينة", "ckb": "بازاڕێکی نوێ لە شار", "kmr": "Sûkeke nû li bajêr"}


def keep(person, *, language="ar", story=None, key="a", **content):
    return workflow.keep(
        story,
        actor=person,
        language=language,
        content={"headline": WORDS[language], **content},
        opened_revision=story.latest_revision_id if story else None,
        key=key * 32,
    )


def start(person):
    return at_the_desk(person).get("/admin/")


def typed_on(page):
    _before, mark, rest = page.content.decode().partition('id="queue-typed"')
    return rest.partition("</section>")[0] if mark else ""


@pytest.mark.parametrize("language", WORDS)
def test_every_unsaved_text_is_listed_with_its_language_and_first_words(people, language):
    person = people.rojin if language == "ar" else people.berfin
    keep(person, language=language, key="a")
    keep(person, language=language, key="b", story=make.draft(people, language))
    page = typed_on(start(person))
    assert page.count(f'typed-words" lang="{language}">{WORDS[language]}') == 2
    assert page.count("A new story") == 1


def test_it_is_continued_where_it_was_typed(people):
    story = make.draft(people)
    keep(people.rojin, story=story, key="b")
    client = at_the_desk(people.rojin)
    address = f"{screen(story)}?restore={'b' * 32}"
    assert address in typed_on(client.get("/admin/"))
    assert form(client.get(address), screen(story)).fields["headline"] == [WORDS["ar"]]


def test_it_is_discarded_from_the_start_page(people):
    keep(people.rojin)
    client = at_the_desk(people.rojin)
    discard = reverse("admin:translation_discard")
    answer = client.post(discard, form(client.get("/admin/"), discard).fields)
    assert answer["Location"] == "/admin/"
    assert not WorkingCopy.objects.exists()
    assert typed_on(client.get("/admin/")) == ""


def test_a_text_without_a_headline_is_known_by_how_it_begins(people):
    body = "<h2></h2><p>وصلت <strong>المياه</strong> اليوم إلى حي السوق.</p>" + "<p>نص</p>" * 400
    keep(people.rojin, headline="", body=body)
    assert "وصلت المياه اليوم إلى حي السوق." in typed_on(start(people.rojin))


def test_markup_that_was_typed_is_shown_as_words(people):
    keep(people.rojin, headline="<script>alert(1)</script> سوق")
    assert "<script>alert" not in start(people.rojin).content.decode()


def test_nobody_else_is_told(people):
    keep(people.rojin, story=make.draft(people))
    assert typed_on(start(people.salma)) == ""


def test_it_is_not_shown_once_the_text_may_not_be_read(people):
    story = make.draft(people)
    keep(people.rojin, story=story)
    keep(people.salma, story=story)
    DeskMember.objects.filter(person=people.salma).update(language="kmr", role="reporter")
    assert typed_on(start(people.salma)) == ""
    assert WORDS["ar"] in typed_on(start(people.rojin))
