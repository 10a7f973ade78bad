from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.languages import CODES
from articles.models import Outlet, SearchMiss
from tests import make
from tests.counting import calls
from tests.make import published, section
from tests.search import archive
from tests.search.stories import tell

from .test_search_questions import IN_TIME
from .walk import elements, main, page


def ask(client, language="ar", **choices):
    return page(client, f"/{language}/search/?{urlencode(choices)}")


def marks(html):
    return [piece.split("</mark>")[0] for piece in html.split("<mark>")[1:]]


def paths(html):
    return [link["href"] for link in elements(main(html), "a")]


@pytest.mark.parametrize("language", CODES)
def test_the_form_stands_alone_before_anything_is_asked(client, db, language):
    html = page(client, f"/{language}/search/")

    (field,) = elements(html, "input", name="q")
    assert field["value"] == ""
    assert elements(html, "form", role="search")
    assert "<mark>" not in html
    assert not SearchMiss.objects.exists()


def test_hits_lead_to_their_stories_with_the_words_marked(client, people):
    story = tell(people, "ar", "وصل المطر إلى الحقول", headline="موسم المَطر")

    html = ask(client, q="المطر")

    assert f"/ar/{story.article_id}/{story.slug}/" in paths(html)
    assert marks(html) == ["المَطر", "المطر"]


def test_what_was_asked_stays_in_the_form(client, people):
    chosen = section(ar="طقس")

    html = ask(client, q='مطر "ثلج" <b>', section=chosen.pk, since="2020-01-05", until="2020-02-30")

    assert elements(html, "input", name="q")[0]["value"] == 'مطر "ثلج" <b>'
    assert elements(html, "option", value=str(chosen.pk))[0].keys() >= {"selected"}
    assert elements(html, "input", name="since")[0]["value"] == "2020-01-05"
    assert elements(html, "input", name="until")[0]["value"] == ""
    assert "<b>" not in main(html)


def test_markup_in_a_story_is_not_let_through(client, people):
    tell(people, "ar", "وصل المطر &lt;script&gt;alert(1)&lt;/script&gt; اليوم")

    html = main(ask(client, q="المطر"))

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_further_pages_follow_and_end(client, people):
    stories = [tell(people, "ar", f"وصل المطر {number}") for number in range(23)]

    first = ask(client, q="المطر")
    (more,) = elements(main(first), "a", rel="next")
    second = page(client, more["href"])

    shown = [path for path in paths(first) + paths(second) if path.count("/") == 4]
    assert len(shown) == len(set(shown)) == len(stories)
    assert not elements(main(second), "a", rel="next")


def test_other_languages_are_offered_beside(client, people):
    story = tell(people, "kmr", "Di 2018 de", headline="Salek nû")

    html = main(ask(client, q="2018"))

    assert f"/kmr/{story.article_id}/{story.slug}/" in paths(html)
    assert "/kmr/search/?q=2018" in paths(html)
    assert elements(html, "div", lang="kmr", dir="ltr")


def test_a_section_and_days_narrow_it_down(client, people):
    story = tell(people, "ar", "وصل المطر")
    day = timezone.localdate(story.first_published_at).isoformat()
    address = f"/ar/{story.article_id}/{story.slug}/"

    inside = {"q": "المطر", "section": story.article.section_id, "since": day}
    assert address in paths(ask(client, **inside))
    assert address not in paths(ask(client, q="المطر", section=section().pk))
    assert address not in paths(ask(client, q="المطر", until="2015-01-01"))


def test_days_are_those_of_the_outlets_zone(client, people):
    Outlet.objects.create(pk=1, name_ar="المنبر", time_zone="Asia/Damascus")
    archive.fill(people, 30, words=5, phrase="زنبق")  # an hour apart, from midnight UTC on

    def hours(**days):
        html = main(ask(client, q="زنبق", **days))
        return [element["datetime"] for element in elements(html, "time")]

    first, second = hours(until="2015-01-01"), hours(since="2015-01-02")
    assert (max(first), len(first)) == ("2015-01-01T22:00:00+02:00", 11)
    assert (min(second), len(second)) == ("2015-01-02T00:00:00+02:00", 4)
    assert set(first + second) == set(hours())


def test_a_slip_is_answered_with_another_query(client, people):
    tell(people, "ar", "عاد إلى كوباني")

    html = main(ask(client, q="كوبناي"))

    link = f"/ar/search/?{urlencode({'q': 'كوباني'})}"
    assert link in paths(html)
    assert marks(page(client, link)) == ["كوباني"]


def test_names_that_the_words_begin_are_offered(client, people):
    tell(people, "ar", "وصل إلى #القامشلي")

    html = ask(client, q="القام")

    assert [option["value"] for option in elements(html, "option", value="القامشلي")]
    assert any(path.startswith("/ar/tag/") for path in paths(html))


def test_authors_whose_name_the_words_begin_are_offered(client, people):
    author = published(people, "ar").article.bylines.get()
    name = author.name_in("ar")

    html = ask(client, q=name[:3])

    assert elements(html, "option", value=name)
    assert any(path.startswith(f"/ar/author/{author.pk}") for path in paths(html))
    assert client.get("/ar/search/names/", {"q": name[:3]}).json() == {"names": [name]}
    assert client.get("/kmr/search/names/", {"q": name[:3]}).json() == {"names": []}


def test_names_of_the_latest_stories_are_offered_at_first(client, people):
    tell(people, "ar", "وصل إلى #القامشلي")

    assert elements(page(client, "/ar/search/"), "option", value="القامشلي")
    assert not elements(page(client, "/kmr/search/"), "option", value="القامشلي")


def test_what_is_not_found_is_counted_once_per_question(client, db):
    ask(client, q="زنبقة")
    ask(client, q="زَنبقه")
    ask(client, q="زنبقة", section=1)
    ask(client, q="؟؟")

    (miss,) = SearchMiss.objects.all()
    assert (miss.text, miss.count) == ("زنبقة", 2)


def test_what_is_found_is_not_counted(client, people):
    tell(people, "ar", "وصل المطر")

    ask(client, q="المطر")

    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize("choices", [{"q": "؟!"}, {"q": "🙂"}])
def test_no_word_in_the_query_is_said(client, db, choices):
    (message,) = elements(main(ask(client, **choices)), "p", **{"class": "empty"})
    assert message


@pytest.mark.parametrize(
    "query",
    [
        "q=%ff%fe",
        "q=%ED%A0%80",
        "q=" + "%D8%A7" * 10_000,
        "q=a&section=x&since=0000-00-00&until=9999-12-31&after=zzz",
        "q=a&section=" + "9" * 40,
        "q=a&section=%D9%A1",
        "q=a&since=0001-01-01&until=9999-12-31",
        "q=a&after=" + "9" * 60,
        "q=a&after=1-99999999999999999-1",
        "q[]=a&q=b&q=c",
    ],
)
def test_whatever_stands_in_the_query_string_is_answered(client, db, query):
    assert client.get(f"/ar/search/?{query}").status_code == 200


def test_search_engines_keep_no_results_and_caches_keep_them_briefly(client, people):
    response = client.get("/ar/search/?q=2018")

    assert elements(response.content.decode(), "meta", name="robots")[0]["content"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=30"
    assert not response.cookies


@pytest.mark.slow
def test_a_page_of_a_common_word_costs_the_same_however_many_have_it(client, people, monkeypatch):
    # However long the machine takes between two requests.
    monkeypatch.setattr("articles.masthead.AT_HAND", 3600)
    spent = []
    for number in (50, 700):
        archive.fill(people, number, words=40, phrase="زنبق")
        make.pages_again()
        client.get("/ar/search/?q=زنبق")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ar/search/?q=زنبق")
        spent.append((len(captured), calls(client.get, "/ar/search/?q=زنبق")))

    assert all(queries <= 6 + IN_TIME and most <= 25_000 for queries, most in spent), spent


def test_a_head_request_costs_no_more(client, db, django_assert_num_queries):
    client.get("/ar/search/")

    with django_assert_num_queries(1):
        assert client.head("/ar/search/").status_code == 200
