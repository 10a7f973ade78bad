import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.make import published
from tests.search.stories import tell

ROOT = Path(__file__).resolve().parents[2]


def run(*args):
    out = StringIO()
    call_command("search", *args, stdout=out)
    return out.getvalue()


def test_hits_are_printed_as_json_in_rank_order(people):
    text = tell(people, "ar", "وصل المطر إلى الحقول")
    headline = published(people, "ar", headline="المطر")

    printed = json.loads(run("المطر", "--language", "ar", "--json"))

    assert [set(one) for one in printed] == [{"article", "language", "headline", "score"}] * 2
    assert [one["article"] for one in printed] == [headline.article_id, text.article_id]
    assert printed[0]["score"] > printed[1]["score"]
    assert (printed[0]["language"], printed[0]["headline"]) == ("ar", "المطر")


def test_the_json_is_one_line_of_exactly_this_shape(people):
    story = tell(people, "ar", "وصل المطر", headline='خبر "عاجل"')

    assert run("المطر", "--language", "ar", "--json") == (
        f'[{{"article": {story.article_id}, "language": "ar", '
        f'"headline": "خبر \\"عاجل\\"", "score": 301}}]\n'
    )


def test_nothing_found_is_an_empty_list(db):
    assert json.loads(run("زنبقة", "--language", "ar", "--json")) == []
    assert run("زنبقة", "--language", "ar") == ""


def test_without_json_a_line_per_hit(people):
    story = tell(people, "kmr", "Li Qamişlo bû", headline="Nûçe")

    (line,) = run("qamislo", "--language", "kmr").splitlines()

    assert line.split() == ["201", str(story.article_id), "Nûçe"]


@pytest.mark.parametrize("words", ["", "؟", "'; --", "ا" * 100_000])
def test_any_words_are_answered(people, words):
    tell(people, "ar", "وصل المطر")

    assert json.loads(run(words, "--language", "ar", "--json")) == []


@pytest.mark.parametrize("words", ["\udcff", "\x00"])
def test_what_is_no_text_is_refused_with_a_sentence(people, words):
    with pytest.raises(CommandError, match="no text in UTF-8"):
        run(words, "--language", "ar", "--json")


def test_no_more_than_the_limit(people):
    for number in range(3):
        tell(people, "ar", f"وصل المطر {number}")

    assert len(json.loads(run("المطر", "--language", "ar", "--json", "--limit", "2"))) == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--language", "tr"],
        ["--language", "ar", "--limit", "0"],
        ["--language", "ar", "--limit", "1001"],
    ],
)
def test_bad_input_is_refused_with_status_two(db, options):
    with pytest.raises(CommandError) as refused:
        run("word", *options)

    assert refused.value.returncode == 2


@pytest.mark.parametrize("options", [[], ["--language"], ["--language", "tr"]])
def test_the_process_ends_with_status_two(options):
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "search", "word", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
