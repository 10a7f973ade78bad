"""Screens of the newsroom's own choices: house style, searches without result, dates, spellings."""

import pytest
from playwright.sync_api import expect

from articles.copydesk.house import House
from articles.models import HouseStyle, Outlet, SearchMiss, Spelling, Tag
from articles.search import record_miss
from tests import make

from .hands import screen_of, sent

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = ".inline-group td.original p"


def submit(page):
    sent(page, page.locator("#content, main").get_by_role("button", name="Save", exact=True).first)


def test_an_editor_changes_the_house_style_and_the_copy_desk_follows(either, live_server, people):
    story = make.draft(people, body="<p>وصل الوفد إلى قامشلو ... ثم عاد في في المساء.</p>")
    page = either(people.salma)
    page.goto(f"{live_server.url}/admin/articles/housestyle/")
    spellings = page.locator("[name=spellings_ar]")
    spellings.fill(f"{spellings.input_value()}\nقامشلو = القامشلي")
    page.select_option("[name=ellipsis]", "...")
    page.get_by_text("All languages").click()
    page.select_option("[name=severity_C6]", "off")
    submit(page)

    changes = page.locator("[aria-labelledby=house-changes] .log-entry")
    expect(changes).to_have_count(1)
    expect(changes).to_contain_text("salma")
    expect(changes.locator("ins bdi")).to_have_text("قامشلو ← القامشلي")
    assert HouseStyle.current().house.ellipsis == "..."
    page.goto(screen_of(live_server, story))
    expect(page.locator("[data-findings] [data-finding]")).to_have_count(1)
    expect(page.locator("[data-findings]")).to_contain_text("القامشلي")


def test_a_house_style_that_cannot_be_is_handed_back_as_it_was_typed(either, live_server, people):
    page = either(people.salma)
    page.goto(f"{live_server.url}/admin/articles/housestyle/")
    page.fill("[name=spellings_ar]", "قامشلو")
    submit(page)

    expect(page.locator(".wrong")).to_contain_text("Line 1")
    expect(page.locator("[name=spellings_ar]")).to_have_value("قامشلو")
    assert HouseStyle.current().house == House()


def test_an_editor_lets_a_tag_be_found_by_what_readers_looked_for(either, live_server, people):
    Tag.objects.create(name_ar="القامشلي")
    record_miss("قامشلوو", language="ar")
    record_miss("Rojname", language="kmr")
    page = either(people.salma)
    page.goto(f"{live_server.url}/admin/articles/searchmiss/")
    rows = page.locator(".misses .miss")
    expect(rows).to_have_count(2)
    page.get_by_role("link", name="العربية").click()
    expect(rows).to_have_count(1)

    rows.locator("[name=tag]").fill("لا شيء")
    rows.get_by_role("button").click()
    expect(page.locator(".problem")).to_be_visible()
    expect(page.locator("[name=tag]").first).to_have_value("لا شيء")
    page.locator("[name=tag]").first.fill("القامشلي")
    page.locator(".misses .miss").first.get_by_role("button").click()
    expect(page.locator(".message-success")).to_be_visible()
    assert Spelling.objects.get().text == "قامشلوو"
    assert SearchMiss.objects.filter(language="kmr").exists()


def test_an_administrator_chooses_digits_and_months_and_readers_see_them(
    either, live_server, people
):
    Outlet.objects.create(pk=1, name_ar="المنبر", name_ckb="مینبەر", name_kmr="Minber")
    story = make.published(people)
    page = either(people.admin)
    page.goto(f"{live_server.url}/admin/articles/outlet/1/change/")
    sets = page.locator(".calendar")
    sets.filter(has_text="العربية").locator("summary").click()
    page.select_option("[name=digits_ar]", "arab")
    for number in range(1, 13):
        page.fill(f"[name=month_ar_{number}]", f"شهر{'ا' * number}")
    submit(page)

    page.goto(f"{live_server.url}/ar/{story.article_id}")
    expect(page.locator("article time, main time").first).to_contain_text("شهرا")
    expect(page.locator("article time, main time").first).to_contain_text("٢٠")


@pytest.mark.parametrize("language", ["en", "ar", "kmr"])
def test_no_row_of_spellings_is_named_twice(page, live_server, people, sign_in, language):
    tag = Tag.objects.create(name_ar="القامشلي")
    Spelling.objects.create(tag=tag, language="ar", text="قامشلو", key="قامشلو")
    sign_in(people.admin, language)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}/admin/articles/tag/{tag.pk}/change/")
        expect(page.locator("[name=spellings-0-text]")).to_have_value("قامشلو")
        assert page.locator(CLIPPED).count() == 1
        expect(page.locator(CLIPPED)).to_be_hidden()
        assert page.evaluate(OVERFLOW) <= 0
        expect(page.locator("[name=spellings-0-text]")).to_have_attribute("dir", "auto")
