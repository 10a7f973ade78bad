from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from newsroom.operations.upgrades.released import LAST_RELEASE
from newsroom.operations.upgrades.survival import dangers

OURS = ("articles", "accounts", "operations")


def test_no_migration_is_missing(db):
    out = StringIO()

    call_command("makemigrations", *OURS, check=True, dry_run=True, stdout=out)


@pytest.mark.django_db
def test_every_migration_of_ours_can_be_reversed():
    loader = MigrationLoader(connection)
    ours = [key for key in loader.disk_migrations if key[0] in OURS]

    for key in ours:
        for operation in loader.disk_migrations[key].operations:
            assert operation.reversible, f"{key}: {operation.describe()}"


def test_the_last_release_survives_what_has_come_since():
    """For a way around see `newsroom/operations/upgrades/released.py`."""
    loader = MigrationLoader(None)
    released = {node for key in LAST_RELEASE.items() for node in loader.graph.forwards_plan(key)}
    state = loader.project_state(list(LAST_RELEASE.items()))
    told, idle = {}, []
    for key in loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True):
        if key in released:
            continue
        migration = loader.disk_migrations[key]
        found = dangers(migration, state)
        if hasattr(migration, "outlived"):
            idle += [] if found else [key]
        elif found and key[0] in OURS:
            told[key] = found

    assert told == {}
    assert idle == [], "says why it is survived, and would be anyway"
