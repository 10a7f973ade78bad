#!/usr/bin/env bash
# Django 5.2.19: the admin's Arabic says "added" after a change.
#
# One guesses: a finished catalogue (Arabic's admin has no gap here) says what the English says.
# What happens: after "Save" on an existing row Arabic reads «نجحت إضافة …», "… was added", word for
#   word what it says of a new row. "Save and continue" has «تم تعديل», "was changed", as it should.
#   Sorani says changed and added rightly, but of a deletion it glues the kind to the name:
#   %(name)s"%(obj)s".
# Why it matters: an editor who has corrected a live story is told after every Save that there is now
#   another one. No check of catalogues (msgfmt, compilemessages) sees it: all placeholders are there.
#   A project's own catalogue has to answer for these sentences.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19

cd "$work"
venv/bin/python - <<'PY'
import sys

import django
from django.conf import settings

APPS = ["admin", "auth", "contenttypes", "messages", "sessions"]
settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[f"django.contrib.{app}" for app in APPS],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    ROOT_URLCONF="__main__",
    SECRET_KEY="of this run alone",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)
django.setup()

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import path, reverse

urlpatterns = [path("admin/", admin.site.urls)]
call_command("migrate", verbosity=0)
setup_test_environment()

ADD = reverse("admin:auth_group_add")


def told(language, address, **data):
    """What the desk reads after it has sent this form."""
    desk = Client(headers={"accept-language": language})
    desk.force_login(CHIEF)
    page = desk.post(address, data, follow=True)
    return [str(message) for message in page.context["messages"]][0]


def round_of(language, name):
    added = told(language, ADD, name=name)
    row = Group.objects.get(name=name)
    change = reverse("admin:auth_group_change", args=[row.pk])
    return {
        "added": added,
        "changed": told(language, change, name=name),
        "changed, going on": told(language, change, name=name, _continue="1"),
        "deleted": told(language, reverse("admin:auth_group_delete", args=[row.pk]), post="yes"),
    }


CHIEF = User.objects.create_superuser("chief")
seen = {"ar": round_of("ar", "مكتب حلب"), "ckb": round_of("ckb", "هەولێر")}
print("Django", django.__version__)
for language, sentences in seen.items():
    for moment, sentence in sentences.items():
        print(f"{language:4}{moment:18}{sentence}")

arabic, sorani = seen["ar"], seen["ckb"]
still = [
    arabic["changed"] == arabic["added"],
    "تعديل" in arabic["changed, going on"],
    sorani["changed"] != sorani["added"],
    'گرووپ"هەولێر"' in sorani["deleted"],
]
if not all(still):
    sys.exit(f"no longer so: {still}")
PY
