import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Translation
from articles.search import search

from .stories import few_are_many, found
from .test_ranking import ar


def made_once(people):
    people.stories = [ar(people, headline=f"المطر {number}") for number in range(3)]
    people.stories += [ar(people, body=f"<p>المطر {number}</p>") for number in range(3)]
    people.stories += [ar(people, body=f"<p>والمطر {number}</p>") for number in range(3)]


@pytest.fixture
def stories(people):
    return people.stories


def walk(limit, query="مطر"):
    after, pages = None, []
    while True:
        results = search(query, language="ar", after=after, limit=limit)
        pages.append([hit.publication.translation_id for hit in results.hits])
        if results.next is None:
            return pages
        after = results.next


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 8, 9, 10])
def test_every_hit_is_on_one_page(stories, limit):
    pages = walk(limit)

    assert all(len(page) == limit for page in pages[:-1])
    assert 0 < len(pages[-1]) <= limit
    assert sum(pages, []) == found("مطر", "ar", limit=50)
    assert sorted(sum(pages, [])) == sorted(story.pk for story in stories)


def test_a_new_story_does_not_shift_the_next_page(people, stories):
    first = search("مطر", language="ar", limit=4)
    expected = search("مطر", language="ar", limit=4, after=first.next)

    ar(people, headline="مطر المطر")

    again = search("مطر", language="ar", limit=4, after=first.next)
    assert [hit.publication for hit in again.hits] == [hit.publication for hit in expected.hits]


@pytest.mark.parametrize("query", ["مطر", "المطر"])
def test_none_is_lost_or_shown_twice_while_others_come_and_go(people, stories, query):
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
def test_many_headlines_fill_pages_in_the_same_order(people, stories, limit, steps, monkeypatch):
    ar(people, headline="المطر", at=timezone.now() + timezone.timedelta(hours=1))
    newer = ar(people, headline="المطر من جديد")
    pages = walk(limit, "المطر")
    few_are_many(monkeypatch, 2, steps)

    assert walk(limit, "المطر") == pages
    assert pages[0][0] == newer.pk
    assert len(sum(pages, [])) == len(stories) + 1


def test_many_headlines_are_of_the_section_asked_for(people, stories, monkeypatch):
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
def test_a_place_that_is_none_means_the_first_page(stories, after):
    assert found("مطر", "ar", after=after) == found("مطر", "ar")
