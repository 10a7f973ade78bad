"""What a head tells search engines and messengers, in schema.org's and Open Graph's words."""

import json
import re

import pytest

from articles import addresses, workflow
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Article, Author, Outlet
from tests import make

from .photos import photo, with_sizes
from .walk import elements, page

ORIGIN = "http://testserver"


def told(html):
    """The blocks by their type; each may stand once."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    blocks = [json.loads(block) for block in found]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    assert len({block["@type"] for block in blocks}) == len(blocks)
    return {block["@type"]: block for block in blocks}


def meta(html, name):
    found = [
        each["content"]
        for each in elements(html, "meta")
        if name in (each.get("property"), each.get("name"))
    ]
    assert len(found) <= 1, name
    return found[0] if found else ""


def story_page(client, story):
    return page(client, addresses.story(story.language, story.article_id, story.slug))


def steps(html):
    trail = told(html)["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))
    return [(step["name"], step["item"]) for step in trail]


@pytest.fixture
def outlet(db):
    return Outlet.objects.create(
        pk=1, name_ar="المدينة", name_ckb="شار", name_kmr="Bajar", tagline_ar="أخبار المدينة"
    )


@pytest.mark.parametrize("language", CODES)
def test_a_story_says_where_it_stands(client, outlet, people, language):
    story = make.published(people, language)
    section = story.article.section

    html = story_page(client, story)

    trail = steps(html)
    canonical = elements(html, "link", rel="canonical")[0]["href"]
    assert [name for name, _address in trail] == [
        outlet.name_in(language),
        section.name_in(language),
        story.latest_revision.headline,
    ]
    assert trail[0][1] == f"{ORIGIN}/{language}/"
    assert trail[2][1] == canonical == told(html)["NewsArticle"]["mainEntityOfPage"]
    assert all(client.get(address).status_code == 200 for _name, address in trail)


def test_a_story_says_what_it_is(client, outlet, people):
    picture = with_sizes(photo(people))
    story = make.published(people, lead_photo=picture.pk, body="<p>نص عن #السوق.</p>")
    Article.objects.filter(pk=story.article_id).update(genre=Article.Genre.OPINION)
    make.pages_again()

    html = story_page(client, story)

    said = told(html)["NewsArticle"]
    assert said["genre"] == "رأي"
    assert said["keywords"] == ["السوق"]
    assert said["publisher"]["name"] == "المدينة"
    assert said["image"] == meta(html, "og:image")
    assert said["datePublished"] == meta(html, "article:published_time") == said["dateModified"]
    assert "correction" not in said


def test_a_correction_is_told_with_its_time(client, people):
    story = make.published(people)
    new = make.revised(people, story, body="<p>نص.</p>", kind="correction", note="كان الرقم خطأ.")
    workflow.publish(new, actor=people.zelal, opened_revision=new.latest_revision_id)

    html = story_page(client, make.fresh(new))

    said = told(html)["NewsArticle"]
    assert said["correction"] == {
        "@type": "CorrectionComment",
        "text": "كان الرقم خطأ.",
        "datePublished": said["dateModified"],
    }
    assert said["dateModified"] == meta(html, "article:modified_time")


def test_messengers_know_the_picture_before_they_fetch_it(client, people):
    picture = with_sizes(photo(people))
    shown = story_page(client, make.published(people, lead_photo=picture.pk, lead_alt="سوق"))
    without = story_page(client, make.published(people))

    assert meta(shown, "og:image").startswith(f"{ORIGIN}/media/photos/")
    assert (meta(shown, "og:image:width"), meta(shown, "og:image:height")) == ("600", "400")
    assert meta(shown, "og:image:alt") == "سوق"
    assert meta(shown, "twitter:card") == "summary_large_image"
    assert meta(without, "twitter:card") == "summary"
    assert 'property="og:image' not in without


@pytest.mark.parametrize("language", CODES)
def test_a_home_says_who_publishes(client, outlet, language):
    said = told(page(client, f"/{language}/"))["NewsMediaOrganization"]

    assert said["name"] == outlet.name_in(language)
    assert said.get("description", "") == ("أخبار المدينة" if language == "ar" else "")


@pytest.mark.parametrize("kind", ["section", "tag"])
def test_a_list_says_of_what_it_is(client, outlet, people, kind):
    story = make.published(people, body="<p>#السوق</p>")
    number = {"section": story.article.section_id, "tag": story.latest_revision.tags.get().pk}

    html = page(client, f"/ar/{kind}/{number[kind]}/")

    said = told(html)["CollectionPage"]
    canonical = elements(html, "link", rel="canonical")[0]["href"]
    assert steps(html) == [("المدينة", f"{ORIGIN}/ar/"), (said["name"], canonical)]
    assert (said["url"], said["inLanguage"]) == (canonical, "ar")


@pytest.mark.parametrize(("kind", "called"), [("person", "Person"), ("desk", "Organization")])
def test_an_author_is_told_as_what_they_are(client, people, kind, called):
    story = make.published(people)
    author = story.article.bylines.get()
    Author.objects.update(kind=kind, biography_ar="تكتب عن الأسواق.")

    said = told(page(client, f"/ar/author/{author.pk}/"))["ProfilePage"]

    assert said["mainEntity"]["@type"] == called
    assert said["mainEntity"]["name"] == author.name_ar
    assert said["mainEntity"]["description"] == "تكتب عن الأسواق."


def test_no_name_gets_out_of_its_block(client, people):
    story = make.published(people)
    section = story.article.section
    section.name_ar = "</script><b>سياسة & <!--"
    section.save()
    make.pages_again()

    for path in (f"/ar/section/{section.pk}/", f"/ar/{story.article_id}"):
        html = page(client, path)
        assert section.name_ar in [name for name, _address in steps(html)]
        assert "</script><b>" not in html


def test_what_search_engines_do_not_keep_tells_them_nothing(client, people):
    make.published(people)

    assert told(page(client, addresses.search("ar"))) == {}
    assert told(client.get("/ar/nothing/").content.decode()) == {}


@pytest.mark.parametrize("language", CODES)
def test_pages_that_say_nothing_of_themselves_are_described_all_the_same(client, people, language):
    names = {f"name_{code}": f"X{code}" for code in CODES}
    outlet = Outlet.objects.create(pk=1, **names)
    section = make.published(people, language).article.section
    name = section.name_in(language)
    forget_masthead()

    def described(path):
        (found,) = elements(page(client, path), "meta", name="description")
        return found["content"]

    assert described(f"/{language}/").startswith(f"X{language} – ")
    assert name in described(f"/{language}/")
    path = addresses.section(language, section.pk, name)
    assert described(path).startswith(f"{name} – X{language}")
    Outlet.objects.filter(pk=outlet.pk).update(**{f"tagline_{language}": "كل يوم"})
    forget_masthead()
    assert described(f"/{language}/") == f"X{language} – كل يوم"
