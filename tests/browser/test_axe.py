"""Every page of readers and every screen of the desk is one that axe finds nothing wrong with."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Assignment, Outlet
from articles.pages.surfaces import SURFACES
from tests import make
from tests.house.test_interface_languages import (
    lists_and_forms,
    made_once,
    other_screens,
    screens_of_texts,
)
from tests.public.photos import photo, with_sizes

from .axe import A_FEW, EVERY, violations

RICH = """<h2>{word}</h2><p>{word} <a href="/{code}/">{word}</a> #{tag}</p>
<blockquote><p>{word}</p></blockquote>
<ul><li>{word}</li></ul><table><tbody><tr><th>{word}</th><td>1</td></tr></tbody></table>
<figure data-photo="{photo}"></figure>"""


SPOILED = '<p><font color="#cccccc">خبر</font></p><img src=""><a href="/"></a>'
WRONG = {"color-contrast", "image-alt", "link-name"}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Axe itself styles what it measures, which our pages allow nobody."""
    return {**browser_context_args, "bypass_csp": True}


@pytest.fixture
def everything(people):
    made_once(people)
    return people


@pytest.fixture
def stories(people):
    """One story per language with all that a page can hold, by its code."""
    Outlet.objects.create(pk=1, name_ar="المنبر", name_ckb="مینبەر", name_kmr="Minber")
    pictures = [with_sizes(photo(people)) for _ in range(3)]
    made = {code: _rich(people, code, pictures) for code in CODES}
    make.published(people, headline="خبر")
    return made


def _rich(people, code, pictures):
    headline, _body = make.WORDS[code]
    word = headline.split()[0]
    body = RICH.format(word=headline, code=code, tag=word, photo=pictures[1].pk)
    return make.published(
        people, code, lead_photo=pictures[0].pk, standfirst=headline, kicker=word, body=body
    )


def test_readers_pages(page, live_server, stories):
    """Each page once: in a language and a look that take turns; `.ci/long` tries all of them."""
    found = []
    for number, surface in enumerate(SURFACES):
        code, look = CODES[number % len(CODES)], A_FEW[number // len(CODES) % len(A_FEW)]
        for path in [path for path in surface.paths(stories[code]) if _is_page(path)][:1]:
            found += violations(page, live_server.url + path, [look])

    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_readers_pages_in_every_look(page, live_server, stories, code):
    paths = {path for surface in SURFACES for path in surface.paths(stories[code])}
    pages = {path for path in paths if _is_page(path)} | {f"/{code}/nothing/"}
    assert len(pages) >= 10

    found = [violations(page, live_server.url + path, EVERY) for path in sorted(pages)]
    assert found == [[]] * len(pages)


@pytest.mark.parametrize("code", CODES)
def test_live_stories_and_pages_of_the_house(page, live_server, people, stories, code):
    workflow.begin_live(stories[code].article, actor=people.zelal)
    picture = with_sizes(photo(people))
    for n in range(2):
        make.post(people, stories[code], lead_photo=picture.pk, headline=f"{n} {code}")
    make.house_page(people, code)
    path = addresses.story(code, stories[code].article_id, stories[code].slug)
    pages = [path, addresses.lite(path), f"/{code}/about/", f"/lite/{code}/about/"]

    looks = zip(pages, (A_FEW * 4)[CODES.index(code) :], strict=False)
    found = [violations(page, live_server.url + each, [look]) for each, look in looks]

    assert found == [[]] * len(pages)


def _is_page(path):
    answer = Client().get(path)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def test_screens_of_a_text(page, live_server, people, sign_in, stories):
    sign_in(people.zelal, "ar")
    story = stories["ar"]
    screens = [
        reverse("admin:index"),
        reverse("admin:articles_translation_changelist"),
        reverse("admin:articles_translation_change", args=[story.pk]),
        reverse("admin:articles_article_change", args=[story.article_id]),
        reverse("admin:translation_texts", args=[story.pk]),
        reverse("admin:translation_looks", args=[story.pk, 1]),
        reverse("links:text", args=[_link(people, story)]),
        reverse("links:text", args=["nothing"]),
    ]

    looked = zip(screens, A_FEW * 4, strict=True)
    found = [violations(page, live_server.url + path, [look]) for path, look in looked]
    assert found == [[]] * len(screens)


def test_screens_of_planning_and_of_queues(page, live_server, people, sign_in, stories):
    """Two screens in each language of the interface; `.ci/long` tries all of them in all."""
    workflow.assign(
        Assignment(
            language="kmr",
            what="Werger",
            note="ملاحظة",
            original=stories["ar"],
            person=people.azad,
            wanted_by=timezone.now() + timedelta(hours=5),
        ),
        actor=people.zelal,
    )
    text = make.submitted(people)
    passage = workflow.Passage(part="headline")
    workflow.comment(text, actor=people.salma, words="سؤال؟", passage=passage, must=True)
    workflow.claim_review(text, actor=people.salma)
    screens = [
        reverse("admin:articles_assignment_changelist"),
        reverse("admin:articles_assignment_add"),
        reverse("admin:handover"),
        reverse("admin:queue", args=["wanted"]),
        reverse("admin:queue", args=["untranslated-ckb"]),
        reverse("admin:coverage"),
        reverse("admin:articles_translation_change", args=[text.pk]),
        reverse("admin:notices"),
    ]

    found = []
    for number, path in enumerate(screens):
        sign_in(people.zelal, ("en", "ar", "ckb", "kmr")[number // 2])
        found.append(violations(page, live_server.url + path, [A_FEW[number % len(A_FEW)]]))
    assert found == [[]] * len(screens)


def _link(people, story):
    opened = {"opened_revision": story.latest_revision_id, "hours": 1}
    return workflow.make_link(story, actor=people.zelal, **opened).address


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar", "ckb", "kmr"])
def test_every_screen_of_the_desk(page, live_server, everything, sign_in, language):
    found = []
    for person in (everything.zelal, everything.admin):
        sign_in(person, language)
        screens = dict.fromkeys([*screens_of_texts(), *lists_and_forms(), *other_screens()])
        for path in screens:
            if page.request.get(live_server.url + path).status == 200:
                found += violations(page, live_server.url + path, A_FEW)

    assert found == []


def test_what_is_wrong_would_be_found(page, live_server, stories):
    page.route("**/kmr/", lambda route: _spoiled(route, SPOILED))

    found = violations(page, f"{live_server.url}/kmr/", A_FEW[:1])

    assert {rule for _address, _scheme, _width, rule, *_elements in found} >= WRONG


def _spoiled(route, markup):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</main>", f"{markup}</main>"))
