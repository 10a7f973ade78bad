"""A newsroom in order, and each kind of damage to it, planted past the verbs and the guards."""

import os
import time
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import F

from articles import workflow
from articles.models import (
    Approval,
    Comment,
    DeskMember,
    FinishedPage,
    Freshness,
    JournalEntry,
    Kill,
    ListingRow,
    Photo,
    Publication,
    Revision,
    SearchEntry,
    Translation,
    WaitingEntry,
)
from articles.models.clock import database_now
from articles.states import Move, Role, Subject
from articles.workflow.recording import record
from tests import make
from tests.public.photos import photo, with_sizes

WITHOUT = "ALTER TABLE articles_publication DROP CONSTRAINT publication_no_overlap"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def in_order(people):
    """Stories in several states, a photo, and roles that the journal tells of."""
    tell_of_roles(people)
    people.live, people.other = make.published(people), make.published(people)
    make.revised(people, people.other, headline="عنوان آخر")
    people.gone, people.killed = make.published(people), make.published(people)
    workflow.withdraw(people.gone, actor=people.hevin, note="خطأ")
    workflow.kill(people.killed.article, actor=people.zelal, note="خطر")
    waiting = make.approved(people)
    ahead = {"at": database_now() + DAY, "opened_revision": waiting.latest_revision_id}
    workflow.publish(waiting, actor=people.hevin, **ahead)
    workflow.unschedule(waiting, actor=people.hevin)
    make.draft(people, "kmr")
    people.parent = make.live(people)
    people.post = make.post(people, people.parent)
    make.house_page(people)
    people.photo = with_sizes(photo(people))
    passage = workflow.Passage("headline")
    said = {"actor": people.idris, "passage": passage}
    people.comment = workflow.comment(people.live, words="x", must=True, **said).comment
    suggested = workflow.suggest(people.live, wording="عنوان أدق", **said).comment
    workflow.reply(suggested, actor=people.salma, words="x")
    return people


def tell_of_roles(people):
    for person in vars(people).values():
        roles = person.desk_roles.values_list("language", "role", "sees_writers")
        held = {"roles": sorted(map(list, roles))}
        record(Move.CHANGE_ROLES, Subject.PERSON, person.pk, actor=people.admin, after=held)
    after = {"is_superuser": True}
    record(Move.CHANGE_PERSON, Subject.PERSON, people.admin.pk, actor=people.admin, after=after)


def copied(row, **changes):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row).objects.create(**{**values, "id": None, **changes})


def publication_of(story):
    return story.publications.get()


def overlap(house):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(WITHOUT)
    seen = publication_of(house.live)
    moments = {"visible_from": seen.visible_from + HOUR, "visible_until": seen.visible_from + DAY}
    copied(seen, **moments)


def another_one_before(house):
    seen = publication_of(house.live)
    moments = {"visible_from": seen.visible_from - DAY, "visible_until": seen.visible_from - HOUR}
    copied(seen, **moments)


def of(house, **values):
    house.live.publications.update(**values)


def end_later(house):
    of(house, visible_until=database_now() + HOUR)


def approved_by_its_writer(house):
    text = house.live.latest_revision
    rows = Approval.objects.filter(revision=text)
    rows.update(writer=house.karim, approver=text.writer)


def kill(house):
    Kill.objects.create(article=house.live.article, begun_at=database_now())


def version(house, **values):
    Translation.objects.filter(pk=house.live.pk).update(**values)


def text(house, **values):
    Revision.objects.filter(pk=house.live.latest_revision_id).update(**values)


def other_text(house):
    return house.gone.latest_revision


DAMAGES = {
    "an overlap": ("publications", overlap, "overlaps another of its version"),
    "a publication of nobody's": ("publications", another_one_before, "stands in no entry"),
    "a text of another version": (
        "publications",
        lambda house: of(house, revision=other_text(house)),
        "is of a text of another version",
    ),
    "another language": (
        "publications",
        lambda house: of(house, language="kmr"),
        "is of another language than its version",
    ),
    "an approval of another text": (
        "publications",
        lambda house: of(house, approval=house.gone.approval),
        "its approval is of another text",
    ),
    "two eyes": ("publications", approved_by_its_writer, "was approved by one of its writers"),
    "a beginning that moved": (
        "publications",
        lambda house: of(house, first_published_at=database_now() - DAY),
        "began at another moment than its version says",
    ),
    "a killed story that is seen": ("publications", kill, "is to be seen though its story is"),
    "an end to come": ("publications", end_later, "was taken away by a clock that was ahead"),
    "a kill of nobody's": ("kills", kill, "stands in no entry"),
    "an approval of nobody's": ("approvals", approved_by_its_writer, "stands in no entry"),
    "a text that is missing": (
        "texts",
        lambda house: text(house, number=3),
        "comes after one that is missing",
    ),
    "a text of nobody's": (
        "texts",
        lambda house: copied(house.live.latest_revision, number=2),
        "stands in no entry",
    ),
    "a latest text that is not the last": (
        "versions",
        lambda house: copied(house.live.latest_revision, number=2),
        "its latest text is not the last",
    ),
    "a status nobody gave": (
        "versions",
        lambda house: version(house, status="submitted", approval=None),
        "stands otherwise than its last move left it",
    ),
    "an approved text that was not": (
        "versions",
        lambda house: version(house, approval=house.gone.approval),
        "is approved, by an approval of another text",
    ),
    "an entry about another version": (
        "journal",
        lambda house: house.live.journal.update(revision=other_text(house)),
        "speaks of a text or publication of another version",
    ),
    "a role nobody gave": (
        "people",
        lambda house: DeskMember.objects.create(
            person=house.stranger, language="ar", role=Role.PUBLISHER
        ),
        "has other roles than the journal says",
    ),
    "an administrator nobody made": (
        "people",
        lambda house: type(house.karim).objects.filter(pk=house.karim.pk).update(is_superuser=True),
        "administers, and stands in no entry",
    ),
    "a moment": (
        "moments",
        lambda house: version(house, last_from=None),
        "differs in last_from",
    ),
    "a comment on another version": (
        "comments",
        lambda house: Comment.objects.update(revision=other_text(house)),
        "is about a text of another version",
    ),
    "a suggestion that was not taken": (
        "comments",
        lambda house: Comment.objects.filter(wording__isnull=False).update(
            state="taken",
            settled_by=house.idris,
            settled_at=database_now(),
            taken_as=house.live.latest_revision,
        ),
        "was taken as a text of another version",
    ),
    "a reply in another story": (
        "comments",
        lambda house: Comment.objects.filter(thread__isnull=False).update(
            translation=house.other, revision=house.other.latest_revision
        ),
        "replies in a thread of another version",
    ),
    "a comment that is not counted": (
        "talk",
        lambda house: version(house, open_musts=0),
        "has other open comments than it says",
    ),
    "a page": ("pages", lambda house: FinishedPage.objects.update(inside=""), "differs in inside"),
    "a page that is missing": (
        "pages",
        lambda house: (ListingRow.objects.all().delete(), FinishedPage.objects.all().delete()),
        "has no page",
    ),
    "a list": ("pages", lambda house: ListingRow.objects.all().delete(), "stands in other lists"),
    "a story that is not found": (
        "index",
        lambda house: SearchEntry.objects.all().delete(),
        "is not indexed",
    ),
    "a story found by other words": (
        "index",
        lambda house: SearchEntry.objects.update(language="kmr"),
        "is found by other words",
    ),
    "words of a schedule that was cancelled": (
        "index",
        lambda house: SearchEntry.objects.create(
            publication=Publication.objects.get(visible_until=F("visible_from")), language="ar"
        ),
        "is indexed still",
    ),
    "a post that is found by itself": (
        "index",
        lambda house: SearchEntry.objects.create(
            publication=publication_of(house.post), language="ar"
        ),
        "is indexed still",
    ),
    "a post of a killed story that is seen": (
        "publications",
        lambda house: Kill.objects.create(article=house.parent.article, begun_at=database_now()),
        "is to be seen though its story is",
    ),
    "a counter": ("counters", lambda _: raised(1), "more is dead than was ever made"),
    "a counter of another clock": ("counters", lambda _: raised(2**61), "are ahead of the clock"),
    "a file that is missing": (
        "files",
        lambda house: default_storage.delete(house.photo.file.name),
        "lacks photos/",
    ),
    "a file of nobody's": ("files", lambda _house: stray(), "is of no photo"),
    "a withdrawn photo within reach": (
        "files",
        lambda house: Photo.objects.update(withdrawn_at=database_now()),
        "is within reach",
    ),
    "an entry": ("trail", lambda house: JournalEntry.objects.update(note="x"), "is not what was"),
    "an entry that does not wait": (
        "trail",
        lambda house: (
            copied(JournalEntry.objects.first(), token=None),
            WaitingEntry.objects.all()._raw_delete("default"),
        ),
        "was put past the chain",
    ),
}


def raised(generation):
    Freshness.objects.update(generation=generation)


def stray():
    name = default_storage.save("photos/left.jpg", ContentFile(b"x"))
    then = time.time() - 7200
    os.utime(default_storage.path(name), (then, then))
