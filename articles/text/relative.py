"""How long ago, or in how long, in words: forms as data, one arithmetic for all languages."""

from datetime import timedelta
from functools import lru_cache

from articles.text.numbers import Digits, in_digits, plural_category

MINUTE = timedelta(minutes=1)
# Longest first. A month is 30 days here and a year 365: nobody counts on relative times.
UNITS: tuple[tuple[str, timedelta], ...] = (
    ("year", timedelta(days=365)),
    ("month", timedelta(days=30)),
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", MINUTE),
)

NOW = {"ar": "الآن", "ckb": "ئێستا", "kmr": "niha"}
PAST = {"ar": "منذ {}", "ckb": "پێش {}", "kmr": "berî {}"}
FUTURE = {"ar": "بعد {}", "ckb": "دوای {}", "kmr": "piştî {}"}

MINUTES_AGO = {"ar": "منذ دقائق", "ckb": "پێش چەند خولەکێک", "kmr": "berî çend deqîqeyan"}
# What is kept for a few minutes says no finer time.
STEP = timedelta(minutes=15)
NOTHING, DAY = timedelta(), timedelta(days=1)

# By plural category; where a category is missing, `other` serves. One and two say their number.
FORMS: dict[str, dict[str, dict[str, str]]] = {
    "ar": {
        "minute": {"one": "دقيقة", "two": "دقيقتين", "few": "{} دقائق", "other": "{} دقيقة"},
        "hour": {"one": "ساعة", "two": "ساعتين", "few": "{} ساعات", "other": "{} ساعة"},
        "day": {
            "one": "يوم",
            "two": "يومين",
            "few": "{} أيام",
            "many": "{} يوماً",
            "other": "{} يوم",
        },
        "month": {
            "one": "شهر",
            "two": "شهرين",
            "few": "{} أشهر",
            "many": "{} شهراً",
            "other": "{} شهر",
        },
        "year": {"one": "سنة", "two": "سنتين", "few": "{} سنوات", "other": "{} سنة"},
    },
    "ckb": {
        "minute": {"one": "خولەکێک", "other": "{} خولەک"},
        "hour": {"one": "کاتژمێرێک", "other": "{} کاتژمێر"},
        "day": {"one": "ڕۆژێک", "other": "{} ڕۆژ"},
        "month": {"one": "مانگێک", "other": "{} مانگ"},
        "year": {"one": "ساڵێک", "other": "{} ساڵ"},
    },
    "kmr": {
        "minute": {"one": "deqîqeyekê", "other": "{} deqîqeyan"},
        "hour": {"one": "saetekê", "other": "{} saetan"},
        "day": {"one": "rojekê", "other": "{} rojan"},
        "month": {"one": "mehekê", "other": "{} mehan"},
        "year": {"one": "salekê", "other": "{} salan"},
    },
}


def lately(age: timedelta, language: str, *, digits: Digits = Digits.ASCII) -> str:
    """Return how long ago something of the last day was, by quarters of an hour, else nothing."""
    return _steps_ago(age // STEP, language, digits) if NOTHING <= age < DAY else ""


@lru_cache(maxsize=512)
def _steps_ago(steps: int, language: str, digits: Digits) -> str:
    return relative(-(steps * STEP), language, digits=digits) if steps else MINUTES_AGO[language]


def relative(distance: timedelta, language: str, *, digits: Digits = Digits.ASCII) -> str:
    """Return a time that lies `distance` ahead, or behind when negative, in words."""
    length = abs(distance)
    if length < MINUTE:
        return NOW[language]
    unit, size = next((unit, size) for unit, size in UNITS if length >= size)
    count = length // size
    forms = FORMS[language][unit]
    words = forms.get(plural_category(count, language), forms["other"]).format(count)
    frame = PAST if distance < timedelta() else FUTURE
    return in_digits(frame[language].format(words), digits)
