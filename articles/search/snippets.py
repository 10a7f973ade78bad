"""What a hit shows: pieces of the original text, with the words that were found marked in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.models import Revision
from articles.text.fold import fold
from articles.text.plain import passages
from articles.text.tokens import Token, tokens

from .asking import Question
from .widening import Forms

Runs = tuple[tuple[str, bool], ...]  # pieces of a text in order, and whether each was looked for
Spans = list[tuple[int, int]]

WORDS = 30  # of a snippet
BEFORE = 8  # of them before the first one found


@dataclass(frozen=True)
class Sought:
    """The search keys to mark, each a tuple of neighbouring words, by their first word.

    Each comes with the words of the query that it stands for; `terms` is how many there are.
    """

    language: str
    terms: int
    by_first: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


def sought(question: Question, forms: Forms) -> Sought:
    """What `question` looks for, in every form in which it may stand."""
    meant: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for unit in question.units:
        for keys in unit.spelled:
            meant[keys].update(term.key for term in unit.terms)
    for term in question.terms:
        for form in forms.of.get(term.key, (term.key,)):
            meant[(form,)].add(term.key)
        for spelled in forms.written.get(term.key, ()):
            meant[(fold(spelled, question.language),)].add(term.key)
        for pair in forms.parted.get(term.key, ()):
            meant[pair].add(term.key)
    for pair, joined in forms.joined.items():
        for form in joined:
            meant[(form,)].update(pair)
    by_first = defaultdict(list)
    for keys in sorted(meant, key=len, reverse=True):
        by_first[keys[0]].append((keys, frozenset(meant[keys])))
    runs = {key: tuple(each) for key, each in by_first.items()}
    return Sought(question.language, len(question.terms), runs)


def marked(text: str, wanted: Sought) -> Runs:
    """The whole text in runs."""
    if not _says_any(text, wanted):
        return ((text, False),) if text else ()
    return _runs(text, _found(tokens(text, wanted.language), wanted), 0, len(text))


def snippet(revision: Revision, wanted: Sought) -> Runs:
    """About thirty words of the standfirst or the paragraph in which most is found.

    Where nothing is found (the words are in the headline or a tag only) the story's beginning.
    """
    best, most = "", -1
    for text in _passages(revision):
        found = len(_terms_in(text, wanted))
        if found > most:
            best, most = text, found
        if found == wanted.terms:
            break
    return _window(best, wanted)


def _passages(revision: Revision) -> Iterator[str]:
    if revision.standfirst:
        yield revision.standfirst
    yield from passages(revision.body)


def _terms_in(text: str, wanted: Sought) -> set[str]:
    """The words of the query that a passage has."""
    keys = fold(text, wanted.language).split()
    if wanted.by_first.keys().isdisjoint(keys):
        return set()
    return set().union(*(terms for _first, _last, terms in _matches(keys, wanted)))


def _says_any(text: str, wanted: Sought) -> bool:
    return not wanted.by_first.keys().isdisjoint(_folded(text, wanted.language).split())


_folded = lru_cache(maxsize=2000)(fold)  # headlines and names


def _window(text: str, wanted: Sought) -> Runs:
    words = tokens(text, wanted.language)
    if not words:
        return _runs(text, [], 0, len(text))
    found = _found(words, wanted)
    position = next((at for at, word in enumerate(words) if found and word.start == found[0][0]), 0)
    first = max(0, min(position - BEFORE, len(words) - WORDS))
    last = min(first + WORDS, len(words)) - 1
    start = words[first].start if first else 0
    end = words[last].end if last < len(words) - 1 else len(text)
    runs = _runs(text, [span for span in found if start <= span[0] and span[1] <= end], start, end)
    return (
        *([("… ", False)] if first else []),
        *runs,
        *([(" …", False)] if end < len(text) else []),
    )


def _runs(text: str, spans: Spans, start: int, end: int) -> Runs:
    runs, at = [], start
    for begin, stop in spans:
        begin = max(begin, at)  # one sign may be several words: ﷺ
        runs += [(text[at:begin], False), (text[begin:stop], True)]
        at = max(stop, at)
    return tuple((piece, is_found) for piece, is_found in [*runs, (text[at:end], False)] if piece)


def _found(words: list[Token], wanted: Sought) -> Spans:
    matches = _matches([word.key for word in words], wanted)
    return [(words[first].start, words[last].end) for first, last, _terms in matches]


def _matches(keys: list[str], wanted: Sought) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The first and the last word of everything to mark, and the words of the query it is."""
    reached = 0
    for at, key in enumerate(keys):
        if key not in wanted.by_first or at < reached:
            continue
        for run, terms in wanted.by_first[key]:
            if tuple(keys[at : at + len(run)]) == run:
                reached = at + len(run)
                yield at, reached - 1, terms
                break
