"""Share cards are drawn anew when something that stands on them, or the way of drawing, changes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Outlet, Section, ShareCard
from articles.models.guards import lifted
from articles.pages.card import contents as card
from articles.workflow import after, cards
from articles.workflow.cards import draw_cards, is_anything_due
from tests import make
from tests.stores import stores_in
from tests.workflow.test_cards import files, told


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    return stores_in(tmp_path, settings)


def moved_to_another_section(people, story):
    section = make.section()
    Article.objects.filter(pk=story.article_id).update(section=section)
    after.story_refiled(story.article)


def renamed_section(people, story):
    section = story.article.section
    Section.objects.filter(pk=section.pk).update(name_ar="قسم آخر")
    after.section_changed(Section.objects.get(pk=section.pk))


@pytest.mark.parametrize("change", [moved_to_another_section, renamed_section])
def test_another_section_is_drawn_anew(client, people, store, change):
    _drawn_anew(client, people, store, lambda story: change(people, story))


@pytest.mark.parametrize(("name", "value"), [("RECIPE", "next"), ("_font", lambda: "another")])
def test_what_is_drawn_otherwise_is_drawn_anew(client, people, store, monkeypatch, name, value):
    _drawn_anew(client, people, store, lambda story: monkeypatch.setattr(card, name, value))


def test_another_name_of_the_house_is_drawn_anew(client, people, store):
    outlet = Outlet.objects.create(pk=1, name_ar="المنبر", name_ckb="مینبەر", name_kmr="Minber")

    def renamed(story):
        Outlet.objects.filter(pk=outlet.pk).update(name_ar="منبر آخر")
        after.outlet_changed()

    _drawn_anew(client, people, store, renamed)


def _drawn_anew(client, people, store, change):
    """Once, of a story that is old by then; the old picture goes with its address."""
    story = make.published(people)
    draw_cards.call()
    first = told(client, story)
    with lifted(connection):
        story.publications.update(visible_from=timezone.now() - timedelta(days=30))
    change(story)
    make.pages_again()
    assert told(client, story) == first
    assert is_anything_due()

    with TestCase.captureOnCommitCallbacks(execute=True):
        assert draw_cards.call() == 1

    assert told(client, story) != first
    assert client.get(first).status_code == 410
    assert [f"/media/cards/{name}" for name in files(store)] == [told(client, story)]
    assert not is_anything_due()
    assert draw_cards.call() == 0


def test_what_would_look_the_same_is_not_drawn_again(people, monkeypatch):
    make.published(people)
    draw_cards.call()
    ShareCard.objects.update(drawn_by="")
    monkeypatch.setattr(cards, "drawn", None)
    assert is_anything_due()

    assert draw_cards.call() == 0
    assert not is_anything_due()
