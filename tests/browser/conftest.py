"""A real browser (Debian's Chromium) on a live server, which must stay silent and at home."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests import cast

from .chromium import PATIENCE, QUIET

# Playwright keeps an event loop on this thread; the tests themselves are synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=PATIENCE)

# What the browser says of a refusal, and of a connection that a test has cut.
EXPECTED = ("status of 4", "ERR_INTERNET_DISCONNECTED")


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    # The shell draws the same pages without the windows around them, for half the work.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return {"executable_path": chromium, "args": QUIET, "timeout": PATIENCE}


@pytest.fixture(scope="session")
def browser_context_args():
    size = {"width": 1280, "height": 900}
    # What readers' pages keep in the background has tests of its own.
    return {"locale": "en", "viewport": size, "service_workers": "block"}


@pytest.fixture
def people(transactional_db):
    return cast.enter()


@pytest.fixture
def context(context):
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(page: Page, live_server):
    """A page on which any console error, refused resource or outside request fails the test."""
    home = urlsplit(live_server.url).netloc
    faults = []
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith("http")
            and urlsplit(request.url).netloc != home
            and faults.append(f"outside: {request.url}")
        ),
    )
    yield page
    assert [fault for fault in faults if not any(known in fault for known in EXPECTED)] == []


@pytest.fixture
def plain(page: Page, browser):
    """Opens a page without JavaScript for whoever is signed in on this one."""
    contexts = []

    def enter():
        contexts.append(browser.new_context(java_script_enabled=False, locale="en"))
        contexts[-1].set_default_timeout(PATIENCE)
        contexts[-1].add_cookies(page.context.cookies())
        return contexts[-1].new_page()

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture(params=["with a script", "without a script"])
def either(request, page: Page, sign_in, plain):
    """Signs somebody in and gives their page: once with JavaScript, once without."""

    def enter(person, language="en"):
        sign_in(person, language)
        return page if request.param == "with a script" else plain()

    return enter


@pytest.fixture
def sign_in(page: Page, live_server):
    """Signs a person of the cast in, in the language given, on this page."""

    def enter(person, language="en"):
        person.interface_language = language
        person.save()
        visitor = Client()
        visitor.force_login(person)
        session = visitor.cookies[settings.SESSION_COOKIE_NAME]
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": session.key, "value": session.value, "url": live_server.url}]
        )
        return page

    return enter
