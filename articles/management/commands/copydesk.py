import json
import os
import sys
from argparse import ArgumentParser
from bisect import bisect_right
from io import TextIOWrapper
from itertools import accumulate
from pathlib import Path
from typing import NoReturn

from django.core.management.base import BaseCommand, CommandError

from articles.copydesk import Finding, check, fix
from articles.languages import CODES, is_published_in

FINDINGS = 1
BAD_INPUT = 2
LARGEST = 5_000_000
STANDARD_INPUT = "-"


class BadText(Exception):
    """What is wrong with a file, fit to show."""


class Command(BaseCommand):
    help = (
        "Read a text by the copy desk's rules of its language and tell what it finds, with line "
        "and place. Status 0: clean or repaired, 1: findings, 2: what cannot be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            help="plain text in UTF-8, read exactly as it stands; - reads it from standard input",
        )
        parser.add_argument("--language", required=True, help=", ".join(CODES))
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--json", action="store_true", help="print a list of findings")
        ways.add_argument("--fix", action="store_true", help="print the text, safely repaired")

    def handle(self, *args: object, **options: object) -> None:
        file, language = options["file"], options["language"]
        _answer_in_utf8()
        try:
            text = _read(file, language)
        except BadText as problem:
            self._refuse(file, str(problem))
        except OSError as problem:
            self._refuse(file, problem.strerror or str(problem))
        if options["fix"]:
            self.stdout.write(fix(text, language), ending="")
            return
        findings = check(text, language)
        try:
            self._print(_shown(file), text, findings, as_json=options["json"])
        except BrokenPipeError:
            # `| head` has read enough; Python would complain once more when it closes the pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if findings:
            sys.exit(FINDINGS)

    def _refuse(self, file: str, problem: str) -> NoReturn:
        line = " ".join(f"{_shown(file)}: {problem}".split())
        raise CommandError(line, returncode=BAD_INPUT)

    def _print(self, file: str, text: str, findings: list[Finding], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps([*map(_values, findings)], ensure_ascii=False))
            return
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        for finding in findings:
            line = bisect_right(starts, finding.start)
            column = finding.start - starts[line - 1] + 1
            self.stdout.write(
                f"{file}:{line}:{column}: {finding.rule} {finding.severity} {finding.message}"
            )


def _read(file: str, language: str) -> str:
    if not is_published_in(language):
        raise BadText(f"unknown language “{language}”; known: {', '.join(CODES)}")
    data = _bytes(file)
    if len(data) > LARGEST:
        raise BadText(f"larger than {LARGEST // 1_000_000} MB")
    if b"\0" in data:
        raise BadText("holds a NUL character, so it is no text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadText(f"not UTF-8 (byte {problem.start})") from problem


def _bytes(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(file).open("rb") as source:
        return source.read(LARGEST + 1)


def _answer_in_utf8() -> None:
    """Whatever the locale is, and with the line ends of the text: it is printed as it stood."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def _shown(file: str) -> str:
    """The name of a file whose bytes may be no text."""
    return os.fsencode(file).decode("utf-8", "replace")


def _values(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": str(finding.message),
        "replacement": finding.replacement,
    }
