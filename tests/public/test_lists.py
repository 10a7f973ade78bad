import pytest
from django.utils.encoding import iri_to_uri

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Article, Author, Tag
from articles.pages import batches
from articles.workflow.names.tags import merge
from tests import make

from .photos import photo
from .walk import elements, main, page


def headlines(html):
    return [link["href"] for link in elements(main(html), "a") if "/section/" not in link["href"]]


def section_path(story):
    section = story.article.section
    return addresses.section(story.language, section.pk, section.name_in(story.language))


def author_path(story):
    author = story.article.bylines.get()
    return addresses.author(story.language, author.pk, author.name_in(story.language))


def tag_path(story):
    tag = Tag.objects.get(revision_links__content_object=story.latest_revision)
    return addresses.tag(story.language, tag.pk, tag.name_in(story.language))


PAGES = [section_path, author_path, tag_path]
TAGGED = {"ar": "<p>#السوق</p>", "ckb": "<p>#بازاڕ</p>", "kmr": "<p>#Sûk</p>"}


@pytest.mark.parametrize("path_of", PAGES)
@pytest.mark.parametrize("language", CODES)
def test_a_story_is_listed_wherever_it_belongs(client, people, language, path_of):
    story = make.published(people, language, body=TAGGED[language])

    for path in (path_of(story), addresses.home(language)):
        assert story.latest_revision.headline in main(page(client, path))


@pytest.mark.parametrize("path_of", PAGES)
@pytest.mark.parametrize("words", ["", "/", "/other/"])
def test_whatever_words_lead_to_the_right_address(client, people, path_of, words):
    path = path_of(make.published(people, body=TAGGED["ar"]))
    bare = path.rstrip("/").rpartition("/")[0]

    response = client.get(bare + words)

    assert (response.status_code, response["Location"]) == (301, iri_to_uri(path))


@pytest.mark.parametrize("path_of", [author_path, tag_path])
def test_without_a_live_story_there_is_no_page_and_no_way_to_one(client, people, path_of):
    story = make.published(people, body=TAGGED["ar"])
    path = path_of(story)
    assert client.get(path).status_code == 200

    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert client.get(path).status_code == 404
    assert client.get(path.rstrip("/").rpartition("/")[0]).status_code == 404


@pytest.mark.parametrize("path_of", PAGES)
def test_in_a_language_without_a_name_there_is_no_page(client, people, path_of):
    story = make.published(people, "kmr", body=TAGGED["kmr"])
    path = path_of(story)
    for model in (Author, Tag, type(story.article.section)):
        model.objects.update(name_kmr=None, name_ar="اسم")

    assert client.get(path).status_code == 404


def test_a_section_of_the_menu_has_a_page_before_its_first_story(client, people):
    draft = make.draft(people)
    section = draft.article.section

    html = page(client, section_path(draft))

    assert draft.latest_revision.headline not in html
    section.in_menu = False
    section.save()
    assert client.get(section_path(draft)).status_code == 404


def test_a_merged_tag_leads_to_the_one_that_stands_for_it(client, people):
    make.published(people, body="<p>#السوق</p>")
    other = make.published(people, body="<p>#البازار</p>")
    market, bazaar = Tag.objects.order_by("pk")
    old = tag_path(other)
    merge(bazaar, actor=people.admin, into=market)

    response = client.get(old, follow=True)

    assert response.redirect_chain == [(iri_to_uri(addresses.tag("ar", market.pk, "السوق")), 301)]
    assert response.content.decode().count('class="teaser__headline"') == 2


def test_the_language_switch_leads_where_the_page_exists(client, people):
    story = make.published(people)
    author = story.article.bylines.get()

    html = page(client, author_path(story))
    assert elements(html, "a", href="/kmr/", lang="kmr")

    make.published(people, "kmr")
    Author.objects.exclude(pk=author.pk).first().byline_links.update(author=author)
    make.pages_again()
    html = page(client, author_path(story))
    assert elements(html, "a", href=addresses.author("kmr", author.pk, author.name_kmr))


@pytest.mark.parametrize(("kind", "shown"), [("person", False), ("desk", True), ("agency", True)])
def test_a_desk_is_called_one_and_nobody_is_called_a_pseudonym(client, people, kind, shown):
    story = make.published(people)
    Author.objects.update(kind=kind, biography_ar="تكتب عن المياه.")

    html = main(page(client, author_path(story)))

    assert "تكتب عن المياه." in html
    assert "seudonym" not in html
    assert ('class="kicker"' in html) == shown


def test_only_an_opinion_is_signed_in_lists(client, people):
    story = make.published(people)
    name = story.article.bylines.get().name_ar
    assert name not in main(page(client, "/ar/"))

    Article.objects.update(genre="opinion")
    make.pages_again()

    assert name in main(page(client, "/ar/"))


def test_a_graphic_picture_is_in_no_list(client, people):
    shown, graphic = photo(people), photo(people, is_graphic=True)
    make.published(people, lead_photo=shown.pk)
    make.published(people, lead_photo=graphic.pk)

    html = page(client, "/ar/")

    assert shown.file.url in html
    assert graphic.file.url not in html


@pytest.fixture
def pages_of_two(monkeypatch):
    defaults = batches.batch.__kwdefaults__
    monkeypatch.setattr(batches.batch, "__kwdefaults__", {**defaults, "size": 2})


@pytest.mark.usefixtures("pages_of_two")
def test_older_stories_follow_without_gap_or_repetition(client, people):
    section = make.section()
    stories = [make.published(people) for _ in range(5)]
    Article.objects.update(section=section)
    make.pages_again()
    first = path = addresses.section("ar", section.pk, section.name_ar)

    seen = []
    while path:
        html = page(client, path)
        assert elements(html, "link", rel="canonical")[0]["href"].endswith(iri_to_uri(first))
        seen += [link["href"] for link in elements(main(html), "a") if "rel" not in link]
        following = elements(html, "a", rel="next")
        path = following[0]["href"] if following else None

    expected = [addresses.story("ar", s.article_id, s.slug) for s in reversed(stories)]
    assert seen == expected


@pytest.mark.parametrize("place", ["x", "1", "1-", "-1", "1-0", "١-١", "1-1-1", "9" * 30 + "-1"])
def test_a_place_that_no_link_leads_to_is_not_found(client, people, place):
    story = make.published(people)

    assert client.get("/ar/", {"before": place}).status_code == 404
    assert client.get(section_path(story), {"before": place}).status_code == 404
