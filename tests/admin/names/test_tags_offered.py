"""A tag that only unpublished texts carry is known to the people of those texts."""

import pytest

from articles import workflow
from articles.models import SearchMiss, Tag, Translation
from articles.states import Role
from articles.workflow.names.spellings import SpellingRefused, add_spelling
from tests import make
from tests.admin.pages import at_the_desk, filled, forms, messages, save, screen, story_screen

pytestmark = pytest.mark.django_db
TAGS, MISSES = "/admin/articles/tag/", "/admin/articles/searchmiss/"
SUGGEST = f"{TAGS}suggest/"
TAG, NAME = "عملية_النهر", "عملية النهر"
# Of Arabic: two reporters and an editor; of Kurdish: a translator and an editor.
OF_ARABIC = {"rojin", "karim", "salma"}
CELLS = [
    (name, state)
    for name in ("rojin", "karim", "salma", "azad", "berfin")
    for state in ("draft", "live", "withdrawn")
]


def carried(people, state="draft"):
    """The tag that an Arabic story in this state has made by its hashtag."""
    step = make.draft if state == "draft" else make.published
    story = step(people, body=f"<p>نص #{TAG}</p>")
    if state == "withdrawn":
        workflow.withdraw(story, actor=people.zelal, note="خطر")
    return Tag.objects.get(name_ar=NAME)


def everything(client, tag):
    """Every page and answer of the desk that tells of a tag, one after the other."""
    pages = [
        client.get(TAGS),
        client.get(f"{TAGS}?kind=topic"),
        client.post(TAGS, {"q": "عملية"}),
        client.get(f"{TAGS}{tag.pk}/change/", follow=True),
        client.get(f"{TAGS}{tag.pk}/history/", follow=True),
    ]
    return "".join(page.content.decode() for page in pages)


def suggested(client):
    return [row["label"] for row in client.get(SUGGEST, {"q": "عملية"}).json()["tags"]]


@pytest.mark.parametrize(("name", "state"), [*CELLS, ("admin", "draft")])
def test_a_tag_is_offered_at_every_door_or_at_none(people, name, state):
    tag = carried(people, state)
    client = at_the_desk(getattr(people, name))
    told = name in {*OF_ARABIC, "admin"} or state == "live"

    assert (NAME in everything(client, tag)) == told
    # Who only administers has no writing screen, for which these are.
    assert suggested(client) == ([NAME] if told and name != "admin" else [])


@pytest.mark.parametrize(
    ("name", "state"), [("azad", "draft"), ("azad", "live"), ("zelal", "draft")]
)
def test_typed_by_its_name_or_number_it_is_there_or_not(people, name, state):
    tag = carried(people, state)
    text = make.translated(people, make.published(people), "kmr")
    client = at_the_desk(getattr(people, name))
    told = state == "live" or name == "zelal"

    named = save(client, text, tag_names=NAME)
    assert (f"No tag is called: {NAME}" in named.content.decode()) != told
    numbered = save(client, text, tags=[str(tag.pk)], tag_names="غائب")
    boxes = f'name="tags" value="{tag.pk}"'
    assert (boxes in numbered.content.decode()) == told
    saved = save(client, text, tags=[str(tag.pk)])
    assert (saved.status_code == 302) == told


def test_one_who_has_written_in_the_text_knows_its_tag(people):
    carried(people)
    story = Translation.objects.get()
    member = people.azad.desk_roles.create(language="ar", role=Role.EDITOR)
    content = make.content(headline="عنوان آخر", body=f"<p>نص #{TAG}</p>")
    opened = story.latest_revision_id
    workflow.save_draft(story, actor=people.azad, content=content, opened_revision=opened)
    member.delete()

    assert NAME in at_the_desk(people.azad).get(TAGS).content.decode()
    assert NAME not in at_the_desk(people.berfin).get(TAGS).content.decode()


def test_a_tag_that_nobody_carries_and_one_merged_into_a_known_one_are_known(people):
    hidden = carried(people)
    free = Tag.objects.create(name_ar="زراعة")
    client = at_the_desk(people.azad)
    assert free.label in client.get(TAGS).content.decode()

    Tag.objects.filter(pk=hidden.pk).update(merged_into=free)
    assert free.label not in client.get(TAGS).content.decode()
    assert free.label in at_the_desk(people.salma).get(TAGS).content.decode()


def test_a_hashtag_becomes_the_hidden_tag_and_nothing_tells_that_it_was_there(people):
    hidden = carried(people)
    add_spelling(hidden, actor=people.admin, language="kmr", text="çem")
    source = make.published(people)
    text = make.translated(people, source, "kmr")
    client = at_the_desk(people.azad)

    known = save(client, text, body="Nivîs #çem", body_format="plain")
    carries = list(make.fresh(text).latest_revision.tags.all())
    new = save(client, text, body="Nivîs #çiya", body_format="plain")

    assert carries == [hidden]
    assert make.fresh(text).latest_revision.tags.filter(name_kmr="çiya").exists()
    assert [str(told) for told in messages(known)] == [str(told) for told in messages(new)]


def tag_form(client):
    return next(f for f in forms(client.get(f"{TAGS}add/")) if "name_kmr" in f.fields).fields


@pytest.mark.parametrize(("name", "knows"), [("berfin", False), ("salma", True)])
def test_a_clash_is_named_only_to_those_who_know_the_other_tag(people, name, knows):
    carried(people)
    client = at_the_desk(getattr(people, name))
    sent = tag_form(client)

    by_name = client.post(f"{TAGS}add/", {**sent, "name_ar": NAME})
    spelled = {"spellings-0-language": "ar", "spellings-0-text": NAME}
    by_spelling = client.post(f"{TAGS}add/", {**sent, "name_ar": "نهر", **spelled})

    for answer in (by_name, by_spelling):
        page = answer.content.decode()
        assert answer.status_code == 200
        assert ("Another tag has this" in page) == knows
        assert ("This cannot be stored here." in page) != knows
    assert Tag.objects.filter(name_ar=NAME).count() == 1
    assert not Tag.objects.filter(name_ar="نهر").exists()


@pytest.mark.parametrize(("name", "knows"), [("berfin", False), ("salma", True), ("admin", True)])
def test_words_that_find_another_tag_are_refused_in_like_manner(people, name, knows):
    carried(people)
    free = Tag.objects.create(name_ar="زراعة")

    with pytest.raises(SpellingRefused) as refused:
        add_spelling(free, actor=getattr(people, name), language="ar", text=NAME)

    assert ("Another tag" in str(refused.value.decision.reason)) == knows


@pytest.mark.parametrize(("name", "knows"), [("berfin", False), ("salma", True)])
def test_readers_words_are_given_only_to_a_tag_that_one_knows(people, name, knows):
    carried(people)
    SearchMiss.objects.create(language="ar", key="نهر", text="نهر", day="2026-01-01")
    sent = {"words": "نهر", "language": "ar", "tag": NAME}

    answer = at_the_desk(getattr(people, name)).post(MISSES, sent)

    assert (answer.status_code == 302) == knows


@pytest.mark.parametrize(("name", "knows"), [("berfin", False), ("salma", True)])
def test_a_likeness_and_a_place_are_offered_only_to_those_who_know_them(people, name, knows):
    hidden = carried(people)
    Tag.objects.filter(pk=hidden.pk).update(kind=Tag.Kind.PLACE)
    twin = Tag.objects.create(name_ckb="عملیە النهر")
    text = make.draft(people, "ar" if knows else "kmr")
    client = at_the_desk(getattr(people, name))

    place = client.get(story_screen(text.article)).content.decode()
    beside = client.get(f"{TAGS}{twin.pk}/change/").content.decode()

    assert (NAME in place) == knows
    assert (f"{TAGS}{hidden.pk}/change/" in beside) == knows


def test_the_writing_form_still_saves_what_the_text_carries(people):
    tag = carried(people)
    story = Translation.objects.get()
    client = at_the_desk(people.salma)

    answer = client.post(screen(story), {**filled(client, story), "headline": "عنوان ثالث"})

    assert answer.status_code == 302
    assert tag in make.fresh(story).latest_revision.tags.all()


@pytest.mark.parametrize("roles", [[], [("ar", Role.REPORTER)]])
def test_what_texts_readers_see_is_asked_of_versions_and_not_of_all_publications(people, roles):
    query = str(Tag.objects.offered_to(people.rojin.pk, roles).query)

    # Once, for the places of stories.
    assert query.count('FROM "articles_publication"') == 1
