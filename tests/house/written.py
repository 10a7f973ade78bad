"""What people wrote: it is in whatever language they like, on pages of any language."""

from django.contrib.auth import get_user_model

from articles.languages import CODES
from articles.models import (
    Article,
    Assignment,
    Author,
    OldAddress,
    Outlet,
    Photo,
    Revision,
    Section,
    Spelling,
    Tag,
    Translation,
)


def what_people_wrote():
    """Every name and title: people's words that stand in lists and titles without mark-up."""
    rows = [
        row
        for model in (Section, Author, Tag, Outlet, Photo)
        for row in model.objects.values_list(
            *(
                field.name
                for field in model._meta.fields
                if field.name[-4:].strip("_") in CODES or field.name[-3:].strip("_") in CODES
            )
        )
    ]
    rows += Revision.objects.values_list("headline", "kicker", "standfirst")
    rows += Article.objects.values_list("slugline")
    rows += get_user_model().objects.values_list("username")
    rows += [[str(text)] for text in Translation.objects.all()]
    rows += Spelling.objects.values_list("text")
    rows += OldAddress.objects.values_list("path")
    rows += Assignment.objects.values_list("what")
    return [value for row in rows for value in row if value]
