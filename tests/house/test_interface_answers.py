"""What is not a page of its own speaks one language too: refusals, previews, findings, failures."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import resolve, reverse

from articles import workflow
from articles.languages import CODES
from articles.models import Translation
from articles.proofreading import findings
from tests import make
from tests.admin.pages import filled, move_address, screen
from tests.copydesk.test_reference_table import ROWS

from .test_interface_languages import (  # noqa: F401 - `people` finds `made_once` here
    at_the_desk,
    left_over,
    lists_and_forms,
    made_once,
    other_screens,
    screens_of_texts,
)
from .written import what_people_wrote

pytestmark = pytest.mark.django_db
# Reached by sending a form, by a script, or before anybody is signed in; the rest is asked for.
# At the address of `password_change` stands a view of the project's own, which is walked.
NOT_ASKED_FOR = {
    "password_change",
    *(
        "app_list",
        "autocomplete",
        "interface_language",
        "jsi18n",
        "login",
        "logout",
        "view_on_site",
    ),
    "front_page_breaking",
    *("photo_file", "photo_find", "photo_move", "photo_upload", "tag_spelling", "tag_suggest"),
    *("translation_preview_card", "translation_restore", "translation_review"),
    *("translation_make_link", "translation_end_link"),
    *("translation_discard", "translation_keep", "translation_keep_new", "translation_presence"),
    *("translation_want", "several"),
    *("translation_move", "translation_proofread", "translation_proofread_new"),
    *(
        "story_shorten_embargo",
        "story_ask_lift",
        "story_lift_kill",
        "story_begin_live",
        "story_end_live",
        "story_raise_flag",
        "story_publish_together",
        "story_unschedule_together",
        "story_clear_flag",
        "translation_talk_act",
        "begin_house_page",
        "translation_translate",
        "auth_user_password_change",
        "accounts_user_password_change",
    ),
}
# Words and letters of the text that a finding is about, and what its message says of them.
ABOUT_A_TEXT = re.compile(r'<p class="(?:finding-context|finding-message)".*?</p>', re.DOTALL)


def previews():
    for text in Translation.objects.all():
        yield reverse("admin:translation_preview", args=[text.pk])
        yield reverse("admin:translation_preview_revision", args=[text.pk, 1])
        yield reverse("admin:translation_framed", args=[text.pk, 1, "dark"])
    yield reverse("admin:front_page_preview", args=["ar"])


def beginnings():
    for language in CODES:
        yield f"{reverse('admin:articles_translation_add')}?language={language}"


def names_of_the_desk(patterns=None):
    for pattern in patterns or admin.site.urls[0]:
        if hasattr(pattern, "url_patterns"):
            yield from names_of_the_desk(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_address_of_the_desk_is_walked_or_named_here(people):
    walked = [*lists_and_forms(), *screens_of_texts(), *other_screens(), *previews(), *beginnings()]
    seen = {resolve(address.partition("?")[0]).url_name for address in walked}

    assert set(names_of_the_desk()) - seen == NOT_ASKED_FOR & set(names_of_the_desk())


@pytest.mark.parametrize("language", CODES)
def test_previews_and_new_stories_speak_it(people, language):
    names, seen = what_people_wrote(), 0
    client = at_the_desk(people.zelal, language)
    for address in beginnings():
        answer = client.get(address)
        seen += answer.status_code == 200
        assert list(left_over(answer.content.decode(), language, names)) == [], address
    # The page in a preview is the readers', in the language of its text.
    for address in previews():
        answer = client.get(address)
        banner = answer.content.decode().partition("<body")[2].partition("</header>")[0]
        seen += answer.status_code == 200
        assert banner
    assert seen > 10


@pytest.mark.parametrize("language", CODES)
def test_findings_of_every_rule_speak_it(people, language):
    body = "".join(f"<p>{bad}</p>" for _rule, of, bad, _good in ROWS if of == language)
    story = make.draft(people, language, body=body.replace("&", "&amp;"))
    keys = [entry.key for entry in findings(story)]
    writer = story.latest_revision.writer
    workflow.leave(story, actor=writer, keys=keys[::3])
    workflow.ask_again(story, actor=writer, keys=keys[:1])
    page = at_the_desk(writer, language).get(screen(story)).content.decode()

    assert len(keys) > 25
    assert page.count("data-finding=") > 15
    assert list(left_over(ABOUT_A_TEXT.sub("", page), language, what_people_wrote())) == []


def sent_without_its_end(client, people, story):
    typed = filled(client, story)
    del typed["_end"]
    return client.post(screen(story), typed)


def sent_stale(client, people, story):
    return client.post(screen(story), filled(client, story, headline="x", opened=str(10**12)))


def sent_signed_out(client, people, story):
    typed = filled(client, story)
    client.logout()
    return client.post(screen(story), typed)


def sent_without_a_token(client, people, story):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": story.language})
    strict.force_login(people.zelal)
    return strict.post(screen(story), {**filled(client, story), "csrfmiddlewaretoken": "x" * 32})


def refused_from_elsewhere(client, people, story):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.zelal)
    elsewhere = {"origin": "https://x.example", "accept-language": story.language}
    return strict.post(screen(story), {"headline": "x"}, headers=elsewhere)


def moved_without_a_note(client, people, story):
    return client.post(move_address(story, "spike"), {"_end": "1", "opened": "1", "token": "x"})


def moved_in_vain(client, people, story):
    return client.post(move_address(story, "publish"), {"_end": "1", "opened": "1", "token": "x"})


def a_line_until_no_hour(client, people, story):
    address = reverse("admin:front_page_breaking", args=[story.language])
    return client.post(address, {"_end": "1", "opened": "1", "token": "0" * 32, "until": "x"})


def a_pin_until_no_hour(client, people, story):
    address = reverse("admin:articles_frontpage_change", args=[story.language])
    until = {"pin": story.pk, f"until_{story.pk}": "x", "save": "1"}
    return client.post(address, {"_end": "1", "opened": "1", "token": "0" * 32, **until})


ANSWERS = [
    sent_without_its_end,
    sent_stale,
    sent_signed_out,
    sent_without_a_token,
    refused_from_elsewhere,
    moved_without_a_note,
    moved_in_vain,
    a_line_until_no_hour,
    a_pin_until_no_hour,
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("language", CODES)
def test_refusals_speak_it(people, language, answer):
    story = make.draft(people, language)
    page = answer(at_the_desk(people.zelal, language), people, story)

    assert page.status_code >= 400
    assert list(left_over(page.content.decode(), language, what_people_wrote())) == []


@pytest.mark.parametrize("language", CODES)
def test_what_is_not_there_at_the_desk_speaks_the_language_of_the_person(people, language):
    make.published(people, language)
    client = at_the_desk(people.zelal, language)
    for address in (reverse("admin:articles_translation_change", args=[10**12]), "/admin/nothing/"):
        page = client.get(address)
        assert page.status_code == 404
        assert list(left_over(page.content.decode(), language, what_people_wrote())) == []


@pytest.mark.parametrize("language", CODES)
def test_words_for_scripts_speak_it(people, language):
    story = make.draft(people, language)
    client = at_the_desk(people.zelal, language)
    where = reverse("admin:translation_proofread", args=[story.pk])
    said = [
        client.post(where, {"body": "x"}).json()["message"],
        client.post(where, {"body": "س" * 200_001, "_end": "1"}).json()["message"],
        client.post(where, {"body": "\0", "_end": "1"}).json()["message"],
        client.post(reverse("admin:translation_keep", args=[story.pk]), {}).json()["message"],
    ]

    assert all(said)
    assert [list(left_over(f"<p>{words}</p>", language, [])) for words in said] == [[]] * len(said)


@pytest.mark.parametrize("language", CODES)
def test_our_own_failure_speaks_it(client, db, monkeypatch, language):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("articles.public.views.home.pages.home", fail)
    client.raise_request_exception = False
    page = client.get(f"/{language}/")

    assert page.status_code == 500
    assert list(left_over(page.content.decode(), language, [])) == []


def test_a_foreign_word_in_an_answer_is_found(people):
    story = make.draft(people, "kmr")
    page = sent_stale(at_the_desk(people.zelal, "ar"), people, story).content.decode()

    assert list(left_over(page, "kmr", what_people_wrote()))
    assert list(left_over(page, "ar", what_people_wrote())) == []
