"""Names changed by the verbs: who may, what the journal says, and that nothing goes without it."""

import pytest
from django.core.exceptions import ValidationError

from articles import masthead
from articles.models import Author, JournalEntry, OldAddress, Outlet, Section, Spelling, Tag
from articles.states import Move, Subject
from articles.workflow import Refused, rows
from articles.workflow.names import addresses, authors, outlet, sections, tags
from articles.workflow.rows import last_entry
from tests import make
from tests.journal import journal_of
from tests.search.stories import found

pytestmark = pytest.mark.django_db

CHANGES = {
    Move.CHANGE_SECTION: (lambda: make.section(ar="ثقافة"), sections.change_section),
    Move.CHANGE_AUTHOR: (lambda: make.author(ar="روجين"), authors.change_author),
    Move.CHANGE_TAG: (lambda: Tag.objects.create(name_ar="سوق"), tags.change_tag),
    Move.CHANGE_OUTLET: (
        lambda: Outlet.objects.create(pk=1, name_ar="الجسر"),
        outlet.change_outlet,
    ),
}
ADDITIONS = {
    Move.ADD_SECTION: (lambda: Section(name_ar="ثقافة"), sections.add_section),
    Move.ADD_AUTHOR: (lambda: Author(name_ar="روجين"), authors.add_author),
    Move.ADD_TAG: (lambda: Tag(name_ar="سوق"), tags.add_tag),
    Move.CHANGE_OUTLET: (lambda: Outlet(name_ar="الجسر"), outlet.set_up_outlet),
}


def stands(row):
    return type(row).objects.get(pk=row.pk).name_ar


def no_entry(*args, **options):
    raise RuntimeError("the journal cannot be written")


@pytest.mark.parametrize("move", ADDITIONS)
def test_what_is_added_has_one_entry(people, move):
    new, verb = ADDITIONS[move]
    row = new()

    entry = verb(row, actor=people.admin, token="a-form")

    assert list(journal_of(type(row))) == [entry]
    assert (entry.actor, entry.move, entry.subject_id) == (people.admin, move, row.pk)
    assert entry.after["name_ar"] == row.name_ar


@pytest.mark.parametrize("move", ADDITIONS)
def test_the_same_form_adds_once(people, move):
    new, verb = ADDITIONS[move]
    first = verb(new(), actor=people.admin, token="a-form")

    assert verb(new(), actor=people.admin, token="a-form") == first
    assert JournalEntry.objects.count() == 1


@pytest.mark.parametrize("move", CHANGES)
def test_a_new_name_has_one_entry_with_what_stood_there(people, move):
    made, verb = CHANGES[move]
    row = made()
    was = row.name_ar

    entry = verb(row, actor=people.admin, values={"name_ar": "اسم آخر"})

    assert stands(row) == "اسم آخر"
    assert list(journal_of(row)) == [entry]
    assert (entry.before, entry.after) == ({"name_ar": was}, {"name_ar": "اسم آخر"})


@pytest.mark.parametrize("move", CHANGES)
def test_the_same_name_again_is_no_change(people, move):
    made, verb = CHANGES[move]
    row = made()

    assert verb(row, actor=people.admin, values={"name_ar": row.name_ar}) is None
    assert not journal_of(row)


@pytest.mark.parametrize("name", ["stranger", "rojin", "salma", "zelal"])
@pytest.mark.parametrize("move", CHANGES)
def test_only_an_administrator_changes_a_name(people, move, name):
    made, verb = CHANGES[move]
    row = made()
    was = row.name_ar

    with pytest.raises(Refused, match="Only an administrator"):
        verb(row, actor=getattr(people, name), values={"name_ar": "اسم آخر"})

    assert stands(row) == was
    assert not journal_of(row)


def test_a_closed_account_changes_nothing(people):
    people.admin.is_active = False

    with pytest.raises(Refused, match="closed"):
        tags.add_tag(Tag(name_ar="سوق"), actor=people.admin)

    assert not Tag.objects.exists()


@pytest.mark.parametrize("move", CHANGES)
def test_a_change_whose_entry_cannot_be_written_is_not_made(people, move, monkeypatch):
    made, verb = CHANGES[move]
    row = made()
    was = row.name_ar
    for module in (rows, tags):
        monkeypatch.setattr(module, "record", no_entry)

    with pytest.raises(RuntimeError):
        verb(row, actor=people.admin, values={"name_ar": "اسم آخر"})

    assert stands(row) == was


def test_a_merge_whose_entry_cannot_be_written_is_not_made(people, monkeypatch):
    gone, kept = _two_tags()
    monkeypatch.setattr(tags, "record", no_entry)

    with pytest.raises(RuntimeError):
        tags.merge(gone, actor=people.admin, into=kept)

    assert not Tag.objects.exclude(merged_into=None).exists()
    assert Spelling.objects.get().tag == gone


def _two_tags():
    gone = Tag.objects.create(name_kmr="Bazar")
    make.spelling(gone, language="kmr", text="Bazar")
    return gone, Tag.objects.create(name_ar="سوق")


def test_a_merge_has_one_entry_at_the_tag_that_stays(people):
    gone, kept = _two_tags()

    entry = tags.merge(gone, actor=people.admin, into=kept)

    assert list(journal_of(Tag)) == [entry]
    assert (entry.move, entry.subject_id) == (Move.MERGE_TAG, kept.pk)
    assert entry.before == {"merged": None, "name_kmr": None}
    assert entry.after == {"merged": gone.pk, "name_kmr": "Bazar"}


@pytest.mark.parametrize("name", ["stranger", "rojin", "zelal"])
def test_nobody_else_merges(people, name):
    gone, kept = _two_tags()

    with pytest.raises(Refused, match="Only an administrator merges tags"):
        tags.merge(gone, actor=getattr(people, name), into=kept)

    assert not Tag.objects.exclude(merged_into=None).exists()


def test_a_form_opened_before_somebody_elses_change_is_refused(people):
    section = make.section(ar="ثقافة")
    opened = last_entry(Subject.SECTION, section.pk)
    sections.change_section(section, actor=people.admin, values={"name_ar": "فنون"})

    with pytest.raises(Refused) as refused:
        sections.change_section(
            section, actor=people.admin, values={"position": 3}, opened=opened, token="b" * 32
        )

    assert refused.value.decision.code == "stale"
    assert Section.objects.get().name_ar == "فنون"


def test_a_form_whose_answer_was_lost_goes_on(people):
    section = make.section(ar="ثقافة")
    form = {"actor": people.admin, "opened": 0}
    sections.change_section(section, values={"name_ar": "فنون"}, token="abc-1", **form)
    sections.change_section(section, values={"name_ar": "آداب"}, token="abc-2", **form)

    assert Section.objects.get().name_ar == "آداب"
    assert journal_of(section).count() == 2


@pytest.mark.parametrize(
    ("move", "row_of"),
    [
        (Move.CHANGE_SECTION, lambda story: story.article.section),
        (Move.CHANGE_AUTHOR, lambda story: story.article.bylines.get()),
        (Move.CHANGE_TAG, lambda story: story.latest_revision.tags.get()),
    ],
)
def test_a_live_story_never_loses_a_name(people, move, row_of):
    row = row_of(make.published(people, body="<p>عاد الباعة إلى #السوق اليوم</p>"))
    _made, verb = CHANGES[move]
    values = {f"name_{code}": "Nav" for code in ("ckb", "kmr")}
    verb(row, actor=people.admin, values=values)

    with pytest.raises(Refused, match="A live story shows this"):
        verb(row, actor=people.admin, values={"name_ar": ""})
    verb(row, actor=people.admin, values={"name_kmr": ""})

    assert stands(row)
    assert not type(row).objects.get(pk=row.pk).name_kmr


def test_a_row_without_any_name_is_refused(people):
    section = make.section(ar="ثقافة")
    with pytest.raises(ValidationError):
        sections.add_section(Section(), actor=people.admin)
    empty = {f"name_{code}": "" for code in ("ar", "ckb", "kmr")}
    with pytest.raises(ValidationError):
        sections.change_section(section, actor=people.admin, values=empty)

    assert Section.objects.get().name_ar == "ثقافة"


def test_readers_see_a_renamed_section_at_once(people, django_capture_on_commit_callbacks):
    section = make.section(ar="ثقافة")
    masthead.forget_masthead()
    assert [item.name for item in masthead.masthead("ar").menu] == ["ثقافة"]

    with django_capture_on_commit_callbacks(execute=True):
        sections.change_section(section, actor=people.admin, values={"name_ar": "فنون"})

    assert [item.name for item in masthead.masthead("ar").menu] == ["فنون"]


def test_an_author_is_found_by_a_new_name_at_once(people):
    story = make.published(people)
    author = story.article.bylines.get()

    authors.change_author(author, actor=people.admin, values={"name_ar": "جوان ملا"})

    assert found("ملا", "ar") == [story.pk]


def test_an_old_address_is_led_elsewhere_with_an_entry(people):
    old = OldAddress(path="/old", language="ar", section=make.section(ar="ثقافة"))
    addresses.add_address(old, actor=people.admin)
    tag = Tag.objects.create(name_ar="سوق")

    entry = addresses.change_address(old, actor=people.admin, values={"section": None, "tag": tag})

    assert entry.before == {"section": old.section_id, "tag": None}
    assert entry.after == {"section": None, "tag": tag.pk}
    assert journal_of(old).count() == 2
    with pytest.raises(Refused):
        addresses.change_address(old, actor=people.zelal, values={"path": "/other"})
