"""A reader tells the desk of an error: without an account, a cookie or an address."""

import pytest

from articles import addresses, workflow
from articles.languages import CODES, LANGUAGES
from articles.models import Report
from articles.public import reports
from tests import make

from .walk import elements, main, page

WORDS = {
    "ar": "اسم النهر هو الخابور، لا الفرات.",
    "ckb": "ناوی ڕووبارەکە خابوورە، نەک فورات.",
    "kmr": "Navê çem Xabûr e, ne Firat e.",
}


@pytest.fixture
def story(people):
    return make.published(people)


def path_of(story):
    return addresses.report(story.language, story.article_id)


def send(client, story, words=WORDS["ar"], headers=None, **fields):
    return client.post(path_of(story), {"text": words, **fields}, headers=headers)


@pytest.mark.parametrize("language", CODES)
def test_from_the_story_to_the_desk(client, people, language):
    story = make.published(people, language)
    read = page(client, addresses.story(language, story.article_id, story.slug))
    assert elements(read, "a", href=path_of(story))
    form = page(client, path_of(story))
    assert f'<html lang="{language}" dir="{LANGUAGES[language].direction}">' in form
    assert elements(form, "form", method="post", action=path_of(story))

    sent = send(client, story, WORDS[language])
    answer = client.get(sent["Location"])

    kept = Report.objects.get()
    assert (kept.text, kept.language) == (WORDS[language], language)
    assert kept.publication.translation == kept.translation == story
    assert sent.status_code == 303
    assert not elements(answer.content.decode(), "textarea")
    assert elements(main(answer.content.decode()), "p", role="status")
    for response in (sent, answer):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_the_form_sent_twice_is_one_report(client, people, story):
    for words in (WORDS["ar"], f"  {WORDS['ar']}\n"):
        assert send(client, story, words).status_code == 303
    assert Report.objects.count() == 1

    assert send(client, make.published(people)).status_code == 303
    assert Report.objects.count() == 2


@pytest.mark.parametrize("words", ["", "  \n ", "\u200f\u2066", "x\0y", "x" * 2001])
def test_what_says_nothing_is_handed_back_with_a_reason(client, story, words):
    response = send(client, story, words)

    assert response.status_code == 400
    assert elements(response.content.decode(), "p", id="problem")
    assert response["Cache-Control"] == "no-store"
    assert not Report.objects.exists()


def test_what_was_typed_is_never_lost_and_never_markup(client, story):
    words = "</textarea><b>" + "س" * 2000

    html = send(client, story, words).content.decode()

    assert "&lt;/textarea&gt;&lt;b&gt;سسس" in html


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"website": "https://example.org"}, 400),
        ({"headers": {"sec-fetch-site": "cross-site"}}, 403),
    ],
)
def test_programs_and_other_sites_are_told_and_the_words_stand_ready(client, story, sent, status):
    response = send(client, story, **sent)

    assert response.status_code == status
    assert WORDS["ar"] in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(("limit", "story_of"), [("PER_STORY", 0), ("PER_LANGUAGE", 1)])
def test_too_many_are_told_to_come_later(client, people, monkeypatch, limit, story_of):
    stories = [make.published(people) for _ in range(2)]
    monkeypatch.setattr(reports, limit, 2)
    for number in range(2):
        assert send(client, stories[0], f"{WORDS['ar']} {number}").status_code == 303

    refused = send(client, stories[story_of], "كلمات أخرى")

    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert "كلمات أخرى" in refused.content.decode()
    assert Report.objects.count() == 2
    # What was taken before is taken still, and other languages are free.
    assert send(client, stories[0], f"{WORDS['ar']} 1").status_code == 303
    assert send(client, make.published(people, "kmr"), WORDS["kmr"]).status_code == 303


@pytest.mark.parametrize(
    ("language", "size", "status"), [("ar", 10_000_000, 413), ("kmr", 1_100_000, 413)]
)
def test_a_body_that_is_too_large_is_refused_unread_in_the_readers_words(
    client, people, language, size, status
):
    story = make.published(people, language)

    response = client.generic(
        "POST", path_of(story), b"x" * size, "application/x-www-form-urlencoded"
    )

    assert response.status_code == status
    assert f'<html lang="{language}"' in response.content.decode()
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe=%ff&text=%ff%fe", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b'{"text": 1}', "application/json"),
        (b"", "multipart/form-data"),
    ],
)
def test_junk_gets_an_answer(client, story, body, kind):
    assert client.generic("POST", path_of(story), body, kind).status_code == 400
    assert not Report.objects.exists()


def test_only_here_may_something_be_sent(client, story):
    assert client.put(path_of(story)).status_code == 405
    assert client.post(f"{path_of(story)}x/", {"text": "x"}).status_code == 405
    assert client.post(addresses.home("ar"), {"text": "x"}).status_code == 405


def test_nothing_is_reported_of_what_readers_do_not_see(client, people, story):
    draft = make.draft(people)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert (send(client, story).status_code, send(client, draft).status_code) == (410, 404)
    assert not Report.objects.exists()
