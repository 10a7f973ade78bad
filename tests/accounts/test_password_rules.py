"""Passwords are long and not of what everybody takes; how they are typed makes no difference."""

import unicodedata

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Outlet
from newsroom.accounts import hashing
from newsroom.accounts.hashing import as_it_looks
from newsroom.accounts.passwords import temporary_password

pytestmark = pytest.mark.django_db

GOOD = [
    "gulan-hezîran-tîrmeh",
    "darê bilind pênc masî şev",
    "سلم أزرق وخمس سمكات صغيرة",
    "پەنجەرەی شین و پێنج ماسی",
    "correct horse battery staple",
    "x7k29vq81m44z0p",
    "kurdistan masî pênûs deriyê şîn",
    "ê" * 8 + " x " + "darê bilind pênc masî",
    "سلم أزرق وخمس سمكات صغيرة " * 8,
]
BAD = [
    "short",
    "fourteen signs",
    "1234567890123456",
    "aaaaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "qwertyuiopasdfgh",
    "ضصثقفغعهخحجدشسيب",
    "Her Bijî Kurdistan",
    "herbijikurdistan2026",
    "HER BIJÎ KURDISTAN!!!!",
    "Kurd1st4n-Kurd1st4n",
    "jin jiyan azadî 2022",
    "بسم الله الرحمن الرحيم",
    "بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ",
    "لا إله إلا الله محمد رسول الله",
    "كلمة السر كلمة السر ١٢٣",
    "سوريا الحرة ٢٠١١ ٢٠١١",
    "بژی کوردستان بژی کورد",
    "بژي كوردستان بژي كورد",
    "ژن ژیان ئازادی ۱۴۰۱",
    "passwordpassword1",
    "mohammed1990ahmed",
    "rojin rojin rojin 1",
    "Pira Nû Pira Nû 2026",
]


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_of_ones_own_is_taken(people, password):
    validate_password(password, people.rojin)


@pytest.mark.parametrize("password", BAD)
def test_what_is_short_or_what_everybody_takes_is_not(people, password):
    Outlet.objects.create(pk=1, name_ar="الجسر الجديد", name_kmr="Pira Nû")

    with pytest.raises(ValidationError):
        validate_password(password, people.rojin)


def test_a_temporary_password_would_be_taken_too(people):
    for _time in range(50):
        validate_password(temporary_password(), people.rojin)


@pytest.fixture
def as_on_a_server(settings):
    settings.PASSWORD_HASHERS = ["newsroom.accounts.hashing.Argon2"]


@pytest.mark.parametrize("hasher", ["Argon2", "PBKDF2"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_opens_however_its_letters_are_put_together(settings, monkeypatch, hasher, form):
    monkeypatch.setattr(hashing.PBKDF2, "iterations", 1_000)
    settings.PASSWORD_HASHERS = [f"newsroom.accounts.hashing.{hasher}"]
    password = "Şevên dirêj û\u00a0hêviyên أخرى"
    stored = make_password(unicodedata.normalize(form, password))

    for other in ("NFC", "NFD"):
        assert check_password(unicodedata.normalize(other, password).replace("\u00a0", " "), stored)
    assert not check_password(password.replace("ê", "e"), stored)


def test_no_end_of_a_long_password_is_cut_off(as_on_a_server):
    stored = make_password("سلم أزرق " * 99 + "\0" + "x")

    assert not check_password("سلم أزرق " * 99 + "\0" + "y", stored)
    assert not check_password("سلم أزرق " * 99, stored)


@given(st.text())
def test_whatever_is_typed_looks_like_itself(text):
    once = as_it_looks(text)

    assert as_it_looks(once) == once
    assert as_it_looks(unicodedata.normalize("NFD", text)) == once
