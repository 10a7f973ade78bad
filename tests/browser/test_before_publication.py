"""What a story needs before it is published is asked for, and filled in, beside its text."""

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Photo
from tests import make
from tests.public.photos import photo

from .hands import press, save, screen_of, stored

WORDS = {
    "ar": ("rojin", "سوق المدينة صباحاً", "هيفين"),
    "ckb": ("berfin", "بازاڕی شار لە بەیانیدا", "هێڤین"),
}


@pytest.fixture(params=WORDS)
def language(request):
    return request.param


@pytest.fixture
def writer(people, language):
    return getattr(people, WORDS[language][0])


@pytest.fixture
def story(people, writer, language):
    """A text with a lead photo of which nothing is known, in a story of which as little is."""
    made = photo(people)
    blank = {f"{word}_{code}": "" for word in ("alt", "credit", "caption") for code in WORDS}
    Photo.objects.filter(pk=made.pk).update(uploaded_by=writer, **blank)
    content = make.content(language, lead_photo=made.pk)
    return workflow.create_story(actor=writer, language=language, content=content).translation


@pytest.mark.parametrize("width", [360, 1280])
def test_each_missing_thing_is_a_link_to_its_field(
    page, live_server, story, writer, language, width, sign_in
):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(writer, language)
    page.goto(screen_of(live_server, story))
    missing = page.locator("section[aria-labelledby=checklist] .check:not(.check-done) a")
    expect(missing).to_have_count(6)
    for link in missing.all():
        link.click()
        field = page.locator(link.get_attribute("href"))
        expect(field).to_be_in_viewport()


def test_all_of_it_is_filled_in_there_and_the_story_goes_out(
    page, live_server, people, story, writer, language, sign_in
):
    section, author = make.section(), make.author()
    _name, alt, credit = WORDS[language]
    sign_in(writer, language)
    page.goto(screen_of(live_server, story))
    page.select_option("[name=section]", str(section.pk))
    page.select_option("[name=byline_0]", str(author.pk))
    page.fill("[name=lead_alt]", alt)
    page.fill("[name=photo_credit]", credit)
    save(page)
    expect(page.locator(".check:not(.check-done, .check-optional)")).to_have_count(0)
    assert stored(story).lead_alt == alt
    press(page, "submit")

    make.leave_findings(make.fresh(story), people.zelal)
    sign_in(people.zelal, language)
    page.goto(screen_of(live_server, story))
    press(page, "approve")
    press(page, "publish")
    expect(page.locator(".chip-live")).to_be_visible()
    page.goto(f"{live_server.url}/{language}/{story.article_id}/")
    expect(page.locator(f"img[alt='{alt}']").first).to_be_attached()
    expect(page.locator("article")).to_contain_text(credit)


def test_two_people_see_that_both_have_it_open(
    page, live_server, people, language, sign_in, browser
):
    story = make.submitted(people, language)
    other = people.salma if language == "ar" else people.berfin
    workflow.arrive(story, actor=other)
    sign_in(people.zelal, language)
    page.goto(screen_of(live_server, story))
    expect(page.locator("[data-present]")).to_contain_text(other.username)
    workflow.leave_text(story, actor=other)
    page.reload()
    expect(page.locator("[data-present]")).to_be_hidden()
