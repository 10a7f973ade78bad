"""An entry holds the whole story, so that it reads well where no style, script or site is."""

import re
from datetime import datetime

import pytest

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Article
from tests import make
from tests.public.photos import photo, with_sizes

from . import reading

RLM, LRM = "\u200f", "\u200e"


def entry(client, language="ar", form="atom"):
    (found,) = reading.entries(client, addresses.feed(language, form))
    return found


def changed(people, story, **changes):
    new = make.revised(people, story, **changes)
    workflow.publish(new, actor=people.zelal, opened_revision=new.latest_revision_id)
    return make.fresh(new)


@pytest.mark.parametrize("language", CODES)
def test_the_text_is_whole_and_says_its_language_and_direction(client, people, language):
    body = "".join(f"<p>{make.WORDS[language][0]} {number}</p>" for number in range(40))
    make.published(people, language, body=body, standfirst="12")

    html = entry(client, language)["html"]

    direction = "ltr" if language == "kmr" else "rtl"
    assert html.startswith(f'<div lang="{language}" dir="{direction}">')
    assert body in html
    assert "<strong>12</strong>" in html


def test_addresses_inside_are_whole(client, people):
    inside = with_sizes(photo(people))
    body = f'<p>#السوق <a href="https://example.org/x">x</a></p><figure data-photo="{inside.pk}">'
    make.published(people, body=f"{body}</figure>")

    html = entry(client)["html"]

    found = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert len(found) == 3
    assert all(address.isascii() for address in found)
    assert client.get(found[0]).status_code == 200
    assert all(re.match("http://testserver/|https://example.org/", address) for address in found)
    assert "srcset" not in html


def test_pictures_stand_in_it_with_what_is_said_of_them(client, people):
    lead, inside, last = (with_sizes(photo(people, caption_ar=f"شرح {n}")) for n in range(3))
    body = f'<p>نص</p><figure data-photo="{inside.pk}"></figure>'
    gallery = (workflow.GalleryPhoto(last.pk),)
    make.published(people, lead_photo=lead.pk, body=body, gallery=gallery)

    found = entry(client)

    assert re.findall(r"شرح \d", found["html"]) == ["شرح 0", "شرح 1", "شرح 2"]
    assert found["html"].count('alt="سوق مزدحم"') == 3
    assert found["html"].count(" – روجين</figcaption>") == 3
    ((address, kind),) = found["picture"]
    assert (address, kind) == (f"http://testserver{_file(lead, 600)}", "image/jpeg")


def _file(made, width):
    (name,) = [name for kind, size, name in made.sizes() if (kind, size) == ("jpeg", width)]
    return made.file.storage.url(name)


@pytest.mark.parametrize("form", addresses.FEED_FORMS)
def test_a_graphic_picture_goes_to_nobody_who_has_not_asked(client, people, form):
    graphic = with_sizes(photo(people, is_graphic=True))
    body = f'<p>نص</p><figure data-photo="{graphic.pk}"></figure>'
    make.published(people, lead_photo=graphic.pk, body=body)

    found = entry(client, form=form)

    assert "<img" not in found["html"]
    assert found["picture"] == []


@pytest.mark.parametrize(
    ("language", "headline", "mark"),
    [
        ("ar", "BBC تعود إلى المدينة", RLM),
        ("ckb", "«BBC» لە سووریا", RLM),
        ("kmr", "Sûkeke nû li bajêr vebû", ""),
        ("kmr", "«الفرات» li Reqayê çap dibe", LRM),
        ("ar", "2026 عام جديد", ""),
    ],
)
def test_a_title_keeps_its_direction(client, people, language, headline, mark):
    version = make.published(people, language, headline=headline)

    assert entry(client, language)["title"] == mark + version.latest_revision.headline


def test_isolation_is_in_characters_that_no_reader_drops(client, people):
    make.published(people, body='<p>اتصلوا بـ <bdi dir="ltr">+963 11 555</bdi> <bdi>x</bdi></p>')

    html = entry(client)["html"]

    assert "<bdi" not in html
    assert "\u2066+963 11 555\u2069 \u2068x\u2069" in html


def test_opinion_says_so(client, people):
    story = make.published(people)
    Article.objects.filter(pk=story.article_id).update(genre=Article.Genre.OPINION)
    make.pages_again()

    assert "رأي" in entry(client)["subjects"]


def test_an_update_moves_its_time_and_nothing_else_of_it(client, people):
    story = make.published(people)
    before, feed_before = entry(client), reading.feed(client, addresses.feed("ar", "atom"))
    changed(people, story, headline="عنوان آخر", body="<p>نص آخر.</p>")

    after, feed_after = entry(client), reading.feed(client, addresses.feed("ar", "atom"))

    assert after["updated"] >= before["updated"] == before["published"] == after["published"]
    latest = make.fresh(story).publications.latest("visible_from").visible_from
    assert after["updated"] == latest.replace(microsecond=0)
    assert feed_after["updated"] == after["updated"] >= feed_before["updated"]
    assert (after["id"], after["title"]) == (before["id"], "عنوان آخر")


def test_a_minor_change_is_no_news(client, people):
    story = make.published(people)
    published = entry(client)["updated"]
    changed(people, story, body="<p>نص أصلح.</p>", kind="minor")

    assert entry(client)["updated"] == published
    assert "نص أصلح." in entry(client)["html"]


def test_a_correction_stands_before_the_text(client, people):
    story = make.published(people)
    changed(people, story, kind="correction", note="كان الرقم خطأ.")

    html = entry(client)["html"]

    assert html.index("كان الرقم خطأ.") < html.index(make.WORDS["ar"][1])


def test_what_is_long_beyond_measure_is_told_in_short(client, people, monkeypatch):
    monkeypatch.setattr("articles.pages.feeds.MOST_LETTERS", 1000)
    for _ in range(3):
        make.published(people, body=f"<p>{'كلمة ' * 120}</p>", standfirst="موجز")

    found = {form: reading.entries(client, addresses.feed("ar", form)) for form in ("atom", "json")}

    for entries in found.values():
        assert [bool(each["html"]) for each in entries] == [True, False, False]
        assert all(each["summary"] == "موجز" for each in entries)


def test_it_is_told_by_the_outlets_clock(client, people):
    make.published(people)

    raw = client.get(addresses.feed("ar", "json")).json()["items"][0]["date_published"]

    assert datetime.fromisoformat(raw).utcoffset().total_seconds() == 3 * 60 * 60
