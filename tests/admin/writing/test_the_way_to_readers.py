from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.hours import HourForm
from articles.models import Publication, Translation
from articles.states import Status
from tests import make
from tests.admin.pages import at_the_desk, form, forms, move, move_address, save, screen

pytestmark = pytest.mark.django_db


def fresh(translation):
    return make.fresh(translation)


def live_headline(translation):
    live = Publication.objects.visible().filter(translation=translation)
    return live.values_list("revision__headline", flat=True).first()


def begin(client, language, **typed):
    address = "/admin/articles/translation/add/"
    page = client.get(address, {"language": language})
    headline, body = make.WORDS[language]
    sent = {**form(page, address).fields, "headline": headline, "body": body.strip("</p>"), **typed}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    return Translation.objects.latest("pk")


def test_a_story_is_written_sent_back_resubmitted_approved_and_published(people):
    rojin, salma, hevin = map(at_the_desk, (people.rojin, people.salma, people.hevin))
    story = begin(rojin, "ar", section=make.section().pk, slugline="market")
    assert story.article.slugline == "market"

    move(rojin, story, "submit")
    assert fresh(story).status == Status.SUBMITTED
    move(salma, story, "send_back", note="ينقص مصدر ثان")
    assert fresh(story).status == Status.SENT_BACK
    assert "ينقص مصدر ثان" in rojin.get("/admin/").content.decode()

    save(rojin, story, headline="افتتاح سوق كبير")
    move(rojin, story, "submit")
    move(salma, story, "approve")
    assert live_headline(story) is None
    move(hevin, story, "publish")
    assert live_headline(story) == "افتتاح سوق كبير"


def test_save_and_submit_is_one_press(people):
    story = make.draft(people)
    client = at_the_desk(people.rojin)
    save(client, story, headline="عنوان جديد", submit="1")
    story = fresh(story)
    assert (story.status, story.latest_revision.headline) == (Status.SUBMITTED, "عنوان جديد")


def test_a_save_that_cannot_be_submitted_is_still_saved(people):
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, body="", body_format="html", submit="1")
    assert answer.status_code == 302
    assert fresh(story).latest_revision.body == ""
    assert fresh(story).status == Status.DRAFT


def test_a_story_goes_out_at_the_time_in_the_outlets_zone(people):
    story = make.approved(people)
    later = timezone.localtime() + timedelta(days=1)
    move(
        at_the_desk(people.hevin),
        story,
        "publish",
        at=later.strftime("%Y-%m-%dT%H:%M"),
    )
    scheduled = Publication.objects.get(translation=story)
    assert scheduled.visible_from == later.replace(second=0, microsecond=0)
    assert live_headline(story) is None


def test_the_screen_says_which_zone_the_time_is_in(people):
    story = make.approved(people)
    page = at_the_desk(people.hevin).get(screen(story)).content.decode()
    assert "Asia/Damascus" in page
    assert 'type="datetime-local"' in page


@pytest.mark.parametrize("at", ["", "tomorrow", "2001-01-01T10:00"])
def test_a_time_that_is_none_publishes_nothing(people, at):
    story = make.approved(people)
    answer = move(at_the_desk(people.hevin), story, "publish", at=at)
    assert answer.status_code in {400, 403}
    assert not Publication.objects.filter(translation=story).exists()


def test_readers_keep_the_old_text_until_the_new_one_is_published(people):
    story = make.published(people)
    old = live_headline(story)
    rojin, salma, hevin = map(at_the_desk, (people.rojin, people.salma, people.hevin))
    save(rojin, story, headline="عنوان محدث")
    assert live_headline(story) == old
    move(rojin, story, "submit")
    move(salma, story, "approve")
    assert live_headline(story) == old
    move(hevin, story, "publish")
    assert live_headline(story) == "عنوان محدث"


def test_a_live_story_is_withdrawn_with_a_reason_and_published_again(people):
    story = make.published(people)
    first = fresh(story).first_published_at
    hevin = at_the_desk(people.hevin)
    move(hevin, story, "withdraw", note="خطأ في الأسماء")
    assert live_headline(story) is None
    move(hevin, story, "republish")
    assert live_headline(story) is not None
    assert fresh(story).first_published_at == first


def test_a_translation_takes_its_own_way(people):
    source = make.published(people)
    azad, berfin, zelal = map(at_the_desk, (people.azad, people.berfin, people.zelal))
    address = f"/admin/articles/translation/{source.pk}/translate/kmr/"
    page = azad.get(f"/admin/articles/article/{source.article_id}/change/")
    answer = azad.post(address, form(page, address).fields)
    started = Translation.objects.get(article=source.article, language="kmr")
    assert answer["Location"] == screen(started)

    save(azad, started, headline="Sûkeke nû", body="Îro sûkeke nû vebû.")
    move(azad, started, "submit")
    move(berfin, started, "approve")
    move(zelal, started, "publish")
    assert live_headline(started) == "Sûkeke nû"
    assert live_headline(source) == make.WORDS["ar"][0]


def test_an_edit_stops_a_schedule_and_the_start_page_says_so(people):
    story = make.published(people, at=timezone.now() + timedelta(days=1))
    rojin = at_the_desk(people.rojin)
    save(rojin, story, headline="عنوان آخر")
    assert "Schedules stopped by an edit" in rojin.get("/admin/").content.decode()
    assert "An edit has stopped it" in rojin.get(screen(story)).content.decode()


def test_enter_in_the_field_for_a_time_publishes_nothing(people):
    story = make.approved(people)
    page = at_the_desk(people.hevin).get(screen(story))
    address = move_address(story, "publish")
    pressed = [found.fields["when"] for found in forms(page) if found.action == address]
    assert pressed == [[HourForm.NOW], [HourForm.LATER]]
    # A browser presses the first button of the form that the field belongs to: it saves.
    written = form(page, screen(story))
    assert "at" in written.fields
    assert written.buttons[0]["name"] == "save"
    assert "formaction" not in written.buttons[0]


def test_publishing_now_takes_the_place_of_a_schedule_in_one_act(people):
    story = make.published(people, at=timezone.now() + timedelta(days=1))
    move(at_the_desk(people.hevin), story, "publish")
    assert live_headline(story) == make.WORDS["ar"][0]
    assert not Publication.objects.filter(translation=story).pending().exists()


def test_a_schedule_is_moved_to_another_time_in_one_act(people):
    story = make.published(people, at=timezone.now() + timedelta(days=1))
    sooner = (timezone.localtime() + timedelta(hours=2)).replace(second=0, microsecond=0)
    move(at_the_desk(people.hevin), story, "publish", at=sooner.strftime("%Y-%m-%dT%H:%M"))
    pending = Publication.objects.filter(translation=story).pending().get()
    assert pending.visible_from == sooner


def test_a_live_text_is_not_published_twice(people):
    story = make.published(people)
    client = at_the_desk(people.hevin)
    sent = form(client.get(screen(story)), screen(story)).fields
    answer = client.post(move_address(story, "publish"), {**sent, "when": HourForm.NOW})
    assert answer.status_code == 403
    assert Publication.objects.filter(translation=story).count() == 1
