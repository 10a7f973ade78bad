import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.copydesk import check

CLEAN = "وصل الوفد إلى المدينة.\n"
PROGRAM = [sys.executable, str(Path(__file__).parents[2] / "manage.py"), "copydesk"]
FAULTY = "قال «نعم».\r\n\r\nثم  مضى ، و قال\n52\n"


@pytest.fixture
def story(tmp_path):
    def write(content: str | bytes):
        path = tmp_path / "story.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def run(capsys):
    def call(path, *arguments: str, language: str = "ar") -> tuple[int, str]:
        status = 0
        try:
            call_command("copydesk", str(path), "--language", language, *arguments)
        except SystemExit as end:
            status = end.code
        return status, capsys.readouterr().out

    return call


def test_clean_text_is_answered_with_nothing(run, story):
    assert run(story(CLEAN)) == (0, "")
    assert run(story(CLEAN), "--json") == (0, "[]\n")


def test_findings_are_printed_as_json_with_places_in_the_text_as_it_stands(run, story):
    status, output = run(story(FAULTY), "--json")
    findings = json.loads(output)
    assert status == 1
    assert [(found["rule"], found["start"]) for found in findings] == [
        (found.rule, found.start) for found in check(FAULTY, "ar")
    ]
    assert list(findings[0]) == [
        *("rule", "severity", "start", "end", "text", "message", "replacement")
    ]
    for found in findings:
        assert FAULTY[found["start"] : found["end"]] == found["text"]


def test_findings_are_printed_as_lines_that_editors_can_jump_to(run, story):
    path = story(FAULTY)
    status, output = run(path)
    assert status == 1
    lines = output.splitlines()
    assert lines[0] == f"{path}:3:3: C1 error More than one space."
    assert lines[-1].startswith(f"{path}:4:1: C13 error ")


def test_repaired_text_is_printed_and_nothing_else(run, story):
    assert run(story(FAULTY), "--fix") == (0, "قال «نعم».\r\n\r\nثم مضى، وقال\n52\n")
    assert run(story(CLEAN), "--fix") == (0, CLEAN)


def test_language_decides_the_rules(run, story):
    path = story("كوردستان\n")
    assert run(path)[0] == 0
    assert run(path, "--fix", language="ckb") == (0, "کوردستان\n")


def test_byte_order_mark_is_part_of_the_text(run, story):
    status, output = run(story(b"\xef\xbb\xbf" + CLEAN.encode()), "--json")
    assert status == 1
    assert [(found["rule"], found["start"]) for found in json.loads(output)] == [("C7", 0)]


def test_repaired_text_keeps_every_other_character_and_has_nothing_left_to_repair(run, story):
    kept = "\u200cقال إن\r\nالهدنة{} صامدة\rنعم\u2028لا\x85\t\x1d\n\n\u2066SDF\u2069\r\n"
    assert run(story(kept.format(" ،")), "--fix") == (0, kept.format("،"))
    assert run(story(kept.format("،")), "--fix") == (0, kept.format("،"))


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_answers_are_the_bytes_of_the_text_in_every_locale(story, locale):
    answer = subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, str(story(FAULTY)), "--language", "ar", "--fix"],
        env=os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert answer.stdout == "قال «نعم».\r\n\r\nثم مضى، وقال\n52\n".encode()


def test_text_may_come_from_standard_input():
    answer = subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, "-", "--language", "ar"], input=FAULTY.encode(), capture_output=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stdout.startswith(b"-:3:3: C1 error ")


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_fault(story):
    with subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, str(story(FAULTY * 2000)), "--language", "ar", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        command.stdout.read(1)
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 1


def test_name_of_a_file_may_be_no_text(run, tmp_path):
    path = tmp_path / os.fsdecode(b"story\xff.txt")
    path.write_text("ثم  مضى")
    assert run(path) == (1, f"{tmp_path}/story\ufffd.txt:1:3: C1 error More than one space.\n")


def test_empty_file_is_clean(run, story):
    assert run(story(""), "--json") == (0, "[]\n")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe\x33", "not UTF-8"),
        ("سلام\0".encode(), "NUL"),
        (b"a" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_bad_file_is_refused_in_one_line(run, story, content, problem):
    path = story(content)
    assert_refused(run, path, problem)


def test_missing_file_and_directory_are_refused(run, tmp_path):
    assert_refused(run, tmp_path / "missing.txt", "No such file")
    assert_refused(run, tmp_path, "directory")


def test_unknown_language_is_refused(run, story):
    assert_refused(run, story(CLEAN), "unknown language “fr”", language="fr")


def test_repairing_and_listing_at_once_is_refused(run, story):
    with pytest.raises(CommandError, match="not allowed with"):
        run(story(CLEAN), "--fix", "--json")


def assert_refused(run, path, problem: str, language: str = "ar") -> None:
    with pytest.raises(CommandError) as refusal:
        run(path, language=language)
    assert refusal.value.returncode == 2
    assert str(refusal.value).startswith(f"{path}: ")
    assert problem in str(refusal.value)
    assert "\n" not in str(refusal.value)
