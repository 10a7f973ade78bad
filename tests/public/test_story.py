import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Article, Author, Tag
from tests import make

from .walk import elements, main, page

SOON = timedelta(hours=1)


def path_of(translation):
    return addresses.story(translation.language, translation.article_id, translation.slug)


def publish_again(people, translation, **changes):
    revised = make.revised(people, translation, **changes)
    workflow.publish(revised, actor=people.zelal, opened_revision=revised.latest_revision_id)
    return make.fresh(revised)


def published_in(people, source, language):
    made = make.translated(people, source, language)
    workflow.submit(made, actor=people.azad, opened_revision=made.latest_revision_id)
    workflow.approve(made, actor=people.berfin, opened_revision=made.latest_revision_id)
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id)
    return make.fresh(made)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")])
def test_a_story_is_read_in_its_language_and_direction(client, people, language, direction):
    story = make.published(people, language, kicker="", standfirst="")

    html = page(client, path_of(story))

    assert f'<html lang="{language}" dir="{direction}">' in html
    assert html.count("<h1") == 1
    assert story.latest_revision.headline in main(html)
    assert story.latest_revision.body in html


def test_all_that_readers_are_told_is_on_the_page(client, people):
    story = make.published(people, kicker="من السوق", standfirst="عاد الناس إلى السوق.")
    section = story.article.section
    author = story.article.bylines.get()

    html = page(client, path_of(story))

    for words in ("من السوق", "عاد الناس إلى السوق.", section.name_ar, author.name_ar):
        assert words in main(html)
    assert elements(html, "time")[0]["datetime"].endswith("+03:00")


@pytest.mark.parametrize("language", CODES)
def test_no_account_is_named_anywhere(client, people, language):
    for name in vars(people):
        person = getattr(people, name)
        person.username = person.display_name = f"account of {name}"
        person.save()

    html = page(client, path_of(make.published(people, language)))

    assert "account of" not in html


@pytest.mark.parametrize("words", ["", "/", "/x", "/x/", "/%D8%B3/"])
def test_whatever_words_lead_to_the_right_address(client, people, words):
    story = make.published(people)

    response = client.get(f"/ar/{story.article_id}{words}")

    assert (response.status_code, response["Location"]) == (301, iri_to_uri(path_of(story)))


def test_the_right_address_is_no_detour_in_either_spelling_of_its_bytes(client, people):
    path = iri_to_uri(path_of(make.published(people)))
    lower = re.sub(r"%[0-9A-F]{2}", lambda match: match[0].lower(), path)

    assert client.get(path).status_code == 200
    assert client.get(lower).status_code == 200


def test_words_in_decomposed_letters_lead_to_the_right_address(client, people):
    story = make.published(people, headline="أخبار اليوم")
    decomposed = path_of(story).replace("أ", "ا\u0654")

    response = client.get(decomposed)

    assert (response.status_code, response["Location"]) == (301, iri_to_uri(path_of(story)))


def test_what_has_no_name_in_the_language_is_not_shown(client, people):
    story = make.published(people, body="<p>#السوق</p>")
    Tag.objects.update(name_ar=None, name_kmr="Sûk")
    Author.objects.update(name_ar=None, name_kmr="Rojîn")
    make.pages_again()

    html = page(client, path_of(story))

    assert "Sûk" not in html
    assert "Rojîn" not in html
    assert 'class="byline"' not in html


@pytest.mark.parametrize("genre", [each for each in Article.Genre if each != Article.Genre.NEWS])
def test_whatever_is_not_news_is_labelled(client, people, genre):
    story = make.published(people)
    Article.objects.update(genre=genre)
    make.pages_again()

    assert 'class="genre"' in main(page(client, path_of(story)))


def test_news_has_no_label(client, people):
    assert 'class="genre"' not in main(page(client, path_of(make.published(people))))


@pytest.mark.parametrize("kind", ["correction", "clarification"])
def test_a_correction_says_so(client, people, kind):
    story = make.published(people)
    publish_again(people, story, kind=kind, note="العدد الصحيح ثلاثون.")

    assert "العدد الصحيح ثلاثون." in main(page(client, path_of(story)))


def test_the_note_of_any_other_change_stays_inside(client, people):
    story = make.published(people)
    publish_again(people, story, kind="update", note="اتصلت بالمصدر.")

    assert "اتصلت بالمصدر" not in page(client, path_of(story))


def modified(html):
    return elements(html, "meta", property="article:modified_time")


def test_an_update_shows_its_time_and_a_minor_edit_does_not(client, people):
    story = make.published(people)
    assert not modified(page(client, path_of(story)))

    publish_again(people, story, headline="افتتاح السوق الجديد", kind="minor")
    assert not modified(page(client, path_of(story)))

    publish_again(people, story, headline="افتتاح السوق", kind="update")
    assert modified(page(client, path_of(story)))


def test_showing_a_withdrawn_text_again_is_no_update(client, people):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")
    workflow.republish(story, actor=people.zelal)

    assert not modified(page(client, path_of(story)))


def test_the_live_text_stays_until_the_next_is_due(client, people):
    story = make.published(people)
    revised = make.revised(people, story, headline="عنوان لم يحن وقته")
    workflow.publish(
        revised,
        actor=people.zelal,
        opened_revision=revised.latest_revision_id,
        at=timezone.now() + SOON,
    )

    html = page(client, path_of(story))

    assert "افتتاح سوق جديد" in html
    assert "لم يحن" not in html


def test_the_language_switch_leads_to_the_same_story_or_else_home(client, people):
    story = make.published(people)
    kurdish = published_in(people, story, "kmr")

    html = page(client, path_of(story))

    assert elements(html, "a", href=path_of(kurdish), lang="kmr", dir="ltr", hreflang="kmr")
    assert elements(html, "a", href="/ckb/", lang="ckb", dir="rtl", hreflang="ckb")


def alternates(html):
    links = elements(html, "link", rel="alternate")
    return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}


def test_language_versions_name_each_other_to_search_engines(client, people):
    story = make.published(people)
    kurdish = published_in(people, story, "kmr")

    found = alternates(page(client, path_of(story)))

    assert set(found) == {"ar", "ku", "ku-Latn", "x-default"}
    assert found["ku"] == "http://testserver" + path_of(kurdish)
    assert found["ar"] == "http://testserver" + iri_to_uri(path_of(story))
    assert alternates(page(client, path_of(kurdish))) == found


def test_a_version_that_is_not_live_is_named_to_nobody(client, people):
    story = make.published(people)
    kurdish = published_in(people, story, "kmr")
    workflow.withdraw(kurdish, actor=people.zelal, note="مراجعة")

    html = page(client, path_of(story))

    assert alternates(html) == {}
    assert path_of(kurdish) not in html
    assert elements(html, "a", href="/kmr/", lang="kmr")


def test_machines_are_told_the_same_as_people(client, people):
    hostile = "</script><script>alert(1)</script> & «قول»"
    story = make.published(people, headline=hostile)

    html = page(client, path_of(story))

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    told = json.loads(block)
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == story.latest_revision.headline
    assert told["inLanguage"] == "ar"
    assert told["author"][0]["name"] == story.article.bylines.get().name_ar
    assert "alert(1)</script>" not in html


def test_without_a_byline_the_outlet_stands_for_the_story(client, people):
    story = make.published(people)
    story.article.byline_links.all().delete()
    make.pages_again()

    html = page(client, path_of(story))

    assert 'class="byline"' not in html
    assert '"author":[{"@type":"NewsMediaOrganization"' in html


def test_what_is_shared_is_the_short_address(client, people):
    story = make.published(people)

    html = page(client, path_of(story))

    links = [link["href"] for link in elements(html, "a", rel="noopener noreferrer")]
    short = f"http%3A%2F%2Ftestserver%2Far%2F{story.article_id}"
    assert len(links) == 2
    assert all(short in link for link in links)


@pytest.mark.parametrize("words", ["", "/", "/any/"])
def test_what_was_never_visible_is_not_found(client, people, words):
    story = make.approved(people)

    assert client.get(f"/ar/{story.article_id}{words}").status_code == 404


def test_what_is_scheduled_is_not_found(client, people):
    story = make.published(people, at=timezone.now() + SOON)

    assert client.get(path_of(story)).status_code == 404


@pytest.mark.parametrize("words", ["", "/", "/any", "/any/"])
def test_what_was_withdrawn_is_gone_on_any_words(client, people, words):
    story = make.published(people)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    response = client.get(f"/ar/{story.article_id}{words}")

    assert response.status_code == 410
    assert story.latest_revision.headline not in response.content.decode()
    assert client.get(path_of(story)).status_code == 410


def test_another_language_of_a_live_story_is_not_found(client, people):
    story = make.published(people)

    assert client.get(f"/kmr/{story.article_id}").status_code == 404
