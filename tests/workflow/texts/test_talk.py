"""Talk about a text: who comments, what a "must" stops, and where a comment stands later."""

from functools import partial

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import IntegrityError

from articles import workflow
from articles.models import Comment, JournalEntry, Mention
from articles.states import Move
from articles.workflow import Passage
from tests import make

pytestmark = pytest.mark.django_db
MEMBERS = ("rojin", "karim", "salma", "idris", "hevin", "zelal", "azad", "berfin")
EVERYBODY = (*MEMBERS, "nergiz", "stranger", "admin")
FIRST = "افتتح اليوم سوق جديد وسط المدينة."
SECOND = "وقال البائعون إن السوق سيعمل كل يوم حتى المساء."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
WORDS = "سوق جديد"
THERE = Passage("body", 0, WORDS)


@pytest.fixture
def text(people):
    return make.draft(people, body=BODY)


def said(text, actor, words="من قال هذا؟", passage=THERE, **more):
    return workflow.comment(text, actor=actor, words=words, passage=passage, **more).comment


def saved(text, actor, **changes):
    current = make.fresh(text)
    return workflow.save_draft(
        current,
        actor=actor,
        content=make.content(current.language, **{"body": BODY, **changes}),
        opened_revision=current.latest_revision_id,
    )


def place(comment):
    row = Comment.objects.get(pk=comment.pk)
    return row.part, row.paragraph, row.start


@pytest.mark.parametrize(
    ("language", "may"),
    [
        ("ar", {"rojin", "salma", "idris", "hevin", "zelal"}),
        ("kmr", {"zelal", "azad", "berfin"}),
    ],
)
def test_whoever_reads_the_text_and_works_in_the_house_talks_about_it(people, language, may):
    text = make.draft(people, language)
    thread = said(text, people.zelal, passage=workflow.WHOLE)
    acts = (
        partial(workflow.comment, text, words="ماذا عن المصدر؟"),
        partial(workflow.reply, thread, words="ماذا عن المصدر؟"),
        partial(workflow.suggest, text, passage=Passage("headline"), wording="x"),
        partial(workflow.resolve, thread),
        partial(workflow.reopen, thread),
    )
    for name in EVERYBODY:
        before = JournalEntry.objects.count()
        for act in acts:
            if name in may:
                act(actor=getattr(people, name))
            else:
                with pytest.raises(workflow.Refused):
                    act(actor=getattr(people, name))
        assert JournalEntry.objects.count() == before + (len(acts) if name in may else 0)


def test_whoever_has_written_in_a_text_talks_about_it_from_another_desk(people):
    text = make.draft(people)
    people.rojin.desk_roles.update(language="kmr")
    assert workflow.may_read(people.rojin, text)
    assert said(text, people.rojin)
    people.rojin.desk_roles.update(role="auditor")
    with pytest.raises(workflow.Refused):
        said(text, people.rojin)


def test_a_comment_says_where_it_stands_and_is_in_the_journal(people, text):
    made = said(text, people.salma)
    assert (made.part, made.paragraph, made.start, made.quote) == ("body", 0, 12, WORDS)
    assert (made.revision_id, made.state, made.is_named) == (text.latest_revision_id, "open", True)
    entry = JournalEntry.objects.get(move=Move.COMMENT)
    assert (entry.translation, entry.actor, entry.note) == (text, people.salma, WORDS)
    assert entry.after == {"comment": made.pk, "named": True}
    assert made.words not in str(JournalEntry.objects.values())
    assert not said(text, people.rojin).is_named


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (workflow.WHOLE, ("", None, None)),
        (Passage(quote="البائعون  إن"), ("body", 1, 5)),
        (Passage("body", 1), ("body", 1, 0)),
        (Passage("body", 1, "السوق"), ("body", 1, 17)),
        (Passage("headline", quote=WORDS), ("headline", 0, 7)),
        (Passage("headline"), ("headline", 0, 0)),
    ],
)
def test_a_passage_is_a_paragraph_or_words_of_it(people, text, passage, expected):
    assert place(said(text, people.salma, passage=passage)) == expected


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        (Passage("body", 7), "no such passage"),
        (Passage("body", -1), "no such passage"),
        (Passage("kicker"), "no such passage"),
        (Passage("writer"), "no such passage"),
        (Passage("body", 1, WORDS), "do not stand"),
        (Passage(quote="كلمات غائبة"), "do not stand"),
    ],
)
def test_a_passage_that_is_not_there_is_refused(people, text, passage, words):
    with pytest.raises(workflow.Refused, match=words):
        said(text, people.salma, passage=passage)
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("words", "why"), [(" \u200f\n", "Write"), ("ا" * 2001, "2000")])
def test_words_say_something_and_not_too_much(people, text, words, why):
    thread = said(text, people.salma)
    for act in (
        lambda: said(text, people.salma, words),
        lambda: workflow.reply(thread, actor=people.rojin, words=words),
    ):
        with pytest.raises(workflow.Refused, match=why):
            act()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"headline": "عنوان آخر"}, ("body", 0, 12)),
        ({"body": f"<p>مقدمة.</p>{BODY}"}, ("body", 1, 12)),
        ({"body": f"<p>{SECOND}</p><p>في الصباح {FIRST}</p>"}, ("body", 1, 22)),
        ({"body": BODY.replace(WORDS, "معرض")}, ("body", 0, None)),
        ({"body": f"<p>{SECOND}</p>"}, ("body", None, None)),
    ],
)
def test_a_comment_is_carried_along_when_the_text_moves(people, text, changes, expected):
    made = said(text, people.salma)
    saved(text, people.rojin, **changes)
    assert place(made) == expected
    # Whatever became of its passage, it is there, and comes back with the words.
    saved(text, people.rojin, headline="عنوان ثالث", body=BODY)
    if expected[1] is None:
        assert place(made) == ("body", None, None)  # two words alone tell nothing
    else:
        assert place(made) == ("body", 0, 12)
    assert (Comment.objects.get().quote, make.fresh(text).open_comments) == (WORDS, 1)


def test_words_that_tell_come_back_from_nowhere_and_a_headline_stays_the_headline(people, text):
    long = said(text, people.salma, passage=Passage("body", 0, "سوق جديد وسط المدينة"))
    headline = said(text, people.salma, passage=Passage("headline"))
    saved(text, people.rojin, headline="كلام مختلف تماما", body=f"<p>{SECOND}</p>")
    assert (place(long), place(headline)) == (("body", None, None), ("headline", 0, None))
    saved(text, people.rojin, body=BODY)
    assert (place(long), place(headline)) == (("body", 0, 12), ("headline", 0, 0))


def test_a_comment_on_the_text_that_was_read_follows_into_a_newer_one(people, text):
    opened = text.latest_revision_id
    saved(text, people.rojin, body=f"<p>مقدمة.</p>{BODY}")
    made = said(text, people.salma, opened_revision=opened)
    assert place(made) == ("body", 1, 12)
    assert made.revision_id == opened
    other = make.draft(people)
    assert said(
        text, people.salma, passage=workflow.WHOLE, opened_revision=other.latest_revision_id
    )


def test_replies_settling_and_opening_again(people, text):
    thread = said(text, people.salma)
    answer = workflow.reply(thread, actor=people.rojin, words="سألتُ صاحب السوق.").comment
    again = workflow.reply(answer, actor=people.salma, words="شكرا.").comment
    assert {answer.thread_id, again.thread_id} == {thread.pk}
    entry = workflow.resolve(thread, actor=people.rojin, words="أضفت المصدر.")
    thread.refresh_from_db()
    assert (thread.state, thread.settled_by, thread.settled_named) == (
        "resolved",
        people.rojin,
        False,
    )
    assert (entry.move, entry.after["named"]) == (Move.RESOLVE, False)
    assert thread.replies.count() == 3
    assert make.fresh(text).open_comments == 0
    with pytest.raises(workflow.Refused, match="settled this meanwhile"):
        workflow.resolve(thread, actor=people.idris)
    saved(text, people.rojin, body=f"<p>مقدمة.</p>{BODY}")
    workflow.reopen(thread, actor=people.idris, words="لا يزال ناقصا.")
    assert place(thread) == ("body", 1, 12)
    assert make.fresh(text).open_comments == 1
    with pytest.raises(workflow.Refused, match="open already"):
        workflow.reopen(thread, actor=people.idris)
    moves = JournalEntry.objects.filter(translation=text).values_list("move", flat=True)
    assert [*moves][:-1] == [
        *("reopen", "reply", "save", "resolve", "reply", "reply", "reply", "comment"),
    ]


def test_the_same_form_sent_twice_says_it_once(people, text):
    first = workflow.comment(text, actor=people.salma, words="@rojin؟", token="form")
    second = workflow.comment(text, actor=people.salma, words="@rojin؟", token="form")
    assert (second.comment, second.named) == (first.comment, (people.rojin,))
    answers = [
        workflow.reply(first.comment, actor=people.idris, words="x", token="r") for _ in "ab"
    ]
    assert answers[0].comment == answers[1].comment
    settled = [workflow.resolve(first.comment, actor=people.idris, token="s") for _ in "ab"]
    assert settled[0] == settled[1]
    assert Comment.objects.count() == 2


def test_the_numbers_of_a_version_are_those_of_its_open_comments(people, text):
    threads = [said(text, people.salma, must=must) for must in (True, False, True)]
    assert (make.fresh(text).open_comments, make.fresh(text).open_musts) == (3, 2)
    workflow.reply(threads[0], actor=people.rojin, words="نعم")
    workflow.resolve(threads[0], actor=people.salma)
    assert (make.fresh(text).open_comments, make.fresh(text).open_musts) == (2, 1)


def test_what_was_said_is_never_changed_or_deleted(people, text):
    thread = said(text, people.salma, "من؟ @idris")
    other = said(text, people.salma)
    for changes in (
        {"words": "x"},
        {"person": people.rojin},
        {"must": True},
        {"quote": "x"},
        {"is_named": False},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Comment.objects.filter(pk=thread.pk).update(**changes)
    for rows in (Comment.objects.all(), Mention.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        Mention.objects.update(person=people.rojin)
    for wrong in ({"state": "resolved"}, {"state": "taken"}, {"thread": other, "state": ""}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            Comment.objects.filter(pk=thread.pk).update(**wrong)


def test_comments_are_on_one_version_alone(people):
    source = make.published(people)
    other = make.translated(people, source, "kmr")
    workflow.comment(source, actor=people.zelal, words="x", must=True)
    assert make.fresh(other).open_musts == 0
    with pytest.raises(workflow.Refused):
        workflow.comment(source, actor=people.azad, words="x")
