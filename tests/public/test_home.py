import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Article, FrontPage
from articles.pages import front_choice, front_rows
from tests import make

from .photos import photo
from .walk import elements, main, page


@pytest.mark.parametrize("language", CODES)
def test_an_outlet_that_has_just_begun_has_a_home(client, db, language):
    html = page(client, f"/{language}/")

    assert f'<html lang="{language}"' in html
    assert re.search(r"<title>[^<]+</title>", html)
    assert re.search(r'class="masthead__name"[^>]*><bdi>[^<]+<', html)


def test_each_home_leads_to_the_others(client, db):
    html = page(client, "/ckb/")

    assert elements(html, "a", href="/ar/", hreflang="ar")
    assert elements(html, "a", href="/kmr/", hreflang="kmr")
    links = elements(html, "link", rel="alternate")
    assert {link["hreflang"] for link in links if "hreflang" in link} == {
        "ar",
        "ckb",
        "ku-Arab",
        "ku",
        "ku-Latn",
        "x-default",
    }


def test_another_languages_stories_are_not_there(client, people):
    story = make.published(people, "kmr")

    assert story.latest_revision.headline in page(client, "/kmr/")
    assert story.latest_revision.headline not in page(client, "/ar/")


def test_the_day_is_told(client, db):
    (time,) = elements(main(page(client, "/ar/")), "time")

    assert time["datetime"].startswith(timezone.localtime().date().isoformat())


def stories_on(html):
    """The paths of the stories in the order in which they stand."""
    paths = [link["href"] for link in elements(main(html), "a")]
    return [path for path in paths if re.match(r"/\w+/\d+/", path)]


def published(people, number):
    """Stories of one section, the oldest first."""
    stories = [make.published(people) for _ in range(number)]
    Article.objects.update(section=make.section())
    forget_masthead()
    make.pages_again()
    return stories


def address(story):
    return addresses.story(story.language, story.article_id, story.slug)


@pytest.fixture
def small_front(monkeypatch):
    """A home with one card under its lead, and one line beside it."""
    for name, size in {"TOP": {0: 1}, "TOO_FEW": 0}.items():
        monkeypatch.setattr(front_choice, name, size)
    monkeypatch.setattr(front_choice, "_room_for_latest", lambda left: min(left, 1))


@pytest.mark.usefixtures("small_front")
def test_the_newest_leads_and_no_story_stands_twice(client, people):
    stories = published(people, 5)
    section = Article.objects.first().section

    html = page(client, "/ar/")

    assert stories_on(html) == [address(story) for story in reversed(stories)]
    assert elements(html, "a", href=addresses.section("ar", section.pk, section.name_ar))


@pytest.mark.usefixtures("small_front")
def test_older_stories_follow_the_latest(client, people):
    stories = published(people, 5)

    links = [link["href"] for link in elements(page(client, "/ar/"), "a")]
    html = page(client, next(link for link in links if "before" in link))

    assert stories_on(html) == [address(stories[1]), address(stories[0])]
    assert elements(html, "meta", name="robots", content="noindex")


@pytest.mark.usefixtures("small_front")
def test_a_section_has_its_block_however_long_ago_its_last_story_was(client, people, monkeypatch):
    for name in ("LOOKED_FOR_LEAD", "LOOKED_FOR_TOP"):
        monkeypatch.setattr(front_choice, name, 2)
    monkeypatch.setattr(front_rows, "LATEST", 3)
    front_rows._latest.cache_clear()
    long_ago = make.published(people)
    section = long_ago.article.section
    recent = published(people, 4)
    Article.objects.filter(pk=long_ago.article_id).update(section=section)
    make.pages_again()

    html = page(client, "/ar/")
    front_rows._latest.cache_clear()

    blocks = html.split('class="block"')[1:]
    assert [address(long_ago) in block for block in blocks] == [True, False]
    assert address(recent[0]) in blocks[1]


@pytest.mark.usefixtures("small_front")
def test_under_the_lead_the_first_section_comes_first(client, people):
    first, second = make.section(), make.section()
    stories = [make.published(people) for _ in range(3)]
    for story, section in zip(stories, (first, second, second), strict=True):
        Article.objects.filter(pk=story.article_id).update(section=section)
    make.pages_again()

    expected = [stories[place] for place in (2, 0, 1)]
    assert stories_on(page(client, "/ar/")) == [address(story) for story in expected]


def test_the_latest_with_a_picture_leads(client, people):
    pictured = make.published(people, lead_photo=photo(people).pk)
    make.published(people)

    assert stories_on(page(client, "/ar/"))[0] == address(pictured)


def test_opinion_stands_by_itself_with_its_authors(client, people):
    for number in range(3):
        story = make.published(people)
        if number != 1:
            Article.objects.filter(pk=story.article_id).update(genre=Article.Genre.OPINION)
    make.pages_again()
    html = page(client, "/ar/")

    block = html.partition('id="opinion"')[2].partition("</section>")[0]
    assert len(stories_on(f"<main>{block}</main>")) == 2
    author = story.article.bylines.get().name_ar
    assert f"<bdi>{author}</bdi>" in block
    assert "front__lead" in html


def pin(people, *stories, until=None):
    pins = [workflow.Pinned(story.pk, until) for story in stories]
    return workflow.arrange_front_page(FrontPage.of("ar"), actor=people.zelal, pins=pins)


def test_what_is_pinned_stands_first_in_its_order(client, people):
    stories = published(people, 5)
    pin(people, stories[1], stories[3])

    expected = [stories[place] for place in (1, 3, 4, 2, 0)]
    assert stories_on(page(client, "/ar/")) == [address(story) for story in expected]


def test_a_pinned_story_that_is_withdrawn_leaves_and_the_next_takes_its_place(client, people):
    stories = [make.published(people) for _ in range(4)]
    pin(people, stories[1], stories[2])
    workflow.withdraw(stories[1], actor=people.zelal, note="خطأ")

    found = stories_on(page(client, "/ar/"))
    assert found[0] == address(stories[2])
    assert address(stories[1]) not in found


def test_a_scheduled_story_takes_its_pinned_place_when_it_is_out(client, people):
    live = make.published(people)
    later = make.published(people, at=timezone.now() + timedelta(hours=1))
    pin(people, later)

    assert stories_on(page(client, "/ar/")) == [address(live)]


def test_a_pin_ends_with_its_time(client, people, monkeypatch):
    stories = [make.published(people) for _ in range(2)]
    pin(people, stories[0], until=timezone.now() + timedelta(hours=1))
    assert stories_on(page(client, "/ar/"))[0] == address(stories[0])

    FrontPage.of("ar").pins.update(until=timezone.now() - timedelta(seconds=1))
    assert stories_on(page(client, "/ar/"))[0] == address(stories[1])


def test_a_corrected_story_stays_pinned_under_its_new_headline(client, people):
    stories = [make.published(people) for _ in range(2)]
    pin(people, stories[0])
    text = make.revised(people, stories[0], headline="تصحيح الخبر")
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)

    html = page(client, "/ar/")
    assert stories_on(html)[0] == address(stories[0])
    assert "تصحيح الخبر" in html


def set_line(people, **said):
    until = timezone.now() + timedelta(hours=1)
    said.setdefault("until", until)
    return workflow.set_breaking_line(FrontPage.of("ar"), actor=people.zelal, **said)


def bar(html):
    found = re.search(r'<aside class="breaking">(.*?)</aside>', html, re.S)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("language", "label"), [("ar", "عاجل"), ("ckb", "بەپەلە"), ("kmr", "Lezgîn")]
)
def test_a_breaking_line_stands_over_the_home_of_its_language_alone(
    client, people, language, label
):
    page_of = FrontPage.of(language)
    until = timezone.now() + timedelta(hours=1)
    workflow.set_breaking_line(page_of, actor=people.zelal, text="<b> &", until=until)

    for code in CODES:
        said = bar(page(client, f"/{code}/"))
        assert bool(said) == (code == language)
        if said:
            assert f"<strong>{label}</strong>" in said
            assert "&lt;b&gt; &amp;" in said
            assert "<a" not in said


def test_it_leads_to_its_story_under_its_own_words_or_the_headline(client, people):
    story = make.published(people, headline="سوق & معرض")
    set_line(people, version=story.pk)
    assert f'<a href="{address(story)}">سوق &amp; معرض</a>' in bar(page(client, "/ar/"))

    set_line(people, text="افتتاح السوق", version=story.pk)
    assert f'<a href="{address(story)}">افتتاح السوق</a>' in bar(page(client, "/ar/"))


def test_a_story_that_is_withdrawn_takes_its_line_with_it(client, people):
    story = make.published(people)
    set_line(people, text="افتتاح السوق", version=story.pk)
    workflow.withdraw(story, actor=people.zelal, note="خطأ")

    assert "افتتاح السوق" not in page(client, "/ar/")


def test_a_line_that_was_ended_is_gone(client, people):
    set_line(people, text="زلزال")
    workflow.end_breaking_line(FrontPage.of("ar"), actor=people.zelal)

    assert bar(page(client, "/ar/")) == ""
