"""A name is taken from readers everywhere at once, in every language and for good."""

import json
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from articles import addresses, search, workflow
from articles.models import Article, Author, Byline, FinishedPage, ListingRow, Photo, Translation
from articles.pages.surfaces import SURFACES
from articles.states import Move, Subject
from articles.workflow import finished
from newsroom.requests.page_cache import counters
from tests import make
from tests.public.photos import photo
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db
WHY = "الكاتب في خطر"
# In the names of each language, and in nothing else.
NAMES = {"ar": "كنارية الجبل", "ckb": "کەنارییە شاخ", "kmr": "Kenariya Çiyê"}
CANARY = re.compile("كناري|کەناری|Kenari|%D9%83%D9%86%D8%A7%D8%B1%D9%8A|kenari", re.IGNORECASE)


def named(**more):
    names = {f"name_{code}": name for code, name in NAMES.items()}
    return Author.objects.create(**names, **more)


def story_of(people, author, language="ar", genre=Article.Genre.NEWS, **changes):
    made = make.published(people, language, **changes)
    section = made.article.section
    details = workflow.StoryDetails(section=section, genre=genre, bylines=(author,))
    workflow.edit_story(made.article, actor=people.zelal, details=details, opened_edit=0)
    return made


@pytest.fixture
def author(people):
    """Whose stories readers see in all three languages, one of them an opinion."""
    author = named(biography_ar="كنارية الجبل تكتب من الجبل.")
    story_of(people, author, genre=Article.Genre.OPINION, lead_photo=photo(people).pk)
    for code in ("ckb", "kmr"):
        story_of(people, author, code)
    return author


def told(client, author):
    """Path → the answer at every place where readers can meet one of the author's stories."""
    articles = author.articles.all() or Article.objects.all()
    versions = [version for each in articles for version in each.translations.all()]
    paths = {path for one in versions for surface in SURFACES for path in surface.paths(one)}
    for code, name in NAMES.items():
        paths.add(addresses.author(code, author.pk, name))
        paths.add(addresses.feed_of(code, "author", author.pk, "atom"))
        paths.add(f"{addresses.search(code)}?q=السوق")
    return {path: client.get(path) for path in sorted(paths)}


def named_in(answers):
    return {
        path
        for path, answer in answers.items()
        if not answer.streaming and CANARY.search(answer.content.decode() + repr(answer.headers))
    }


def test_no_surface_names_them_and_no_kept_page_does(
    people, author, kept_pages, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(counters, "BELIEVED", 0)
    client = Client()
    before = named_in(told(client, author))
    assert len(before) > 25
    paths = told(client, author).keys()

    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw_byline(author, actor=people.zelal, note=WHY)

    after = {path: client.get(path) for path in paths}
    assert named_in(after) == set()
    gone = {path for path, answer in after.items() if answer.status_code == 410}
    assert {path for path in paths if f"/author/{author.pk}/" in path} == gone
    for code, name in NAMES.items():
        assert not search.search(name.split()[0], language=code).hits
        assert not search.suggest_authors(name[:4], language=code)


def test_what_stands_there_instead_leads_nowhere_and_finds_nothing(people, author):
    story = Translation.objects.get(article__in=author.articles.all(), language="ar")
    path = addresses.story("ar", story.article_id, story.slug)
    workflow.withdraw_byline(author, actor=people.zelal, note=WHY)

    withheld = Author.objects.get(kind=Author.Kind.WITHHELD)
    page, name = Client().get(path).content.decode(), withheld.name_ar
    assert f"<bdi>{name}</bdi>" in page
    assert f"/author/{withheld.pk}/" not in page
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert json.loads(blocks[0])["author"][0]["@type"] == "NewsMediaOrganization"
    assert Client().get(addresses.author("ar", withheld.pk, name)).status_code == 404
    assert not search.search(name, language="ar").hits
    for form in addresses.FEED_FORMS:
        feed = Client().get(addresses.feed("ar", form)).content.decode()
        assert name in feed
        assert f"/author/{withheld.pk}" not in feed


def test_another_byline_takes_its_place_and_has_the_stories(people, author):
    desk = make.author(ar="هيئة التحرير", ckb="دەستەی نووسەران", kmr="Desteya weşanê")
    both = make.published(people).article
    Byline.objects.create(article=both, author=author, position=1)
    Byline.objects.create(article=both, author=desk, position=2)
    stories = set(author.articles.values_list("pk", flat=True))

    entry = workflow.withdraw_byline(author, actor=people.zelal, instead=desk, note=WHY)

    assert set(desk.articles.values_list("pk", flat=True)) == stories
    assert not author.articles.exists()
    assert not ListingRow.objects.filter(kind=ListingRow.Kind.AUTHOR, subject=author.pk).exists()
    page = Client().get(addresses.author("kmr", desk.pk, desk.name_kmr))
    assert page.status_code == 200
    assert (entry.move, entry.subject, entry.subject_id) == (
        Move.WITHDRAW_BYLINE,
        Subject.AUTHOR,
        author.pk,
    )
    assert (entry.before, entry.after) == ({"bylines": [author.pk]}, {"bylines": [desk.pk]})
    assert entry.note == WHY


def test_many_stories_are_worked_out_by_a_job_and_read_right_before(people, author, monkeypatch):
    monkeypatch.setattr(finished, "AT_ONCE", 1)
    waiting = []
    monkeypatch.setattr(type(finished.finish_what_lacks), "enqueue", lambda job: waiting.append(1))
    story = Translation.objects.get(article__in=author.articles.all(), language="ar")

    workflow.withdraw_byline(author, actor=people.zelal, note=WHY)

    path = addresses.story("ar", story.article_id, story.slug)
    assert not CANARY.search(Client().get(path).content.decode())
    assert waiting
    finished.finish_what_lacks.call()
    assert not FinishedPage.objects.filter(made_by="").exists()


@pytest.mark.parametrize("name", ["rojin", "salma", "hevin", "berfin", "nergiz", "admin"])
def test_only_a_publisher_of_every_language_in_which_it_is_seen_may(people, author, name):
    with pytest.raises(workflow.Refused):
        workflow.withdraw_byline(author, actor=getattr(people, name), note=WHY)
    assert author.articles.exists()

    if name == "hevin":
        alone = make.published(people).article.bylines.get()
        assert workflow.withdraw_byline(alone, actor=people.hevin, note=WHY)


def test_it_is_done_once_with_a_reason_and_by_another_name(people, author):
    nameless = make.author(kmr="")
    act = {"actor": people.zelal, "note": WHY}
    for wrong in (
        {"note": " "},
        {"instead": author},
        {"instead": nameless},
    ):
        with pytest.raises(workflow.Refused):
            workflow.withdraw_byline(author, **{**act, **wrong})
    first = workflow.withdraw_byline(author, **act, token="a" * 32)
    assert workflow.withdraw_byline(author, **act, token="a" * 32) == first
    with pytest.raises(workflow.Refused, match="already"):
        workflow.withdraw_byline(author, **act)
    other = make.published(people).article.bylines.get()
    with pytest.raises(workflow.Refused):
        workflow.withdraw_byline(other, **act, instead=Author.objects.get(pk=author.pk))


def test_a_withdrawn_name_comes_into_no_byline_by_any_way(people, author):
    workflow.withdraw_byline(author, actor=people.zelal, note=WHY)
    author.refresh_from_db()
    article = make.published(people).article
    shared = workflow.Shared(slugline="x", section=article.section, bylines=(author,))
    details = workflow.StoryDetails(section=article.section, bylines=(author,))

    with pytest.raises(workflow.Refused, match="withdrawn"):
        workflow.create_story(
            actor=people.rojin, language="ar", content=make.content(), shared=shared
        )
    with pytest.raises(workflow.Refused, match="withdrawn"):
        workflow.edit_story(
            article, actor=people.zelal, details=details, opened_edit=workflow.last_edit(article)
        )
    for change in (
        lambda: Byline.objects.create(article=article, author=author),
        lambda: Byline.objects.filter(article=article).update(author=author),
        lambda: Author.objects.filter(pk=author.pk).update(withdrawn_at=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert list(article.bylines.values_list("withdrawn_at", flat=True)) == [None]


def test_what_readers_keep_from_before_is_dropped(people, author):
    told_before = Client().get(addresses.withdrawn()).json()["since"]
    workflow.withdraw_byline(author, actor=people.zelal, note=WHY)

    since = Client().get(addresses.withdrawn()).json()["since"]
    author.refresh_from_db()
    assert since > told_before
    assert since >= author.withdrawn_at.isoformat(timespec="seconds")


def test_photos_that_credit_them_are_named(people):
    author = named()
    credited = photo(people, credit_kmr="Wêne: Kenariya Çiyê")
    photo(people, credit_kmr="Yekî din")

    assert list(Photo.objects.credited_to(author)) == [credited]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round", range(5))
def test_a_story_that_is_filed_meanwhile_does_not_keep_the_name(people, round):
    author = make.published(people).article.bylines.get()
    shared = workflow.Shared(slugline="x", section=make.section(), bylines=(author,))
    file = lambda: workflow.create_story(  # noqa: E731
        actor=people.rojin, language="ar", content=make.content(), shared=shared
    )
    withdraw = lambda: workflow.withdraw_byline(author, actor=people.zelal, note=WHY)  # noqa: E731

    assert won(at_once(file, withdraw, file))
    assert not Byline.objects.filter(author=author).exists()
