"""Addresses as people type and share them: with the sign behind, in their own digits."""

from urllib.parse import quote

import pytest

from articles import addresses, workflow
from tests import make

BEHIND = [",", "،", ".", "؛", ";", ":", "!", "?", "؟", ")", "]", "}", "»", "”", "’", "'", '"', "…"]
UNSEEN = ["\u200f", "\u200e", "\u061c", "\u200b", "\u2069", "\ufeff", "\u00a0", " ", "\n"]


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


def asked(client, path):
    return client.get(quote(path))


@pytest.mark.parametrize("behind", [*BEHIND, *UNSEEN, "».", "),\u200f", "*", "_"])
@pytest.mark.parametrize("language", ["ar", "kmr"])
def test_a_sign_behind_the_short_address_leads_to_the_story(client, people, language, behind):
    story = make.published(people, language)

    answer = asked(client, f"/{language}/{story.article_id}{behind}")

    assert answer.status_code == 301
    assert answer["Location"] == quote(path_of(story))


@pytest.mark.parametrize("behind", ["،", "؟", "\u200f", ")"])
def test_a_sign_behind_the_words_leads_there_as_well(client, people, behind):
    story = make.published(people)

    for path in (f"{path_of(story)}{behind}", f"{path_of(story).rstrip('/')}{behind}"):
        assert asked(client, path)["Location"] == quote(path_of(story))


def test_a_letter_that_was_cut_in_the_middle_leads_to_the_story(client, people):
    story = make.published(people)

    answer = client.get(f"/ar/{story.article_id}%D8")

    assert (answer.status_code, answer["Location"]) == (301, quote(path_of(story)))


@pytest.mark.parametrize("number", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
@pytest.mark.parametrize("after", ["", "/", "؟", "/كلمات/"])
def test_a_number_in_the_readers_digits_leads_to_the_story(client, people, number, after):
    story = make.published(people)
    typed = str(story.article_id).translate(str.maketrans("0123456789", number))

    answer = asked(client, f"/ar/{typed}{after}")

    assert (answer.status_code, answer["Location"]) == (301, quote(path_of(story)))


def test_lists_are_found_like_stories(client, people):
    story = make.published(people)
    section = story.article.section

    answer = asked(client, f"/ar/section/{section.pk}\u200f")

    right = addresses.section("ar", section.pk, section.name_in("ar"))
    assert (answer.status_code, answer["Location"]) == (301, quote(right))


@pytest.mark.parametrize("typed", ["{}؟", "{}\u200f", "{}/كلمات،"])
def test_a_withdrawn_story_is_gone_whatever_stands_behind(client, people, typed):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note="خطأ")

    assert asked(client, f"/ar/{typed.format(story.article_id)}").status_code == 410


@pytest.mark.parametrize("typed", ["{}؟", "{}\u200f", "{}x", "{}-1"])
def test_a_draft_is_not_there_whatever_stands_behind(client, people, typed):
    draft = make.draft(people)

    assert asked(client, f"/ar/{typed.format(draft.article_id)}").status_code == 404


@pytest.mark.parametrize(
    ("language", "locale"), [("ar", "ar_AR"), ("ckb", "cb_IQ"), ("kmr", "ku_TR")]
)
def test_the_head_names_the_locale_as_its_readers_spell_it(client, db, language, locale):
    page = client.get(addresses.home(language)).content.decode()

    assert f'<meta property="og:locale" content="{locale}">' in page
