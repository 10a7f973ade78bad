"""Who may do what to a photo, by where readers see it."""

from contextlib import suppress
from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import addresses, masthead, workflow
from articles.models import JournalEntry, Outlet, Photo
from articles.workflow import Position, Refused
from tests import make
from tests.journal import journal_of
from tests.public.photos import photo

EVERYBODY = ("rojin", "karim", "salma", "hevin", "zelal", "azad", "berfin", "stranger", "admin")
NEAR = {"rojin", "salma", "hevin", "zelal", "berfin"}
# Of these only they read what nobody sees in that language.
KURMANJI = {"zelal", "berfin"}


def nowhere(people, picture):
    return make.draft(people, lead_photo=picture.pk)


def approved(people, picture):
    return make.approved(people, lead_photo=picture.pk)


def live(people, picture):
    return make.published(people, lead_photo=picture.pk)


def scheduled(people, picture):
    due = timezone.now() + timedelta(days=1)
    return make.published(people, lead_photo=picture.pk, at=due)


def live_in_two(people, picture):
    make.published(people, "kmr", lead_photo=picture.pk)
    return live(people, picture)


def as_logo(people, picture):
    Outlet.objects.create(pk=1, name_ar="الجريدة", logo=picture)


def edits(picture, actor, other):
    return workflow.edit_photo(picture, actor=actor, words={"alt_ar": "جسر قديم"})


def describes_in_kurmanji(picture, actor, other):
    return workflow.edit_photo(picture, actor=actor, words={"alt_kmr": "Pireke kevn"})


def covers(picture, actor, other):
    return workflow.edit_photo(picture, actor=actor, words={"is_graphic": True})


def notes_its_source(picture, actor, other):
    return workflow.edit_photo(picture, actor=actor, words={"source": "مراسل"})


def focuses(picture, actor, other):
    return workflow.set_focal_point(picture, actor=actor, across=0.2, down=0.8)


def withdraws(picture, actor, other):
    return workflow.withdraw_photo(picture, actor=actor, note="وجه طفل")


def replaces(picture, actor, other):
    return workflow.replace_photo(picture, actor=actor, by=other)


def removes(picture, actor, other):
    return workflow.remove_photo(picture, actor=actor)


PUBLISH_ARABIC, PUBLISH_ALL = {"hevin", "zelal"}, {"zelal"}
# Written by hand from the newsroom's rules.
TABLE = [
    (nowhere, edits, NEAR - {"berfin"}),
    (nowhere, focuses, NEAR),
    (nowhere, replaces, NEAR),
    (nowhere, withdraws, NEAR),
    (nowhere, removes, set()),
    (approved, edits, NEAR - {"rojin", "berfin"}),
    (approved, replaces, NEAR - {"rojin"}),
    (approved, notes_its_source, NEAR),
    (live, edits, PUBLISH_ARABIC),
    (live, covers, PUBLISH_ARABIC),
    (live, focuses, PUBLISH_ARABIC),
    (live, replaces, PUBLISH_ARABIC),
    (live, withdraws, PUBLISH_ARABIC),
    (live, removes, set()),
    (live, describes_in_kurmanji, KURMANJI),
    (live, notes_its_source, NEAR),
    (scheduled, edits, PUBLISH_ARABIC),
    (scheduled, replaces, PUBLISH_ARABIC),
    (live_in_two, edits, PUBLISH_ARABIC),
    (live_in_two, describes_in_kurmanji, PUBLISH_ALL),
    (live_in_two, focuses, PUBLISH_ALL),
    (live_in_two, replaces, PUBLISH_ALL),
    (live_in_two, withdraws, PUBLISH_ARABIC),
    (as_logo, edits, PUBLISH_ARABIC),
    (as_logo, focuses, PUBLISH_ALL),
    (as_logo, removes, set()),
]


@pytest.mark.parametrize("use", dict.fromkeys(use for use, *_rest in TABLE))
def test_who_may_do_what(people, use):
    allowed = {change: names for used, change, names in TABLE if used is use}
    picture, other = photo(people), photo(people)
    use(people, picture)
    did = {change: set() for change in allowed}
    for change, name in product(allowed, EVERYBODY):
        before = transaction.savepoint()
        with suppress(Refused):
            event = change(picture, getattr(people, name), other)
            assert (event.actor, event.subject_id) == (getattr(people, name), picture.pk)
            did[change].add(name)
        transaction.savepoint_rollback(before)

    assert did == allowed
    assert not journal_of(Photo).exists()


@pytest.mark.parametrize("name", ["rojin", "salma", "zelal"])
def test_a_closed_account_does_nothing(people, name):
    picture, other = photo(people), photo(people)
    actor = getattr(people, name)
    actor.is_active = False

    for change in (edits, focuses, withdraws, replaces, removes):
        with pytest.raises(Refused):
            change(picture, actor, other)


def test_it_is_found_wherever_it_was_chosen(people, django_assert_max_num_queries):
    picture, another = photo(people), photo(people)
    body = f'<p>نص</p><figure data-photo="{picture.pk}"></figure>'
    inside = make.published(people, body=body, lead_photo=picture.pk)
    in_gallery = make.draft(people, gallery=(workflow.GalleryPhoto(picture.pk),))
    make.published(
        people, lead_photo=another.pk, body=f'<figure data-photo="{another.pk}"></figure>'
    )

    with django_assert_max_num_queries(5):
        uses = workflow.where_used(picture)

    assert [(use.translation, use.positions, use.is_live) for use in uses.versions] == [
        (in_gallery, {Position.GALLERY}, False),
        (inside, {Position.LEAD, Position.FIGURE}, True),
    ]
    assert uses.seen_in == {"ar"}
    assert not uses.is_logo


def test_a_text_that_was_overtaken_does_not_count(people):
    picture = photo(people)
    story = make.published(people, lead_photo=picture.pk)
    make.revised(people, story)
    assert workflow.where_used(picture).seen_in == {"ar"}

    clean = make.fresh(story)
    workflow.publish(clean, actor=people.zelal, opened_revision=clean.latest_revision_id)

    assert not workflow.where_used(picture)


def test_words_are_kept_with_who_changed_them(people):
    picture = photo(people)
    words = {"alt_ar": "جسر", "credit_ar": "روجين", "source": "صديق"}
    event = workflow.edit_photo(picture, actor=people.rojin, words=words)

    picture.refresh_from_db()
    assert (picture.word_in("alt", "ar"), picture.source) == ("جسر", "صديق")
    assert (event.move, event.note) == ("edit_photo", "alt_ar, source")
    assert workflow.edit_photo(picture, actor=people.rojin, words=words) is None


@pytest.mark.parametrize("words", [{"alt_ar": ""}, {"credit_ar": None}])
def test_readers_never_lose_a_description_or_a_credit(people, words):
    picture = photo(people)
    live(people, picture)

    with pytest.raises(Refused, match="description"):
        workflow.edit_photo(picture, actor=people.zelal, words=words)
    workflow.edit_photo(picture, actor=people.zelal, words={"alt_kmr": ""})
    picture.refresh_from_db()
    assert picture.is_described_in("ar")


@pytest.mark.parametrize("point", [(1.2, 0), (0, -0.1), (float("nan"), 0.5)])
def test_the_focal_point_lies_inside(people, point):
    picture = photo(people)

    with pytest.raises(Refused):
        workflow.set_focal_point(picture, actor=people.salma, across=point[0], down=point[1])


def test_a_withdrawn_photo_leaves_every_page_at_once(
    client, people, django_capture_on_commit_callbacks
):
    picture = photo(people)
    as_logo(people, picture)
    story = live(people, picture)
    path = addresses.story("ar", story.article_id, story.slug)
    assert picture.file.url in client.get(path).content.decode()
    assert masthead.masthead("ar").logo

    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw_photo(picture, actor=people.hevin, note="وجه طفل")

    for page in (path, addresses.home("ar")):
        assert picture.file.url not in client.get(page).content.decode()
    assert client.get(picture.file.url).status_code == 410
    assert masthead.masthead("ar").logo is None
    with pytest.raises(Refused, match="already"):
        workflow.withdraw_photo(picture, actor=people.hevin, note="وجه طفل")


def test_a_withdrawal_says_why(people):
    picture = photo(people)

    with pytest.raises(Refused, match="note"):
        workflow.withdraw_photo(picture, actor=people.zelal, note="  ")
    picture.refresh_from_db()
    assert picture.withdrawn_at is None


def test_replacements_are_one_step_deep(people):
    first, second, third = photo(people), photo(people), photo(people)
    workflow.replace_photo(first, actor=people.salma, by=second)
    workflow.replace_photo(second, actor=people.salma, by=third)

    by = dict(Photo.objects.values_list("pk", "replaced_by"))
    assert (by[first.pk], by[second.pk], by[third.pk]) == (third.pk, third.pk, None)
    assert Photo.objects.get(pk=first.pk).shown == third


def test_what_stands_in_for_a_live_photo_is_as_guarded(people):
    old, new = photo(people), photo(people)
    live(people, old)
    workflow.replace_photo(old, actor=people.hevin, by=new)

    with pytest.raises(Refused):
        workflow.edit_photo(new, actor=people.salma, words={"alt_ar": "جسر"})
    with pytest.raises(Refused):
        workflow.remove_photo(new, actor=people.zelal)


@pytest.mark.parametrize("fault", ["itself", "withdrawn", "replaced", "removed", "undescribed"])
def test_only_a_usable_photo_replaces(people, fault):
    old, other = photo(people), photo(people)
    live(people, old)
    changes = {
        "withdrawn": {"withdrawn_at": timezone.now()},
        "removed": {"removed_at": timezone.now()},
        "replaced": {"replaced_by": old},
        "undescribed": {"alt_ar": ""},
    }
    Photo.objects.filter(pk=other.pk).update(**changes.get(fault, {"source": "x"}))

    with pytest.raises(Refused):
        workflow.replace_photo(old, actor=people.zelal, by=old if fault == "itself" else other)


@pytest.mark.parametrize("name", ["rojin", "salma", "berfin"])
def test_what_stands_nowhere_is_removed_and_its_row_stays(people, name):
    picture = photo(people)
    workflow.remove_photo(picture, actor=getattr(people, name))

    assert picture not in Photo.objects.kept()
    assert Photo.objects.filter(pk=picture.pk).exists()
    with pytest.raises(Refused, match="removed"):
        edits(picture, people.zelal, None)


def test_an_event_stands(people):
    picture = photo(people)
    edits(picture, people.salma, None)

    with pytest.raises(DatabaseError), transaction.atomic():
        JournalEntry.objects.update(note="x")
