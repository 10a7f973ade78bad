"""Which story stands where on a home page, whatever there is to choose from."""

from itertools import product

import pytest

from articles.pages.front_choice import (
    HEADLINES,
    LEAST_HEADLINES,
    choose,
    in_a_block,
    most_blocks,
    rest,
)


def teasers(count, *, sections=6, opinion_each=9, picture_each=2):
    """By number, the latest with the highest; each `opinion_each`th is opinion, and so on."""
    return {
        number: {
            "section_id": number % sections + 1 if sections else 0,
            "is_opinion": bool(opinion_each) and number % opinion_each == 0,
            "picture": ["<img>"] if picture_each and number % picture_each == 0 else [""],
        }
        for number in range(1, count + 1)
    }


def chosen(stories, pinned=(), sections=()):
    latest = sorted(stories, reverse=True)
    return choose(
        pinned=pinned,
        latest=latest[:60],
        opinion=[number for number in latest if stories[number]["is_opinion"]][:12],
        teasers=stories,
        sections=sections,
    )


def whole_page(stories, pinned=(), sections=()):
    """The numbers of all stories on the page, its blocks filled as the queries fill them."""
    choice = chosen(stories, pinned, sections)
    shown = list(choice.shown)
    blocks = sections[: most_blocks(len(shown))]
    size = in_a_block(len(blocks), len(shown))
    for section in blocks:
        its_own = [number for number in stories if stories[number]["section_id"] == section]
        left = [number for number in sorted(its_own, reverse=True) if number not in choice.shown]
        shown += left[:size]
    return shown + rest(sorted(stories, reverse=True)[:60], shown)


@pytest.mark.parametrize(("sections", "pins"), [*product([0, 1, 2, 5, 6, 9, 14, 30], [0, 1, 3, 7])])
def test_a_full_page_has_its_headlines_and_none_twice(sections, pins):
    stories = teasers(400, sections=sections)
    page = whole_page(stories, list(range(200, 200 + pins)), list(range(1, sections + 1)))

    assert len(set(page)) == len(page)
    assert LEAST_HEADLINES <= len(page) <= HEADLINES + 2


@pytest.mark.parametrize("count", range(60))
def test_few_stories_are_all_there_once(count):
    stories = teasers(count)
    page = whole_page(stories, [], list(range(1, 7)))

    assert len(set(page)) == len(page)
    assert set(page) == set(stories) or len(page) >= LEAST_HEADLINES


def test_nothing_stands_where_there_is_nothing():
    choice = chosen({})

    assert choice.lead is None
    assert choice.shown == []


def test_pins_come_first_in_their_order():
    choice = chosen(teasers(60), pinned=[7, 50, 9])

    assert [choice.lead, *choice.top[:2]] == [7, 50, 9]


def test_news_with_a_picture_leads_before_newer_without():
    stories = teasers(30, opinion_each=0, picture_each=7)

    assert chosen(stories).lead == 28


def test_without_any_picture_the_latest_news_leads():
    stories = teasers(30, opinion_each=30, picture_each=0)

    assert chosen(stories).lead == 29


def test_where_all_is_opinion_the_latest_leads():
    assert chosen(teasers(5, opinion_each=1)).lead == 5


def test_opinion_stands_neither_on_top_nor_among_the_latest_before_its_block_is_full():
    choice = chosen(teasers(60), sections=list(range(1, 7)))

    assert not any(number % 9 == 0 for number in [choice.lead, *choice.top])
    assert list(choice.opinion) == [54, 45, 36, 27]


def test_under_the_lead_sections_follow_the_order_of_the_outlet():
    stories = teasers(60, opinion_each=0, picture_each=0)
    choice = chosen(stories, sections=[4, 2, 6])

    assert [stories[number]["section_id"] for number in choice.top[:3]] == [4, 2, 6]


def test_the_latest_leave_nothing_out():
    choice = chosen(teasers(60), sections=list(range(1, 7)))
    newer = range(min(choice.latest), 61)

    assert set(newer) <= set(choice.shown)
