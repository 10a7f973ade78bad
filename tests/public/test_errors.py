import pytest

from articles import addresses, workflow
from articles.languages import CODES, LANGUAGES
from articles.models import OldAddress, Tag
from articles.public.views import home
from tests import make

from .walk import elements, main


@pytest.mark.parametrize("language", CODES)
def test_what_is_not_there_is_said_in_the_pages_language(client, people, language):
    story = make.published(people, language)
    others = set(CODES) - {language}

    response = client.get(f"/{language}/nothing/here/")
    html = response.content.decode()

    assert response.status_code == 404
    assert f'<html lang="{language}" dir="{LANGUAGES[language].direction}">' in html
    assert elements(html, "a", href=f"/{language}/")
    assert elements(html, "meta", name="robots", content="noindex")
    assert not elements(html, "link", rel="canonical")
    assert not elements(html, "link", hreflang="x-default")
    assert all(elements(html, "a", href=f"/{other}/", hreflang=other) for other in others)
    assert story.latest_revision.headline in html
    assert elements(html, "form", role="search", action=addresses.search(language))
    assert elements(html, "input", name="q")


@pytest.mark.parametrize(
    "path", ["/nothing", "/en/1/", "/ar", "/%00", "/ar/%00/", "/%ff", "/a" * 400]
)
def test_whatever_is_asked_for_gets_an_answer(client, db, path):
    assert client.get(path).status_code in {301, 404}


def test_the_desk_is_found_without_its_last_slash(client, db):
    assert client.get("/admin")["Location"] == "/admin/"


def test_what_is_gone_is_said_in_the_pages_language(client, people):
    story = make.published(people, "ckb")
    workflow.withdraw(story, actor=people.zelal, note="تاقیکردنەوە")

    other = make.published(people, "ckb")

    response = client.get(f"/ckb/{story.article_id}")
    html = response.content.decode()

    assert response.status_code == 410
    assert '<html lang="ckb" dir="rtl">' in html
    assert elements(html, "form", role="search", action=addresses.search("ckb"))
    shown = {link["href"] for link in elements(main(html), "a")}
    assert shown == {"/ckb/", addresses.story("ckb", other.article_id, other.slug)}


@pytest.mark.parametrize(
    ("path", "opening"),
    [
        ("/kmr/", '<html lang="kmr" dir="ltr">'),
        ("/ckb/", '<html lang="ckb" dir="rtl">'),
        ("/ar/", '<html lang="ar" dir="rtl">'),
    ],
)
def test_our_own_failure_is_a_file_that_needs_nothing(client, monkeypatch, path, opening):
    def fail(language):
        raise RuntimeError

    monkeypatch.setattr(home.pages, "home", fail)
    client.raise_request_exception = False

    response = client.get(path)

    assert response.status_code == 500
    assert opening in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_an_old_address_leads_to_what_took_its_place(client, people):
    story = make.published(people, body="<p>#السوق</p>")
    section, tag = story.article.section, Tag.objects.get()
    OldAddress.objects.create(path="/ar/haber/سوق-جديد-h29.html", language="ar", translation=story)
    OldAddress.objects.create(path="/سياسة/", language="ar", section=section)
    OldAddress.objects.create(path="/tag/سوق", language="ar", tag=tag)

    for old, start in [
        ("/ar/haber/سوق-جديد-h29.html", f"/ar/{story.article_id}/"),
        ("/سياسة", f"/ar/section/{section.pk}/"),
        ("/سياسة/", f"/ar/section/{section.pk}/"),
        ("/tag/سوق/", f"/ar/tag/{tag.pk}/"),
    ]:
        response = client.get(old)
        assert (response.status_code, response["Location"].startswith(start)) == (301, True)


def test_an_old_address_is_found_in_decomposed_letters(client, people):
    story = make.published(people, "kmr")
    OldAddress.objects.create(path="/nûçe/1", language="kmr", translation=story)

    assert client.get("/nu\u0302c\u0327e/1").status_code == 301


def test_an_old_address_leads_to_nothing_that_is_not_public(client, people):
    draft = make.draft(people)
    gone = make.published(people, body="<p>#السوق</p>")
    workflow.withdraw(gone, actor=people.zelal, note="مراجعة")
    OldAddress.objects.create(path="/old/1", language="ar", translation=draft)
    OldAddress.objects.create(path="/old/2", language="ar", translation=gone)
    OldAddress.objects.create(path="/old/3", language="ar", tag=Tag.objects.get())

    assert [client.get(f"/old/{n}").status_code for n in (1, 2, 3)] == [404, 404, 404]
