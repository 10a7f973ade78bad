"""What the journal says of one row, or of all rows of a kind."""

from django.db import models

from articles.models import JournalEntry
from articles.states import Move, Subject

SUBJECTS = {
    "article": Subject.STORY,
    "oldaddress": Subject.ADDRESS,
    "housestyle": Subject.HOUSE_STYLE,
    "user": Subject.PERSON,
    "frontpage": Subject.FRONT_PAGE,
}


def subject_of(model):
    return SUBJECTS.get(model._meta.model_name) or Subject(model._meta.model_name)


def journal_of(row):
    """The entries of a row, the latest first; of a model, those of all its rows."""
    if isinstance(row, models.Model):
        return JournalEntry.objects.of(subject_of(type(row)), row.pk)
    return JournalEntry.objects.filter(subject=subject_of(row))


def changes_of(row):
    """The same without its sign-ins."""
    return journal_of(row).exclude(move=Move.SIGN_IN)
