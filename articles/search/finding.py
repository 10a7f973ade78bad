"""The query: from a reader's words to hits, page by page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.db.models import F, OuterRef, QuerySet

from articles.models import Byline, Publication
from articles.models.gathered import Gathered
from articles.models.planned import Planned
from articles.models.prepared import filling, slots

from .asking import Question, ask
from .best import best
from .corrections import correction
from .elsewhere import Elsewhere, Found
from .levels import MOST_UNITS
from .pages import Cursor, read_cursor
from .ranking import found_by_affix, found_directly
from .snippets import Runs, Sought, marked, snippet, sought
from .walking import Chosen
from .widening import Forms, forms_of

SIZES = (32, 256, 1024)  # of a page's hits, with those of other languages
SHOWN = (
    "language",
    "first_published_at",
    "revision__headline",
    "revision__standfirst",
    "revision__body",
    "translation__article_id",
    "translation__language",
    "translation__slug",
)


@dataclass(frozen=True)
class Hit:
    """A story found. All but the publication are runs of (text, is looked for), not escaped.

    `bylines` are those in which something is looked for. The publication has its path and what is
    shown of it, and besides the `teaser` of its finished page, with `made_by`; None where there is
    none.
    """

    publication: Publication
    score: int
    headline: Runs
    snippet: Runs
    bylines: tuple[Runs, ...]


@dataclass(frozen=True)
class Results:
    """A page of hits; `next` is the cursor to ask from for the following page.

    `words` is what was looked for, "" where the query held no word; `corrected` another query
    that finds something, given only where this one finds nothing in any language.
    """

    words: str = ""
    hits: tuple[Hit, ...] = ()
    next: str | None = None
    others: Mapping[str, Elsewhere] = field(default_factory=dict)
    corrected: str | None = None
    is_shortened: bool = False


def search(
    query: str,
    *,
    language: str,
    section: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    after: str | None = None,
    limit: int = 20,
) -> Results:
    """Look for a reader's words among what is public in `language`; at most fifteen queries.

    `since` and `until` (exclusive) are of the first publication; `after` is the `next` of the page
    before, and anything else there means the first page. Takes any string as a query; raises
    KeyError for a language that is not published in.
    """
    questions = ask(query)
    question = questions[language]
    if not question.units:
        return Results(is_shortened=question.is_shortened)
    chosen = Chosen(section, since, until)
    own = _publications(chosen).in_language(language)
    asked = () if after else _others_of(question, questions)
    direct, others = best(question, chosen, read_cursor(after), limit + 1, asked)
    found, forms = _found(own, question, read_cursor(after), limit + 1, direct)
    rows = _load(
        language,
        [cursor.publication_id for cursor in found]
        + [pk for each in others.values() for pk in each.ids],
    )
    return Results(
        words=question.words,
        hits=_hits(found[:limit], rows, sought(question, forms), language),
        next=str(found[limit - 1]) if len(found) > limit else None,
        others=_others(others, rows),
        corrected=None if found or rows or after else correction(own, question, forms.standing),
        is_shortened=question.is_shortened,
    )


def _publications(chosen: Chosen) -> QuerySet:
    publications = Publication.objects.visible()
    if chosen.section is not None:
        publications = publications.in_section(chosen.section)
    return publications.first_out_between(chosen.since, chosen.until)


def _found(
    publications: QuerySet,
    question: Question,
    after: Cursor | None,
    wanted: int,
    direct: list[Cursor],
) -> tuple[list[Cursor], Forms]:
    """Direct hits, and where they are too few those with affixes and the forms these have."""
    if len(direct) < wanted and len(question.units) > MOST_UNITS:
        direct = _page(found_directly(publications, question), after, wanted)
    if len(direct) == wanted:
        return direct, Forms()
    forms = forms_of(question)
    by_affix = found_by_affix(publications, question, forms)
    return [*direct, *_page(by_affix, after, wanted - len(direct))], forms


def _page(ranked: QuerySet, after: Cursor | None, wanted: int) -> list[Cursor]:
    """Cursors alone: sorting whole stories would carry every text that matches along."""
    if after:
        ranked = ranked.after_score(after.score, after.moment, after.publication_id)
    rows = ranked.best_first().values_list("score", "first_published_at", "pk")
    return [Cursor(*row) for row in rows[:wanted]]


def _others_of(question: Question, questions: Mapping[str, Question]) -> list[Question]:
    return [one for one in questions.values() if one.language != question.language and one.units]


def _others(others: Mapping[str, Found], rows: Mapping[int, Publication]) -> dict[str, Elsewhere]:
    return {
        code: Elsewhere(each.count, tuple(rows[pk] for pk in each.ids if pk in rows))
        for code, each in others.items()
    }


def _load(language: str, ids: list[int]) -> dict[int, Publication]:
    if not ids:
        return {}
    size = _room_for(len(ids))
    found = _rows(size, language).objects(**filling("id", size, ids))
    return {publication.pk: publication for publication in found}


@lru_cache(maxsize=24)
def _rows(size: int, language: str) -> Planned:
    """With what their authors are called in the language, as a list in JSON."""

    def build() -> QuerySet:
        links = Byline.objects.filter(article=OuterRef("translation__article"))
        named = links.order_by("position").values(one=F(f"author__name_{language}"))
        found = Publication.objects.visible().filter(pk__in=slots("id", size))
        page = {name: F(f"finished_page__{name}") for name in ("teaser", "made_by")}
        found = found.annotate(**page, bylines=Gathered(named))
        return found.select_related("revision", "translation").only(*SHOWN)

    return Planned(build)


def _room_for(number: int) -> int:
    """One of few sizes, so that few queries are compiled."""
    return next((size for size in SIZES if size >= number), number)


def _hits(
    page: list[Cursor], rows: Mapping[int, Publication], wanted: Sought, language: str
) -> tuple[Hit, ...]:
    shown = [(rows.get(cursor.publication_id), cursor.score) for cursor in page]
    return tuple(_hit(row, score, wanted) for row, score in shown if row)


def _hit(publication: Publication, score: int, wanted: Sought) -> Hit:
    revision = publication.revision
    names = [marked(name or "", wanted) for name in json.loads(publication.bylines)]
    return Hit(
        publication,
        score,
        headline=marked(revision.headline, wanted),
        snippet=snippet(revision, wanted),
        bylines=tuple(runs for runs in names if any(is_found for _text, is_found in runs)),
    )
