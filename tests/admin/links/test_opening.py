"""What somebody without an account meets at the address of a preview link."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.languages import CODES
from articles.models import PreviewLink
from articles.workflow import links
from tests import make
from tests.admin.pages import at_the_desk
from tests.public.photos import photo
from tests.public.test_no_leaks import CANARY, secret

pytestmark = pytest.mark.django_db


def linked(people, story, **changes):
    opened = {"opened_revision": make.fresh(story).latest_revision_id, "hours": 24}
    made = workflow.make_link(story, actor=people.zelal, **{**opened, **changes})
    return reverse("links:text", args=[made.address])


def pictures(page):
    return re.findall(r'(?<=["\s])/admin/link/picture/[^"\s]+', page)


@pytest.mark.parametrize("language", CODES)
def test_who_fetches_it_learns_nothing_and_who_presses_the_button_reads(client, people, language):
    address = linked(people, make.draft(people, language, **secret(people, language)))
    bird = CANARY[language].lower()

    closed = client.get(address)
    assert closed.status_code == 200
    assert bird not in closed.content.decode().lower()
    assert "og:" not in closed.content.decode()
    assert f'<html lang="{language}"' in closed.content.decode()
    assert client.head(address).status_code == 200
    assert PreviewLink.objects.get().opened == 0

    opened = client.post(address)
    assert opened.status_code == 200
    page = opened.content.decode()
    assert f"{bird} headline" in page.lower()
    assert f'<html lang="{language}"' in page
    # Nothing of it is for machines, nor to be passed on, and nothing names it in a history.
    for told in ("og:", "canonical", "ld+json", "wa.me", "/report/", 'name="description"'):
        assert told not in page, told
    assert not re.search(rf"<title>[^<]*{bird}", page.lower())
    assert '<meta name="robots" content="noindex">' in page
    assert PreviewLink.objects.get().opened == 1


def test_no_cache_keeps_it_no_index_has_it_and_nothing_is_told_onwards(client, people):
    address = linked(people, make.draft(people))
    client.cookies["sessionid"] = client.cookies["known_device"] = "x"
    for answer in (client.get(address), client.post(address), client.get(f"{address[:-2]}/")):
        assert answer["Cache-Control"] == "no-store, private"
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "ETag" not in answer
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_it_knows_nobody_who_is_signed_in(people, django_assert_num_queries):
    address, desk = linked(people, make.draft(people)), at_the_desk(people.zelal)
    desk.get(address)
    with django_assert_num_queries(2):
        answer = desk.get(address)
    assert "zelal" not in answer.content.decode()


def ended(people, address):
    link = PreviewLink.objects.get()
    workflow.end_link(link.translation, actor=people.zelal, link=link.pk)
    return address


def of_the_past(people, address):
    PreviewLink.objects.update(until=PreviewLink.objects.get().created_at.replace(year=2999))
    return ended(people, address)


def killed(people, address):
    article = PreviewLink.objects.get().translation.article
    workflow.kill(article, actor=people.zelal, note="خطر")
    return address


def wrong(people, address):
    return reverse("links:text", args=["x"])


def forged(people, address):
    return f"{address[:-4]}xyz/"


def unknown(people, address):
    return reverse("links:text", args=[links.signed("y" * 48)])


@pytest.mark.parametrize("end", [ended, of_the_past, killed, forged, unknown])
def test_all_that_opens_nothing_answers_alike(client, people, end):
    address = linked(people, make.draft(people, headline="عنوان حساس"))
    expected = client.get(wrong(people, address))
    assert expected.status_code == 404
    said = expected.content.decode()
    for language in CODES:
        assert f'<section lang="{language}"' in said

    for method in (client.get, client.post):
        answer = method(end(people, address) if method == client.get else address)
        if end in (forged, unknown):
            answer = method(end(people, address))
        assert (answer.status_code, answer.content) == (404, expected.content)
        assert dict(answer.headers) == dict(expected.headers)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_nothing_else_is_done_there(client, people, method):
    answer = getattr(client, method)(linked(people, make.draft(people)))
    assert answer.status_code == 405


def test_opened_too_often_it_says_so_and_shows_nothing(client, people, monkeypatch):
    monkeypatch.setattr(links, "MOST_IN_HOUR", 1)
    address = linked(people, make.draft(people, headline="عنوان حساس"))
    assert client.post(address).status_code == 200
    often = client.post(address)
    assert often.status_code == 429
    assert "عنوان حساس" not in often.content.decode()


def test_its_pictures_are_shown_as_long_as_the_link_stands(client, people):
    picture = photo(people)
    story = make.draft(people, lead_photo=picture.pk)
    address = linked(people, story)
    shown = pictures(client.post(address).content.decode())
    assert shown
    assert picture.file.url not in client.post(address).content.decode()

    answer = client.get(shown[0])
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/")
    assert answer["Cache-Control"] == "no-store, private"
    assert client.get(f"{shown[0][:-3]}xy/").status_code == 404
    assert client.post(shown[0]).status_code == 405

    ended(people, address)
    assert client.get(shown[0]).status_code == 404


def test_a_picture_that_was_withdrawn_is_gone_there_too(client, people):
    picture = photo(people)
    shown = pictures(
        client.post(linked(people, make.draft(people, lead_photo=picture.pk))).content.decode()
    )
    workflow.withdraw_photo(picture, actor=people.zelal, note="خطر")
    assert client.get(shown[0]).status_code == 410


def test_words_written_later_are_not_shown(client, people):
    story = make.draft(people)
    address = linked(people, story)
    workflow.save_draft(
        story,
        actor=people.rojin,
        content=make.content(headline="كلام لاحق"),
        opened_revision=story.latest_revision_id,
    )
    assert "كلام لاحق" not in client.post(address).content.decode()


def test_a_hostile_text_is_harmless(client, people):
    story = make.draft(people, headline="</title><script>alert(1)</script>")
    assert "<script>alert" not in client.post(linked(people, story)).content.decode()
