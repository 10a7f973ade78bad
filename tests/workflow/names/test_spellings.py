"""Spellings of a tag: each with its entry, and with its names where one form has both."""

import pytest

from articles.models import Tag
from articles.states import Move
from articles.workflow.names import spellings, tags
from articles.workflow.names.spellings import Spelled, SpellingRefused
from tests import make
from tests.journal import journal_of

pytestmark = pytest.mark.django_db


def test_a_spelling_has_one_entry_and_what_finds_the_tag_already_has_none(people):
    tag = Tag.objects.create(name_ar="قامشلو")
    for _ in range(2):
        spellings.add_spelling(tag, actor=people.salma, language="ar", text="القامشلي")

    entry = journal_of(tag).get()
    assert (entry.actor, entry.move) == (people.salma, Move.ADD_SPELLING)
    assert entry.before == {"spellings_ar": []}
    assert entry.after == {"spellings_ar": ["القامشلي"]}


def test_names_and_spellings_of_one_form_are_one_change(people):
    tag = Tag.objects.create(name_ar="قامشلو")
    spelling = make.spelling(tag, language="ar", text="القامشلى")
    corrected = Spelled("ar", "القامشلي", spelling.pk)

    entry = tags.change_tag(
        tag,
        actor=people.admin,
        values={"kind": "place"},
        spellings=[corrected, Spelled("kmr", "Qamişlo")],
    )

    assert list(journal_of(tag)) == [entry]
    assert entry.before == {
        "kind": "topic",
        "spellings_ar": ["القامشلى"],
        "spellings_kmr": [],
    }
    assert entry.after == {
        "kind": "place",
        "spellings_ar": ["القامشلي"],
        "spellings_kmr": ["Qamişlo"],
    }


def test_a_spelling_of_another_tag_stops_the_whole_change(people):
    tag, other = (Tag.objects.create(name_ar=name) for name in ("سوق", "مدينة"))
    make.spelling(other, language="ar", text="مدن")

    with pytest.raises(SpellingRefused):
        tags.change_tag(
            tag,
            actor=people.admin,
            values={"name_ar": "أسواق"},
            spellings=[Spelled("ar", "مدن")],
        )

    assert Tag.objects.get(pk=tag.pk).name_ar == "سوق"
    assert not journal_of(tag)
