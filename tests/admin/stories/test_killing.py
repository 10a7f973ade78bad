"""A kill at the desk: asked once more, and lifted by two."""

import pytest
from django.urls import reverse

from articles import addresses, workflow
from articles.models import Kill
from tests import make
from tests.admin.pages import at_the_desk, form, forms, move_address, screen, story_screen

pytestmark = pytest.mark.django_db
WHY = "خطر على من تحدث إلينا"
TOLD = "سحبت هيئة التحرير هذا الخبر."


@pytest.fixture
def live(people):
    return make.published(people)


def kill_screen(article):
    return reverse("admin:story_kill", args=[article.pk])


def killed(people, story, **typed):
    client = at_the_desk(people.hevin)
    sent = form(client.get(kill_screen(story.article)), "").fields
    return client.post(kill_screen(story.article), {**sent, "note": WHY, **typed}, follow=True)


def address_of(story):
    return addresses.story("ar", story.article_id, story.slug)


def test_a_publisher_kills_and_readers_are_told_what_was_written_for_them(client, people, live):
    page = killed(people, live, told_ar=TOLD).content.decode()

    assert WHY in page
    gone = client.get(address_of(live))
    assert gone.status_code == 410
    assert TOLD in gone.content.decode()
    assert WHY not in gone.content.decode()


def test_without_words_for_them_readers_are_told_that_it_was_withdrawn(client, people, live):
    killed(people, live)

    assert "لم تعد منشورة" in client.get(address_of(live)).content.decode()


@pytest.mark.parametrize(
    ("typed", "status"), [({"note": " "}, 400), ({"told_ar": "ا" * 301}, 400), ({"_end": ""}, 400)]
)
def test_what_is_wrong_kills_nothing_and_keeps_what_was_typed(people, live, typed, status):
    answer = killed(people, live, **{"told_kmr": "Hat vekişandin.", **typed})

    assert answer.status_code == status
    assert "Hat vekişandin." in answer.content.decode()
    assert not Kill.objects.exists()


@pytest.mark.parametrize("name", ["rojin", "salma"])
def test_whoever_does_not_publish_is_offered_no_kill_and_told_why_not(people, live, name):
    client = at_the_desk(getattr(people, name))
    address = kill_screen(live.article)

    assert address not in client.get(story_screen(live.article)).content.decode()
    assert address not in client.get(screen(live)).content.decode()
    asked = client.get(address)
    sent = form(at_the_desk(people.hevin).get(address), "").fields
    answer = client.post(address, {**sent, "note": WHY})
    assert (asked.status_code, answer.status_code) == (403, 403)
    assert "" not in {found.action for found in forms(asked)}
    assert not Kill.objects.exists()


def test_a_publisher_reaches_it_from_the_text_and_from_the_story(people, live):
    client = at_the_desk(people.hevin)

    for address in (story_screen(live.article), screen(live)):
        assert kill_screen(live.article) in client.get(address).content.decode()


def test_two_publishers_lift_it_at_the_desk(people, live):
    killed(people, live)
    hevin, zelal = at_the_desk(people.hevin), at_the_desk(people.zelal)
    story = story_screen(live.article)
    ask, lift = (
        reverse(f"admin:{name}", args=[live.article_id])
        for name in ("story_ask_lift", "story_lift_kill")
    )
    assert "hevin" in zelal.get(story).content.decode()
    assert "was killed" in hevin.get(screen(live)).content.decode()

    hevin.post(ask, {**form(hevin.get(story), ask).fields, "note": "زال الخطر"})
    assert lift not in {found.action for found in forms(hevin.get(story))}
    agreed = form(zelal.get(story), lift).fields
    hevin.post(lift, agreed)
    assert Kill.objects.filter(article=live.article, lifted_at=None).exists()
    zelal.post(lift, agreed)

    assert not Kill.objects.filter(article=live.article, lifted_at=None).exists()
    assert workflow.may(people.hevin, "republish", live)


def test_what_readers_are_told_may_be_said_with_a_withdrawal(client, people, live):
    address = move_address(live, "withdraw")
    desk = at_the_desk(people.hevin)
    sent = form(desk.get(screen(live)), address).fields
    long = desk.post(address, {**sent, "note": WHY, "told": "ا" * 301})
    assert long.status_code == 400
    assert "ا" * 301 in long.content.decode()

    desk.post(address, {**sent, "note": WHY, "told": TOLD})
    page = client.get(address_of(live)).content.decode()
    assert TOLD in page
    assert WHY not in page
