"""What `make` writes at once is what the verbs leave, in every column of every table."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Tag
from articles.proofreading import findings
from tests import make
from tests.public.photos import photo
from tests.tables import begin_numbers_anew, everything

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=2)
BODIES = {
    "ar": "<p>افتتح #قامشلو سوقا جديدا في #المدينة_القديمة ,و كان الناس هناك.</p>",
    "ckb": "<p>ئەمڕۆ لە #قامیشلۆ بازاڕێک کرایەوە ,و خەڵک لەوێ بوون.</p>",
    "kmr": "<p>Îro li #Qamişlo sûkek vebû ,û xelk li wir bûn.</p>",
}


def walk(people, language, steps, **changes):
    """Bring a text through the verbs, as many steps as asked."""
    text = make.draft(people, language, **changes)
    opened = text.latest_revision_id
    approver = people.salma if language == "ar" else people.zelal
    workflow.submit(text, actor=text.latest_revision.writer, opened_revision=opened)
    if steps == "submitted":
        return
    keys = [entry.key for entry in findings(make.fresh(text))]
    workflow.leave(text, actor=approver, keys=keys)
    workflow.approve(text, actor=approver, opened_revision=opened)
    if steps == "approved":
        return
    at = LATER if steps == "scheduled" else None
    workflow.publish(text, actor=people.zelal, opened_revision=opened, at=at)


def write(people, language, steps, **changes):
    {
        "submitted": make.submitted,
        "approved": make.approved,
        "published": make.published,
        "scheduled": lambda *of, **changes: make.published(*of, at=LATER, **changes),
    }[steps](people, language, **changes)


def left_by(way, monkeypatch):
    """What the database holds then; nothing of it stays."""
    monkeypatch.setattr(make, "numbers", count(1000))
    begin_numbers_anew()
    with transaction.atomic():
        way()
        held = everything()
        transaction.set_rollback(True)
    return held


@pytest.fixture
def rich(people):
    """Per language, a text with everything that a text can hold."""
    tag = Tag.objects.create(name_ar="قامشلو", name_ckb="قامیشلۆ", name_kmr="Qamişlo")
    lead, within, beside = photo(people), photo(people), photo(people)
    figure = f'<figure data-photo="{within.pk}"></figure>'
    return {
        language: {
            "kicker": "…",
            "standfirst": "…",
            "body": body + figure,
            "lead_photo": lead.pk,
            "lead_caption": "…",
            "tags": frozenset({tag.pk}),
            "gallery": (workflow.GalleryPhoto(beside.pk, "…"),),
        }
        for language, body in BODIES.items()
    }


@pytest.mark.parametrize("steps", ["submitted", "approved", "published", "scheduled"])
@pytest.mark.parametrize("language", BODIES)
def test_a_story_written_at_once_is_the_story_that_was_walked(
    people, rich, monkeypatch, language, steps
):
    for changes in ({}, rich[language]):
        walked = left_by(lambda of=changes: walk(people, language, steps, **of), monkeypatch)
        written = left_by(lambda of=changes: write(people, language, steps, **of), monkeypatch)

        assert walked["articles_journalentry"]
        assert written == walked


@pytest.mark.parametrize("language", BODIES)
def test_what_is_written_of_itself_has_nothing_to_be_answered(people, language):
    assert findings(make.draft(people, language)) == []


def walk_again(people, text):
    opened = make.fresh(text).latest_revision_id
    content = make.content("ar", headline="عنوان آخر")
    workflow.save_draft(text, actor=people.rojin, content=content, opened_revision=opened)
    opened = make.fresh(text).latest_revision_id
    workflow.submit(text, actor=people.rojin, opened_revision=opened)
    workflow.approve(text, actor=people.salma, opened_revision=opened)


def test_a_text_revised_at_once_is_the_text_that_was_walked(people, monkeypatch):
    text = make.published(people)

    walked = left_by(lambda: walk_again(people, make.fresh(text)), monkeypatch)
    written = left_by(lambda: make.revised(people, text, headline="عنوان آخر"), monkeypatch)

    assert written == walked


def test_a_difference_is_seen(people, monkeypatch):
    plain = left_by(lambda: make.submitted(people), monkeypatch)

    def differently():
        entry = JournalEntry.objects.filter(translation=make.submitted(people)).first()
        entry.pk, entry.note = None, "…"
        entry.save()

    assert left_by(lambda: make.submitted(people, headline="x"), monkeypatch) != plain
    assert left_by(differently, monkeypatch) != plain
    assert left_by(lambda: make.submitted(people), monkeypatch) == plain
