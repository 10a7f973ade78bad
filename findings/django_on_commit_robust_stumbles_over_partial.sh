#!/usr/bin/env bash
# Django 5.2.19: transaction.on_commit(..., robust=True) with functools.partial.
#
# One guesses: a function that is registered with robust=True may fail: Django logs it and calls what
#   was registered after it, as the documentation says; partial is what the same page shows for
#   functions that need arguments.
# What happens: to log the failure Django asks the function for its __qualname__, and a partial has
#   none. The AttributeError goes out to whoever committed, and what was registered after it is never
#   called, though the rows are stored. With a lambda or a named function it is as documented.
# Why it matters: effects that may be lost (a ping to search engines, a mail, a cache) are registered so
#   in order that a publish never fails by them. With a partial one failing ping gives the editor an
#   error for a story that is out, and takes all later effects with it. Register a function or a lambda.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19

cd "$work"
venv/bin/python - <<'PY'
import logging
import sys
from functools import partial

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
)
django.setup()
logging.getLogger("django.db.backends.base").setLevel(logging.CRITICAL)

from django.db import transaction


def ping(address):
    raise OSError(f"no line to {address}")


def commit(effect):
    """What whoever commits meets, and whether the effect after the failing one was called."""
    called = []
    try:
        with transaction.atomic():
            transaction.on_commit(effect, robust=True)
            transaction.on_commit(lambda: called.append("mail"), robust=True)
    except Exception as error:
        return type(error).__name__, called
    return "nothing", called


print("django", django.get_version())
seen = {
    "lambda": commit(lambda: ping("hub")),
    "partial": commit(partial(ping, "hub")),
}
for kind, (met, called) in seen.items():
    print(f"{kind}: raised {met}; called afterwards: {', '.join(called) or 'nothing'}")
expected = {"lambda": ("nothing", ["mail"]), "partial": ("AttributeError", [])}
if seen != expected:
    sys.exit("no longer so")
PY
