"""Pages, feeds and sitemaps of a newsroom with one of each thing, and what checkers say of them."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import Article, Byline, FrontPage, Outlet, Photo, Translation
from articles.pages.surfaces import SURFACES
from articles.workflow import cards
from tests import cast, make
from tests.checkers import PLACE, node, package

from .photos import photo, with_sizes
from .test_most_read import read, work_out

KINDS = ("pages", "feeds", "json_feeds", "sitemaps", "stories")
RICH = """<h2>{word}</h2>
<p>{word} <a href="/{code}/">{word}</a> #{tag} <strong>x</strong> <em>y</em></p>
<blockquote><p>{word}</p></blockquote><ol><li>{word}</li></ol>
<ul><li>{word}</li></ul>
<table><caption>{word}</caption><tbody><tr><th>{word}</th><td>1</td></tr></tbody></table>
<p lang="en" dir="ltr">English</p><figure data-photo="{photo}"></figure>
<figure data-photo="{graphic}"></figure>"""
KIND_OF = {
    "text/html": ("html", "pages"),
    "application/atom+xml": ("xml", "feeds"),
    "application/rss+xml": ("xml", "feeds"),
    "application/feed+json": ("json", "json_feeds"),
    "application/xml": ("xml", "sitemaps"),
}


def checked(folder: Path, files: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, object]]:
    """What is said of each file, by kind and name as they are given."""
    package("html-validate")
    asked = {kind: sorted(files.get(kind, ())) for kind in KINDS}
    for named in files.values():
        for name, text in named.items():
            (folder / name).write_text(text)
    (folder / "asked.json").write_text(json.dumps(asked))
    return json.loads(node(PLACE / "checkers/check.mjs", folder))


def site(blocker: object) -> dict[str, dict[str, str]]:
    """What is served of a newsroom with one of each thing, by kind and name; nothing stays."""
    with blocker.unblock(), transaction.atomic():
        served = dict(_served(_newsroom(cast.enter())))
        transaction.set_rollback(True)
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for name, (kind, text) in served.items():
        kinds[kind][name] = text
        if name.startswith("story-"):
            kinds["stories"][name] = text
    return kinds


def _newsroom(people: SimpleNamespace) -> list[Translation]:
    """A story of each language with all that a page can hold, and one with as little as can be.

    More of these stand in lists; their own pages would say the same once more.
    """
    names = {"name_ar": "المنبر", "name_ckb": "مینبەر", "name_kmr": "Minber"}
    Outlet.objects.create(pk=1, logo=photo(people), **names)
    pictures = [with_sizes(photo(people, is_graphic=number == 2)) for number in range(4)]
    rich = [_rich(people, code, pictures) for code in CODES]
    plain = [make.published(people, code, headline="X") for code in CODES for _ in range(3)]
    translated = make.published_translation(people, rich[0], "kmr")
    live = [make.live(people, code) for code in CODES]
    for story in live:
        make.post(people, story, headline=make.WORDS[story.language][0])
    for number, story in enumerate([*rich, *plain, translated]):
        read(story, number + 1)
    work_out()
    cards.draw_cards.call()
    for story in rich:
        page, until = FrontPage.of(story.language), timezone.now() + timedelta(hours=1)
        workflow.set_breaking_line(page, actor=people.zelal, version=story.pk, until=until)
    for code in CODES:
        workflow.withdraw(make.published(people, code), actor=people.zelal, note="x", told="<x>")
    return [*rich, *plain[::3], translated, *live]


def _rich(people: SimpleNamespace, code: str, pictures: list[Photo]) -> Translation:
    """With a correction, five authors, a kicker, a gallery, pictures in the text and a table."""
    headline, _body = make.WORDS[code]
    word = headline.split()[0]
    body = RICH.format(
        word=headline, code=code, tag=word, photo=pictures[1].pk, graphic=pictures[2].pk
    )
    story = make.published(
        people,
        code,
        lead_photo=pictures[0].pk,
        standfirst=f"{headline} “&” <{word}>",
        kicker=word,
        body=body,
        gallery=(workflow.GalleryPhoto(pictures[3].pk, headline),),
        kind="correction",
        note=headline,
    )
    for position in range(1, 5):
        Byline.objects.create(article=story.article, author=make.author(), position=position)
    Article.objects.filter(pk=story.article_id).update(is_breaking=True, genre="opinion")
    make.pages_again()
    return make.fresh(story)


def _served(stories: list[Translation]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Name of the file → its kind and text: each surface of each story, and what is no surface."""
    client, asked = Client(), set()
    for number, story in enumerate(stories):
        for surface in SURFACES:
            for place, path in enumerate(surface.paths(story)):
                if path not in asked:
                    asked.add(path)
                    name = f"{surface.route}-{story.language}-{number}-{place}"
                    yield from _kept(name, client.get(path))
    for code in CODES:
        gone = Translation.objects.filter(language=code).order_by("-pk").first()
        shown = next(story for story in stories if story.language == code)
        for name, path in _others(code, gone.article_id, shown.article_id):
            yield from _kept(f"{name}-{code}", client.get(path))
        refused = client.post(addresses.report(code, shown.article_id), {"text": ""})
        yield from _kept(f"refused-{code}", refused)
    for path in sorted(Path(settings.BASE_DIR, "static/public").glob("failure*.html")):
        yield path.name, ("pages", path.read_text())


def _others(code: str, gone: int, shown: int) -> Iterator[tuple[str, str]]:
    for name, path in {
        "nothing": f"/{code}/nothing/",
        "gone": addresses.short(code, gone),
        "in_vain": f"{addresses.search(code)}?q=ghxq",
        "unasked": addresses.search(code),
        "sent": f"{addresses.report(code, shown)}?sent=1",
    }.items():
        yield name, path
        yield f"lite_{name}", addresses.lite(path)


def _kept(name: str, response: HttpResponse) -> Iterator[tuple[str, tuple[str, str]]]:
    """Documents, whatever their status; not redirects, pictures and scripts."""
    kind = response.get("Content-Type", "").partition(";")[0]
    if response.getvalue() and kind in KIND_OF and response.status_code not in (301, 302):
        ending, listed = KIND_OF[kind]
        yield f"{name}.{ending}", (listed, response.getvalue().decode())
