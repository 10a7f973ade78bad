#!/usr/bin/env bash
# SQLite 3.51.1 (pysqlite3-binary 0.5.4.post2): FTS5's unicode61 and the marks of direction.
#
# One guesses: a full-text index passes over marks that nobody sees, the newer isolates U+2066 to
#   U+2069 and the Arabic letter mark U+061C like the older U+200E, U+200F and U+202A to U+202E.
# What happens: the older ones separate words, the newer ones count as letters. «كوباني» between U+2067
#   and U+2069 is not found by «كوباني», nor where one of the marks touches it. (The five came with
#   Unicode 6.3; the tokenizer has its name from 6.1.) porter, which is built on unicode61, does the same.
# Why it matters: UAX #9 recommends isolates for new text, so a name in another language or direction
#   is what comes with them from editors and translation tools: the word that was marked with most
#   care is the one that search loses. Take the marks out of what goes into the index, and out of
#   the question.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pysqlite3-binary==0.5.4.post2

cd "$work"
venv/bin/python - <<'PY'
import sys
import unicodedata

from pysqlite3 import dbapi2 as sqlite

PLACE = "كوباني"
SEPARATE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
LETTERS = "\u061c\u2066\u2067\u2068\u2069"


def found(tokenizer, text):
    """Whether the place is found in a line that holds this."""
    database = sqlite.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE lines USING fts5(line, tokenize='{tokenizer}')")
    database.execute("INSERT INTO lines VALUES (?)", [f"وصلت قافلة إلى {text} أمس"])
    query = "SELECT count(*) FROM lines WHERE lines MATCH ?"
    return database.execute(query, [f'"{PLACE}"']).fetchone()[0] == 1


def table(tokenizer):
    return {
        mark: (found(tokenizer, mark + PLACE), found(tokenizer, PLACE + mark))
        for mark in SEPARATE + LETTERS
    }


print("SQLite", sqlite.sqlite_version, "found with the mark before / after the word")
changed = []
for tokenizer in ["unicode61", "porter unicode61"]:
    for mark, seen in table(tokenizer).items():
        print(f"{tokenizer:17}U+{ord(mark):04X} {unicodedata.name(mark):28}{seen[0]} / {seen[1]}")
        if seen != ((mark in SEPARATE,) * 2):
            changed.append((tokenizer, f"{ord(mark):04X}"))
isolated = found("unicode61", f"\u2067{PLACE}\u2069")
print("in isolates:", isolated)
if changed or isolated:
    sys.exit(f"no longer so: {changed}")
PY
