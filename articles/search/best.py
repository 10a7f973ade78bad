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

Known = Mapping[str, list[int] | None]


def best(
    question: Question,
    chosen: Chosen,
    after: Cursor | None,
    wanted: int,
    others: Sequence[Question] = (),
) -> tuple[list[Cursor], dict[str, Found]]:
    """Hits by their levels, fewer than `wanted` where there are no more, and what others have.

    Two queries, and one more where the first level of many stories does not fill the page.
    """
    language, ranks = question.language, levels(question)
    elsewhere = {other.language: words_of(other) for other in others}
    asked = [
        Asked(str(level.score), as_query(level.words), language, follows=place > 0)
        for place, level in enumerate(ranks)
    ]
    asked += [Asked(code, as_query(words), code) for code, words in elsewhere.items()]
    known, newest = survey(asked, language)
    scores, walked = _split(ranks, known, after)
    many = [Walk(code, elsewhere[code], SHOWN) for code in elsewhere if known[code] is None]
    walks = [_walk(level, language, after, wanted) for level in walked]
    ids = {*scores, *(pk for code in elsewhere for pk in known[code] or ())}
    few, found = read(chosen, ids, [*many, *walks[:1]], newest)
    hits = _following(few, scores, after) + _hits(walked, found[len(many) :])
    if len(hits) < wanted and walks[1:]:
        hits += _hits(walked[1:], read(chosen, (), walks[1:], newest)[1])
    hits.sort(key=lambda hit: hit.place, reverse=True)
    have = {code: of_few(_among(few, known[code])) for code in elsewhere if known[code]}
    have |= {walk.language: of_many(_ids(rows)) for walk, rows in zip(many, found, strict=False)}
    return hits[:wanted], {
        code: have[code] for code in elsewhere if code in have and have[code].ids
    }


def _split(
    ranks: Iterable[Level], known: Known, after: Cursor | None
) -> tuple[dict[int, int], list[Level]]:
    """The scores of stories in levels of few, by their ids, and the levels that are walked.

    From the first level of many on all are: which of those below are not in it, is not known.
    """
    scores: dict[int, int] = {}
    walked: list[Level] = []
    is_many = False
    for level in ranks:
        ids = known[str(level.score)]
        is_many = is_many or ids is None
        if not is_many:
            scores = dict.fromkeys(ids, level.score) | scores
        elif not after or level.score <= after.score:
            walked.append(level)
    return scores, walked


def _walk(level: Level, language: str, after: Cursor | None, wanted: int) -> Walk:
    is_here = after is not None and level.score == after.score
    place = (after.moment, after.publication_id) if is_here else None
    return Walk(language, level.alone, wanted, place)


def _following(
    rows: Iterable[Row], scores: Mapping[int, int], after: Cursor | None
) -> list[Cursor]:
    hits = [_hit(scores[row[1]], row) for row in rows if row[1] in scores]
    return hits if after is None else [hit for hit in hits if hit.place < after.place]


def _hits(walked: Iterable[Level], found: Iterable[list[Row]]) -> list[Cursor]:
    return [
        _hit(level.score, row) for level, rows in zip(walked, found, strict=False) for row in rows
    ]


def _hit(score: int, row: Row) -> Cursor:
    moment, number = row
    return Cursor(score, as_moment(moment), number)


def _among(rows: Iterable[Row], ids: Iterable[int]) -> list[int]:
    wanted = set(ids)
    return [pk for pk in _ids(rows) if pk in wanted]


def _ids(rows: Iterable[Row]) -> list[int]:
    return [pk for _moment, pk in rows]
