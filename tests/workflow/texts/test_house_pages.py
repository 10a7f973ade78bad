"""A page of the house is begun by a publisher, and then goes the way of every text."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.models import Article, FrontPage, ListingRow, SearchEntry
from articles.states import Move, Status
from tests import make
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db
ABOUT = Article.Page.ABOUT


def begin(actor, language="ar", page=ABOUT, **options):
    said = {"headline": "من نحن", **options}
    return workflow.begin_page(page, actor=actor, language=language, **said)


def test_it_is_begun_once_in_a_language(people):
    first = begin(people.hevin, token="a-form")

    assert begin(people.hevin, token="a-form").translation == first.translation
    second = begin(people.zelal)
    assert (second.translation, second.is_new) == (first.translation, False)
    kurdish = begin(people.zelal, "kmr").translation
    assert kurdish.article == first.translation.article
    assert [entry.move for entry in kurdish.journal.all()] == [Move.ADD_PAGE]
    assert Article.objects.filter(page=ABOUT).count() == 1


@pytest.mark.parametrize("name", ["rojin", "salma", "stranger", "admin", "berfin"])
def test_whoever_may_not_publish_in_the_language_begins_none(people, name):
    with pytest.raises(workflow.Refused):
        begin(getattr(people, name))
    begin(people.hevin)


def test_no_two_articles_are_one_page_and_none_is_live_or_a_post(people):
    page = begin(people.hevin).translation.article
    live = make.live(people).article

    for wrong in (
        partial(Article.objects.create, created_by=people.zelal, page=ABOUT),
        partial(Article.objects.create, created_by=people.zelal, page="contact", part_of=live),
        partial(Article.objects.filter(pk=page.pk).update, live_from=timezone.now()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
    with pytest.raises(workflow.Refused):
        workflow.begin_live(page, actor=people.hevin)


def test_two_people_publish_it_and_no_section_is_needed(people):
    page = make.house_page_draft(people)
    assert page.status == Status.SUBMITTED

    with pytest.raises(workflow.Refused):
        workflow.approve(page, actor=people.hevin, opened_revision=page.latest_revision_id)
    workflow.approve(page, actor=people.salma, opened_revision=page.latest_revision_id)
    workflow.publish(page, actor=people.hevin, opened_revision=page.latest_revision_id)

    assert page.publications.visible().exists()


def test_it_stands_in_no_list_and_cannot_be_pinned(people):
    page = make.house_page(people)

    assert not ListingRow.objects.exists()
    assert not SearchEntry.objects.exists()
    with pytest.raises(workflow.Refused):
        workflow.arrange_front_page(
            FrontPage.of("ar"), actor=people.zelal, pins=[workflow.Pinned(page.pk)]
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_it_at_once_get_one(people):
    for page in Article.Page:
        results = at_once(
            *(partial(begin, each, page=page) for each in (people.hevin, people.zelal))
        )

        assert len({saved.translation.pk for saved in won(results)}) == 1
