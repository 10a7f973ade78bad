"""Words and phrases that come twice."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.copydesk.common_words import FUNCTION_WORDS, NAME_WORDS, REPEATABLE
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading, Word

PHRASE = 3
_TANWIN = ("ًا", "اً", "ً")


def repeated_words(reading: Reading) -> Iterator[Remark]:
    """C6. Not precise for Kurdish, which repeats nouns and adverbs on purpose («یەک یەک»).

    There only small words are errors, and other words warnings.
    """
    message = _("The same word stands twice.")
    for run in _runs(reading):
        first = run[0]
        key = first.text.casefold()
        if len(run) == 1 or not _is_fault(key, reading.language):
            continue
        is_sure = reading.language == "ar" or key in FUNCTION_WORDS[reading.language]
        severity = None if is_sure else "warning"
        yield Remark(first.start, run[-1].end, message, first.text, severity=severity)


def _runs(reading: Reading) -> Iterator[list[Word]]:
    """Words that follow one another with nothing but space between them, and are the same."""
    run: list[Word] = []
    for word in reading.words:
        if run and _repeats(reading, run[-1], word):
            run.append(word)
            continue
        if run:
            yield run
        run = [word]
    if run:
        yield run


def _repeats(reading: Reading, word: Word, following: Word) -> bool:
    return (
        len(word.text) == len(following.text)
        and word.text.casefold() == following.text.casefold()
        and reading.are_together(word, following)
    )


def _is_fault(key: str, language: str) -> bool:
    if key in REPEATABLE[language]:
        return False
    if len(key) == 1:
        return key in FUNCTION_WORDS[language]
    return not (language == "ar" and key.endswith(_TANWIN))


def repeated_phrases(reading: Reading) -> Iterator[Remark]:
    """C18. A warning: names are told from other phrases only by lists and by capital letters."""
    message = _("The same words stand twice in this sentence.")
    for sentence in reading.sentences:
        for first, last in _second_times(reading, sentence):
            words = sentence[first:last]
            if _is_phrase(words, reading.language) and not _is_measure(reading, words[0]):
                yield Remark(sentence[first].start, sentence[last - 1].end, message)


def _second_times(reading: Reading, sentence: list[Word]) -> Iterator[tuple[int, int]]:
    """First and last + 1 of each stretch of at least three words that was there before."""
    keys = [word.bare.casefold() for word in sentence]
    joined = [reading.are_together(*pair) for pair in zip(sentence, sentence[1:], strict=False)]
    seen: dict[tuple[str, ...], int] = {}
    position = 0
    while position + PHRASE <= len(keys):
        phrase = tuple(keys[position : position + PHRASE])
        is_phrase = all(joined[position : position + PHRASE - 1])
        earlier = seen.setdefault(phrase, position) if is_phrase else position
        if position - earlier < PHRASE:
            position += 1
            continue
        end = position + PHRASE
        while end < len(keys) and joined[end - 1] and keys[end] == keys[earlier + end - position]:
            end += 1
        yield position, end
        position = end


def _is_measure(reading: Reading, word: Word) -> bool:
    """Whether a number stands before: «200 متر مكعب في الثانية»."""
    before = reading.prose[max(0, word.start - 2) : word.start]
    return before[:1].isdigit() and before.endswith(" ")


def _is_phrase(words: list[Word], language: str) -> bool:
    """Whether words are more than a name: a small word is among them, and a common one."""
    keys = [word.bare for word in words]
    others = [key for key in keys if key.casefold() not in FUNCTION_WORDS[language]]
    if len(others) == len(keys) or any(key[:1].isupper() for key in others):
        return False
    return any(key not in NAME_WORDS[language] for key in others)
