#!/usr/bin/env bash
# Django 5.2.19 on SQLite: a text out of a JSON column, named by annotate(), compared with a text.
#
# One guesses: annotate(language=KT("after__language")).filter(language="kmr") compares two texts, as it
#   does on PostgreSQL (`->>`) and as filter(after__language="kmr") means.
# What happens: Django still takes what stands on the right for JSON and has SQLite read it as such.
#   "kmr" is none: OperationalError "malformed JSON". A text of digits is a number then, which equals no
#   text: nothing is found and nothing is said. Compared with a column (F("language")), or with the
#   annotation cast to a CharField, both are texts and found.
# Why it matters: a journal of who changed what keeps codes of languages, flags and states as JSON. A
#   newsroom that is tried on SQLite and runs on PostgreSQL, or the other way round, gets an error here
#   and right answers there, or, for years and numbers in texts, an empty list. Cast the annotation.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19

cd "$work"
venv/bin/python - <<'PY'
import sqlite3
import sys

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.db import OperationalError, connection, models
from django.db.models import F
from django.db.models.fields.json import KT
from django.db.models.functions import Cast


class Entry(models.Model):
    after = models.JSONField()
    language = models.CharField(max_length=9)

    class Meta:
        app_label = "journal"


with connection.schema_editor() as schema:
    schema.create_model(Entry)
for code in ("kmr", "2026"):
    Entry.objects.create(after={"language": code}, language=code)


def found(entries):
    try:
        return entries.count()
    except OperationalError as error:
        return str(error)


text = Cast(KT("after__language"), models.CharField())
named = Entry.objects.annotate(named=KT("after__language"), cast=text)
seen = {
    "looked up, kmr": found(Entry.objects.filter(after__language="kmr")),
    "looked up, 2026": found(Entry.objects.filter(after__language="2026")),
    "named, kmr": found(named.filter(named="kmr")),
    "named, 2026": found(named.filter(named="2026")),
    "named, a column": found(named.filter(named=F("language"))),
    "cast, kmr": found(named.filter(cast="kmr")),
    "cast, 2026": found(named.filter(cast="2026")),
}
print("Django", django.__version__, "SQLite", sqlite3.sqlite_version)
for asked, answer in seen.items():
    print(f"{asked:16}", answer)
expected = {
    "looked up, kmr": 1,
    "looked up, 2026": 1,
    "named, kmr": "malformed JSON",
    "named, 2026": 0,
    "named, a column": 2,
    "cast, kmr": 1,
    "cast, 2026": 1,
}
if seen != expected:
    sys.exit("no longer so")
PY
