"""Every photo among a text's words has its row, whoever makes the text."""

import ast
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles import workflow
from articles.models import Revision, RevisionFigure
from newsroom.operations.archive import moulds
from tests import make
from tests.figures import unlisted
from tests.house.tree import files, name
from tests.operations.test_make_archive import make_less_ready
from tests.public.photos import photo

FIGURE = '<p>نص</p><figure data-photo="{0}"><figcaption>باب السوق</figcaption></figure>'
TWICE = '<figure data-photo="{0}"></figure><p>نص</p><figure data-photo="{0}"></figure>'


# What makes revisions in the code, and the one thing that it must not forget.
MAKES = {"Revision", "Revision.objects.create", "Revision.objects.bulk_create"}
LISTS = "figures_of"


def begun(people, body):
    return make.draft(people, body=body)


def saved_over(people, body):
    return make.revised(people, make.published(people), body=body)


def translated(people, body):
    story = make.translated(people, make.published(people), "kmr")
    workflow.save_draft(
        story,
        actor=people.azad,
        content=make.content("kmr", body=body),
        opened_revision=story.latest_revision_id,
    )


@pytest.mark.parametrize("body", [FIGURE, TWICE])
@pytest.mark.parametrize("way", [begun, saved_over, translated])
def test_it_is_made_with_the_text(people, way, body):
    made = photo(people)

    way(people, body.format(made.pk))

    assert RevisionFigure.objects.get().photo == made
    assert unlisted() == []


def test_a_photo_that_a_text_has_lost_stays_with_the_old_text(people):
    made = photo(people)
    story = make.draft(people, body=FIGURE.format(made.pk))
    make.revised(people, story)

    assert [link.revision.number for link in made.figure_links.all()] == [1]


def test_a_number_that_is_no_photo_yet_is_kept(people):
    last = photo(people).pk
    make.published(people, body=FIGURE.format(last + 1))
    assert unlisted() == []

    assert workflow.where_used(photo(people)).seen_in == {"ar"}


def test_an_archive_written_in_bulk_has_them(db, monkeypatch):
    make_less_ready(monkeypatch)
    monkeypatch.setattr(moulds, "WITH_A_FIGURE", 1)
    call_command("make_archive", "6")

    assert RevisionFigure.objects.count() >= 6
    assert unlisted() == []


def test_the_rows_stand(people):
    make.draft(people, body=FIGURE.format(1))

    for change in (
        lambda: RevisionFigure.objects.update(photo=2),
        lambda: RevisionFigure.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_texts_from_before_are_read_some_at_a_time(people, monkeypatch):
    migration = import_module("articles.migrations.0010_figures_of_stored_texts")
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    story = make.draft(people)
    for number in range(2, 9):
        body = TWICE.format(number) if number % 2 else "<p>نص</p>"
        Revision.objects.create(
            translation=story,
            number=number,
            body=body,
            writer=people.rojin,
            created_at=story.created_at,
        )
    assert len(unlisted()) == 3

    for _ in range(2):
        migration.read_stored_texts(apps, connection.schema_editor())
        assert unlisted() == []
    assert RevisionFigure.objects.count() == 3


def makers(source):
    """What of `source` makes revisions."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return MAKES & {ast.unparse(called) for called in calls}


def test_no_module_makes_revisions_without_them():
    found = {
        name(path): LISTS in path.read_text()
        for path in files(".py", under=("articles", "newsroom"))
        if makers(path.read_text())
    }

    assert found == {"articles/workflow/texts/revising.py": True}


def test_the_scan_finds_what_it_looks_for():
    assert makers("x = Revision.objects.create(body='')")
    assert not makers("Revision.objects.get()")
