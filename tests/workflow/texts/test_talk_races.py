"""Two people at once who settle, take, or change the text under it: one outcome, said clearly."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Comment, JournalEntry, Publication
from articles.states import Move
from tests import make
from tests.threads import at_once, won

from .test_talk import BODY, said, saved

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4
SETTLED = "Somebody has settled this meanwhile"


def suggestion(text, actor, wording="سوق شعبي"):
    passage = workflow.Passage("body", 0, "سوق جديد")
    return workflow.suggest(text, actor=actor, passage=passage, wording=wording).comment


def lost(results):
    return [str(each) for each in results if isinstance(each, workflow.Refused)]


def test_one_of_two_settles_it_and_one_of_two_opens_it_again(people):
    text = make.draft(people)
    for _ in range(ROUNDS):
        thread = said(text, people.salma, passage=workflow.WHOLE, must=True)
        both = (people.salma, people.idris)
        results = at_once(*(partial(workflow.resolve, thread, actor=who) for who in both))
        assert len(won(results)) == 1
        assert lost(results)[0].startswith(SETTLED)
        assert make.fresh(text).open_comments == 0
        results = at_once(*(partial(workflow.reopen, thread, actor=who) for who in both))
        assert len(won(results)) == 1
        assert make.fresh(text).open_musts == 1
        workflow.resolve(thread, actor=people.salma)


def test_one_of_two_answers_to_a_suggestion_stands(people):
    for _ in range(ROUNDS):
        text = make.draft(people, body=BODY)
        made = suggestion(text, people.salma)
        results = at_once(
            partial(workflow.take_suggestion, made, actor=people.rojin),
            partial(workflow.refuse_suggestion, made, actor=people.idris),
            partial(workflow.take_suggestion, made, actor=people.hevin),
        )
        assert len(won(results)) == 1
        assert all(reason.startswith(SETTLED) for reason in lost(results))
        made.refresh_from_db()
        assert make.fresh(text).latest_revision.number == (2 if made.state == "taken" else 1)
        assert JournalEntry.objects.filter(translation=text, move=Move.SAVE).count() == (
            made.state == "taken"
        )


def test_of_two_suggestions_for_the_same_words_one_is_taken(people):
    for _ in range(ROUNDS):
        text = make.draft(people, body=BODY)
        both = [suggestion(text, people.salma, wording) for wording in ("سوق شعبي", "معرض")]
        results = at_once(
            *(partial(workflow.take_suggestion, each, actor=people.rojin) for each in both)
        )
        assert len(won(results)) == 1
        assert "were changed meanwhile" in lost(results)[0]
        assert Comment.objects.filter(translation=text).open().count() == 1


def test_a_wording_is_taken_or_the_text_is_changed_under_it(people):
    for _ in range(ROUNDS):
        text = make.draft(people, body=BODY)
        made = suggestion(text, people.salma)
        results = at_once(
            partial(workflow.take_suggestion, made, actor=people.rojin),
            partial(saved, text, people.idris, body="<p>نص آخر تماما.</p>"),
        )
        made.refresh_from_db()
        stands = make.fresh(text).latest_revision
        if made.state == "taken":
            assert "سوق شعبي" in made.taken_as.body
            assert stands.number in {2, 3}
        else:
            assert stands.body == "<p>نص آخر تماما.</p>"
            assert "were changed meanwhile" in lost(results)[0]
        assert won(results)


def test_nothing_is_approved_or_scheduled_past_a_must_of_the_same_moment(people):
    for _ in range(ROUNDS):
        text = make.submitted(people)
        opened = {"opened_revision": text.latest_revision_id}
        must = partial(said, text, people.hevin, passage=workflow.WHOLE, must=True)
        at_once(partial(workflow.approve, text, actor=people.salma, **opened), must)
        after = make.fresh(text)
        assert after.open_musts == 1
        entries = JournalEntry.objects.filter(translation=text).order_by("pk")
        moves = list(entries.values_list("move", flat=True))
        if after.approval_id:
            assert moves.index(Move.APPROVE) < moves.index(Move.COMMENT)

        ready = make.approved(people)
        later = timezone.now() + timedelta(hours=1)
        at_once(
            partial(
                workflow.publish,
                ready,
                actor=people.zelal,
                at=later,
                opened_revision=ready.latest_revision_id,
            ),
            partial(said, ready, people.salma, passage=workflow.WHOLE, must=True),
        )
        assert make.fresh(ready).open_musts == 1
        assert not Publication.objects.pending().of_story(ready.article_id).exists()


def test_the_same_form_sent_twice_at_once_says_it_once(people):
    text = make.draft(people)
    for number in range(ROUNDS):
        sent = partial(workflow.comment, text, actor=people.salma, words="x", token=f"form{number}")
        results = at_once(sent, sent)
        assert len({each.comment.pk for each in results}) == 1
    assert Comment.objects.count() == ROUNDS
