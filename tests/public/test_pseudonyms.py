"""A byline never leads to an account: in no page, feed, file, header, mail, nor by any order."""

import re
from itertools import count

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client

from articles import workflow
from articles.models import DeskMember, Photo, ShareCard
from articles.pages.surfaces import SURFACES
from articles.states import Role
from articles.workflow.cards import draw_cards
from articles.workflow.photos.adding import add_photo
from newsroom.accounts.models import User
from tests import make
from tests.photos.pictures import saved, scene
from tests.public.photos import photo
from tests.tables import begin_numbers_anew

pytestmark = pytest.mark.django_db
# In whatever an account says of a person.
CANARY = re.compile(b"qumri|%D9%82%D9%85%D8%B1%D9%8A|" + "قمري".encode(), re.IGNORECASE)
# The hour and the second at which it was published, and what a file was called by chance.
BY_CHANCE = re.compile(rb"\d{4}-\d\d-\d\d[T ][\d:.,+-]*|\d\d:\d\d(?::\d\d)?|\b\d{16}(?=\b|-)")


def account(name, **more):
    person = User.objects.create(username=name, is_staff=True, interface_language="en", **more)
    DeskMember.objects.create(person=person, language="ar", role=Role.REPORTER)
    return person


def written(people, writer, picture):
    """A story under a pseudonym, corrected once, that readers see; all of it by this account."""
    pseudonym = make.author(ar="ندى الجبل", ckb="نەدا", kmr="Neda Çiya")
    shared = workflow.Shared(slugline="x", section=make.section(), bylines=(pseudonym,))
    text = {"lead_photo": picture, "body": "<p>فاض #النهر أمس في المدينة.</p>"}
    story = workflow.create_story(
        actor=writer, language="ar", content=make.content(**text), shared=shared
    ).translation
    for more in ({}, {"kind": "correction", "note": "صحح الاسم."}):
        story = make.fresh(story)
        if more:
            workflow.save_draft(
                story,
                actor=writer,
                content=make.content(**text, **more),
                opened_revision=story.latest_revision_id,
            )
            story = make.fresh(story)
        seen = {"opened_revision": story.latest_revision_id}
        workflow.submit(story, actor=writer, **seen)
        make.leave_findings(story, people.salma)
        workflow.approve(story, actor=people.salma, **seen)
        workflow.publish(make.fresh(story), actor=people.zelal, **seen)
    return make.fresh(story)


def told_to_readers(story):
    """Path → all bytes of its answer, headers too; but for what is worked out from the bytes."""
    found = {}
    for surface in SURFACES:
        for path in surface.paths(story):
            answer = Client().get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            headers = sorted(
                (name, said) for name, said in answer.headers.items() if name != "ETag"
            )
        found[path] = body + repr(headers).encode()
    return found


def test_nothing_of_the_account_reaches_a_reader(people, settings):
    settings.SITE_ADDRESS, settings.INDEXNOW_KEY = "https://news.example.org", "k" * 12
    names = {"first_name": "Qumri", "last_name": "قمري", "email": "qumri@example.org"}
    writer = account("qumri", display_name="قمري Qumri", **names)
    picture = add_photo(
        saved(scene(640, 400), "JPEG", comment=b"qumri"),
        actor=writer,
        alt_ar="نهر",
        credit_ar="ندى الجبل",
        source="Qumri",
    ).photo
    story = written(people, writer, picture.pk)
    draw_cards.call()

    told = told_to_readers(story)
    assert len(told) > 40
    assert {path for path, data in told.items() if CANARY.search(data + path.encode())} == set()
    files = [Photo.objects.get().file.name, *ShareCard.objects.values_list("name", flat=True)]
    assert len(files) == 2
    for name in files:
        assert not CANARY.search(name.encode() + default_storage.open(name).read())
    assert mail.outbox == []


def test_who_wrote_changes_no_byte(people, monkeypatch):
    """Nor does any order of numbers or times tell two accounts apart."""
    picture = photo(people).pk
    begin_numbers_anew()
    first = next(make.numbers)
    told = {}
    for name in ("aras", "qumri"):
        monkeypatch.setattr(make, "numbers", count(first))
        with transaction.atomic():
            account("before")
            writer = account(name) if name == "aras" else people.karim
            story = written(people, writer, picture)
            told[name] = {
                path: BY_CHANCE.sub(b"-", data) for path, data in told_to_readers(story).items()
            }
            transaction.set_rollback(True)
        begin_numbers_anew()

    assert told["aras"].keys() == told["qumri"].keys()
    differ = [path for path, data in told["aras"].items() if data != told["qumri"][path]]
    assert differ == []
