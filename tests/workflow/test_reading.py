"""Who opens a text at the desk: the people of its language, and whoever has written in it."""

from itertools import product

import pytest

from articles import workflow
from articles.models import Article, DeskMember, Translation
from articles.states import DESK_ROLES, Role
from tests import make

pytestmark = pytest.mark.django_db

STATES = {
    "draft": make.draft,
    "submitted": make.submitted,
    "approved": make.approved,
    "live": make.published,
}
# Of a text in the language of their role; of another language's only what they wrote themselves.
READ_ALL = {Role.TRANSLATOR, Role.EDITOR, Role.PUBLISHER, Role.AUDITOR}
READERS = {
    "ar": {"rojin", "salma", "idris", "hevin", "zelal", "nergiz"},
    "kmr": {"zelal", "azad", "berfin", "nergiz"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", READERS)
def test_who_of_the_house_opens_a_text(people, language, state):
    story = STATES[state](people, language)

    assert {name for name, who in vars(people).items() if workflow.may_read(who, story)} == (
        READERS[language]
    )


@pytest.mark.parametrize("has_written", [True, False])
def test_each_cell(people, has_written):
    story = make.draft(people)
    person = people.stranger
    member = DeskMember.objects.create(person=person, language="ar", role=Role.EDITOR)
    if has_written:
        workflow.save_draft(
            story,
            actor=person,
            content=make.content(headline="عنوان آخر"),
            opened_revision=story.latest_revision_id,
        )
    member.delete()
    others = {state: make_one(people) for state, make_one in STATES.items()}

    for role, language in product(DESK_ROLES, ["ar", "ckb"]):
        member = DeskMember.objects.create(person=person, language=language, role=role)
        reads_all = language == "ar" and role in READ_ALL
        assert workflow.may_read(person, story) == (has_written or reads_all), (role, language)
        read = {state: bool(workflow.may_read(person, other)) for state, other in others.items()}
        assert read == dict.fromkeys(STATES, reads_all), (role, language)
        member.delete()


@pytest.mark.parametrize("state", STATES)
def test_many_rows_at_once_are_judged_alike(people, state):
    stories = [STATES[state](people, language) for language in ("ar", "ckb", "kmr")]

    for person in vars(people).values():
        memberships = [(row.language, row.role) for row in person.desk_roles.all()]
        mine = {story.pk for story in stories if workflow.may_read(person, story)}
        texts = Translation.objects.all().readable_by(person.pk, memberships)
        assert {text.pk for text in texts} == mine
        articles = Article.objects.all().readable_by(person.pk, memberships)
        assert {article.pk for article in articles} == {
            story.article_id for story in stories if story.pk in mine
        }


def test_without_any_role_ones_own_texts_are_closed_as_well(people):
    story = make.published(people)
    people.rojin.desk_roles.all().delete()

    assert not workflow.may_read(people.rojin, story)


def test_a_translation_begins_from_what_readers_see(people):
    live = make.published(people)
    make.revised(people, live, headline="عنوان لم يعتمد بعد")

    started = workflow.start_translation(live, actor=people.azad, language="kmr")

    assert started.revision.source_revision_id == live.latest_revision_id


def test_an_unpublished_source_is_nobodys_who_does_not_read_it(people):
    story = make.approved(people)
    with pytest.raises(workflow.Refused, match="cannot read"):
        workflow.start_translation(story, actor=people.azad, language="kmr")

    assert workflow.start_translation(story, actor=people.zelal, language="kmr").is_new
