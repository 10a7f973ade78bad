from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

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
