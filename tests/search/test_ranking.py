import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Publication, Translation
from articles.search import search
from tests.make import published, section

from .stories import few_are_many, found, tell

EMPTY = {"headline": "خبر عاجل", "standfirst": "", "body": "<p>نص الخبر.</p>"}


def ar(people, **changes):
    return published(people, "ar", **{**EMPTY, **changes})


def test_headline_before_standfirst_before_tag_before_text(people):
    text = ar(people, body="<p>وصل المطر إلى الحقول.</p>")
    tag = ar(people, body="<p>الموسم جيد #المطر</p>")
    standfirst = ar(people, standfirst="موسم المطر بدأ")
    headline = ar(people, headline="المطر في الموسم")
    newest_text = ar(people, body="<p>وصل المطر إلى الحقول.</p>")

    expected = [headline, standfirst, tag, newest_text, text]
    assert found("المطر", "ar") == [story.pk for story in expected]


def test_fresh_stories_come_first_where_all_else_is_equal(people):
    older = tell(people, "ar", "وصل المطر إلى الحقول")
    newer = tell(people, "ar", "وصل المطر والثلج إلى الحقول مرة ثانية ثم المطر")

    assert found("المطر", "ar") == [newer.pk, older.pk]


@pytest.mark.parametrize(
    ("language", "typed", "folded"),
    [
        ("ar", "علي", "على"),
        ("ar", "على", "علي"),
        ("ar", "كرة", "كره"),
        ("ar", "الإدارة", "الادارة"),
        ("ckb", "شێر", "شیر"),
        ("ckb", "سال", "ساڵ"),
        ("ckb", "بەڕ", "بەر"),
        ("kmr", "şer", "ser"),
        ("kmr", "jîn", "jin"),
        ("kmr", "dil", "dîl"),
        ("kmr", "çar", "car"),
        ("kmr", "Kobanê", "Kobane"),
    ],
)
def test_the_word_as_typed_comes_before_other_accents(people, language, typed, folded):
    exact = tell(people, language, typed)
    newer = tell(people, language, folded)
    prominent = published(people, language, headline=folded)

    assert found(typed, language) == [exact.pk, prominent.pk, newer.pk]


def test_accents_count_in_the_field_where_they_stand(people):
    body_only = ar(people, headline="على الطريق", body="<p>قال علي إنه بخير.</p>")
    standfirst = ar(people, standfirst="تحدث علي للصحافة")

    assert found("علي", "ar") == [standfirst.pk, body_only.pk]


def test_a_whole_word_comes_before_one_with_an_affix(people):
    whole = tell(people, "ar", "سوريا بلد قديم")
    tell_headline = ar(people, headline="العراق وسوريا")

    assert found("سوريا", "ar") == [whole.pk, tell_headline.pk]


def test_every_word_must_be_found(people):
    both = tell(people, "ar", "وصل المطر والثلج إلى الحقول")
    tell(people, "ar", "وصل المطر إلى الحقول")

    assert found("المطر والثلج", "ar") == [both.pk]


def test_words_in_several_fields_add_up(people):
    split = ar(people, headline="المطر يعود", body="<p>الحقول تنتظر.</p>")
    text = ar(people, body="<p>المطر في الحقول.</p>")

    assert found("المطر الحقول", "ar") == [split.pk, text.pk]


def test_only_the_language_asked_for(people):
    kurmanji = tell(people, "kmr", "Li 2018 bû")
    sorani = tell(people, "ckb", "لە 2018 بوو")

    assert found("2018", "kmr") == [kurmanji.pk]
    assert found("2018", "ckb") == [sorani.pk]


def test_only_the_section_asked_for(people):
    inside = tell(people, "ar", "وصل المطر")
    tell(people, "ar", "وصل المطر")

    assert found("المطر", "ar", section=inside.article.section_id) == [inside.pk]
    assert found("المطر", "ar", section=section().pk) == []


def test_only_the_days_asked_for(people):
    story = tell(people, "ar", "وصل المطر")
    first = Publication.objects.get().first_published_at
    later = timezone.now() + timezone.timedelta(days=1)

    assert found("المطر", "ar", since=first, until=later) == [story.pk]
    assert found("المطر", "ar", since=later) == []
    assert found("المطر", "ar", until=first) == []


class TestPages:
    @pytest.fixture
    def stories(self, people):
        made = [ar(people, headline=f"المطر {number}") for number in range(3)]
        made += [ar(people, body=f"<p>المطر {number}</p>") for number in range(3)]
        made += [ar(people, body=f"<p>والمطر {number}</p>") for number in range(3)]
        return made

    def walk(self, limit, query="مطر"):
        after, pages = None, []
        while True:
            results = search(query, language="ar", after=after, limit=limit)
            pages.append([hit.publication.translation_id for hit in results.hits])
            if results.next is None:
                return pages
            after = results.next

    @pytest.mark.parametrize("limit", [1, 2, 3, 4, 8, 9, 10])
    def test_every_hit_is_on_one_page(self, stories, limit):
        pages = self.walk(limit)

        assert all(len(page) == limit for page in pages[:-1])
        assert 0 < len(pages[-1]) <= limit
        assert sum(pages, []) == found("مطر", "ar", limit=50)
        assert sorted(sum(pages, [])) == sorted(story.pk for story in stories)

    def test_a_new_story_does_not_shift_the_next_page(self, people, stories):
        first = search("مطر", language="ar", limit=4)
        expected = search("مطر", language="ar", limit=4, after=first.next)

        ar(people, headline="مطر المطر")

        again = search("مطر", language="ar", limit=4, after=first.next)
        assert [hit.publication for hit in again.hits] == [hit.publication for hit in expected.hits]

    @pytest.mark.parametrize("query", ["مطر", "المطر"])
    def test_none_is_lost_or_shown_twice_while_others_come_and_go(self, people, stories, query):
        expected = found(query, "ar", limit=50)
        shown, after = [], None
        for number in range(len(stories)):
            results = search(query, language="ar", after=after, limit=2)
            shown += [hit.publication.translation_id for hit in results.hits]
            after = results.next
            if after is None:
                break
            ar(people, headline=f"المطر {query}", body=f"<p>{query} {number}</p>")
            ar(people, body=f"<p>والمطر {number}</p>")
            if number == 0:
                gone = expected.pop()
                workflow.withdraw(
                    Translation.objects.get(pk=gone), actor=people.zelal, note="خطأ في الخبر"
                )

        assert len(shown) == len(set(shown))
        assert [pk for pk in shown if pk in expected] == expected

    @pytest.mark.parametrize("limit", [1, 2, 3, 4])
    @pytest.mark.parametrize("steps", [(1,), (1, 3, 12, 48)])
    def test_many_headlines_fill_pages_in_the_same_order(
        self, people, stories, limit, steps, monkeypatch
    ):
        ar(people, headline="المطر", at=timezone.now() + timezone.timedelta(hours=1))
        newer = ar(people, headline="المطر من جديد")
        pages = self.walk(limit, "المطر")
        few_are_many(monkeypatch, 2, steps)

        assert self.walk(limit, "المطر") == pages
        assert pages[0][0] == newer.pk
        assert len(sum(pages, [])) == len(stories) + 1

    def test_many_headlines_are_of_the_section_asked_for(self, people, stories, monkeypatch):
        few_are_many(monkeypatch, 2)
        of = stories[0].article.section_id

        assert found("المطر", "ar", section=of, limit=1) == [stories[0].pk]

    @pytest.mark.parametrize(
        "after",
        [
            "",
            "x",
            "1-2",
            "1-2-3-4",
            "-1-2-3",
            "٣-٤-٥",
            "9" * 500,
            f"1-{'9' * 19}-1",
            "1-1-" + "9" * 19,
        ],
    )
    def test_a_place_that_is_none_means_the_first_page(self, stories, after):
        assert found("مطر", "ar", after=after) == found("مطر", "ar")
