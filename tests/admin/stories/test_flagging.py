"""Risk flags at the desk: set and cleared from a text or a story, seen wherever it is listed."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Outlet
from tests import make
from tests.admin.pages import at_the_desk, form, forms, messages, screen, story_screen

pytestmark = pytest.mark.django_db
WHY = "الطفلة تعرف من اسم المدرسة"
MARK = "chip-flag-minor"


@pytest.fixture
def story(people):
    return make.submitted(people)


def raising(story):
    return reverse("admin:story_raise_flag", args=[story.article_id])


def clearing(story, flag="minor"):
    return reverse("admin:story_clear_flag", args=[story.article_id, flag])


def standing(story):
    return Article.objects.get(pk=story.article_id).risk_flags


def sent(client, page, address, **typed):
    fields = form(client.get(page), address).fields
    return client.post(address, {**fields, **typed}, follow=True)


def flag(people, story, flag="minor"):
    workflow.raise_flag(story.article, actor=people.rojin, flag=flag, note=WHY)


@pytest.mark.parametrize("which", ["text", "story"])
def test_a_flag_is_set_and_cleared_from_where_one_is_and_one_stays_there(people, story, which):
    page = screen(story) if which == "text" else story_screen(story.article)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)

    answer = sent(rojin, page, raising(story), flag="source", note=WHY)
    assert answer.redirect_chain == [(page, 302)]
    assert standing(story) == {"source": WHY}
    assert WHY in answer.content.decode()
    assert clearing(story, "source") not in {each.action for each in forms(answer)}
    assert "Only editors and publishers" in answer.content.decode()

    answer = sent(salma, page, clearing(story, "source"), note="غير الاسم")
    assert answer.redirect_chain == [(page, 302)]
    assert standing(story) == {}
    assert messages(answer) == ["The flag is cleared. Nothing goes out by that."]


def test_it_is_marked_wherever_the_story_is_listed(people, story):
    salma = at_the_desk(people.salma)
    pages = (
        screen(story),
        story_screen(story.article),
        reverse("admin:index"),
        reverse("admin:articles_translation_changelist"),
        reverse("admin:articles_article_changelist"),
    )
    for page in pages:
        assert MARK not in salma.get(page).content.decode()
    flag(people, story)
    for page in pages:
        assert MARK in salma.get(page).content.decode(), page


def test_what_it_stops_is_told(people):
    live = make.published(people)
    answer = sent(
        at_the_desk(people.rojin), story_screen(live.article), raising(live), flag="minor", note=WHY
    )
    assert messages(answer) == ["The flag is set."]

    workflow.clear_flag(live.article, actor=people.salma, flag="minor", note="لا خطر")
    newer = make.revised(people, live, headline="عنوان أحدث")
    later = live.created_at.replace(year=live.created_at.year + 1)
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id, at=later)
    answer = sent(
        at_the_desk(people.rojin), story_screen(live.article), raising(live), flag="minor", note=WHY
    )
    assert messages(answer) == ["The flag is set. What was to go out is stopped: العربية."]


@pytest.mark.parametrize(
    ("typed", "status"),
    [({"note": " "}, 403), ({"_end": ""}, 400), ({"flag": "x"}, 403), ({"note": ""}, 403)],
)
def test_what_is_wrong_sets_nothing(people, story, typed, status):
    given = {"flag": "place", "note": WHY, **typed}
    page = story_screen(story.article)
    answer = sent(at_the_desk(people.rojin), page, raising(story), **given)

    assert answer.status_code == status
    assert standing(story) == {}


def test_a_refusal_keeps_what_was_typed(people, story):
    rojin = at_the_desk(people.rojin)
    page = screen(story)
    opened = form(rojin.get(page), raising(story)).fields
    flag(people, story)

    answer = rojin.post(raising(story), {**opened, "flag": "minor", "note": "خطر آخر"})
    assert answer.status_code == 409
    assert "set already" in answer.content.decode()

    answer = rojin.post(raising(story), {**opened, "flag": "place", "note": "الشارع", "_end": ""})
    assert answer.status_code == 400
    assert "الشارع" in answer.content.decode()
    assert standing(story) == {"minor": WHY}


@pytest.mark.parametrize("name", ["karim", "berfin", "stranger", "admin"])
def test_whoever_may_not_read_the_story_finds_no_flags_of_it(people, story, name):
    flag(people, story)
    client = at_the_desk(getattr(people, name))
    for address in (raising(story), clearing(story)):
        assert client.post(address, {"note": WHY}).status_code == 404
        assert client.get(address).status_code == 405


def test_history_says_which_flag_and_why_and_hides_a_writer(people, story):
    flag(people, story)
    workflow.clear_flag(story.article, actor=people.salma, flag="minor", note="حذف الاسم")

    page = at_the_desk(people.idris).get(story_screen(story.article)).content.decode()

    for words in ("Risk flag set", "Names a minor", WHY, "Risk flag cleared", "حذف الاسم"):
        assert words in page
    assert "salma" in page
    assert "rojin" not in page


def test_an_administrator_chooses_which_flags_stop_a_publication(people, story):
    made = Outlet.objects.create(pk=1, name_ar="صوت")
    admin = at_the_desk(people.admin)
    page = reverse("admin:articles_outlet_change", args=[made.pk])
    fields = form(admin.get(page), "").fields
    assert fields["blocking_flags"] == ["minor", "source", "operation"]

    admin.post(page, {**fields, "blocking_flags": ["face"]})

    made.refresh_from_db()
    assert made.blocking_flags == ["face"]
    flag(people, story)
    assert "stops publication" not in at_the_desk(people.salma).get(screen(story)).content.decode()
    assert "Shows a face" in admin.get(page).content.decode()
