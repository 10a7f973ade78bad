import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Publication, Revision, Translation
from articles.states import Move
from tests import make

from .pages import at_the_desk, filled, save, screen, story_screen

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
PEOPLE = [
    "rojin",
    "karim",
    "salma",
    "hevin",
    "zelal",
    "azad",
    "berfin",
    "nergiz",
    "stranger",
    "admin",
]


def addresses_of(story):
    inside = f"/admin/articles/translation/{story.pk}/"
    return [
        screen(story),
        story_screen(story.article),
        f"{inside}revision/1/",
        f"{inside}compare/1/1/",
        f"{inside}preview/",
        f"{inside}preview/1/",
        f"{inside}move/submit/",
        f"{inside}autosave/",
        f"{inside}presence/",
        f"{inside}wanted/",
        f"{inside}translate/kmr/",
        f"{inside}preview/1/looks/",
        f"{inside}preview/1/framed/dark/",
        f"{inside}preview/1/card/",
        f"{inside}texts/",
        f"{inside}texts/1/restore/",
        f"{inside}review/claim/",
        f"{inside}links/",
        f"{inside}links/1/end/",
    ]


@pytest.mark.parametrize("name", ["karim", "stranger", "admin"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_text_that_one_may_not_read_is_as_missing_as_one_that_is_not_there(people, name, method):
    story = make.draft(people)
    client = at_the_desk(getattr(people, name))
    for address in addresses_of(story):
        missing = address.replace(f"/{story.pk}/", "/999999/", 1).replace(
            f"/{story.article_id}/", "/999999/", 1
        )
        answers = [
            getattr(client, method)(where, {"headline": "x"}) for where in (address, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], address
        assert answers[0].content.replace(address.encode(), b"") == answers[1].content.replace(
            missing.encode(), b""
        )


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("state", ["draft", "submitted", "published"])
def test_lists_hold_exactly_what_may_be_read(people, name, state):
    stories = [getattr(make, state)(people, code) for code in ("ar", "kmr")]
    person = getattr(people, name)
    answer = at_the_desk(person).get("/admin/articles/translation/")
    page = answer.content.decode()
    for story in stories:
        assert (screen(story) in page) == workflow.may_read(person, story)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_vocabulary_reads_as_the_verbs_do(people, name):
    person = getattr(people, name)
    roles = [(member.language, member.role) for member in person.desk_roles.all()]
    stories = [make.draft(people), make.published(people), make.draft(people, "ckb")]
    readable = Translation.objects.all().readable_by(person.pk, roles)
    assert {story.pk for story in stories if workflow.may_read(person, story)} == {
        story.pk for story in readable
    }


@pytest.mark.parametrize("bad", ["0", "abc", "%D9%A3", "1' or 1=1", "9" * 30, "-1", "1%00"])
def test_a_strange_number_is_not_there(people, bad):
    client = at_the_desk(people.salma)
    for address in ("translation/{}/change/", "article/{}/change/", "translation/{}/move/submit/"):
        assert client.get("/admin/articles/" + address.format(bad)).status_code == 404


def test_a_text_of_another_version_cannot_be_asked_for_by_this_ones_address(people):
    story, other = make.draft(people), make.draft(people)
    save(at_the_desk(people.rojin), other, headline="نص ثان")
    client = at_the_desk(people.rojin)
    inside = f"/admin/articles/translation/{story.pk}/"
    assert client.get(f"{inside}revision/2/").status_code == 404
    assert client.get(f"{inside}compare/1/2/").status_code == 404


def test_a_source_of_another_story_cannot_be_followed(people):
    source, other = make.published(people), make.published(people)
    story = make.translated(people, source, "kmr")
    client = at_the_desk(people.azad)
    save(
        client,
        story,
        headline="Nû",
        follows_source="on",
        source_shown=str(other.latest_revision_id),
    )
    latest = make.fresh(story).latest_revision
    assert latest.headline == "Nû"
    assert latest.source_revision_id == source.latest_revision_id


def test_a_form_opened_on_another_version_does_not_save(people):
    story, other = make.draft(people), make.draft(people)
    client = at_the_desk(people.rojin)
    answer = client.post(screen(story), filled(client, other, headline="x"))
    assert answer.status_code == 409
    assert Revision.objects.filter(translation=story).count() == 1


def test_fields_that_the_form_does_not_have_change_nothing(people):
    story = make.draft(people)
    save(
        at_the_desk(people.rojin),
        story,
        headline="عنوان",
        status="approved",
        approval="1",
        writer=str(people.salma.pk),
        language="kmr",
        article="1000000000000",
        first_published_at="2020-01-01",
        slug="x",
        number="77",
    )
    after = make.fresh(story)
    assert (after.status, after.language, after.slug) == ("draft", "ar", "")
    assert after.latest_revision.writer_id == people.rojin.pk
    assert after.latest_revision.number == 2
    assert after.article_id == story.article_id
    assert not Publication.objects.exists()


def test_what_people_write_is_text_wherever_it_is_shown(people):
    story = make.draft(people, headline=HOSTILE, kicker=HOSTILE)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    save(rojin, story, standfirst=HOSTILE, note=HOSTILE)
    story.article.slugline = HOSTILE
    story.article.save(update_fields=["slugline"])
    workflow.submit(story, actor=people.rojin, opened_revision=make.fresh(story).latest_revision_id)
    workflow.send_back(
        story,
        actor=people.salma,
        opened_revision=make.fresh(story).latest_revision_id,
        note=HOSTILE,
    )
    inside = f"/admin/articles/translation/{story.pk}/"
    for client in (rojin, salma):
        for address in (
            "/admin/",
            "/admin/articles/translation/",
            "/admin/articles/article/",
            screen(story),
            story_screen(story.article),
            f"{inside}revision/2/",
            f"{inside}compare/1/2/",
        ):
            page = client.get(address).content.decode()
            assert "alert(1)" not in page or "&lt;script&gt;alert(1)" in page
            assert "<script>alert" not in page
            assert "<img src=x" not in page


def test_hostile_search_words_and_languages_come_back_as_text(people):
    client = at_the_desk(people.salma)
    for answer in (
        client.post("/admin/articles/translation/", {"q": HOSTILE}),
        client.get("/admin/articles/translation/add/", {"language": HOSTILE}),
        client.post("/admin/articles/translation/", {"q": "a\0b"}),
        client.get("/admin/articles/translation/", {"language": "a\0", "status": "\0", "q": "\0"}),
        client.get("/admin/articles/article/", {"genre": "a\0"}),
        client.get("/admin/articles/tag/suggest/", {"q": "a\0"}),
    ):
        assert answer.status_code < 500
        assert "<script>alert" not in answer.content.decode()


def test_search_words_stay_out_of_addresses(people):
    make.draft(people, headline="كلمة سرية")
    make.draft(people)
    answer = at_the_desk(people.salma).post("/admin/articles/translation/", {"q": "سرية"})
    page = answer.content.decode()
    assert page.count('class="field-headline') == 1
    assert "q=" not in page


def test_who_wrote_is_told_to_those_who_may_know(people):
    story = make.published(people)
    inside = f"/admin/articles/translation/{story.pk}/revision/1/"
    for name, knows in {"salma": True, "rojin": True, "idris": False}.items():
        client = at_the_desk(getattr(people, name))
        for address in (screen(story), story_screen(story.article), inside):
            page = client.get(address).content.decode()
            without_menu = page.partition("<main")[2]
            assert ("rojin" in without_menu) == knows, (name, address)
        assert "zelal" in client.get(screen(story)).content.decode()


def test_a_person_without_a_role_sees_an_empty_start_page(people):
    make.draft(people)
    page = at_the_desk(people.stranger).get("/admin/").content.decode()
    assert "You have no role on any desk yet" in page
    assert "/admin/articles/" not in page


def test_an_administrator_is_no_editor(people):
    story = make.submitted(people)
    client = at_the_desk(people.admin)
    assert client.get(screen(story)).status_code == 404
    assert client.get("/admin/articles/translation/add/?language=ar").status_code == 403
    with pytest.raises(workflow.Refused):
        workflow.approve(story, actor=people.admin, opened_revision=story.latest_revision_id)
    assert not workflow.may(people.admin, Move.APPROVE, story)


def test_titles_never_hold_a_headline(people):
    story = make.draft(people, headline="عنوان حساس")
    client = at_the_desk(people.rojin)
    for address in addresses_of(story)[:6]:
        page = client.get(address).content.decode()
        assert "<title>Desk</title>" in page


def test_nothing_can_be_deleted(people):
    story = make.published(people)
    client = at_the_desk(people.admin)
    rows = {
        "translation": story,
        "article": story.article,
        "section": story.article.section,
        "author": story.article.bylines.get(),
    }
    for name, row in rows.items():
        address = reverse(f"admin:articles_{name}_delete", args=[row.pk])
        assert client.post(address, {"post": "yes"}).status_code in {403, 404}
        listing = reverse(f"admin:articles_{name}_changelist")
        client.post(listing, {"action": "delete_selected", "_selected_action": [row.pk]})
        assert type(row).objects.filter(pk=row.pk).exists()
