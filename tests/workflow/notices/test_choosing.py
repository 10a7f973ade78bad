"""How people wish to be told: by each for themselves, and followed from the next notice on."""

import pytest

from articles import workflow
from articles.models import JournalEntry, Notice, Wish
from articles.notices.wishes import GROUPS, USUAL, ways_of
from articles.states import Move
from articles.workflow import Refused
from articles.workflow.told import KEPT, KEPT_READ, LATELY, forget_notices
from tests import make

Kind, Way = Notice.Kind, Notice.Way

pytestmark = pytest.mark.django_db
ALL = {kind: way.value for kind, way in USUAL.items()}


def choose(person, actor=None, token=None, **ways):
    return workflow.choose_notices(person, actor=actor or person, ways=ways, token=token)


def test_every_kind_has_a_usual_way_and_stands_in_one_group():
    grouped = [kind for _label, kinds in GROUPS for kind in kinds]

    assert sorted(grouped) == sorted(USUAL) == sorted(Kind)


def test_a_choice_is_stored_once_with_its_entry(people):
    entry = choose(people.rojin, token="a", sent_back="digest", approved="desk")
    again = choose(people.rojin, token="a", sent_back="digest", approved="desk")

    assert again == entry
    assert (entry.move, entry.subject_id) == (Move.CHOOSE_NOTICES, people.rojin.pk)
    assert (entry.before, entry.after) == ({"sent_back": "at_once"}, {"sent_back": "digest"})
    assert ways_of(people.rojin.pk) == USUAL | {Kind.SENT_BACK: Way.DIGEST}
    assert ways_of(people.karim.pk) == USUAL


def test_what_was_chosen_already_leaves_no_entry_and_the_usual_way_no_row(people):
    assert choose(people.rojin, **ALL) is None
    choose(people.rojin, sent_back="nothing")
    choose(people.rojin, **ALL)

    assert JournalEntry.objects.count() == 2
    assert not Wish.objects.exists()


@pytest.mark.parametrize("name", ["karim", "salma", "zelal", "admin", "stranger"])
def test_nobody_chooses_for_somebody_else(people, name):
    with pytest.raises(Refused, match="for themselves"):
        choose(people.rojin, getattr(people, name), sent_back="desk")

    assert choose(getattr(people, name), sent_back="desk")


@pytest.mark.parametrize(
    "ways", [{"sent_back": ""}, {"sent_back": "loudly"}, {"every": "desk"}, {"sent_back": "\0"}]
)
def test_what_cannot_be_chosen_is_refused_whole(people, ways):
    with pytest.raises(Refused, match="Choose"):
        choose(people.rojin, approved="nothing", **ways)

    assert not Wish.objects.exists()


@pytest.mark.parametrize("way", Way.values)
def test_a_notice_goes_by_the_choice_of_its_person(people, way):
    choose(people.idris, to_review=way)

    make.submitted(people)

    told = dict(Notice.objects.values_list("person__username", "way"))
    assert told.pop("idris", "nothing") == way
    assert set(told.values()) == {"digest"}


@pytest.mark.parametrize(("way", "becomes"), [("digest", "digest"), ("nothing", "desk")])
def test_what_waits_to_be_mailed_goes_by_the_new_choice(people, way, becomes):
    text = make.submitted(people)
    opened = {"opened_revision": text.latest_revision_id}
    workflow.send_back(text, actor=people.salma, note="لماذا؟", **opened)

    choose(people.rojin, sent_back=way)

    assert Notice.objects.get(kind="sent_back").way == becomes


def test_one_marks_ones_own_notices_as_read(people):
    for _ in range(3):
        make.submitted(people)
    mine = Notice.objects.filter(person=people.salma).latest_first()
    latest, second, first = mine

    assert not workflow.mark_read(first.pk, actor=people.idris)
    assert workflow.mark_read(first.pk, actor=people.salma)
    assert not workflow.mark_read(first.pk, actor=people.salma)
    assert workflow.mark_all_read(actor=people.salma, up_to=second.pk) == 1
    assert list(mine.unread()) == [latest]
    assert Notice.objects.filter(person=people.idris).unread().count() == 3


def test_what_was_read_is_forgotten_after_a_month_and_all_after_three(people):
    make.published(people)
    Notice.objects.exclude(kind="approved").delete()
    copy = Notice.objects.get()
    now = copy.created_at
    ages = {
        "new": (now, None),
        "read": (now, now - KEPT_READ),
        "old": (now - KEPT_READ, None),
        "very old": (now - KEPT, None),
    }
    kept = [copy.pk]
    for name, (created_at, read_at) in ages.items():
        copy.pk, copy.created_at, copy.read_at = None, created_at, read_at
        copy.save()
        kept += [copy.pk] if name in {"new", "old"} else []
    entries = JournalEntry.objects.count()

    assert forget_notices() == 2

    assert sorted(Notice.objects.values_list("pk", flat=True)) == kept
    assert JournalEntry.objects.count() == entries
    assert LATELY < KEPT_READ < KEPT
