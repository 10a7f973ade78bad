"""Patterns read alike on every Python that the house runs on.

Before 3.11.5, and so on Debian 12, a possessive quantifier of a group goes back into it
(python/cpython#106052): `(?:…)++` is written `(?>(?:…)+)`, which is right everywhere.
"""

import re

from .tree import files, name

OF_A_GROUP = re.compile(r"\)(?:[*+?]|{+\d*,?\d*}+)\+")


def test_no_group_is_possessive():
    sources = files(".py", under=("articles", "newsroom"))
    found = {name(path): OF_A_GROUP.findall(path.read_text()) for path in sources}

    assert {path: groups for path, groups in found.items() if groups} == {}
    assert OF_A_GROUP.findall("(?:a|b)++ (?:a){2,3}+ a++ (?>(?:a|b)+)") == [")++", "){2,3}+"]
