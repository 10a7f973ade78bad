from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Tag
from articles.search import propose, search
from articles.workflow.names.tags import merge
from tests import make
from tests.make import draft

from .stories import few_are_many, found, tell


def tag(names, spellings=()):
    """A tag with a name per language, each a spelling, and further spellings."""
    made = Tag.objects.create(**{f"name_{code}": name for code, name in names.items()})
    for language, text in [*names.items(), *spellings]:
        make.spelling(made, language=language, text=text)
    return made


@pytest.fixture
def qamishli(db):
    return tag(
        {"ar": "القامشلي", "ckb": "قامیشلۆ", "kmr": "Qamişlo"},
        [("ar", "قامشلو"), ("kmr", "Qamishlo")],
    )


@pytest.fixture
def ras_al_ain(db):
    return tag({"ar": "رأس العين", "ckb": "سەرێ کانی", "kmr": "Serê Kaniyê"}, [("ar", "سري كانيه")])


@pytest.mark.parametrize(
    "query", ["Qamişlo", "qamislo", "قامیشلۆ", "القامشلي", "قامشلو", "Qamishlo"]
)
def test_one_spelling_finds_the_stories_of_every_language(people, qamishli, query):
    stories = {
        "ar": tell(people, "ar", "سوق في القامشلي"),
        "ckb": tell(people, "ckb", "بازاڕ لە قامیشلۆ"),
        "kmr": tell(people, "kmr", "Bazar li Qamişlo"),
    }

    for language, story in stories.items():
        results = search(query, language=language)
        assert [hit.publication.translation_id for hit in results.hits] == [story.pk]
        others = {code: each.hits[0].translation_id for code, each in results.others.items()}
        assert others == {code: one.pk for code, one in stories.items() if code != language}


def test_the_spelling_as_typed_comes_first(people, qamishli):
    typed = tell(people, "ar", "سوق في قامشلو")
    other = tell(people, "ar", "سوق في القامشلي")

    assert found("قامشلو", "ar") == [typed.pk, other.pk]


def test_a_name_of_several_words_is_found_as_a_phrase(people, ras_al_ain):
    story = tell(people, "ar", "عاد الأهالي إلى رأس العين")
    tell(people, "ar", "رفع رأس المال وفتح العين")

    assert found("Serê Kaniyê", "ar") == [story.pk]
    assert found("سري كانيه", "ar") == [story.pk]


def test_a_name_beside_other_words(people, ras_al_ain):
    story = tell(people, "ar", "مدارس رأس العين مفتوحة")
    tell(people, "ar", "أسواق رأس العين مفتوحة")

    assert found("مدارس سري كانيه", "ar") == [story.pk]


def test_another_spelling_may_carry_an_affix(people, qamishli):
    story = tell(people, "ar", "المدارس بقامشلو مفتوحة")

    assert found("Qamişlo", "ar") == [story.pk]


def test_spellings_of_a_merged_tag_count(people, qamishli):
    spare = tag({"ar": "قامشلي"})
    merge(spare, actor=people.admin, into=qamishli)
    story = tell(people, "kmr", "Bazar li Qamişlo")

    assert found("قامشلي", "kmr") == [story.pk]


def test_a_story_is_found_by_the_names_of_its_tags(people):
    forces = tag({"ar": "قوات سوريا الديمقراطية"}, [("ar", "قسد")])
    story = tell(people, "ar", "بيان جديد #قسد")

    assert found("الديمقراطية", "ar") == [story.pk]
    assert forces.spellings.count() == 2


def test_a_skeleton_finds_nothing_by_itself(people):
    tell(people, "ar", "سوق في القامشلي")

    assert found("Qamişlo", "ar") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kmr", "Gelê Qamişloyê civiya"),
        ("kmr", "Qamişloya kevn"),
        ("ckb", "لە قامیشلۆدا"),
        ("ckb", "خەڵکی قامیشلۆی کۆن"),
    ],
)
def test_in_other_languages_a_name_may_carry_an_affix(people, qamishli, language, text):
    story = tell(people, language, text)

    (elsewhere,) = search("القامشلي", language="ar").others.values()

    assert [hit.translation_id for hit in elsewhere.hits] == [story.pk]


def test_other_languages_show_their_freshest_three_and_the_count(people):
    made = [tell(people, "kmr", f"Di 2018 de {number}") for number in range(4)]

    (elsewhere,) = search("2018", language="ar").others.values()

    assert elsewhere.count == 4
    assert [hit.translation_id for hit in elsewhere.hits] == [one.pk for one in made[:0:-1]]


class TestManyElsewhere:
    """Where another language has more than are counted."""

    @pytest.fixture(autouse=True)
    def _few_are_many(self, db, monkeypatch):
        few_are_many(monkeypatch, 5)

    def others(self, **choices):
        found = search("2018", language="ar", **choices).others
        return {
            code: (each.count, [hit.translation_id for hit in each.hits])
            for code, each in found.items()
        }

    def test_the_freshest_are_shown_without_a_count(self, people):
        made = [tell(people, "kmr", f"Di 2018 de {number}") for number in range(6)]
        alone = tell(people, "ckb", "لە ساڵی 2018")

        assert self.others() == {
            "ckb": (1, [alone.pk]),
            "kmr": (None, [one.pk for one in made[:2:-1]]),
        }

    def test_old_ones_are_found_behind_fresh_stories_of_other_things(self, people):
        made = [tell(people, "kmr", f"Di 2018 de {number}") for number in range(6)]
        for number in range(3):
            tell(people, "kmr", f"Di 2019 de {number}")

        assert self.others() == {"kmr": (None, [one.pk for one in made[:2:-1]])}

    def test_those_that_are_fewer_than_are_shown_are_counted(self, people):
        made = [tell(people, "kmr", f"Di 2018 de {number}") for number in range(2)]
        for number in range(4):
            tell(people, "kmr", f"Di 2018 de {number}", at=timezone.now() + timedelta(hours=1))

        assert self.others() == {"kmr": (2, [one.pk for one in made[::-1]])}

    def test_what_is_not_public_yet_is_neither_shown_nor_counted(self, people):
        for number in range(6):
            tell(people, "kmr", f"Di 2018 de {number}", at=timezone.now() + timedelta(hours=1))
        assert self.others() == {}

        story = tell(people, "kmr", "Di 2018 de")

        assert self.others() == {"kmr": (1, [story.pk])}

    def test_a_section_narrows_them_down(self, people):
        made = [tell(people, "kmr", f"Di 2018 de {number}") for number in range(6)]

        assert self.others(section=made[0].article.section_id) == {"kmr": (1, [made[0].pk])}

    def test_it_takes_few_queries(self, people, django_assert_max_num_queries):
        for language in ("ckb", "kmr"):
            for number in range(6):
                tell(people, language, f"2018 {number}")
            for number in range(3):
                tell(people, language, f"2019 {number}")

        with django_assert_max_num_queries(8):
            assert {count for count, _ids in self.others().values()} == {None}


def test_the_section_holds_for_other_languages_too(people):
    story = tell(people, "kmr", "Di 2018 de")
    another = draft(people, "ar").article.section_id

    assert search("2018", language="ar", section=story.article.section_id).others
    assert search("2018", language="ar", section=another).others == {}


class TestProposals:
    def test_the_same_name_in_another_script_is_proposed(self, qamishli):
        twin = tag({"ckb": "قامشلۆ"})

        assert [(one.tag, one.text) for one in propose(twin)][0] == (qamishli, "القامشلي")
        assert propose(qamishli)[0].tag == twin

    def test_names_of_few_consonants_are_not(self, db):
        tag({"ar": "كوباني"})

        assert propose(tag({"kmr": "Kobanê"})) == []

    def test_merged_tags_are_not(self, people, qamishli):
        twin = tag({"ckb": "قامشلۆ"})
        merge(twin, actor=people.admin, into=qamishli)

        assert propose(qamishli) == []
        assert propose(Tag.objects.get(pk=twin.pk)) == []
