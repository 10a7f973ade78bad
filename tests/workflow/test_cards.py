"""Share cards: drawn of what readers see, and gone with it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from articles import freshness, workflow
from articles.languages import CODES
from articles.models import Photo, ShareCard
from articles.photos import PhotoRefused
from articles.workflow import cards
from articles.workflow.cards import draw_cards, is_anything_due
from tests import make
from tests.photos.pictures import noise, saved
from tests.public.photos import photo
from tests.public.walk import elements, page
from tests.stores import stores_in


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


@pytest.fixture
def picture(people):
    """One that is large enough for a card, and as hard to compress as can be."""
    made = photo(people)
    name = default_storage.save("photos/l.jpg", ContentFile(saved(noise(1300, 900), "jpeg")))
    Photo.objects.filter(pk=made.pk).update(file=name, width=1300, height=900)
    return Photo.objects.get(pk=made.pk)


def drawn(path, client):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    return Image.open(BytesIO(response.getvalue()))


def told(client, version):
    """The picture that a story's page names to other sites, as a path."""
    html = page(client, f"/{version.language}/{version.article_id}")
    found = elements(html, "meta", property="og:image")
    return found[0]["content"].removeprefix("http://testserver") if found else ""


def files(store):
    return [path.name for path in (store / "media").rglob("cards/*")]


@pytest.mark.parametrize("language", CODES)
def test_a_story_names_its_card_once_it_stands(client, people, picture, language):
    story = make.published(people, language, lead_photo=picture.pk)
    assert told(client, story) == picture.file.url
    assert is_anything_due()
    before = freshness.read().counters[language]

    assert draw_cards.call() == 1

    path = told(client, story)
    assert path.startswith("/media/cards/")
    card = drawn(path, client)
    assert (card.size, card.format) == ((1200, 630), "JPEG")
    assert len(client.get(path).getvalue()) <= 150_000
    html = page(client, f"/{language}/{story.article_id}")
    says = {e["property"]: e["content"] for e in elements(html, "meta") if "property" in e}
    assert (says["og:image:width"], says["og:image:height"]) == ("1200", "630")
    assert says["og:image:alt"] == make.WORDS[language][0]
    generation, withdrawals = freshness.read().counters[language]
    assert generation > before[0]
    assert withdrawals == before[1]
    assert not is_anything_due()
    assert draw_cards.call() == 0


def test_a_story_without_a_picture_has_its_headline_alone(client, people):
    story = make.published(people)
    assert told(client, story) == ""

    draw_cards.call()

    corner = drawn(told(client, story), client).getpixel((5, 300))
    assert min(corner) > 240


@pytest.mark.parametrize("changes", [{"is_graphic": True}, {"width": 500}])
def test_a_picture_that_may_not_or_cannot_stand_there_does_not(client, people, picture, changes):
    Photo.objects.filter(pk=picture.pk).update(**changes)
    story = make.published(people, lead_photo=picture.pk)

    draw_cards.call()

    assert min(drawn(told(client, story), client).getpixel((5, 300))) > 240


def later(people):
    return make.published(people, at=timezone.now() + timedelta(hours=1))


def taken_back(people):
    made = make.published(people)
    workflow.withdraw(made, actor=people.zelal, note="مراجعة")
    return made


@pytest.mark.parametrize(("has_picture", "is_card"), [(False, True), (True, False)])
def test_search_engines_are_shown_the_card_where_there_is_no_picture(
    client, people, picture, has_picture, is_card
):
    story = make.published(people, **({"lead_photo": picture.pk} if has_picture else {}))
    draw_cards.call()

    html = page(client, f"/ar/{story.article_id}")

    (shown,) = re.findall(r'"image":"http://testserver([^"]+)"', html)
    assert (shown == told(client, story)) is is_card
    assert (shown == picture.file.url) is not is_card


@pytest.mark.parametrize("state", [make.draft, make.submitted, make.approved, later, taken_back])
def test_what_readers_do_not_see_has_none(people, store, state):
    state(people)

    assert not is_anything_due()
    assert draw_cards.call() == 0
    assert files(store) == []


def test_what_is_withdrawn_while_it_is_drawn_gets_none(people, store, monkeypatch):
    story = make.published(people)
    draw = cards.drawn

    def meanwhile(card):
        workflow.withdraw(story, actor=people.zelal, note="مراجعة")
        return draw(card)

    monkeypatch.setattr(cards, "drawn", meanwhile)

    assert draw_cards.call() == 0
    assert files(store) == []
    assert not ShareCard.objects.exists()


def test_the_card_of_a_withdrawn_story_is_gone(
    client, people, store, django_capture_on_commit_callbacks
):
    story = make.published(people)
    draw_cards.call()
    path = told(client, story)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert client.get(path).status_code == 410
    assert files(store) == []
    workflow.republish(story, actor=people.zelal)
    draw_cards.call()
    assert client.get(path).status_code == 410
    assert drawn(told(client, story), client)


def test_what_a_withdrawal_could_not_remove_is_removed_by_the_job(client, people, store):
    story = make.published(people)
    draw_cards.call()
    path = told(client, story)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")
    assert len(files(store)) == 1
    assert client.get(path).status_code == 410

    assert is_anything_due()
    assert draw_cards.call() == 1

    assert files(store) == []


def test_another_headline_has_another_card(client, people, store):
    story = make.published(people)
    draw_cards.call()
    first = told(client, story)
    revised = make.revised(people, story, headline="عنوان آخر للخبر")
    workflow.publish(revised, actor=people.zelal, opened_revision=revised.latest_revision_id)
    assert told(client, story) == ""

    draw_cards.call()

    assert told(client, story) != first
    assert client.get(first).status_code == 410
    assert len(files(store)) == 1


def test_a_withdrawn_picture_leaves_the_card(
    client, people, picture, store, django_capture_on_commit_callbacks
):
    story = make.published(people, lead_photo=picture.pk)
    draw_cards.call()
    path = told(client, story)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw_photo(picture, actor=people.zelal, note="وجه طفل")

    assert client.get(path).status_code == 410
    assert files(store) == []
    assert told(client, story) == ""
    draw_cards.call()
    assert min(drawn(told(client, story), client).getpixel((5, 300))) > 240


def test_a_picture_withdrawn_while_the_card_is_drawn_is_on_none(
    people, picture, store, monkeypatch
):
    make.published(people, lead_photo=picture.pk)
    draw = cards.drawn

    def meanwhile(card):
        workflow.withdraw_photo(picture, actor=people.zelal, note="وجه طفل")
        return draw(card)

    monkeypatch.setattr(cards, "drawn", meanwhile)

    assert draw_cards.call() == 0
    assert files(store) == []


def test_letters_that_cannot_be_drawn_leave_the_picture(client, people, picture, store):
    headline = "مقابلة مع Мария"
    story = make.published(people, headline=headline, lead_photo=picture.pk)

    draw_cards.call()

    assert told(client, story) == picture.file.url
    assert files(store) == []
    assert not is_anything_due()


def test_a_picture_that_cannot_be_read_is_left_out(client, people, picture, monkeypatch):
    story = make.published(people, lead_photo=picture.pk)
    draw = cards.drawn

    def refused(card):
        if card.picture:
            raise PhotoRefused("unreadable")
        return draw(card)

    monkeypatch.setattr(cards, "drawn", refused)

    assert draw_cards.call() == 1
    assert min(drawn(told(client, story), client).getpixel((5, 300))) > 240


def test_a_store_that_does_not_answer_is_asked_again(people, store, monkeypatch):
    make.published(people)
    save = default_storage.save
    monkeypatch.setattr(type(default_storage), "save", _fails, raising=False)
    assert draw_cards.call() == 0
    assert is_anything_due()

    monkeypatch.setattr(type(default_storage), "save", lambda self, *rest: save(*rest))
    assert draw_cards.call() == 1


def _fails(self, *rest):
    raise OSError("away")


@pytest.mark.parametrize("name", ["1-x.jpg", f"999-{'0' * 32}.jpg", f"0-{'0' * 32}.jpg"])
def test_nobody_is_given_a_card_that_never_was(client, people, name):
    make.published(people)

    assert client.get(f"/media/cards/{name}").status_code == 404
