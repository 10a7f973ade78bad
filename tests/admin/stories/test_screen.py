from html import unescape

import pytest

from articles.models import Assignment, JournalEntry, Translation
from tests import make
from tests.admin.pages import at_the_desk, form, forms, story_screen
from tests.journal import journal_of

pytestmark = pytest.mark.django_db


def sent(client, article, **typed):
    page = client.get(story_screen(article))
    filled = next(found for found in forms(page) if "slugline" in found.fields).fields
    return {**filled, **typed}


def change(client, article, **typed):
    return client.post(story_screen(article), sent(client, article, **typed))


def test_what_the_languages_share_is_changed_with_an_event(people):
    story = make.draft(people)
    first, second = story.article.bylines.get(), make.author()
    change(
        at_the_desk(people.rojin),
        story.article,
        slugline="market two",
        genre="opinion",
        byline_0=str(second.pk),
        byline_1=str(first.pk),
        embargo_until="2030-05-01T10:00",
    )
    article = make.fresh(story).article
    assert (article.slugline, article.genre) == ("market two", "opinion")
    assert [link.author for link in article.byline_links.all()] == [second, first]
    assert article.embargo_until.isoformat() == "2030-05-01T07:00:00+00:00"
    assert journal_of(article).filter(move="edit_story").count() == 1


def test_the_same_form_sent_twice_is_one_change(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    form_sent = sent(client, story.article, slugline="once")
    answers = [client.post(story_screen(story.article), form_sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert JournalEntry.objects.filter(move="edit_story").count() == 1


def test_a_change_over_somebody_elses_is_refused_and_kept(people):
    story = make.draft(people)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    mine = sent(rojin, story.article, slugline="mine")
    change(salma, story.article, slugline="hers")
    answer = rojin.post(story_screen(story.article), mine)
    assert answer.status_code == 409
    assert make.fresh(story).article.slugline == "hers"
    again = next(found for found in forms(answer) if "slugline" in found.fields).fields
    assert again["slugline"] == ["mine"]
    assert rojin.post(story_screen(story.article), again).status_code == 302
    assert make.fresh(story).article.slugline == "mine"


def test_a_form_that_did_not_arrive_whole_changes_nothing(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    cut = sent(client, story.article, slugline="cut")
    del cut["_end"]
    answer = client.post(story_screen(story.article), cut)
    assert answer.status_code == 400
    assert 'value="cut"' in answer.content.decode()
    assert make.fresh(story).article.slugline != "cut"


def test_a_live_story_is_changed_only_by_its_publishers(people):
    story = make.published(people)
    rojin = at_the_desk(people.rojin)
    assert "changes what they share" in rojin.get(story_screen(story.article)).content.decode()
    answer = change(rojin, story.article, slugline="no")
    assert answer.status_code == 403
    assert make.fresh(story).article.slugline != "no"
    assert change(at_the_desk(people.hevin), story.article, slugline="yes").status_code == 302


def test_a_translation_is_begun_once_however_often_it_is_pressed(people):
    story = make.published(people)
    azad = at_the_desk(people.azad)
    address = f"/admin/articles/translation/{story.pk}/translate/kmr/"
    pressed = form(azad.get(story_screen(story.article)), address).fields
    answers = [azad.post(address, pressed) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Translation.objects.filter(language="kmr").count() == 1


@pytest.mark.parametrize("pressed", [{}, {"token": "a" * 32, "opened": "0"}])
def test_half_a_press_begins_nothing(people, pressed):
    story = make.published(people)
    azad = at_the_desk(people.azad)
    azad.post(f"/admin/articles/translation/{story.pk}/translate/kmr/", pressed)
    assert Translation.objects.count() == 1


def test_who_may_not_translate_reads_why(people):
    story = make.draft(people)
    page = at_the_desk(people.salma).get(story_screen(story.article)).content.decode()
    assert "You have no role on this desk" in page
    answer = at_the_desk(people.salma).post(
        f"/admin/articles/translation/{story.pk}/translate/kmr/",
        {"token": "a" * 32, "opened": "0", "_end": "1"},
    )
    assert answer.status_code == 302
    assert Translation.objects.count() == 1


def test_a_version_that_one_may_not_read_is_named_without_its_words(people):
    story = make.published(people)
    make.translated(people, story, "kmr")
    page = at_the_desk(people.rojin).get(story_screen(story.article)).content.decode()
    assert "Somebody is writing it." in page
    assert make.WORDS["kmr"][0] not in page
    assert "azad" not in page


@pytest.mark.parametrize("hour", ["0001-01-01T00:00", "9999-12-31T23:59", "20260-01-01T10:00"])
def test_an_hour_that_nobody_means_is_refused_and_the_rest_is_kept(people, hour):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    answer = change(client, story.article, slugline="kept", embargo_until=hour)
    assert answer.status_code == 400
    assert next(found for found in forms(answer) if "slugline" in found.fields).fields[
        "slugline"
    ] == ["kept"]
    assert make.fresh(story).article.embargo_until is None


def test_a_story_is_called_breaking_and_no_longer(people):
    article = make.draft(people).article
    client = at_the_desk(people.salma)
    assert "is_breaking" not in sent(client, article)
    change(client, article, is_breaking="on")
    article.refresh_from_db()
    assert article.is_breaking
    change(client, article, slugline="market three")
    article.refresh_from_db()
    assert (article.slugline, article.is_breaking) == ("market three", True)

    fields = {name: value for name, value in sent(client, article).items() if name != "is_breaking"}
    client.post(story_screen(article), fields)
    article.refresh_from_db()
    assert not article.is_breaking


def test_an_editor_asks_from_a_story_for_a_language_that_nobody_has_begun(people):
    story = make.published(people)
    client = at_the_desk(people.zelal)
    page = client.get(story_screen(story.article)).content.decode()
    asking = f"/admin/articles/assignment/add/?language=kmr&amp;original={story.pk}"
    assert asking in page
    for name in ("salma", "azad"):
        seen = at_the_desk(getattr(people, name)).get(story_screen(story.article))
        assert "assignment/add/" not in seen.content.decode()

    empty = next(each for each in forms(client.get(unescape(asking))) if "what" in each.fields)
    said = {"what": "Werger", "person": people.azad.pk}
    assert client.post(unescape(asking), {**empty.fields, **said}).status_code == 302
    assert Assignment.objects.get().original == story
    page = client.get(story_screen(story.article)).content.decode()
    assert "Assigned: <bdi>azad</bdi>" in page
