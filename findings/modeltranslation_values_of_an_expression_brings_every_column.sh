#!/usr/bin/env bash
# django-modeltranslation 0.20.6 with Django 5.2.19: values() that is given an expression and no field.
#
# One guesses: values(section=Upper("code")) gives that one column, as Django says and does for models
#   without translated names; values(…).annotate(n=Count("pk")) groups by it.
# What happens: on a model with translated names the call is taken for one without any arguments.
#   Every column comes along, so the rows are not grouped: two stories of one section are two groups
#   of one each, and distinct() drops nothing. As soon as a field's name stands beside the expression,
#   or with values_list, it is right. No error, no warning.
# Why it matters: "stories per month" or "per section" is asked in just this way. On models that are
#   translated later, reports that were right count to one from then on. Name what is grouped by with
#   annotate() first and give values() its name.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  django==5.2.19 django-modeltranslation==0.20.6

mkdir "$work/desk"
touch "$work/desk/__init__.py"
cat > "$work/desk/models.py" <<'PY'
from django.db import models


class Plain(models.Model):
    name = models.CharField(max_length=20)
    code = models.CharField(max_length=20)


class Translated(models.Model):
    name = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
PY
cat > "$work/desk/translation.py" <<'PY'
from modeltranslation.translator import TranslationOptions, register

from .models import Translated


@register(Translated)
class TranslatedNames(TranslationOptions):
    fields = ("name",)
PY

cd "$work"
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["modeltranslation", "desk"],
    LANGUAGES=[("ar", "Arabic"), ("kmr", "Kurmanji")],
    LANGUAGE_CODE="ar",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.db import connection
from django.db.models import Count
from django.db.models.functions import Upper

from desk.models import Plain, Translated

with connection.schema_editor() as schema:
    schema.create_model(Plain)
    schema.create_model(Translated)


def asked(model):
    model.objects.bulk_create([model(name="Av", code="news"), model(name="Ba", code="news")])
    grouped = model.objects.values(section=Upper("code"))
    named = model.objects.annotate(section=Upper("code")).values("section")
    return {
        "keys": len(grouped[0]),
        "groups": [row["n"] for row in grouped.annotate(n=Count("pk"))],
        "distinct": grouped.distinct().count(),
        "groups, named first": [row["n"] for row in named.annotate(n=Count("pk"))],
    }


print("Django", django.__version__, "modeltranslation", version("django-modeltranslation"))
seen = {model.__name__: asked(model) for model in (Plain, Translated)}
for name, answers in seen.items():
    print(f"{name:11}", answers)
right = {"keys": 1, "groups": [2], "distinct": 1, "groups, named first": [2]}
wrong = right | {"keys": 4, "groups": [1, 1], "distinct": 2}
if seen != {"Plain": right, "Translated": wrong}:
    sys.exit("no longer so")
PY
