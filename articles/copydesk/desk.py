"""Reading a text by all the rules of its language, and making the repairs that are safe."""

from collections.abc import Iterable, Iterator

from articles.copydesk.findings import Finding, Remark
from articles.copydesk.house import DEFAULT_HOUSE, OFF, House
from articles.copydesk.reading import Reading
from articles.copydesk.rules import RULES, SAFETY
from articles.copydesk.table import TABLE

# One repair can uncover another, a few times over; this only keeps a fault in a rule from hanging.
MOST_PASSES = 50


def check(
    text: str, language: str, house: House = DEFAULT_HOUSE, *, hosts: Iterable[str] = ()
) -> list[Finding]:
    """What the desk finds in a plain text, in order of `start`; takes any string.

    Findings of different rules may overlap, those of one rule never do. The time is linear in the
    length of the text. `hosts` are the names of our own site. Raises `KeyError` for a language
    that is not published in.
    """
    return _in_order(Reading(text, language, house, frozenset(hosts)), RULES[language])


def check_addresses(
    text: str, language: str, house: House = DEFAULT_HOUSE, *, hosts: Iterable[str] = ()
) -> list[Finding]:
    """The same for the addresses of links, one a line: only what puts a source at risk."""
    return _in_order(Reading(text, language, house, frozenset(hosts)), SAFETY)


def fix(text: str, language: str, house: House = DEFAULT_HOUSE) -> str:
    """`text` with the safe repairs made, again and again until none is left."""
    safe = [rule for rule in RULES[language] if TABLE[rule].repairs_itself]
    for _pass in range(MOST_PASSES):
        found = _findings(Reading(text, language, house), safe)
        repairs = [finding for finding in found if finding.safe]
        if not repairs:
            break
        text = repaired(text, repairs)
    return text


def repaired(text: str, findings: Iterable[Finding]) -> str:
    """`text` with the replacements of `findings`; of two that overlap only the first is made."""
    parts: list[str] = []
    last = 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        if finding.replacement is None or finding.start < last:
            continue
        parts += text[last : finding.start], finding.replacement
        last = finding.end
    return "".join([*parts, text[last:]])


def _in_order(reading: Reading, rules: Iterable[str]) -> list[Finding]:
    found = _findings(reading, rules)
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def _findings(reading: Reading, rules: Iterable[str]) -> Iterator[Finding]:
    for rule in rules:
        if reading.house.severity_of(rule) != OFF:
            for remark in RULES[reading.language][rule](reading):
                yield _finding(reading, rule, remark)


def _finding(reading: Reading, rule: str, remark: Remark) -> Finding:
    is_chosen = rule in reading.house.severities
    severity = None if is_chosen else remark.severity
    return Finding(
        rule=rule,
        severity=severity or reading.house.severity_of(rule),
        start=remark.start,
        end=remark.end,
        text=reading.text[remark.start : remark.end],
        message=remark.message,
        replacement=remark.replacement,
        replacements=remark.replacements,
        safe=TABLE[rule].repairs_itself and remark.is_safe and remark.replacement is not None,
    )
