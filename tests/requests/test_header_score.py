"""How a grader of headers would see the site: the rules of MDN's Observatory stand here in short.

It begins at 100 and takes away for what is missing; what is better than needed counts only where
little was taken (from 90 on). Its best grade, A+, begins at 100.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings as installed
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import addresses
from tests import make
from tests.admin.pages import at_the_desk
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
HALF_A_YEAR = 15_768_000  # seconds
GOOD_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
TWO_YEARS = 63_072_000


def policy_of(answer):
    directives = (part.split() for part in answer.get("Content-Security-Policy", "").split(";"))
    return {words[0]: words[1:] for words in directives if words}


def taken(answer):
    """What is missing, by points."""
    policy, hsts = policy_of(answer), answer.get("Strict-Transport-Security", "")
    age = int(hsts.partition("max-age=")[2].partition(";")[0] or 0)
    sources = [one for name in ("script-src", "style-src") for one in policy.get(name, [])]
    if not policy:
        yield 25
    elif any("unsafe" in source for source in sources):
        yield 20
    if age < HALF_A_YEAR:
        yield 10 if age else 20
    if answer.get("X-Content-Type-Options") != "nosniff":
        yield 5
    if "frame-ancestors" not in policy and answer.get("X-Frame-Options") not in {
        "DENY",
        "SAMEORIGIN",
    }:
        yield 20
    if answer.get("Access-Control-Allow-Origin") == "*":
        yield 50
    yield from (40 for cookie in answer.cookies.values() if not cookie["secure"])


def added(answer):
    """What is better than needed."""
    policy, cookies = policy_of(answer), answer.cookies.values()
    if policy.get("default-src") == ["'none'"]:
        yield 10
    if "frame-ancestors" in policy:
        yield 5
    if answer.get("Referrer-Policy") in GOOD_REFERRERS:
        yield 5
    for name in ("Opener-Policy", "Resource-Policy"):
        if answer.get(f"Cross-Origin-{name}") == "same-origin":
            yield 10
    if answer.get("Cross-Origin-Embedder-Policy") == "require-corp":
        yield 10
    if "preload" in answer.get("Strict-Transport-Security", ""):
        yield 5
    if cookies and all(cookie["secure"] and cookie["samesite"] for cookie in cookies):
        yield 5


def score(answer):
    base = 100 - sum(taken(answer))
    return base + sum(added(answer)) if base >= 90 else base


@pytest.fixture
def behind_https(settings):
    """As a server is that says BEHIND_HTTPS."""
    settings.SECURE_HSTS_SECONDS = TWO_YEARS
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def test_what_django_sends_by_itself_is_no_good_grade():
    answer = HttpResponse()
    answer["X-Content-Type-Options"], answer["X-Frame-Options"] = "nosniff", "DENY"
    answer["Referrer-Policy"] = answer["Cross-Origin-Opener-Policy"] = "same-origin"

    assert score(answer) == 55


def test_readers_pages_and_the_desk_have_the_best_grade(people, behind_https):
    picture = photo(people)
    story = make.published(people, lead_photo=picture.pk)
    reader, editor = Client(), at_the_desk(people.zelal)
    public = [
        addresses.story("ar", story.article_id, story.slug),
        *("/", "/ar/", "/lite/ar/", "/ar/nothing/", "/sitemap.xml", "/sw.js", picture.file.url),
    ]
    desk = [
        reverse("admin:index"),
        reverse("admin:articles_translation_change", args=[story.pk]),
        reverse("admin:photo_file", args=[picture.file.name]),
        "/admin/nothing/",
    ]
    least = {path: score(reader.get(path, secure=True)) for path in public}
    assert min(least.values()) >= 140, least
    least = {path: score(editor.get(path, secure=True)) for path in desk}
    least |= {"login": score(Client().get(reverse("admin:login"), secure=True))}
    assert min(least.values()) >= 130, least


def test_what_people_have_sent_is_no_page(people):
    picture = photo(people)
    make.published(people, lead_photo=picture.pk)
    answers = [
        Client().get(picture.file.url),
        at_the_desk(people.zelal).get(reverse("admin:photo_file", args=[picture.file.name])),
    ]
    for answer in answers:
        policy = policy_of(answer)
        assert (policy["default-src"], policy["sandbox"]) == (["'none'"], [])
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"].startswith("image/")
        assert not answer.cookies


def test_a_server_as_the_readme_sets_it_up_has_nothing_to_be_warned_of(tmp_path):
    said = {"ALLOWED_HOSTS": "news.example.org", "BEHIND_HTTPS": "true", "VAR_DIR": str(tmp_path)}
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=installed.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "newsroom.settings", **said},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stderr
