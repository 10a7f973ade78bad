"""From a question to what is looked for: as written, folded, by other spellings, with affixes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .affixes import doubtful_stems, forms_of_known, safe_forms, stems
from .asking import Question, Term, Unit
from .expressions import Node, Phrase, all_of, either, word
from .index import known
from .names import protected
from .words import Field, folded, written


@dataclass(frozen=True)
class Forms:
    """The forms in which a question's words may stand, and which words stand in some text.

    `of` leads from a search key to all its forms, itself first.
    """

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: frozenset[str] = frozenset()


def as_written(unit: Unit, place: Field) -> Node:
    """The unit's words in a field, accents and all."""
    return all_of(word(written(place, term.written)) for term in unit.terms)


def as_folded(unit: Unit, place: Field) -> Node:
    """The unit's words in a field, however they are accented."""
    return all_of(word(folded(place, term.key)) for term in unit.terms)


def as_named(unit: Unit, place: Field) -> Node:
    """The same, or any other spelling of the name that they are."""
    own = {term.key for term in unit.terms}
    # A spelling with all of the unit's words finds nothing more, and phrases are slow.
    spelled = (_phrase(place, keys) for keys in unit.names if not own.issubset(keys))
    return either([as_folded(unit, place), *spelled])


def with_name_affixes(unit: Unit, place: Field, language: str) -> Node:
    """The same, or such a spelling with light affixes; whether it stands anywhere is not asked."""
    spelled = (_phrase(place, form) for keys in unit.names for form in _name_forms(keys, language))
    return either([as_named(unit, place), *spelled])


def with_affixes(unit: Unit, place: Field, forms: Forms, language: str) -> Node:
    """The same, or any form of its words with light affixes."""
    own = all_of(
        either(word(folded(place, form)) for form in forms.of[term.key]) for term in unit.terms
    )
    return either([own, with_name_affixes(unit, place, language)])


def whole(nodes: Iterable[Node]) -> Node:
    """Every unit's node."""
    return all_of(nodes)


def forms_of(question: Question) -> Forms:
    """The forms of every word of a question; two queries.

    A name is never taken apart, and no form counts that is another name.
    """
    language = question.language
    keys = [term.key for term in question.terms]
    longer = {key: [*safe_forms(key, language), *forms_of_known(key, language)] for key in keys}
    shorter = {key: [*stems(key, language), *doubtful_stems(key, language)] for key in keys}
    names = protected([*keys, *_flat(longer.values())], language)
    standing = known(dict.fromkeys([*keys, *_flat(shorter.values())]), language)
    forms = {
        term.key: _forms(term, language, names - {term.key}, standing, _is_name(term, question))
        for term in question.terms
    }
    return Forms(forms, frozenset(standing))


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
    longer += [form for base in bases for form in safe_forms(base, language)]
    allowed = [form for form in longer if form not in names]
    return tuple(dict.fromkeys([key, *allowed, *bases]))


def _is_name(term: Term, question: Question) -> bool:
    return any(term in unit.terms and unit.names for unit in question.units)


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


def _phrase(place: Field, keys: Iterable[str]) -> Phrase:
    return Phrase(tuple(folded(place, key) for key in keys))


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return [one for each in lists for one in each]
