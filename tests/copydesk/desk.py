"""What the tests of the copy desk ask of it."""

from articles.copydesk import Finding, check


def found(text: str, language: str, rule: str) -> list[Finding]:
    return [finding for finding in check(text, language) if finding.rule == rule]


def remarks(text: str, language: str, rule: str) -> list[tuple[str, str | None]]:
    return [(finding.text, finding.replacement) for finding in found(text, language, rule)]
