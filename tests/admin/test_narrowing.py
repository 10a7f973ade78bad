"""The list of texts narrowed by what readers see, by names and by days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Revision, Tag
from articles.search.desk import index_author_names, index_tag_names
from tests import make
from tests.admin.costs import queries
from tests.admin.test_costs import copies_of_before, newsroom
from tests.plans import scans
from tests.together import in_hours

from .pages import at_the_desk, screen

pytestmark = pytest.mark.django_db
TEXTS = "/admin/articles/translation/"
STATES = ("live", "scheduled", "withdrawn", "changed", "held", "out_of_step", "flagged", "wanted")


def shown(person, stories, typed=None, **filters):
    client = at_the_desk(person)
    answer = client.post(TEXTS, typed) if typed else client.get(TEXTS, filters)
    page = answer.content.decode()
    return {name for name, story in stories.items() if screen(story) in page}


def edited(people, story):
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="عنوان آخر"),
        opened_revision=story.latest_revision_id,
    )


def stories_of(people):
    made = {
        "draft": make.draft(people),
        "live": make.published(people),
        "scheduled": make.published(people, at=in_hours(2)),
        "withdrawn": make.published(people),
        "changed": make.published(people),
        "held": make.published(people, at=in_hours(2)),
        "flagged": make.draft(people),
        "wanted": make.draft(people),
    }
    workflow.withdraw(made["withdrawn"], actor=people.zelal, note="خطأ")
    for name in ("changed", "held"):
        edited(people, made[name])
    workflow.raise_flag(made["flagged"].article, actor=people.salma, flag="face", note="وجه")
    workflow.want(made["wanted"], actor=people.salma, by=in_hours(9))
    source = make.published(people)
    made["out_of_step"] = make.translated(people, source, "kmr")
    newer = make.revised(people, source, headline="عنوان أحدث", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    return made


def test_texts_are_narrowed_by_what_readers_see_and_what_waits(people):
    stories = stories_of(people)
    expected = {name: {name} for name in STATES} | {"live": {"live", "changed"}}
    for name in STATES:
        assert shown(people.zelal, stories, state=name) == expected[name], name
    assert shown(people.zelal, stories, state="lost") == set(stories)
    section = stories["live"].article.section_id
    assert shown(people.zelal, stories, section=section) == {"live"}
    for strange in ("x", "0", "-1"):
        assert shown(people.zelal, stories, section=strange) == set(stories)


def test_texts_are_found_by_tag_or_place_byline_and_writer(people):
    stories = {"one": make.draft(people, body="<p>عن #السوق</p>"), "two": make.draft(people)}
    for tag in Tag.objects.all():
        index_tag_names(tag)
    author = make.author(kmr="Rojîn Ehmed")
    stories["two"].article.byline_links.update(author=author)
    index_author_names(author)

    assert shown(people.salma, stories, {"tag": "السوق"}) == {"one"}
    assert shown(people.salma, stories, {"byline": "rojin ehmed"}) == {"two"}
    assert shown(people.salma, stories, {"writer": "ROJ"}) == {"one", "two"}
    assert shown(people.salma, stories, {"writer": "karim"}) == set()
    assert shown(people.salma, stories, {"q": "سوق", "byline": "rojin ehmed"}) == {"two"}
    place = Tag.objects.create(name_ar="كوباني", kind=Tag.Kind.PLACE)
    index_tag_names(place)
    type(stories["two"].article).objects.filter(pk=stories["two"].article_id).update(place=place)
    assert shown(people.salma, stories, {"tag": "كوباني"}) == {"two"}


def test_who_wrote_is_looked_for_only_where_it_may_be_known(people):
    stories = {"ar": make.draft(people), "kmr": make.draft(people, "kmr")}
    idris = at_the_desk(people.idris)
    assert 'name="writer"' not in idris.get(TEXTS).content.decode()
    assert shown(people.idris, stories, {"writer": "karim", "byline": ""}) == {"ar"}
    people.azad.desk_roles.filter(language="kmr").update(sees_writers=True)
    stories["ckb"] = make.draft(people, "ckb")
    assert shown(people.azad, stories, {"writer": "berfin"}) == {"kmr"}


def test_texts_are_found_by_the_days_on_which_they_were_saved(people):
    today = timezone.localdate()
    stories = {"now": make.draft(people)}
    for typed, found in (
        ({"since": today}, {"now"}),
        ({"until": today}, {"now"}),
        ({"since": today, "until": today}, {"now"}),
        ({"since": today + timedelta(days=1)}, set()),
        ({"until": today - timedelta(days=1)}, set()),
        ({"since": "yesterday"}, set()),
        ({"until": "0001-01-01"}, set()),
        ({"until": "9999-12-31"}, set()),
    ):
        assert shown(people.salma, stories, typed) == found, typed
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "typed", [{"tag": "\0"}, {"byline": "'; --"}, {"writer": "%"}, {"tag": "x" * 101}]
)
def test_whatever_is_typed_is_answered(people, typed):
    make.draft(people)
    assert at_the_desk(people.salma).post(TEXTS, typed).status_code == 200


@pytest.mark.parametrize("name", ["zelal", pytest.param("azad", marks=pytest.mark.slow)])
def test_narrowing_costs_as_little_at_any_size_and_reads_no_table_whole(people, name):
    newsroom(people, 300)
    stories_of(people)
    client = at_the_desk(getattr(people, name))
    asked = [f"{TEXTS}?state={state}" for state in STATES] + [f"{TEXTS}?section=1"]
    few = {page: len(queries(client, page)) for page in asked}
    copies_of_before(people, 3000, first=4)
    for page in asked:
        found = queries(client, page)
        assert len(found) == few[page] <= 6, page
        assert scans(found) == [], page
