#!/usr/bin/env bash
# django-modeltranslation 0.20.6 with Django 5.2.19: names per language in a union of two tables.
#
# One guesses: values_list("name_kmr", "code").union(...) puts the first column of the one beside the
#   first of the other, as Django says and does for models without translated names.
# What happens: the manager of a model with translated names keeps the columns of values_list as a set
#   and puts only its own rows in order afterwards. The SQL has them in the order of the set, which
#   changes from process to process with Python's hash seed: in some processes the rows of the other
#   table come with name and code in each other's place. No error, no warning, and tests that run in
#   one process may never meet it.
# Why it matters: a desk or a report that puts several kinds of rows into one query shows codes for names
#   on one server process and not on the next. Ask with rewrite(False) before values_list, or keep
#   Django's own QuerySet for such queries.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  django==5.2.19 django-modeltranslation==0.20.6

mkdir "$work/names"
touch "$work/names/__init__.py"
cat > "$work/names/models.py" <<'PY'
from django.db import models


class Topic(models.Model):
    name = models.CharField(max_length=20)
    code = models.CharField(max_length=20)


class Desk(models.Model):
    title = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
PY
cat > "$work/names/translation.py" <<'PY'
from modeltranslation.translator import TranslationOptions, register

from .models import Topic


@register(Topic)
class TopicNames(TranslationOptions):
    fields = ("name",)
PY
cat > "$work/ask.py" <<'PY'
import sys

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["modeltranslation", "names"],
    LANGUAGES=[("ar", "Arabic"), ("ckb", "Sorani"), ("kmr", "Kurmanji")],
    LANGUAGE_CODE="ar",
    MODELTRANSLATION_DEFAULT_LANGUAGE="ar",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.db import connection
from names.models import Desk, Topic

with connection.schema_editor() as editor:
    editor.create_model(Topic)
    editor.create_model(Desk)
Topic.objects.create(name_ar="ماء", name_ckb="ئاو", name_kmr="Av", code="topic")
Desk.objects.create(title="Nûçe", code="desk")
topics = Topic.objects.order_by()
if sys.argv[1] == "plain":
    topics = topics.rewrite(False)
both = topics.values_list("name_kmr", "code").union(Desk.objects.values_list("title", "code"))
print(sorted(both) == [("Av", "topic"), ("Nûçe", "desk")])
PY

cd "$work"
venv/bin/python - <<'PY'
import os
import subprocess
import sys
from importlib.metadata import version

SEEDS = range(16)


def right(how):
    """In how many of the processes the columns stand beside their own."""
    answers = [
        subprocess.run(
            [sys.executable, "ask.py", how],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in SEEDS
    ]
    return answers.count("True")


print("django", version("django"), "modeltranslation", version("django-modeltranslation"))
usual, plain = right("usual"), right("plain")
print(f"columns in their order: {usual} of {len(SEEDS)} processes; after rewrite(False): {plain}")
if not (0 < usual < len(SEEDS) and plain == len(SEEDS)):
    sys.exit("no longer so")
PY
