import pytest
from django.core.files.storage import default_storage

from articles import workflow
from articles.models import Photo
from tests.public.photos import photo, with_sizes


@pytest.fixture
def stored(django_capture_on_commit_callbacks):
    """Make a change and let everything happen that comes after it is stored."""

    def stored(verb, made, actor):
        with django_capture_on_commit_callbacks(execute=True):
            verb(made, actor=actor, note="خطأ")
        return Photo.objects.get(pk=made.pk)

    return stored


@pytest.fixture
def withdrawn(people, stored):
    """A photo with sizes that was withdrawn, and its picture."""
    made = with_sizes(photo(people))
    picture = default_storage.open(made.file.name).read()
    return stored(workflow.withdraw_photo, made, people.zelal), picture
