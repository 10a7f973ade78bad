"""Two who index at once: the one that comes later sees what the other did. Real threads."""

import pytest
from django.db import transaction

from articles import workflow
from articles.models import SearchEntry
from articles.search import follow_author, following, index, rebuild
from articles.workflow import StoryDetails, edit_story, last_edit
from articles.workflow.texts import opening
from tests import make
from tests.threads import at_once

from .meanwhile import Other, no_faults, publish_while
from .stories import found

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other():
    return Other()


def test_a_text_withdrawn_while_its_batch_is_read_does_not_come_back(people, other, monkeypatch):
    story = make.published(people)
    real = index.index_many

    def index_slowly(publications):
        other.has_its_chance()
        real(publications)

    def withdraw():
        workflow.withdraw(story, actor=people.zelal, note="خطأ في الخبر")

    monkeypatch.setattr(index, "index_many", index_slowly)
    no_faults(at_once(lambda: list(rebuild("ar")), other.after(withdraw)))

    assert not SearchEntry.objects.exists()


def test_an_author_renamed_while_a_story_comes_out_is_found_by_the_new_name(
    people, other, monkeypatch
):
    story = make.approved(people)
    author = story.article.bylines.get()

    def rename():
        author.name_ar = "جوان ملا"
        with transaction.atomic():
            author.save()
            follow_author(author)

    publish_while(people, other, monkeypatch, story, rename)

    assert found("ملا", "ar") == [story.pk]
    assert found("روجين", "ar") == []


@pytest.mark.parametrize("change", ["rename", "sign"])
def test_nobody_waits_for_each_other_where_a_live_story_is_corrected(
    people, other, monkeypatch, change
):
    story = make.revised(people, make.published(people), headline="سوق جديد في المدينة")
    article, author = story.article, story.article.bylines.get()
    real = opening.linked_body

    def prepare_slowly(*given):
        other.has_its_chance()
        return real(*given)

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    def rename():
        author.name_ar = "جوان ملا"
        with transaction.atomic():
            author.save()
            follow_author(author)

    def sign():
        bylines = (make.author(ar="جوان ملا"),)
        details = StoryDetails(section=article.section, bylines=bylines)
        edit_story(article, actor=people.zelal, details=details, opened_edit=last_edit(article))

    monkeypatch.setattr(opening, "linked_body", prepare_slowly)
    no_faults(at_once(publish, other.after({"rename": rename, "sign": sign}[change])))

    assert found("ملا", "ar") == [story.pk]
    assert found("روجين", "ar") == []


def test_a_byline_changed_while_a_story_comes_out_is_found(people, other, monkeypatch):
    story = make.approved(people)
    article, author = story.article, make.author(ar="هيفي صالح")

    def sign():
        details = StoryDetails(section=article.section, bylines=(author,))
        edit_story(article, actor=people.zelal, details=details, opened_edit=last_edit(article))

    publish_while(people, other, monkeypatch, story, sign)

    assert found("هيفي", "ar") == [story.pk]
    assert found("روجين", "ar") == []


def test_an_author_renamed_while_a_story_is_signed_is_found_by_the_new_name(
    people, other, monkeypatch
):
    published, author = make.published(people).article, make.author(ar="هيفي صالح")
    real = following.index_again

    def index_slowly(publications):
        real(publications)
        other.has_its_chance()

    def sign():
        details = StoryDetails(section=published.section, bylines=(author,))
        edit_story(published, actor=people.zelal, details=details, opened_edit=0)

    def rename():
        author.name_ar = "جوان ملا"
        with transaction.atomic():
            author.save()
            follow_author(author)

    monkeypatch.setattr(following, "index_again", index_slowly)
    no_faults(at_once(sign, other.after(rename)))

    assert len(found("ملا", "ar")) == 1
    assert found("هيفي", "ar") == []
