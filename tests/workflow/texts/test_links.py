"""Preview links: who makes them, what they open, and everything that ends them."""

from datetime import timedelta
from functools import partial

import pytest

from articles import workflow
from articles.models import JournalEntry, PreviewLink
from articles.models.clock import database_now
from articles.states import Role
from articles.workflow import links
from articles.workflow.people import accounts, roles, sessions
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db
HOURS = 24


def linked(story, actor, **changes):
    opened = {"opened_revision": make.fresh(story).latest_revision_id, "hours": HOURS}
    return workflow.make_link(story, actor=actor, **{**opened, **changes})


def opens(made):
    return links.link_behind(made.address) is not None


@pytest.fixture
def story(people):
    return make.submitted(people)


def test_it_opens_the_text_that_was_shared_and_no_later_one(people, story):
    made = linked(story, people.salma)
    workflow.save_draft(
        story,
        actor=people.salma,
        content=make.content(headline="كلام لا يراه أحد"),
        opened_revision=story.latest_revision_id,
    )

    found = links.link_behind(made.address)
    assert found.revision_id == story.latest_revision_id
    assert found.until - found.created_at == timedelta(hours=HOURS)
    entry = JournalEntry.objects.get(move="share")
    assert entry.after == {"link": found.pk, "until": found.until.isoformat()}
    assert (entry.translation, entry.revision_id) == (story, story.latest_revision_id)


def test_its_secret_is_stored_nowhere(people, story):
    made = linked(story, people.salma, token="a-form")
    secret, _dot, signature = made.address.partition(".")

    for rows in (PreviewLink.objects.values(), JournalEntry.objects.values()):
        stored = str(list(rows))
        assert secret not in stored
        assert signature not in stored
    assert len(secret) >= 32


def test_two_links_differ_and_the_same_form_gives_the_same_address(people, story):
    first = linked(story, people.salma, token="a-form")
    assert linked(story, people.salma, token="a-form") == first
    assert linked(story, people.salma).address != first.address
    assert linked(story, people.idris, token="a-form").address != first.address
    assert PreviewLink.objects.count() == 3


def test_a_forged_address_is_turned_away_before_anything_is_looked_up(
    people, story, django_assert_num_queries
):
    address = linked(story, people.salma).address
    secret, _dot, signature = address.partition(".")
    forged = [secret, f"{secret}.", f"{secret[1:]}.{signature}", f"{secret}.{signature[1:]}"]
    with django_assert_num_queries(0):
        assert [links.link_behind(each) for each in [*forged, "", ".", "x.y", "ا.ب"]] == [None] * 8
    # Signed, and of no link.
    assert links.link_behind(links.signed("x" * 48)) is None


@pytest.mark.parametrize("hours", [0, -1, 2, 10_000])
def test_for_how_long_is_one_of_four(people, story, hours):
    with pytest.raises(workflow.Refused, match="how long"):
        linked(story, people.salma, hours=hours)


def test_whoever_has_not_seen_the_latest_text_shares_nothing(people, story):
    first = story.latest_revision_id
    workflow.save_draft(
        story, actor=people.salma, content=make.content(headline="آخر"), opened_revision=first
    )
    with pytest.raises(workflow.Refused, match="Read it again"):
        linked(story, people.salma, opened_revision=first)


@pytest.mark.parametrize("name", ["karim", "azad", "berfin", "nergiz", "admin", "stranger"])
def test_who_has_no_part_in_the_text_makes_and_ends_none(people, story, name):
    made = linked(story, people.rojin)
    with pytest.raises(workflow.Refused):
        linked(story, getattr(people, name))
    with pytest.raises(workflow.Refused):
        workflow.end_link(story, actor=getattr(people, name), link=made.link.pk)
    assert opens(made)


def test_anybody_who_could_make_it_ends_it_once(people, story):
    made, other = linked(story, people.rojin), linked(story, people.rojin)
    assert workflow.end_link(story, actor=people.idris, link=made.link.pk)
    assert workflow.end_link(story, actor=people.idris, link=made.link.pk) is None

    assert not opens(made)
    assert opens(other)
    entry = JournalEntry.objects.get(move="unshare")
    assert (entry.actor, entry.after) == (people.idris, {"link": made.link.pk})


def test_a_link_of_another_version_is_not_ended_from_here(people, story):
    made = linked(make.draft(people), people.rojin)
    with pytest.raises(workflow.Refused, match="no such"):
        workflow.end_link(story, actor=people.salma, link=made.link.pk)
    assert opens(made)


def test_so_many_stand_at_once_and_no_more(people, story):
    made = [linked(story, people.salma) for _number in range(20)]
    with pytest.raises(workflow.Refused, match="End one first"):
        linked(story, people.salma)
    workflow.end_link(story, actor=people.salma, link=made[0].link.pk)
    assert linked(story, people.salma)


def its_time_is_over(people, story):
    PreviewLink.objects.update(until=database_now())


def the_account_is_closed(people, story):
    accounts.change_person(people.salma, actor=people.admin, values={"is_active": False})


def the_account_is_opened_again(people, story):
    the_account_is_closed(people, story)
    accounts.change_person(people.salma, actor=people.admin, values={"is_active": True})


def the_phone_is_lost(people, story):
    sessions.lose_phone(people.salma, actor=people.salma)


def an_administrator_shuts_it(people, story):
    sessions.shut_account(people.salma, actor=people.admin)


def the_role_is_taken(people, story):
    taken = roles.DeskRole("ar", Role.EDITOR)
    roles.change_roles(people.salma, actor=people.admin, take=[taken])


def the_role_is_given_again(people, story):
    the_role_is_taken(people, story)
    given = roles.DeskRole("ar", Role.EDITOR)
    roles.change_roles(people.salma, actor=people.admin, give=[given])


def the_story_is_killed(people, story):
    workflow.kill(story.article, actor=people.hevin, note="خطر")


def the_kill_is_lifted(people, story):
    the_story_is_killed(people, story)
    wish = workflow.ask_lift(story.article, actor=people.hevin, note="زال")
    workflow.lift_kill(story.article, actor=people.zelal, asked=wish.pk)


def the_story_is_withdrawn(people, story):
    text = {"opened_revision": story.latest_revision_id}
    workflow.approve(story, actor=people.idris, **text)
    workflow.publish(story, actor=people.hevin, **text)
    assert PreviewLink.objects.standing().exists()
    workflow.withdraw(story, actor=people.hevin, note="خطأ")


def it_is_spiked(people, story):
    workflow.spike(story, actor=people.idris, note="لا")


def a_flag_stops_publication(people, story):
    workflow.raise_flag(story.article, actor=people.idris, flag="source", note="خطر")


ENDS = [its_time_is_over, the_account_is_closed, the_account_is_opened_again, the_phone_is_lost]
ENDS += [an_administrator_shuts_it, the_role_is_taken, the_role_is_given_again]
ENDS += [the_story_is_killed, the_kill_is_lifted, the_story_is_withdrawn, it_is_spiked]
ENDS += [a_flag_stops_publication]


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_with(people, story, end):
    made = linked(story, people.salma)
    others = linked(make.draft(people), people.rojin)
    assert opens(made)

    end(people, story)

    assert not opens(made)
    assert links.link_of_number(made.link.pk) is None
    # Of another story, made by somebody else: its time alone ends it here.
    assert opens(others) == (end is not its_time_is_over)


def test_other_roles_taken_end_nothing(people, story):
    made = linked(story, people.zelal)
    taken = roles.DeskRole("kmr", Role.PUBLISHER)
    roles.change_roles(people.zelal, actor=people.admin, take=[taken])
    assert opens(made)


def test_a_risk_flag_that_is_cleared_lets_it_open_again(people, story):
    made = linked(story, people.rojin)
    workflow.raise_flag(story.article, actor=people.idris, flag="source", note="خطر")
    assert not opens(made)
    workflow.clear_flag(story.article, actor=people.idris, flag="source", note="زال")
    assert opens(made)


def test_a_post_goes_with_its_story(people):
    story = make.live(people)
    post = make.submitted_post(people, story)
    made = [linked(post, people.salma) for _number in range(2)]
    workflow.withdraw(story, actor=people.hevin, note="خطأ")
    assert [opens(each) for each in made] == [False, False]


def test_openings_are_counted_and_so_many_an_hour_let_in(people, story):
    link = linked(story, people.salma).link
    assert [links.count_opening(link) for _time in range(links.MOST_IN_HOUR)].count(True) == 60
    assert not links.count_opening(link)
    link.refresh_from_db()
    assert link.opened == 60

    PreviewLink.objects.update(hour_from=database_now() - timedelta(hours=1))
    assert links.count_opening(link)
    link.refresh_from_db()
    assert (link.opened, link.opened_in_hour) == (61, 1)


def test_an_address_of_a_picture_is_of_its_own_name_and_hour(people, monkeypatch):
    picture = links.Picture(7, "photos/a.jpg")
    address = links.signed_picture(picture)
    assert links.picture_behind(address) == picture
    assert links.picture_behind(address[:-1]) is None
    monkeypatch.setattr(links, "PICTURES_FOR", timedelta(seconds=-1))
    assert links.picture_behind(address) is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", [the_account_is_closed, the_story_is_killed, the_role_is_taken])
def test_made_at_the_moment_of_its_end_it_opens_nothing_afterwards(people, end):
    for _round in range(3):
        story = make.submitted(people)
        results = at_once(partial(linked, story, people.salma), partial(end, people, story))
        won(results)
        assert not PreviewLink.objects.standing().exists()
        people.salma.refresh_from_db()
        if not people.salma.is_active:
            accounts.change_person(people.salma, actor=people.admin, values={"is_active": True})
        roles.change_roles(
            people.salma, actor=people.admin, give=[roles.DeskRole("ar", Role.EDITOR)]
        )
