"""The coverage board: the last stories by language, and nothing that one may not read."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import addresses, workflow
from articles.admin.boards.coverage import SHOWN
from articles.models import Assignment, Presence, Translation
from tests import make, many
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, screen, story_screen
from tests.plans import scans

pytestmark = pytest.mark.django_db
BOARD = "/admin/coverage/"
MOST_QUERIES = 6
CELL = re.compile(r'<td class="board-cell [^"]*">.*?lang="(\w+)".*?</td>', re.DOTALL)


def page(person):
    return at_the_desk(person).get(BOARD).content.decode()


def rows(person):
    """The rows of the board: story's number → its markup."""
    found = re.findall(r'<tr><th scope="row">.*?</tr>', page(person), re.DOTALL)
    return {int(re.search(r"/article/(\d+)/", row)[1]): row for row in found}


def cell(person, story, language):
    row = rows(person)[story.article_id]
    return next(found[0] for found in CELL.finditer(row) if found[1] == language)


def overtaken(people):
    """A Kurmanji text whose Arabic source readers have had a newer text of, for two hours."""
    source = make.published(people)
    story = make.published_translation(people, source, "kmr")
    newer = make.revised(people, source, headline="عنوان أحدث", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    since = timezone.now() - timedelta(hours=2, minutes=5)
    Translation.objects.filter(pk=story.pk).update(out_of_step_from=since)
    return story


def test_it_stands_in_the_menu(people):
    assert reverse("admin:coverage") == BOARD
    assert f'href="{BOARD}"' in at_the_desk(people.rojin).get("/admin/").content.decode()


def test_each_language_says_where_its_text_stands_and_leads_to_it(people):
    source = make.published(people)
    draft = make.translated(people, source, "kmr")

    assert "Live" in cell(people.zelal, source, "ar")
    assert screen(source) in cell(people.zelal, source, "ar")
    assert "Draft" in cell(people.zelal, source, "kmr")
    assert screen(draft) in cell(people.zelal, source, "kmr")
    assert "Not begun" in cell(people.zelal, source, "ckb")
    assert story_screen(source.article) in rows(people.zelal)[source.article_id]


def test_a_text_that_readers_see_says_no_more_and_a_newer_one_does(people):
    story = make.published(people)
    assert "Approved" not in cell(people.zelal, story, "ar")

    make.revised(people, story, headline="عنوان أحدث")
    assert "Approved" in cell(people.zelal, story, "ar")
    assert "Live" in cell(people.zelal, story, "ar")
    assert "with the publishers" in cell(people.zelal, story, "ar")


def test_drift_says_how_old_it_is(people):
    story = overtaken(people)

    drifted = cell(people.azad, story, "kmr")
    assert "board-drift" in drifted
    assert "Source newer: 2\xa0hours" in drifted
    assert "Source newer" not in cell(people.zelal, story, "ar")


def test_a_source_that_was_withdrawn_is_told_beside_its_translation_and_on_its_screen(people):
    source = make.published(people)
    story = make.published_translation(people, source, "kmr")
    screens = at_the_desk(people.azad)
    assert "its source was withdrawn" not in screens.get(screen(story)).content.decode()

    workflow.withdraw(source, actor=people.zelal, note="خطأ")

    assert "Source withdrawn: 0\xa0minutes" in cell(people.azad, story, "kmr")
    assert "its source was withdrawn" in screens.get(screen(story)).content.decode()


def test_who_has_it_is_who_has_it_open_else_whose_turn_it_is(people):
    story = make.submitted(people)
    assert "with the editors" in cell(people.salma, story, "ar")

    Presence.objects.create(translation=story, person=people.idris, seen_at=timezone.now())
    assert "idris" in cell(people.salma, story, "ar")
    assert "with the editors" not in cell(people.salma, story, "ar")

    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert "idris" not in cell(people.salma, story, "ar")


@pytest.mark.parametrize(("name", "is_told"), [("salma", True), ("rojin", True), ("idris", False)])
def test_a_writer_is_named_only_to_those_who_may_know(people, name, is_told):
    story = make.draft(people)
    assert ("rojin" in cell(getattr(people, name), story, "ar")) == is_told
    Presence.objects.create(translation=story, person=people.rojin, seen_at=timezone.now())
    assert ("rojin" in cell(getattr(people, name), story, "ar")) == is_told
    assert ("a writer" in cell(getattr(people, name), story, "ar")) != is_told


def test_no_word_of_a_version_that_one_may_not_open(people):
    source = make.published(people)
    make.translated(people, source, "kmr")
    make.revised(people, source, headline="سر لم ينشر بعد")
    Presence.objects.create(translation=source, person=people.salma, seen_at=timezone.now())

    arabic = cell(people.azad, source, "ar")

    assert "سر" not in page(people.azad)
    assert "salma" not in arabic
    assert screen(source) not in arabic
    assert addresses.short("ar", source.article_id) in arabic
    assert "Live" in arabic
    assert "Approved" not in arabic


def test_a_draft_that_one_may_not_open_is_only_being_written(people):
    source = make.published(people)
    make.translated(people, source, "kmr")
    shown = make.translated(people, source, "ckb")
    people.berfin.desk_roles.filter(language="kmr").delete()

    found = cell(people.berfin, shown, "kmr")

    assert "Somebody is writing it." in found
    assert "href" not in found


@pytest.mark.parametrize("name", ["karim", "stranger", "admin"])
def test_a_story_of_which_one_may_open_nothing_is_not_there(people, name):
    make.published(people)
    make.draft(people)

    assert rows(getattr(people, name)) == {}
    assert "no stories yet" in page(getattr(people, name))


def test_whoever_is_not_signed_in_is_led_to_the_door(client, db):
    assert client.get(BOARD).status_code == 302


def test_the_last_saved_stands_first_and_no_more_than_fit(people):
    first = make.draft(people)
    for _ in range(SHOWN):
        make.draft(people)
    assert first.article_id not in rows(people.salma)

    workflow.save_draft(
        first,
        actor=people.rojin,
        content=make.content(headline="عنوان أحدث"),
        opened_revision=first.latest_revision_id,
    )

    assert list(rows(people.salma))[0] == first.article_id
    assert len(rows(people.salma)) == SHOWN


def test_posts_of_a_live_story_stand_in_no_row_of_their_own(people):
    live = make.live(people)
    post = make.post(people, live)

    assert live.article_id in rows(people.zelal)
    assert post.article_id not in rows(people.zelal)


def test_flags_and_breaking_are_marked(people):
    story = make.draft(people)
    story.article.is_breaking = True
    story.article.save()
    workflow.raise_flag(story.article, actor=people.rojin, flag="source", note="خطر عليه")

    row = rows(people.salma)[story.article_id]

    assert "chip-flag-source" in row
    assert "chip-breaking" in row
    assert "خطر عليه" not in row


def test_a_review_is_told_with_who_has_taken_it_and_until_when(people):
    story = make.submitted(people)
    workflow.claim_review(story, actor=people.salma)
    until = timezone.localtime(make.fresh(story).reviewing_until).strftime("%H:%M")

    told = cell(people.hevin, story, "ar")
    assert "Review taken: <bdi>salma</bdi>" in told
    assert until in told
    Translation.objects.filter(pk=story.pk).update(reviewing_until=timezone.now())
    assert "salma" not in cell(people.hevin, story, "ar")


def test_a_language_that_nobody_has_begun_tells_who_was_asked_for_it(people):
    story = make.published(people)
    asked = Assignment(language="kmr", what="Werger", original=story, person=people.azad)
    workflow.assign(asked, actor=people.zelal)

    assert "Assigned: <bdi>azad</bdi>" in cell(people.zelal, story, "kmr")
    assert "azad" not in cell(people.salma, story, "kmr")
    assert "Assigned" not in cell(people.zelal, story, "ckb")


OTHERS = [pytest.param(name, marks=pytest.mark.slow) for name in ("salma", "azad", "rojin")]


@pytest.mark.parametrize("name", ["zelal", *OTHERS])
def test_it_takes_as_few_queries_whatever_the_number_of_stories(people, name):
    overtaken(people)
    client = at_the_desk(getattr(people, name))
    few = len(queries(client, BOARD))
    for code in ("ar", "ckb", "kmr"):
        for _ in range(10):
            make.draft(people, code)
        many.fill(people, 600, code, first=many.FIRST * (1 + ("ar", "ckb", "kmr").index(code)))

    asked = queries(client, BOARD)

    assert len(asked) == few <= MOST_QUERIES
    assert scans(asked) == []


def test_of_a_killed_story_nothing_is_to_be_done(people):
    story = overtaken(people)
    source = make.fresh(story.source)
    workflow.kill(story.article, actor=people.zelal, note="خطر")
    for version, language in ((source, "ar"), (story, "kmr")):
        told = cell(people.zelal, version, language)
        assert "Killed" in told
        assert "board-drift" not in told
        assert "Withdrawn" not in told
        assert "With the publishers" not in told
