import pytest

from tests.commands.damages import tell_of_roles
from tests.stores import stores_in


@pytest.fixture
def people(people, settings, tmp_path):
    """In a newsroom in which `verify` finds nothing, with jobs that wait in the database."""
    settings.TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}
    stores_in(tmp_path, settings)
    tell_of_roles(people)
    return people
