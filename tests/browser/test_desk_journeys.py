"""What people at the desk do from end to end: an editor, a translator, a publisher."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Publication
from articles.states import Status
from articles.workflow.told import tell_what_came_out
from tests import make
from tests.public.test_no_leaks import CANARY, secret, walk

from .hands import open_move, press, save, screen_of, sent

FIXED = "افتتاح سوق جديد في القامشلي"


def open_from_the_start(page, live_server, queue):
    """Come in, and open the first text of a queue."""
    page.goto(f"{live_server.url}/admin/")
    sent(page, page.locator(f"section[aria-labelledby=queue-{queue}] .row-headline").first)


def test_an_editor_compares_comments_sends_back_approves_and_schedules(
    page, live_server, people, sign_in
):
    text = make.submitted(people)
    sign_in(people.hevin)
    open_from_the_start(page, live_server, "review")

    panel = page.locator(".talk")
    panel.get_by_text("Comment or suggest").click()
    panel.locator("[name=words]").first.fill("أين يقع السوق؟")
    panel.locator("[name=must]").check()
    sent(page, panel.locator("[name=comment]"))
    open_move(page, "send_back")
    page.locator("#note-send_back").fill("ينقص المكان")
    press(page, "send_back")
    assert make.fresh(text).status == Status.SENT_BACK

    sign_in(people.rojin)
    open_from_the_start(page, live_server, "sent_back")
    page.locator("[name=headline]").fill(FIXED)
    save(page)
    press(page, "submit")

    sign_in(people.hevin)
    open_from_the_start(page, live_server, "review")
    page.goto(f"{live_server.url}/admin/articles/translation/{text.pk}/compare/1/2/")
    expect(page.locator("ins").first).to_be_visible()
    page.go_back()
    sent(page, page.locator(".talk").get_by_role("button", name="Settle it"))
    press(page, "approve")
    open_move(page, "publish")
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.locator("#publish-at").fill(tomorrow.strftime("%Y-%m-%dT%H:%M"))
    sent(page, page.get_by_role("button", name="Publish at this time"))

    scheduled = Publication.objects.pending().get()
    assert scheduled.revision.headline == FIXED
    assert timezone.localtime(scheduled.visible_from).date() == tomorrow.date()


def test_a_translator_is_led_from_the_notice_of_drift_to_its_end(
    page, live_server, people, sign_in
):
    source = make.published(people)
    version = make.published_translation(people, source, "kmr")
    revised = make.revised(people, source, headline=FIXED)
    opened = revised.latest_revision_id
    workflow.publish(revised, actor=people.hevin, opened_revision=opened)
    sign_in(people.azad)

    open_from_the_start(page, live_server, "out_of_step")
    expect(page.locator("ins").first).to_contain_text("القامشلي")
    page.locator("[name=headline]").fill("Li Qamişloyê sûkeke nû vebû")
    page.locator("[name=follows_source]").check()
    save(page)
    press(page, "submit")
    sign_in(people.zelal)
    page.goto(screen_of(live_server, version))
    press(page, "approve")
    open_move(page, "publish")
    sent(page, page.get_by_role("button", name="Publish now"))

    sign_in(people.azad)
    page.goto(f"{live_server.url}/admin/")
    expect(page.locator("#queue-out_of_step")).to_have_count(0)


def test_a_correction_reaches_the_siblings_and_a_kill_takes_all_of_them(
    page, live_server, people, sign_in
):
    source = make.published(people, **secret(people, "ar"))
    version = make.published_translation(people, source, "kmr")
    version = make.revised(people, version, **secret(people, "kmr"))
    workflow.publish(version, actor=people.zelal, opened_revision=version.latest_revision_id)
    sign_in(people.zelal)
    page.goto(screen_of(live_server, source))
    page.locator("[name=headline]").fill(f"{CANARY['ar']}: {FIXED}")
    page.locator("[name=kind]").select_option("correction")
    page.locator("#field-note").fill("اسم المدينة القامشلي")
    save(page)
    press(page, "submit")
    sign_in(people.hevin)
    page.goto(screen_of(live_server, source))
    press(page, "approve")
    open_move(page, "publish")
    sent(page, page.get_by_role("button", name="Publish now"))
    tell_what_came_out.func()

    sign_in(people.azad)
    page.goto(f"{live_server.url}/admin/notices/")
    correction = "A correction in another language is to be followed"
    expect(page.locator(".told-unread", has_text=correction)).to_have_count(1)
    page.goto(screen_of(live_server, version))
    expect(page.locator("ins").first).to_contain_text("القامشلي")

    assert _told(source)
    assert _told(version)
    sign_in(people.zelal)
    page.goto(screen_of(live_server, source))
    page.get_by_role("link", name="Kill the story in all its languages").click()
    page.locator("[name=note]").fill("يعرّض مصدرا للخطر")
    sent(page, page.get_by_role("button", name="Kill the story in all its languages"))

    assert _told(source) == _told(version) == []
    assert not Publication.objects.visible().exists()


def _told(version):
    """Where readers meet the words of the story."""
    seen, bird = walk(Client(), make.fresh(version), {}), CANARY[version.language].lower()
    return [answer.path for answer in seen if bird in answer.text.lower()]
