"""A page of hits without affixes, best first, and what other languages have."""

from collections.abc import Iterable, Mapping, Sequence

from articles.models.prepared import as_moment

from .asking import Question
from .elsewhere import SHOWN, Found, of_few, of_many, words_of
from .expressions import Asked
from .index import as_query
from .levels import Level, levels
from .pages import Cursor
from .walking import Chosen, Row, Walk, read, survey

Known = Mapping[str, list[Row] | None]


def best(
    question: Question,
    chosen: Chosen,
    after: Cursor | None,
    wanted: int,
    others: Sequence[Question] = (),
) -> tuple[list[Cursor], dict[str, Found]]:
    """Hits by their levels, fewer than `wanted` where there are no more, and what others have.

    One query, another where a level is of many stories, and one more where the first of them does
    not fill the page.
    """
    language, ranks = question.language, levels(question)
    elsewhere = {other.language: words_of(other) for other in others}
    asked = [
        Asked(str(level.score), as_query(level.words), language, follows=place > 0)
        for place, level in enumerate(ranks)
    ]
    asked += [Asked(code, as_query(words), code) for code, words in elsewhere.items()]
    known, newest = survey(asked, chosen, language)
    scored, walked = _split(ranks, known, after)
    few = _following(scored, after, wanted)
    many = [Walk(code, elsewhere[code], SHOWN) for code in elsewhere if known[code] is None]
    walks = [_walk(level, language, after, wanted) for level in walked]
    found = read(chosen, [*many, *walks[:1]], newest)
    hits = few + _hits(walked, found[len(many) :])
    if len(hits) < wanted and walks[1:]:
        hits += _hits(walked[1:], read(chosen, walks[1:], newest))
    hits.sort(key=lambda hit: hit.place, reverse=True)
    have = {
        code: of_few(_ids(sorted(known[code], reverse=True))) for code in elsewhere if known[code]
    }
    have |= {walk.language: of_many(_ids(rows)) for walk, rows in zip(many, found, strict=False)}
    return hits[:wanted], {
        code: have[code] for code in elsewhere if code in have and have[code].ids
    }


def _split(
    ranks: Iterable[Level], known: Known, after: Cursor | None
) -> tuple[dict[Row, int], list[Level]]:
    """What is in levels of few, each with its highest score, and the levels that are walked.

    From the first level of many on all are: which of those below are not in it, is not known.
    """
    scores: dict[Row, int] = {}
    walked: list[Level] = []
    is_many = False
    for level in ranks:
        rows = known[str(level.score)]
        is_many = is_many or rows is None
        if not is_many:
            scores = dict.fromkeys(rows, level.score) | scores
        elif not after or level.score <= after.score:
            walked.append(level)
    return scores, walked


def _following(scores: Mapping[Row, int], after: Cursor | None, wanted: int) -> list[Cursor]:
    """The best of them, no more than are wanted where none has come before."""
    best_first = sorted(((score, row) for row, score in scores.items()), reverse=True)
    if after is None:
        return [_hit(*each) for each in best_first[:wanted]]
    return [hit for each in best_first if (hit := _hit(*each)).place < after.place]


def _walk(level: Level, language: str, after: Cursor | None, wanted: int) -> Walk:
    is_here = after is not None and level.score == after.score
    place = (after.moment, after.publication_id) if is_here else None
    return Walk(language, level.alone, wanted, place)


def _hits(walked: Iterable[Level], found: Iterable[list[Row]]) -> list[Cursor]:
    return [
        _hit(level.score, row) for level, rows in zip(walked, found, strict=False) for row in rows
    ]


def _hit(score: int, row: Row) -> Cursor:
    moment, number = row
    return Cursor(score, as_moment(moment), number)


def _ids(rows: Iterable[Row]) -> list[int]:
    return [pk for _moment, pk in rows]
