"""The guides for editors name what stands on the screen, in each language alike."""

import re

import pytest
from django.utils.translation import gettext, override

from articles.languages import CODES

from .tree import ROOT

FOLDER = ROOT / "docs/editors"
NAMED = re.compile(r"\*\*(.+?)\*\*", re.S)
HEADING = re.compile(r"^#+ ", re.M)


def guide(language: str) -> str:
    return (FOLDER / f"{language}.md").read_text()


def named(language: str) -> list[str]:
    """What it sets in bold, but for the first word, which says that it does."""
    return [" ".join(word.split()) for word in NAMED.findall(guide(language))[1:]]


@pytest.mark.parametrize("language", CODES)
def test_a_guide_names_the_same_buttons_in_the_words_of_the_screen(language):
    english = named("en")
    with override(language):
        on_screen = [gettext(word) for word in english]

    assert sorted(named(language)) == sorted(on_screen)


@pytest.mark.parametrize("language", CODES)
def test_a_guide_has_the_parts_of_the_others(language):
    assert len(HEADING.findall(guide(language))) == len(HEADING.findall(guide("en")))


@pytest.mark.parametrize("word", named("en"))
def test_what_is_named_stands_in_the_interface(word):
    with override("kmr"):
        assert gettext(word) != word
