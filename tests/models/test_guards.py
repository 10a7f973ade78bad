"""What the database refuses by itself, whoever writes and by whatever way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import (
    Approval,
    Article,
    BreakingLine,
    JournalEntry,
    Publication,
    Revision,
    RevisionTag,
    Tag,
    Translation,
)
from articles.models.clock import database_now
from articles.models.guards import guard_names, install_guards, remove
from articles.workflow import change_house_style
from tests import make


def refused(change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.fixture
def live(people):
    return make.published(people)


def test_every_guard_stands_after_migrating(db):
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}

    assert guard_names(connection.vendor) <= standing


def test_they_stand_as_well_where_a_release_was_taken_back(live, monkeypatch):
    tables = [name for name in connection.introspection.table_names() if "figure" not in name]
    monkeypatch.setattr(connection.introspection, "table_names", lambda: tables)
    remove(connection)

    install_guards(using="default")

    refused(lambda: Revision.objects.update(headline="x"))
    monkeypatch.undo()
    install_guards(using="default")


def test_a_revision_is_never_changed(live):
    refused(lambda: Revision.objects.filter(translation=live).update(headline="x"))
    refused(lambda: live.latest_revision.save())


def test_history_is_never_deleted(live):
    for model in (Revision, Approval, Publication, JournalEntry):
        refused(lambda model=model: model.objects.all()._raw_delete("default"))
    for model in (Translation, Article):
        refused(lambda model=model: model.objects.all()._raw_delete("default"))


def test_the_record_of_events_is_append_only(live):
    refused(lambda: JournalEntry.objects.update(note="x"))


def test_the_record_of_the_house_style_is_append_only(people):
    change_house_style(
        actor=people.salma, choices={"percent": "٪"}, optional_rules=[], opened_version=1
    )
    refused(lambda: JournalEntry.objects.update(note="x"))
    refused(lambda: JournalEntry.objects.all()._raw_delete("default"))


def test_the_tags_of_a_revision_stand(live):
    tag = Tag.objects.create(name_ar="سوق")
    link = RevisionTag.objects.create(content_object=live.latest_revision, tag=tag)

    refused(lambda: RevisionTag.objects.filter(pk=link.pk).update(tag=tag))


@pytest.mark.parametrize("column", ["body", "visible_from", "revision", "first_published_at"])
def test_only_the_end_of_a_publication_may_move(people, live, column):
    other = make.published(people)
    new = getattr(other.publications.get(), column)
    if column == "body":
        new = "<p>x</p>"

    refused(lambda: live.publications.update(**{column: new}))


def test_an_end_that_has_passed_stands(people, live):
    publication = live.publications.get()
    ended = _ended_copy(publication)

    refused(lambda: Publication.objects.filter(pk=ended.pk).update(visible_until=None))


def test_an_end_is_not_put_into_the_past(live):
    yesterday = database_now() - timedelta(days=1)

    refused(lambda: live.publications.update(visible_from=yesterday, visible_until=yesterday))
    refused(lambda: live.publications.update(visible_until=database_now() - timedelta(minutes=2)))


def test_only_the_end_of_a_breaking_line_may_move_and_none_is_deleted(people, live):
    now = database_now()
    line = BreakingLine.objects.create(
        language="ar", text="زلزال", visible_from=now, visible_until=now + timedelta(hours=1)
    )
    rows = BreakingLine.objects.filter(pk=line.pk)

    for column, value in {"text": "x", "language": "kmr", "translation": live}.items():
        refused(lambda column=column, value=value: rows.update(**{column: value}))
    refused(rows.delete)
    assert rows.update(visible_until=now) == 1
    refused(lambda: rows.update(visible_until=now + timedelta(hours=2)))


def test_two_publications_of_one_version_do_not_overlap(live):
    publication = live.publications.get()
    values = _values(publication)
    values["visible_from"] = publication.visible_from + timedelta(hours=1)
    values["visible_until"] = publication.visible_from + timedelta(hours=2)

    refused(lambda: Publication.objects.create(**values))


def test_an_unapproved_text_is_not_published_by_any_way(people, live):
    publication = live.publications.get()
    unapproved = make.submitted(people).latest_revision
    values = {**_values(publication), "revision_id": unapproved.pk}
    values["visible_from"] = values["visible_until"] = publication.visible_from

    refused(lambda: Publication.objects.create(**values))


def test_a_writer_does_not_approve_their_own_text_by_any_way(people):
    text = make.submitted(people).latest_revision
    own = {"revision": text, "writer": text.writer, "approver": text.writer}

    refused(lambda: Approval.objects.create(**own, created_at=database_now()))
    refused(lambda: Approval.objects.bulk_create([Approval(**own, created_at=database_now())]))


def test_naming_another_writer_does_not_help(people):
    text = make.submitted(people).latest_revision
    forged = Approval(
        revision=text, writer=people.karim, approver=text.writer, created_at=database_now()
    )

    refused(forged.save)


def test_whoever_wrote_before_the_last_comma_does_not_approve_either(people):
    story = make.submitted(people)
    make.workflow.save_draft(
        story,
        actor=people.salma,
        content=make.content(headline="عنوان آخر"),
        opened_revision=story.latest_revision_id,
    )
    text = make.fresh(story).latest_revision

    for approver in (people.rojin, people.salma):
        refused(
            lambda approver=approver: Approval.objects.create(
                revision=text,
                writer=people.salma,
                approver=approver,
                created_at=database_now(),
            )
        )
    Approval.objects.create(
        revision=text, writer=people.salma, approver=people.idris, created_at=database_now()
    )


def test_a_status_of_approved_needs_an_approval(people):
    story = make.submitted(people)

    refused(lambda: Translation.objects.filter(pk=story.pk).update(status="approved"))


def _values(publication):
    names = [field.attname for field in Publication._meta.concrete_fields if field.name != "id"]
    return {name: getattr(publication, name) for name in names}


def _ended_copy(publication):
    values = _values(publication)
    values["visible_from"] = publication.visible_from - timedelta(days=3)
    values["visible_until"] = publication.visible_from - timedelta(days=2)
    return Publication.objects.create(**values)
