"""Several web processes without a cache that they share do not begin."""

import subprocess

import pytest
from django.conf import settings as of_tests
from django.core.checks import run_checks
from django.db import connection

from newsroom.operations.checks import NO_ADDRESS, NOT_SHARED
from newsroom.settings import REDIS_URL
from tests.processes import programs

from .served import (
    MANAGE,
    beside_the_tests,
    copied,
    ended,
    family,
    free_port,
    one_below,
    page,
    stop,
    until,
)

OF_ONE = "django.core.cache.backends.locmem.LocMemCache"
SHARED = "newsroom.cache.PatientCache"


@pytest.mark.stored
@pytest.mark.parametrize(
    ("processes", "default", "pages", "is_refused"),
    [
        (1, OF_ONE, OF_ONE, False),
        (2, OF_ONE, OF_ONE, True),
        (2, SHARED, OF_ONE, True),
        (2, OF_ONE, SHARED, True),
        (2, "django.core.cache.backends.dummy.DummyCache", SHARED, True),
        (4, SHARED, SHARED, False),
    ],
)
def test_the_check_tells_of_a_cache_for_each(settings, processes, default, pages, is_refused):
    settings.WEB_PROCESSES = processes
    settings.CACHES = {
        "default": {"BACKEND": default, "LOCATION": "redis://127.0.0.1"},
        "pages": {"BACKEND": pages, "LOCATION": "redis://127.0.0.1"},
    }

    assert (NOT_SHARED in run_checks()) is is_refused


@pytest.mark.parametrize(
    ("hub", "key", "site", "is_told"),
    [
        ("", "", "", False),
        ("https://hub.example.org", "", "", True),
        ("", "a-key-of-ours", "", True),
        ("https://hub.example.org", "a-key-of-ours", "https://news.example.org", False),
    ],
)
@pytest.mark.stored
def test_pings_without_an_address_of_the_site_are_told(settings, hub, key, site, is_told):
    settings.WEBSUB_HUB, settings.INDEXNOW_KEY, settings.SITE_ADDRESS = hub, key, site

    assert (NO_ADDRESS in run_checks()) is is_told


def test_serving_ends_with_a_word(tmp_path, django_db_setup):
    environment = copied(tmp_path)
    with programs(environment | {"WEB_CONCURRENCY": "2"}) as run:
        process = run(MANAGE, "serve", "--port", str(free_port()), stdout=subprocess.DEVNULL)
        status, _out, errors = ended(process)

    assert status == 1
    assert "WEB_CONCURRENCY" in errors


@pytest.mark.slow
@pytest.mark.stored
@pytest.mark.skipif(not REDIS_URL, reason="there is no Redis")
def test_several_processes_with_one_cache_serve(tmp_path, django_db_setup):
    shared = of_tests.CACHES["pages"]["LOCATION"]
    of_its_own = beside_the_tests if connection.vendor == "postgresql" else copied
    environment = of_its_own(tmp_path, WEB_CONCURRENCY="3", REDIS_URL=shared)
    port = free_port()
    with programs(environment) as run:
        process = run(MANAGE, "serve", "--port", str(port))
        assert "<form" in page(f"http://127.0.0.1:{port}/admin/login/")
        web = one_below(process, "gunicorn")
        assert until(lambda: len(family(web)) == 3)
        status, _out, _errors = stop(process)

    assert status == 0
