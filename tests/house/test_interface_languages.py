"""Every page and screen speaks one language: no foreign letter, no English left over."""

import re
from functools import cache

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from articles import addresses, workflow
from articles.admin.boards.kinds import KINDS
from articles.languages import CODES, LANGUAGES
from articles.models import (
    Assignment,
    Author,
    FrontPage,
    OldAddress,
    Outlet,
    Publication,
    Tag,
    Translation,
)
from articles.pages.surfaces import SURFACES
from articles.public.reader_language import named_in
from articles.public.reports import file_report
from articles.search import record_miss
from newsroom.operations.models import Heartbeat
from tests import make
from tests.admin.pages import forms
from tests.public.photos import photo
from tests.talked import talked_about

from .spoken import spoken
from .test_catalogues import ARABIC, LATIN, NAMES, QUOTED, translations
from .written import what_people_wrote

pytestmark = pytest.mark.django_db
OF_ONE_ROW = ("change", "history", "delete")
VIEWS = ("changelist", "add", *OF_ONE_ROW)
# Languages under their own names; codes, file names and paths; what Django says of a tick; signs
# and digits that the house chooses from, and a pair of letters that a rule is about.
SAME_EVERYWHERE = re.compile(
    "|".join(["English", *(language.name for language in LANGUAGES.values())])
    + r"|\[(?:ar|ckb|kmr)\]|[\w./-]+\.(?:jpg|html)|/[\w/-]+|\bAsia/Damascus\b"
    r"|^(?:True|False|None|[%٪]|[١-٣۱-۳]{3})$|\b[iî]y\b"
)


def made_once(people):
    """A newsroom with one of each thing, and a text in each state of its life."""
    Outlet.objects.create(pk=1, name_ar="المدينة", name_ckb="شار", name_kmr="Bajar")
    picture = photo(people)
    story = make.published(people, lead_photo=picture.pk, lead_alt="سوق", body=BODY)
    make.revised(people, story, headline="عنوان آخر")
    make.translated(people, story, "kmr")
    make.published(people, "ckb")
    make.published(people, "kmr")
    sent_back = make.submitted(people)
    workflow.send_back(
        sent_back,
        actor=people.salma,
        note="ناقص",
        opened_revision=sent_back.latest_revision_id,
    )
    workflow.spike(make.submitted(people, "ckb"), actor=people.zelal, note="کەم")
    read = make.submitted(people)
    workflow.claim_review(read, actor=people.salma)
    opened = read.latest_revision_id
    workflow.make_link(read, actor=people.rojin, opened_revision=opened, hours=24)
    make.post(people, make.live(people, headline="يوم في السوق"))
    make.house_page(people)
    workflow.withdraw(make.published(people, "kmr"), actor=people.zelal, note="Şaş")
    workflow.change_house_style(
        actor=people.zelal,
        choices={"severities": {"C6": "off"}, "spellings": {"kmr": {"Kobane": "Kobanê"}}},
        optional_rules=["C1"],
        opened_version=1,
    )
    workflow.arrange_front_page(
        FrontPage(language="ar"), actor=people.zelal, pins=[workflow.Pinned(story.pk)]
    )
    record_miss("قامشلوو", language="ar")
    file_report(Publication.objects.visible().of_story(story.article_id)[0], "الصواب: الخابور.")
    planned = Assignment(language="ar", what="الحصاد", wanted_by=story.created_at)
    workflow.assign(planned, actor=people.zelal)
    talked_about(people, make.fresh(story))
    Tag.objects.create(name_kmr="Qamişlo")
    OldAddress.objects.create(path="/kevn/", language="ar", translation=story)
    Heartbeat.objects.create(name="backup", succeeded_at=story.created_at)


BODY = "<p>افتتح اليوم سوق جديد #قامشلو وسط المدينة.</p><h2>السوق</h2><p>كان الناس هناك.</p>"


@cache
def english_only():
    """Words of the source that no Kurmanji translation uses."""
    pairs = translations("kmr-django") + translations("kmr-djangojs")
    english, kurmanji = (
        {word.lower() for text in texts for word in LATIN.findall(text) if len(word) > 2}
        for texts in zip(*pairs, strict=True)
    )
    return english - kurmanji


def left_over(html, language, names):
    """What the page says in another language than its own."""
    for piece in spoken(html, language, names=names):
        if wrong := foreign_in(piece, language):
            yield f"{piece} {wrong}"


@cache
def foreign_in(piece, language):
    """The words of a piece that are none of the language's; most pieces stand on every screen."""
    bare = SAME_EVERYWHERE.sub("", QUOTED.sub("", piece))
    if language == "kmr":
        english = [word for word in LATIN.findall(bare) if word.lower() in english_only()]
        return ARABIC.findall(bare) + english
    return [word for word in LATIN.findall(bare) if len(word) > 1 and word not in NAMES]


def lists_and_forms():
    """Every screen that the desk's site has for its lists, with the first row of each."""
    for model, desk in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        first = model.objects.order_by("pk").first()
        row = [first.language if model is FrontPage else first.pk]
        for view in VIEWS:
            yield reverse(f"{name}_{view}", args=row if view in OF_ONE_ROW else [])
        if desk.search_fields:
            yield f"{reverse(f'{name}_changelist')}?q=x"


def screens_of_texts():
    for text in Translation.objects.all():
        yield reverse("admin:articles_translation_change", args=[text.pk])
        yield reverse("admin:articles_article_change", args=[text.article_id])
        yield reverse("admin:translation_talk", args=[text.pk])
        yield reverse("admin:story_kill", args=[text.article_id])
        yield reverse("admin:story_live", args=[text.article.part_of_id or text.article_id])
        yield reverse("admin:translation_texts", args=[text.pk])
    yield reverse("admin:translation_looks", args=[text.pk, 1])
    yield reverse("admin:translation_revision", args=[text.pk, 1])
    yield reverse("admin:translation_compare", args=[text.pk, 1, text.revisions.count()])


def other_screens():
    for name in ("index", "coverage", "handover", "house_pages", "notices", "notice_wishes"):
        yield reverse(f"admin:{name}")
    for name in ("password_change", "password_change_done"):
        yield reverse(f"admin:{name}")
    for kind in KINDS:
        yield reverse("admin:queue", args=[kind.name])
    for code in CODES:
        yield reverse("admin:queue", args=[f"untranslated-{code}"])
    yield reverse("admin:tag_merge", args=[Tag.objects.first().pk])
    yield reverse("admin:author_withdraw_byline", args=[Author.objects.first().pk])
    person = get_user_model().objects.first()
    for act in ("temporary_password", "reset_factors", "shut_account"):
        yield reverse(f"admin:accounts_user_{act}", args=[person.pk])
    for name in (
        "second_factor",
        "add_app",
        "add_passkey",
        "renew_codes",
        "sessions",
        "lost_phone",
    ):
        yield reverse(name)


def at_the_desk(person, language):
    person.interface_language = language
    person.save(update_fields=["interface_language"])
    client = Client(headers={"accept-language": language})
    client.force_login(person)
    return client


OTHERS = [pytest.param(code, marks=pytest.mark.slow) for code in CODES[1:]]


@pytest.mark.parametrize("language", [CODES[0], *OTHERS])
def test_every_screen_of_the_desk_speaks_the_language_of_the_person(people, language):
    names = what_people_wrote()
    seen, wrong = set(), {}
    walks = [
        (people.zelal, [*lists_and_forms(), *screens_of_texts(), *other_screens()]),
        (people.azad, screens_of_texts()),
        (people.admin, [*lists_and_forms(), *other_screens()]),
    ]
    for person, screens in walks:
        client = at_the_desk(person, language)
        for address in screens:
            answer = client.get(address)
            if answer.status_code == 200:
                seen.add(address)
                wrong[address] = list(left_over(answer.content.decode(), language, names))

    assert len(seen) > 40
    assert {address: words for address, words in wrong.items() if words} == {}


# The one story that was withdrawn is in Kurmanji.
STATUSES = {"ar": {200, 404}, "ckb": {200, 404}, "kmr": {200, 404, 410}}
# How each screen marks what was wrong.
ERRORS, WRONG_FIELD, ALERT = "errorlist", 'class="wrong"', '<p class="problem" role="alert">'
WRONG = [
    ("admin", "accounts_user_add", {"username": "zelal", "email": "x"}, ERRORS),
    ("admin", "password_change", {"new_password1": "x", "new_password2": "y"}, ERRORS),
    ("admin", "articles_section_add", {"position": "x"}, ERRORS),
    ("admin", "articles_author_add", {}, ERRORS),
    ("admin", "articles_oldaddress_add", {"path": "x", "tag": "x"}, ERRORS),
    ("admin", "articles_tag_add", {"name_ar": "قامشلو"}, ERRORS),
    ("zelal", "articles_photo_add", {"credit_ar": "x"}, ALERT),
    (
        "zelal",
        "articles_housestyle_changelist",
        {"spellings_ar": "x = x\nx", "percent": "x"},
        WRONG_FIELD,
    ),
]


@pytest.mark.parametrize("language", CODES)
def test_every_refused_form_speaks_it_too(people, language):
    names = what_people_wrote()
    for person, screen, typed, mark in WRONG:
        client = at_the_desk(getattr(people, person), language)
        address = reverse(f"admin:{screen}")
        untouched = client.get(address)
        form = max(forms(untouched), key=lambda found: len(found.fields))

        page = client.post(address, {**form.fields, **typed}).content.decode()

        assert mark in page, screen
        assert mark not in untouched.content.decode(), screen
        assert list(left_over(page, language, names)) == [], screen


@pytest.mark.parametrize("language", CODES)
def test_the_door_of_the_desk_speaks_it(people, language):
    client = Client(headers={"accept-language": language})

    for answer in (
        client.get(reverse("admin:login")),
        client.post(reverse("admin:login"), {"username": "x", "password": "x"}),
    ):
        assert list(left_over(answer.content.decode(), language, [])) == []


def readers_addresses(language):
    """Every surface of every story in that language, a search, and what is not there."""
    for text in Translation.objects.filter(language=language):
        for surface in SURFACES:
            if surface.route not in {"media", "read"}:
                yield from surface.paths(text)
    yield f"{addresses.search(language)}?q=x"
    yield addresses.short(language, 999999)


@pytest.mark.parametrize("language", CODES)
def test_every_page_of_readers_speaks_its_language(people, client, language):
    names = what_people_wrote()
    seen, wrong = set(), {}
    for address in readers_addresses(language):
        answer = client.get(address, follow=True, headers={"accept-language": language})
        seen.add(answer.status_code)
        if answer["Content-Type"].startswith("text/html"):
            # A search in one language leads to names in the others, and to their searches.
            spoken_there = named_in(answer.request["PATH_INFO"]) or language
            wrong[address] = list(left_over(answer.content.decode(), spoken_there, names))

    assert wrong
    assert seen == STATUSES[language]
    assert {address: words for address, words in wrong.items() if words} == {}


def test_the_walk_finds_what_it_looks_for():
    page = (
        '<p>Tomar bike</p><p>Save</p><bdi>حفظ</bdi><b lang="ar">نشر</b><p title="حفظ"></p>'
        "<p>Sernavê min</p>"
    )

    assert spoken(page, "kmr", names=["Sernavê min"])[:3] == ["Tomar bike", "Save", "حفظ"]
    assert [line.split()[0] for line in left_over(page, "kmr", [])] == ["Save", "حفظ"]
