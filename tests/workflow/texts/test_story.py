"""What the languages of a story share, and who may change it."""

import pytest

from articles import workflow
from articles.models import Section
from articles.workflow import Refused, StoryDetails, last_edit
from tests import make


def edit(article, actor, *, opened=None, token=None, **details):
    return workflow.edit_story(
        article,
        actor=actor,
        details=StoryDetails(**{"section": article.section, **details}),
        opened_edit=last_edit(article) if opened is None else opened,
        token=token,
    )


def test_an_editor_changes_what_is_shared_and_it_is_recorded(people):
    article = make.draft(people).article
    author = make.author()

    event = edit(article, people.salma, slugline="سوق", bylines=(author,))

    article.refresh_from_db()
    assert article.slugline == "سوق"
    assert list(article.bylines.all()) == [author]
    assert set(event.note.split(", ")) == {"slugline", "bylines"}


@pytest.mark.parametrize("person", ["rojin", "salma", "hevin", "zelal"])
def test_writers_and_editors_change_a_story_that_is_not_live(people, person):
    edit(make.draft(people).article, getattr(people, person), slugline="x")


@pytest.mark.parametrize("person", ["karim", "azad", "berfin", "stranger", "admin"])
def test_others_do_not(people, person):
    article = make.draft(people).article

    with pytest.raises(Refused):
        edit(article, getattr(people, person), slugline="x")


def test_a_live_story_is_changed_only_by_who_publishes_in_each_of_its_languages(people):
    source = make.published(people)
    made = make.translated(people, source, "kmr")
    workflow.submit(made, actor=people.azad, opened_revision=made.latest_revision_id)
    workflow.approve(made, actor=people.berfin, opened_revision=made.latest_revision_id)
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id)

    for person in (people.rojin, people.salma, people.hevin, people.berfin):
        with pytest.raises(Refused):
            edit(source.article, person, slugline="x")
    edit(source.article, people.zelal, slugline="x")


def test_a_live_story_is_not_moved_to_what_has_no_name_in_its_language(people):
    story = make.published(people)
    nameless = Section.objects.create(name_kmr="Çand")

    with pytest.raises(Refused, match="section"):
        edit(story.article, people.zelal, section=nameless)
    story.article.refresh_from_db()
    assert story.article.section != nameless


def test_a_form_opened_before_somebody_elses_change_is_refused(people):
    article = make.draft(people).article
    opened = last_edit(article)
    edit(article, people.salma, slugline="أولى")

    with pytest.raises(Refused, match="since you opened"):
        edit(article, people.hevin, opened=opened, slugline="ثانية")


def test_the_same_form_sent_twice_is_one_change(people):
    article = make.draft(people).article

    first = edit(article, people.salma, opened=0, token="t", slugline="x")
    again = edit(article, people.salma, opened=0, token="t", slugline="x")

    assert first == again
