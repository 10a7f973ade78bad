#!/usr/bin/env bash
# django-allauth 65.21.1, django-otp 1.7.5: a right one-time code in the digits of an Arabic keyboard.
#
# One guesses: both read a code as a number, as Django's IntegerField and Python's int() do, so ٧٥١٠٢٩
#   and 751029 are the same code; allauth takes hyphens and blanks out of it besides.
# What happens: allauth compares text and answers "Incorrect code." to a right code in Arabic or
#   Persian digits. django-otp takes the same digits.
# Why it matters: the keyboards of people who write Arabic and Sorani give these digits. The code is
#   right, the answer is that it is wrong, the next one fails alike, and tries are counted. A newsroom
#   that moves from django-otp to allauth locks out the people for whom it worked. Map decimal digits
#   to ASCII in forms of one's own (MFA_FORMS).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  django==5.2.19 'django-allauth[mfa]==65.21.1' django-otp==1.7.5

cd "$work"
venv/bin/python - <<'PY'
import sys
import time
from importlib.metadata import version

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[
        *(f"django.contrib.{app}" for app in ["auth", "contenttypes", "messages", "sessions"]),
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "django_otp",
        "django_otp.plugins.otp_totp",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    SECRET_KEY="of this run alone",
    USE_TZ=True,
)
django.setup()

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from base64 import b32decode
from django import forms
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import RequestFactory
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

KEYBOARDS = {"Latin": "0123456789", "Arabic": "٠١٢٣٤٥٦٧٨٩", "Persian": "۰۱۲۳۴۵۶۷۸۹"}
call_command("migrate", verbosity=0)


def typed(code, digits):
    return code.translate(str.maketrans(KEYBOARDS["Latin"], digits))


def whole_period():
    """Waits, where the code would run out while it is tried."""
    left = 30 - time.time() % 30
    if left < 10:
        time.sleep(left + 0.5)


def allauth_says(person, secret, digits):
    code = f"{totp(b32decode(secret)):06}"
    with context.request_context(RequestFactory().post("/")):
        form = AuthenticateForm(user=person, data={"code": typed(code, digits)})
        return "taken" if form.is_valid() else form.errors["code"][0]


def otp_says(person, digits):
    device = TOTPDevice.objects.create(user=person, confirmed=True)
    code = f"{totp(device.bin_key):06}"
    number = forms.IntegerField().clean(typed(code, digits)) == int(code)
    return "taken" if device.verify_token(typed(code, digits)) and number else "refused"


def round_of(keyboard, digits):
    person = User.objects.create_user(keyboard)
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    whole_period()
    return allauth_says(person, secret, digits), otp_says(person, digits)


print("allauth", version("django-allauth"), "django-otp", version("django-otp"))
seen = {keyboard: round_of(keyboard, digits) for keyboard, digits in KEYBOARDS.items()}
for keyboard, (allauth, otp) in seen.items():
    print(f"{keyboard:9}allauth: {allauth:18}django-otp: {otp}")
expected = {
    "Latin": ("taken", "taken"),
    "Arabic": ("Incorrect code.", "taken"),
    "Persian": ("Incorrect code.", "taken"),
}
if seen != expected:
    sys.exit("no longer so")
PY
