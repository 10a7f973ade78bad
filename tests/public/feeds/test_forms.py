"""The three forms say the same, by the rules of each, to feedparser and to a reader of our own."""

import feedparser
import pytest

from articles import addresses
from articles.addresses import FEED_FORMS
from articles.languages import CODES
from articles.models import Tag
from tests import make
from tests.public.photos import photo, with_sizes

from . import reading


def story(people, language="ar", **changes):
    tags = {"ar": "#السوق", "ckb": "#بازاڕ", "kmr": "#Sûk"}
    picture = with_sizes(photo(people))
    shown = {"lead_photo": picture.pk, "body": f"<p>{tags[language]} &lt;b&gt; & «x»</p>"}
    return make.published(people, language, **{**shown, **changes})


def feeds(version):
    """Every feed that the version stands in, by form."""
    language, section = version.language, version.article.section_id
    tag = Tag.objects.get(revision_links__content_object=version.latest_revision)
    author = version.article.bylines.get()
    things = [("section", section), ("tag", tag.pk), ("author", author.pk)]
    for form in FEED_FORMS:
        yield addresses.feed(language, form)
        for kind, number in things:
            yield addresses.feed_of(language, kind, number, form)


@pytest.mark.parametrize("language", CODES)
def test_a_story_stands_in_every_feed_that_it_belongs_to(client, people, language):
    version = story(people, language)
    other = make.published(people, language)

    for path in feeds(version):
        found = reading.feed(client, path)
        assert found["language"] == language
        assert found["self"] == f"http://testserver{path}"
        numbers = [entry["id"].rpartition("/")[2] for entry in found["entries"]]
        both = [str(other.article_id), str(version.article_id)]
        assert numbers == (both if path.count("/") == 2 else both[1:])


@pytest.mark.parametrize("language", CODES)
def test_all_forms_say_the_same(client, people, language):
    story(people, language)
    make.published(people, language)

    atom, rss, json = (reading.feed(client, addresses.feed(language, form)) for form in FEED_FORMS)

    assert atom["entries"] == rss["entries"] == json["entries"]
    assert {atom[name] == rss[name] == json[name] for name in ("title", "page")} == {True}
    assert atom["updated"] == rss["updated"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(("form", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_feedparser_reads_what_is_meant(client, people, language, form, version):
    made = story(people, language)
    path = addresses.feed(language, form)

    seen = feedparser.parse(client.get(path).content)

    assert not seen.bozo
    assert seen.version == version
    assert seen.feed.language == language
    (own,) = [link.href for link in seen.feed.links if link.rel == "self"]
    assert own == f"http://testserver{path}"
    (entry,) = seen.entries
    (expected,) = reading.entries(client, path)
    assert (entry.id, entry.title, entry.link) == (
        expected["id"],
        expected["title"],
        expected["address"],
    )
    assert entry.published_parsed[:6] == made.first_published_at.timetuple()[:6]
    assert entry.updated_parsed[:6] == made.first_published_at.timetuple()[:6]
    assert entry.author == made.article.bylines.get().name_in(language)
    assert entry.enclosures[0].type == "image/jpeg"
    assert "&lt;b&gt;" in entry.content[0].value


@pytest.mark.parametrize("form", FEED_FORMS)
def test_a_language_without_a_story_has_an_empty_feed(client, db, form):
    assert reading.entries(client, addresses.feed("kmr", form)) == []


@pytest.mark.parametrize("form", FEED_FORMS)
def test_no_headline_breaks_the_form(client, people, form):
    strange = "]]> <script>&amp;\u2028\"'\\ </title> ﷽"
    version = story(people, headline=strange, standfirst=strange)

    (entry,) = reading.entries(client, addresses.feed("ar", form))

    assert version.latest_revision.headline in entry["title"]
    assert version.latest_revision.standfirst in entry["summary"]
    assert "<script>" not in entry["html"]
