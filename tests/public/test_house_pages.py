"""The pages of the house: at their addresses, at the foot of every page, in no list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import Article, Publication
from articles.models.guards import lifted
from articles.pages.surfaces import SURFACES
from articles.workflow import cards
from tests import make
from tests.differences import differences
from tests.public.test_no_leaks import CANARY, mark_what_is_internal, secret, walk
from tests.public.walk import elements, main, page

pytestmark = pytest.mark.django_db
QUERIES = 1


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", Article.Page.values)
def test_each_has_its_address_in_full_and_lite(client, people, language, name):
    version = make.house_page(people, language, page=name, headline="ABC")
    path = f"/{language}/{name}/"

    for where in (path, addresses.lite(path)):
        html = page(client, where)
        assert "ABC" in main(html)
        assert elements(html, "link", rel="canonical")[0]["href"].endswith(path)
    short = client.get(addresses.short(language, version.article_id))
    assert (short.status_code, short["Location"]) == (301, path)
    assert "<!--" not in main(page(client, path))


def test_it_is_at_the_foot_of_every_page_of_its_language_alone(client, people):
    story = make.published(people)
    make.published_translation(people, story, "kmr")
    make.house_page(people, headline="من نحن")
    in_arabic = ["/ar/", f"/ar/{story.article_id}", "/lite/ar/", "/ar/search/", "/ar/about/"]

    for path in in_arabic:
        assert "من نحن" in page(client, path).partition('class="foot"')[2], path
    assert "/about/" not in page(client, "/kmr/").partition('class="foot"')[2]


def test_it_leaves_every_foot_with_its_withdrawal_and_comes_with_a_schedule(client, people):
    made = make.house_page(people)
    assert "/ar/about/" in page(client, "/ar/")
    workflow.withdraw(made, actor=people.zelal, note="no", told="ليست هنا الآن.")
    assert "/ar/about/" not in page(client, "/ar/")

    gone = client.get("/ar/about/")
    assert gone.status_code == 410
    assert "ليست هنا الآن." in gone.content.decode()
    assert client.get("/lite/ar/about/").status_code == 410

    due = make.house_page(people, page="contact", at=timezone.now() + timedelta(hours=1))
    assert client.get("/ar/contact/").status_code == 404
    assert "/ar/contact/" not in page(client, "/ar/")
    with lifted(connection):
        due.publications.update(visible_from=F("visible_from") - timedelta(hours=2))
    make.pages_again()
    forget_masthead()
    assert "/ar/contact/" in page(client, "/ar/")


@pytest.mark.parametrize("path", ["/ar/about/", "/lite/ar/about/", "/kmr/how-we-work/"])
def test_before_it_was_ever_published_it_is_not_there(client, people, path):
    make.house_page_draft(people)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/ar/abouts/", "/ar/About/", "/en/about/"])
def test_no_other_address_leads_there(client, people, path):
    make.house_page(people)

    assert client.get(path).status_code == 404


def test_the_languages_lead_to_each_other(client, people):
    make.house_page(people)
    make.house_page(people, "kmr")

    html = page(client, "/ar/about/")

    assert {link["href"] for link in elements(html, "link", rel="alternate", hreflang="ku")} == {
        "http://testserver/kmr/about/"
    }


def test_it_is_in_the_sitemap_of_pages_with_its_languages_and_in_no_other(client, people):
    make.published(people)
    made = make.house_page(people)
    make.house_page(people, "kmr")

    pages = client.get("/sitemap/pages.xml").content.decode()
    assert "<loc>http://testserver/ar/about/</loc>" in pages
    assert "<loc>http://testserver/kmr/about/</loc>" in pages
    assert "/about/" not in client.get("/sitemap.xml").content.decode()
    assert "/about/" not in client.get("/sitemap/news.xml").content.decode()
    workflow.withdraw(made, actor=people.zelal, note="no")
    assert "/ar/about/" not in client.get("/sitemap/pages.xml").content.decode()


def test_its_words_are_on_its_own_page_alone(client, people):
    make.published(people)
    version = make.house_page(people, **secret(people, "ar", headline="من نحن"))
    mark_what_is_internal(version)

    shown = {
        answer.path
        for answer in walk(client, version, {})
        if CANARY["ar"] in answer.text and not answer.path.startswith("/media/")
    }

    assert shown == {"/ar/about/", "/lite/ar/about/"}


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_out_is_on_no_surface(client, people, state):
    make.published(people)
    made = make.house_page if state == "withdrawn" else make.house_page_draft
    version = made(people, **secret(people, "ar"))
    mark_what_is_internal(version)
    if state == "withdrawn":
        workflow.withdraw(version, actor=people.zelal, note="no")

    assert [a.path for a in walk(client, version, {}) if CANARY["ar"] in a.text] == []
    for surface in SURFACES:
        if surface.shows_story:
            for path in surface.paths(version):
                expected = 410 if state == "withdrawn" else 404
                assert client.get(path).status_code == expected, path


def test_there_is_no_form_for_errors_about_it_and_no_card(client, people):
    version = make.house_page(people)
    cards.draw_cards.call()

    assert client.get(addresses.report("ar", version.article_id)).status_code == 404
    assert not Publication.objects.filter(share_card__isnull=False).exists()


def test_it_costs_one_query(client, people, django_assert_num_queries):
    make.house_page(people)
    page(client, "/ar/about/")

    with django_assert_num_queries(QUERIES):
        page(client, "/ar/about/")


def test_what_is_stored_is_what_would_be_made(people):
    make.house_page(people)

    assert list(differences()) == []
