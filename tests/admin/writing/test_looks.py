"""A text on a phone, on a desktop, in both themes, and as WhatsApp shows it."""

import re
from io import BytesIO

import pytest
from PIL import Image

from tests import make
from tests.admin.pages import at_the_desk
from tests.public.photos import photo
from tests.public.walk import elements

pytestmark = pytest.mark.django_db


def inside(story):
    return f"/admin/articles/translation/{story.pk}/preview/1/"


@pytest.fixture
def story(people):
    text = {"headline": "عنوان للبطاقة", "standfirst": "مقدمة تظهر تحت العنوان"}
    return make.draft(people, lead_photo=photo(people).pk, **text)


def test_the_page_frames_each_width_in_both_themes_and_shows_the_card(people, story):
    desk = at_the_desk(people.rojin)
    answer = desk.get(f"{inside(story)}looks/")
    page = answer.content.decode()

    frames = [frame["src"] for frame in elements(page, "iframe")]
    assert sorted(frames) == sorted(f"{inside(story)}framed/{each}/" for each in 2 * THEMES)
    assert all(frame["sandbox"] == "allow-same-origin" for frame in elements(page, "iframe"))
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    bubble = re.search(r'<div class="look-link".*?</div>', page, re.S)[0]
    assert "عنوان للبطاقة" in bubble
    assert "مقدمة تظهر تحت العنوان" in bubble
    assert f"{inside(story)}card/" in bubble


THEMES = ["light", "dark"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_frame_holds_the_readers_page_in_that_theme_and_runs_nothing(people, story, theme):
    answer = at_the_desk(people.rojin).get(f"{inside(story)}framed/{theme}/")
    page, policy = answer.content.decode(), answer["Content-Security-Policy"]

    assert f'<html data-theme="{theme}" lang="ar" dir="rtl">' in page
    assert "عنوان للبطاقة" in page
    assert "frame-ancestors 'self'" in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "sha256" in policy.partition("style-src")[2].partition(";")[0]
    assert "sha256" not in policy.partition("script-src")[2].partition(";")[0]
    assert answer["Cache-Control"] == "no-store, private"


def test_the_card_is_drawn_and_stored_nowhere(people, story):
    answer = at_the_desk(people.rojin).get(f"{inside(story)}card/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store, private"
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_what_cannot_be_drawn_or_is_no_theme_is_not_there(people):
    story = make.draft(people, headline="")
    desk = at_the_desk(people.rojin)
    assert desk.get(f"{inside(story)}card/").status_code == 404
    assert "look-link" in desk.get(f"{inside(story)}looks/").content.decode()
    assert desk.get(f"{inside(story)}framed/blue/").status_code == 404


def test_the_preview_leads_there(people, story):
    page = at_the_desk(people.rojin).get(inside(story)).content.decode()
    assert f'href="{inside(story)}looks/"' in page
