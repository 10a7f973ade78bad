"""The project's settings, made quick and self-contained for tests."""

import os
import tempfile
from pathlib import Path

from newsroom.settings import *  # noqa: F403
from newsroom.settings import CACHES, DATABASES, REDIS_URL, STORAGES, env
from newsroom.storage.choosing import withdrawn_store

# Seconds. A machine that is busy with other work is no fault of the code.
PATIENCE = 300

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SEARCH_SECONDS = PATIENCE
SCRATCH = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
# Pages are made anew, but for tests that ask for `kept_pages`.
PAGE_CACHE = False
MEDIA_ROOT = SCRATCH / "media"
STORAGES["withdrawn"] = withdrawn_store(env, SCRATCH / "withdrawn")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file: threads that share an in-memory database get "table is locked".
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["timeout"] = PATIENCE
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
    )
else:
    # What a test has stored need not outlast the machine.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
if REDIS_URL:
    # Every test begins by emptying the cache: parallel workers need one each.
    WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    for cache in CACHES.values():
        cache["LOCATION"] = f"{REDIS_URL}/{WORKER}"
        cache["OPTIONS"] = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
