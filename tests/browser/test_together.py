"""Languages published together, several texts at once: by keyboard, on a phone, without script."""

from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from articles.models import Publication
from tests import make
from tests.admin.pages import story_screen
from tests.together import approved_in, hours_of, in_hours, scheduled

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Somebody far from the outlet."""
    return {**browser_context_args, "timezone_id": "America/Sao_Paulo"}


def test_a_publisher_schedules_languages_together_on_a_phone(live_server, people, either):
    versions = approved_in(people)
    page = either(people.zelal)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + story_screen(versions["ar"].article))

    page.get_by_text("Several languages at one moment").click()
    page.get_by_label("Day and hour").fill("2030-05-01T10:00")
    # Enter presses the first button: at this time, and not now.
    page.get_by_label("Day and hour").press("Enter")
    expect(page.get_by_text("Scheduled together.")).to_be_visible()
    assert set(hours_of(versions)) == set(versions)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Cancel the schedule of all").click()
    expect(page.get_by_text("The schedule is cancelled.")).to_be_visible()
    assert hours_of(versions) == {}


def test_a_chosen_hour_says_how_long_it_is_until_then(live_server, people, sign_in):
    versions = approved_in(people, "ar", "kmr")
    page = sign_in(people.zelal)
    page.goto(live_server.url + story_screen(versions["ar"].article))

    page.get_by_text("Several languages at one moment").click()
    page.get_by_label("Day and hour").fill("2020-05-01T10:00")
    expect(page.get_by_text("That time has passed.")).to_be_visible()
    page.get_by_label("Day and hour").fill("2090-05-01T10:00")
    expect(page.locator("[data-until]")).to_contain_text("In")
    expect(page.locator("[data-until]")).to_contain_text("On your clock: \u20662090-05-01 ")


def test_several_texts_are_approved_by_keyboard_on_a_phone(live_server, people, either):
    stories = [make.submitted(people) for _ in range(3)]
    page = either(people.salma)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/admin/queue/review/")

    boxes = page.locator(".choice")
    boxes.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # the headline
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".choice:checked")).to_have_count(2)
    page.get_by_role("button", name="Approve the chosen texts").press("Enter")
    expect(page.locator("#done")).to_contain_text("Approved.")

    assert sorted(make.fresh(story).status for story in stories) == [
        "approved",
        "approved",
        "submitted",
    ]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_several_texts_are_published_from_the_start_page(live_server, people, either):
    made = [make.approved(people) for _ in range(2)]
    page = either(people.zelal)
    page.goto(f"{live_server.url}/admin/")

    for box in page.locator(".choice").all():
        box.check()
    page.get_by_text("Publish the chosen texts").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.locator("#done")).to_contain_text("Published.")

    assert Publication.objects.visible().count() == len(made)


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_the_common_schedule_is_told_in_each_language(live_server, people, sign_in, language):
    versions = approved_in(people)
    scheduled(people, versions, in_hours(30))
    page = sign_in(people.zelal, language)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + story_screen(versions["ar"].article))

    expect(page.locator("#together")).to_be_visible()
    expect(page.locator("[data-local-hour] time")).to_be_visible()
    own = in_hours(30).astimezone(ZoneInfo("America/Sao_Paulo"))
    expect(page.locator("[data-local-hour]")).to_contain_text(f"\u2066{own:%Y-%m-%d} ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
