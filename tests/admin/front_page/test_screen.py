"""The screen of a front page, without a script: moved by buttons, stored by one of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from articles import workflow
from articles.models import FrontPage, Pin
from tests import make
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, form, messages
from tests.journal import journal_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def address(language="ar"):
    return reverse("admin:articles_frontpage_change", args=[language])


@pytest.fixture
def stories(people):
    return [make.published(people) for _ in range(3)]


@pytest.fixture
def client(people):
    return at_the_desk(people.hevin)


def press(client, answer, act, **typed):
    """The form of the order as it stands on a page, with a button pressed."""
    fields = form(answer, address()).fields
    return client.post(address(), {**fields, **typed, **button(act)})


def button(act):
    """`up-7` as its button sends it."""
    name, _dash, version = act.partition("-")
    return {name: version or "1"}


def on_screen(answer):
    return [int(version) for version in form(answer, address()).fields.get("pin", [])]


def pinned():
    return list(Pin.objects.values_list("translation", flat=True))


def numbers(*stories):
    return [story.pk for story in stories]


def test_stories_are_added_moved_and_taken_out_and_stored_when_they_are_saved(client, stories):
    first, second, third = stories
    answer = client.get(address())
    for story in stories:
        answer = press(client, answer, f"add-{story.pk}")
    assert on_screen(answer) == numbers(first, second, third)
    answer = press(client, answer, f"up-{third.pk}")
    assert on_screen(answer) == numbers(first, third, second)
    answer = press(client, answer, f"down-{first.pk}")
    answer = press(client, answer, f"remove-{second.pk}")
    assert on_screen(answer) == numbers(third, first)
    assert "not saved yet" in answer.content.decode()
    assert pinned() == []

    saved = press(client, answer, "save")
    assert saved.status_code == 302
    assert pinned() == numbers(third, first)
    assert journal_of(FrontPage).count() == 1


def test_moves_beyond_the_ends_change_nothing(client, stories):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")

    for act in ("up", "down"):
        assert on_screen(press(client, answer, f"{act}-{stories[0].pk}")) == numbers(stories[0])


def test_the_button_that_was_pressed_is_the_next_to_press(client, stories):
    answer = client.get(address())
    for story in stories:
        answer = press(client, answer, f"add-{story.pk}")
    html = press(client, answer, f"down-{stories[0].pk}").content.decode()

    assert f'value="{stories[0].pk}" data-move="down" autofocus' in html


def test_an_hour_that_was_typed_is_kept_on_the_way_and_stored(client, stories):
    until = localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    typed = {f"until_{stories[0].pk}": f"{until:%Y-%m-%dT%H:%M}"}
    answer = press(client, answer, f"add-{stories[1].pk}", **typed)
    press(client, answer, "save")

    assert Pin.objects.get(translation=stories[0]).until == until
    assert form(client.get(address()), address()).fields[f"until_{stories[0].pk}"] == [
        f"{until:%Y-%m-%dT%H:%M}"
    ]


@pytest.mark.parametrize("hour", ["tomorrow", "2020-01-01T10:00", "0001-01-01T00:00"])
def test_an_hour_that_cannot_be_is_said_and_nothing_is_lost(client, stories, hour):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    again = press(client, answer, "save", **{f"until_{stories[0].pk}": hour})

    assert again.status_code in (400, 403)
    assert 'role="alert"' in again.content.decode()
    assert on_screen(again) == numbers(stories[0])
    assert form(again, address()).fields[f"until_{stories[0].pk}"] == [hour]
    assert pinned() == []


def test_whoever_comes_second_is_told_and_may_save_over_it(client, people, stories):
    mine = press(client, client.get(address()), f"add-{stories[0].pk}")
    theirs = at_the_desk(people.zelal)
    press(theirs, press(theirs, theirs.get(address()), f"add-{stories[1].pk}"), "save")

    told = press(client, mine, "save")
    assert told.status_code == 409
    assert "Somebody has arranged" in told.content.decode()
    assert on_screen(told) == numbers(stories[0])
    assert pinned() == numbers(stories[1])

    assert press(client, told, "save").status_code == 302
    assert pinned() == numbers(stories[0])


def test_a_form_sent_twice_is_one_change_and_a_changed_one_another(client, stories):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    for _ in range(2):
        assert press(client, answer, "save").status_code == 302
    assert journal_of(FrontPage).count() == 1

    # Back in the browser, and something else pressed: the same token, another order.
    fields = {**form(answer, address()).fields, "pin": [stories[1].pk], **button("save")}
    assert client.post(address(), fields).status_code == 302
    assert pinned() == numbers(stories[1])


def test_a_form_that_was_cut_stores_nothing(client, stories):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    again = press(client, answer, "save", _end="")

    assert again.status_code == 400
    assert on_screen(again) == numbers(stories[0])
    assert pinned() == []


def test_what_was_withdrawn_has_left_and_can_be_taken_out_of_an_open_screen(
    client, people, stories
):
    answer = client.get(address())
    for story in stories[:2]:
        answer = press(client, answer, f"add-{story.pk}")
    workflow.withdraw(stories[0], actor=people.zelal, note="خطأ")
    refused = press(client, answer, "save")
    assert refused.status_code == 403
    assert "Readers do not see this story any more" in refused.content.decode()
    press(client, press(client, refused, f"remove-{stories[0].pk}"), "save")
    assert pinned() == numbers(stories[1])

    workflow.withdraw(stories[1], actor=people.zelal, note="خطأ")
    html = client.get(address())
    assert on_screen(html) == []
    assert "has left" in html.content.decode()


def test_stories_are_found_by_words_and_the_order_stays(client, people, stories):
    wanted = make.published(people, headline="مهرجان الزيتون")
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    found = press(client, answer, "find", q="الزيتون")
    html = found.content.decode()

    assert f'name="add" value="{wanted.pk}"' in html
    assert f'name="add" value="{stories[1].pk}"' not in html
    assert on_screen(found) == numbers(stories[0])


def test_drafts_and_stories_of_other_languages_are_not_offered(client, people):
    hidden = [make.draft(people), make.approved(people), make.published(people, "kmr")]
    html = client.get(address()).content.decode()

    assert not any(f'name="add" value="{story.pk}"' in html for story in hidden)


def test_the_preview_shows_the_order_of_the_screen_and_stores_nothing(client, stories):
    preview = reverse("admin:front_page_preview", args=["ar"])
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    fields = form(answer, address()).fields
    shown = client.post(preview, fields)
    html = shown.content.decode()

    assert html.index(f'href="/ar/{stories[0].article_id}/') < html.index(
        f'href="/ar/{stories[2].article_id}/'
    )
    assert shown["Cache-Control"] == "no-store, private"
    assert 'name="robots" content="noindex"' in html
    assert "<title>Desk</title>" in html
    assert pinned() == []
    assert client.get(preview).content != shown.content


@pytest.mark.parametrize(
    "name", ["rojin", "salma", "azad", "berfin", "nergiz", "stranger", "admin"]
)
def test_others_have_no_screen_and_no_entry_in_the_menu(people, name):
    client = at_the_desk(getattr(people, name))

    for where in (address(), f"{address()}", reverse("admin:front_page_preview", args=["ar"])):
        assert client.get(where).status_code == 404
        assert client.post(where, button("save")).status_code == 404
    assert client.get(reverse("admin:articles_frontpage_changelist")).status_code == 403
    assert "/frontpage/" not in client.get("/admin/").content.decode()


def test_each_publisher_has_their_languages(people):
    hevin, zelal = at_the_desk(people.hevin), at_the_desk(people.zelal)

    assert hevin.get(address("kmr")).status_code == 404
    assert address("kmr") not in hevin.get(address()).content.decode()
    assert address("kmr") in zelal.get(address()).content.decode()
    assert zelal.get(address("kmr")).status_code == 200
    assert "/frontpage/" in hevin.get("/admin/").content.decode()


@pytest.mark.parametrize("acts", ["up-", "up-x", "add-999999999999999999999", "add-9", "jump-1"])
def test_buttons_that_are_none_change_nothing(client, stories, acts):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")
    again = press(client, answer, acts)

    assert again.status_code == 200
    assert on_screen(again)[0] == stories[0].pk


def test_the_screen_takes_as_many_queries_however_much_is_pinned(client, people, stories):
    few = len(queries(client, address()))
    pins = [workflow.Pinned(make.published(people).pk) for _ in range(7)]
    workflow.arrange_front_page(FrontPage.of("ar"), actor=people.hevin, pins=pins)
    until = timezone.now() + timedelta(hours=1)
    workflow.set_breaking_line(FrontPage.of("ar"), actor=people.hevin, text="زلزال", until=until)

    assert few <= MOST_QUERIES
    assert len(queries(client, address())) <= MOST_QUERIES


def test_it_says_that_it_was_saved(client, stories):
    answer = press(client, client.get(address()), f"add-{stories[0].pk}")

    assert messages(press(client, answer, "save")) == ["Saved. Readers see this order now."]
