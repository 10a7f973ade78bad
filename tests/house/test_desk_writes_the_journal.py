"""Whatever the desk stores, it stores by a verb: an entry in the journal, and no other log."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import JournalEntry, OldAddress, Outlet, SearchMiss, Tag
from tests import make
from tests.admin.pages import at_the_desk, form, forms, save, story_screen
from tests.public.photos import photo
from tests.workflow.assignments.test_planning import given
from tests.workflow.reports.test_handling import report

pytestmark = pytest.mark.django_db

REGISTERED = {model._meta.model_name: known for model, known in admin.site._registry.items()}


def sent(client, address, **typed):
    """The form of Django's on a page, sent with something else in it."""
    page = client.get(address)
    fields = next(each for each in forms(page) if each.attributes.get("id", "").endswith("_form"))
    return client.post(address, {**fields.fields, **typed})


def change(row, **typed):
    def save_it(client):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return sent(client, reverse(name, args=[row.pk]), **typed)

    return save_it


def change_story(story):
    def save_it(client):
        address = story_screen(story.article)
        fields = form(client.get(address), "").fields
        return client.post(address, {**fields, "slugline": "another"})

    return save_it


def change_house(client):
    address = reverse("admin:articles_housestyle_changelist")
    fields = next(each.fields for each in forms(client.get(address)) if "ellipsis" in each.fields)
    return client.post(address, {**fields, "names_ar": "كوباني، كوبانى"})


def let_be_found(client):
    Tag.objects.create(name_ar="سوق")
    SearchMiss.objects.create(language="ar", key="اسواق", text="أسواق", day=date(2026, 1, 1))
    typed = {"words": "أسواق", "language": "ar", "tag": "سوق"}
    return client.post(reverse("admin:articles_searchmiss_changelist"), typed)


def arrange_front_page(story):
    def save_it(client):
        address = reverse("admin:articles_frontpage_change", args=["ar"])
        fields = form(client.get(address), address).fields
        return client.post(address, {**fields, "pin": story.pk, "save": "1"})

    return save_it


def close_report(row):
    def close_it(client):
        address = reverse("admin:articles_report_changelist")
        closing = [each.fields for each in forms(client.get(address)) if "note" in each.fields]
        return client.post(address, {**closing[0], "close": "1"})

    return close_it


SAVES = {
    "translation": lambda people: (
        lambda client: save(client, make.draft(people), headline="عنوان آخر")
    ),
    "article": lambda people: change_story(make.draft(people)),
    "photo": lambda people: change(photo(people), source="وكالة"),
    "tag": lambda people: change(Tag.objects.create(name_ar="سوق"), name_kmr="Bazar"),
    "author": lambda people: change(make.author(), kind="desk"),
    "section": lambda people: change(make.section(), name_ar="ثقافة"),
    "outlet": lambda people: change(
        Outlet.objects.create(pk=1, name_ar="الجسر"), name_kmr="Pira Nû"
    ),
    "oldaddress": lambda people: change(
        OldAddress.objects.create(path="/old", language="ar", section=make.section()), path="/new"
    ),
    "user": lambda people: change(people.karim, display_name="Kerîm"),
    "housestyle": lambda people: change_house,
    "frontpage": lambda people: arrange_front_page(make.published(people)),
    "report": lambda people: close_report(report(people)),
    "assignment": lambda people: change(given(people), what="تقرير آخر"),
    "searchmiss": lambda people: let_be_found,
}
# What is only looked at.
READ = ["heartbeat", "journalentry"]


@pytest.fixture
def client(people):
    """Somebody who edits, publishes and administers."""
    people.zelal.is_superuser = True
    people.zelal.save()
    return at_the_desk(people.zelal)


def test_every_screen_of_the_menu_is_walked():
    assert {*SAVES, *READ} == REGISTERED.keys()
    assert SAVES.keys().isdisjoint(READ)


@pytest.mark.parametrize("name", SAVES)
def test_what_is_saved_at_the_desk_is_in_the_journal_once(people, client, name):
    store = SAVES[name](people)
    before = set(JournalEntry.objects.values_list("pk", flat=True))

    answer = store(client)

    assert answer.status_code == 302
    made = JournalEntry.objects.exclude(pk__in=before)
    if name == "translation":
        made = made.filter(move="save")
    assert [entry.actor for entry in made] == [people.zelal]
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("name", [*SAVES, *READ])
def test_django_itself_stores_and_logs_nothing(name):
    known = type(REGISTERED[name])
    for method in ("save_model", "save_related", "log_addition", "log_change", "log_deletions"):
        assert getattr(known, method) is not getattr(ModelAdmin, method)
    with pytest.raises(NotImplementedError):
        REGISTERED[name].delete_model(None, None)
