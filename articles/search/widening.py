"""From a question to what is looked for: as written, folded, by other spellings, with affixes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from django.db.models import QuerySet

from .affixes import (
    doubtful_stems,
    forms_of_known,
    safe_forms,
    stems,
    sure_stems,
    written_forms,
)
from .asking import Question, Term, Unit
from .compounds import partings
from .expressions import Node, Phrase, all_of, either, word
from .index import known
from .names import protected
from .words import Field, folded, written

MOST_PARTED = 3  # words of a question; for each of its parts the index is asked

Knows = Callable[[Iterable[str], str, QuerySet], tuple[set[str], set[str]]]


@dataclass(frozen=True)
class Forms:
    """The forms in which a question's words may stand, and which words stand in some text.

    `of` leads from a search key to all its forms, itself first; `written` to those that count only
    as they are written; `parted` to pairs of words that it may be made of. `joined` are pairs of
    neighbouring keys that may be one word.
    """

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: frozenset[str] = frozenset()
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parted: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    joined: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def as_written(unit: Unit, position: Field) -> Node:
    """The unit's words in a field, accents and all."""
    return all_of(word(written(position, term.written)) for term in unit.terms)


def as_folded(unit: Unit, position: Field) -> Node:
    """The unit's words in a field, however they are accented."""
    return all_of(word(folded(position, term.key)) for term in unit.terms)


def as_named(unit: Unit, position: Field) -> Node:
    """The same, or any other spelling of the name or number that they are."""
    own = {term.key for term in unit.terms}
    # A spelling with all of the unit's words finds nothing more, and phrases are slow.
    spelled = (_phrase(position, keys) for keys in unit.spelled if not own.issubset(keys))
    return either([as_folded(unit, position), *spelled])


def with_name_affixes(unit: Unit, position: Field, language: str) -> Node:
    """The same, or such a spelling with light affixes; whether it stands anywhere is not asked."""
    return either([as_named(unit, position), *_names(unit.spelled, position, language)])


def with_affixes(unit: Unit, position: Field, forms: Forms, language: str) -> Node:
    """The same, or any form of its words with light affixes, parted or in another spelling."""
    own = all_of(either(_forms_in(term, position, forms)) for term in unit.terms)
    pair = tuple(term.key for term in unit.terms)
    joined = (word(folded(position, form)) for form in forms.joined.get(pair, ()))
    return either([own, with_name_affixes(unit, position, language), *joined])


def regrouped(question: Question, forms: Forms) -> Question:
    """The question with those of its neighbouring words as one that may be one word."""
    units: list[Unit] = []
    for unit in question.units:
        before = units[-1] if units else None
        pair = (*before.terms, *unit.terms) if before else ()
        if tuple(term.key for term in pair) in forms.joined:
            units[-1] = Unit(pair)
        else:
            units.append(unit)
    return replace(question, units=tuple(units))


def _forms_in(term: Term, position: Field, forms: Forms) -> Iterable[Node]:
    yield from (word(folded(position, form)) for form in forms.of[term.key])
    yield from (word(written(position, spelled)) for spelled in forms.written.get(term.key, ()))
    yield from (_phrase(position, pair) for pair in forms.parted.get(term.key, ()))


def whole(nodes: Iterable[Node]) -> Node:
    """Every unit's node."""
    return all_of(nodes)


def forms_of(question: Question, knows: Knows = known) -> Forms:
    """The forms of every word of a question; one query, that of `knows`.

    `knows` says which search keys stand alone in some text, and what is told beside. A name is
    never taken apart, and no form counts that is another name.
    """
    language = question.language
    keys = [term.key for term in question.terms]
    longer = {key: [*safe_forms(key, language), *forms_of_known(key, language)] for key in keys}
    shorter = {key: [*stems(key, language), *doubtful_stems(key, language)] for key in keys}
    parts = _partings_of(question)
    pairs = _pairs_of(question)
    asked = [*keys, *_flat(shorter.values()), *_flat(_flat(parts.values())), *map("".join, pairs)]
    spelled = protected([*keys, *_flat(longer.values())], language)
    standing, names = knows(dict.fromkeys(asked), language, spelled)
    return Forms(
        {
            term.key: _forms(term, language, names, standing, _is_name(term, question))
            for term in question.terms
        },
        frozenset(standing),
        {term.key: _written_forms(term, language) for term in question.terms},
        {
            key: tuple(one for one in pairs if standing.issuperset(one))
            for key, pairs in parts.items()
        },
        {
            pair: (joined, *safe_forms(joined, language))
            for pair in pairs
            if (joined := "".join(pair)) in standing or len(keys) == len(pair)
        },
    )


def _forms(
    term: Term, language: str, names: set[str], standing: set[str], is_name: bool
) -> tuple[str, ...]:
    key = term.key
    longer = list(safe_forms(key, language))
    if is_name or key in standing:
        longer += forms_of_known(key, language)
    shorter = [] if is_name else list(stems(key, language))
    if not is_name and key not in standing:
        shorter += doubtful_stems(key, language)
    bases = [stem for stem in shorter if stem in standing]
    sure = [] if is_name or key in names else sure_stems(key, language)
    longer += [form for base in (*bases, *sure) for form in safe_forms(base, language)]
    allowed = [form for form in longer if form not in names]
    return tuple(dict.fromkeys([key, *allowed, *bases]))


def _written_forms(term: Term, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written_forms(term.written, language)))


def _partings_of(question: Question) -> dict[str, list[tuple[str, str]]]:
    """The words of a short question that are no names, with what each may be made of."""
    if len(question.terms) > MOST_PARTED:
        return {}
    single = [unit.terms[0].key for unit in question.units if len(unit.terms) == 1]
    return {key: list(partings(key, question.language)) for key in single}


def _pairs_of(question: Question) -> list[tuple[str, str]]:
    """Neighbouring words that are no names and no numbers, and may be parts of one word."""
    single = [unit.terms[0].key if _is_single(unit) else "" for unit in question.units]
    return [pair for pair in pairwise(single) if all(pair)]


def _is_single(unit: Unit) -> bool:
    return len(unit.terms) == 1 and not unit.names and not unit.terms[0].key.isdigit()


def _is_name(term: Term, question: Question) -> bool:
    return any(term in unit.terms and unit.names for unit in question.units)


@lru_cache(maxsize=500)
def _names(
    spelled: tuple[tuple[str, ...], ...], position: Field, language: str
) -> tuple[Phrase, ...]:
    return tuple(
        _phrase(position, form) for keys in spelled for form in _name_forms(keys, language)
    )


def _name_forms(keys: tuple[str, ...], language: str) -> Iterable[tuple[str, ...]]:
    """A spelling with affixes: before its first word in Arabic, after its last in Kurdish.

    A spelling in another script than the language's carries none.
    """
    at = 0 if language == "ar" else -1
    if keys[at].isascii() != (language == "kmr"):
        return
    forms = [*safe_forms(keys[at], language), *forms_of_known(keys[at], language)]
    for form in forms:
        yield (form, *keys[1:]) if at == 0 else (*keys[:-1], form)


def _phrase(position: Field, keys: Iterable[str]) -> Phrase:
    return Phrase(tuple(folded(position, key) for key in keys))


def _flat(lists: Iterable[Iterable]) -> list:
    return [one for each in lists for one in each]
