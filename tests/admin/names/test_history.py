"""What was done to a name, the outlet, an address or a person stands on its own screen."""

import re

import pytest
from django.urls import reverse

from articles.models import OldAddress, Outlet, Tag
from articles.states import Role
from articles.workflow.names.addresses import change_address
from articles.workflow.names.authors import change_author
from articles.workflow.names.outlet import change_outlet
from articles.workflow.names.sections import change_section
from articles.workflow.names.tags import merge
from articles.workflow.people.accounts import change_person
from articles.workflow.people.passwords import give_password
from articles.workflow.people.roles import DeskRole, change_roles
from tests import make
from tests.admin.pages import at_the_desk, forms

from .test_names import change, names_form

pytestmark = pytest.mark.django_db


def history_of(client, row):
    """The entries on the screen of a row, each as its words alone."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    page = client.get(reverse(name, args=[row.pk])).content.decode()
    panel = page.partition('aria-labelledby="history"')[2].partition("</section>")[0]
    panel = panel.replace("\u2068", "").replace("\u2069", "")
    entries = panel.split('<li class="log-entry">')[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in entries]


def test_a_merge_stands_in_the_history_of_the_tag_that_stays(people):
    gone, kept = Tag.objects.create(name_kmr="Bazar"), Tag.objects.create(name_ar="سوق")
    merge(gone, actor=people.admin, into=kept)

    (entry,) = history_of(at_the_desk(people.salma), kept)

    assert entry.startswith("Merged admin")
    assert "Tag: Bazar سوق" in entry
    assert "Kurmancî : Bazar" in entry


def test_what_was_done_to_a_merged_tag_is_kept(people):
    gone, kept = Tag.objects.create(name_kmr="Bazar"), Tag.objects.create(name_ar="سوق")
    admin = at_the_desk(people.admin)
    change(admin, gone, name_kmr="Sûk")
    merge(Tag.objects.get(pk=gone.pk), actor=people.admin, into=kept)

    merged, changed = history_of(admin, kept)

    assert merged.startswith("Merged")
    assert "Bazar Sûk" in changed


def test_a_renamed_section_says_what_it_was_called(people):
    section = make.section(ar="ثقافة")
    values = {"name_ar": "فنون", "in_menu": False}
    change_section(section, actor=people.admin, values=values)

    (entry,) = history_of(at_the_desk(people.rojin), section)

    assert entry.startswith("Changed admin")
    assert "العربية : ثقافة فنون" in entry
    assert "Yes No" in entry


def test_a_renamed_section_leaves_one_entry_through_the_desk(people):
    section = make.section(ar="ثقافة")
    admin = at_the_desk(people.admin)

    change(admin, section, name_ar="فنون")

    assert len(history_of(admin, section)) == 1


def test_an_author_says_their_kind_in_words(people):
    author = make.author()
    change_author(author, actor=people.admin, values={"kind": "desk"})

    (entry,) = history_of(at_the_desk(people.salma), author)

    assert "Person or pseudonym Desk" in entry


def test_the_outlet_says_its_order_and_its_digits(people):
    outlet = Outlet.objects.create(pk=1, name_ar="الجسر")
    values = {
        "language_order": ["kmr", "ar", "ckb"],
        "language_style": {"ar": {"digits": "arab"}},
        "time_zone": "Asia/Baghdad",
    }
    change_outlet(outlet, actor=people.admin, values=values)

    (entry,) = history_of(at_the_desk(people.admin), outlet)

    assert "Kurmancî · العربية · سۆرانی" in entry
    assert "123 ١٢٣" in entry
    assert "Asia/Damascus Asia/Baghdad" in entry


def test_an_old_address_says_where_it_led(people):
    tag = Tag.objects.create(name_ar="سوق")
    section = make.section(ar="ثقافة")
    old = OldAddress.objects.create(path="/old", language="ar", section=section)
    change_address(old, actor=people.admin, values={"section": None, "tag": tag})

    (entry,) = history_of(at_the_desk(people.admin), old)

    assert "ثقافة" in entry
    assert "سوق" in entry


def test_a_person_says_which_roles_they_had_and_were_given(people):
    change_roles(
        people.karim,
        actor=people.admin,
        take=[DeskRole("ar", Role.REPORTER)],
        give=[DeskRole("kmr", Role.EDITOR, sees_writers=True)],
    )
    change_person(people.karim, actor=people.admin, values={"is_active": False})

    closed, changed = history_of(at_the_desk(people.admin), people.karim)

    assert closed.endswith("May sign in: Yes No")
    assert changed.startswith("Roles changed admin")
    assert "العربية: Reporter Kurmancî: Editor (sees who really wrote)" in changed


def test_a_password_is_told_of_and_not_told(people):
    give_password(people.karim, actor=people.admin, password="gulan-hezîran-tîrmeh")

    (entry,) = history_of(at_the_desk(people.admin), people.karim)

    assert entry.startswith("Temporary password given admin")
    assert "gulan" not in entry


def test_a_row_that_nobody_has_changed_says_so(people):
    section = make.section()
    page = at_the_desk(people.admin).get(
        reverse("admin:articles_section_change", args=[section.pk])
    )

    assert "Nobody has changed it yet." in page.content.decode()


@pytest.mark.parametrize("model", ["section", "tag", "author"])
def test_djangos_history_leads_to_the_screen(people, model):
    row = {"section": make.section, "author": make.author}.get(
        model, lambda: Tag.objects.create(name_ar="سوق")
    )()
    client = at_the_desk(people.admin)

    answer = client.get(reverse(f"admin:articles_{model}_history", args=[row.pk]))

    assert answer.url == reverse(f"admin:articles_{model}_change", args=[row.pk])


def test_a_screen_takes_as_many_queries_however_long_its_history(
    people, django_assert_max_num_queries
):
    tag = Tag.objects.create(name_ar="سوق")
    for number in range(20):
        merge(
            Tag.objects.create(name_kmr=f"Sûk {number}"),
            actor=people.admin,
            into=Tag.objects.get(pk=tag.pk),
        )
    client = at_the_desk(people.rojin)

    with django_assert_max_num_queries(20):
        client.get(reverse("admin:articles_tag_change", args=[tag.pk]))


def test_what_a_verb_refuses_is_said_with_all_that_was_typed(people):
    section = make.section(ar="ثقافة", kmr="Çand")
    address = reverse("admin:articles_section_change", args=[section.pk])
    admin = at_the_desk(people.admin)
    opened = names_form(admin, address).fields
    change_section(section, actor=people.admin, values={"name_ar": "فنون"})

    answer = admin.post(address, {**opened, "name_kmr": "Huner"})

    assert answer.status_code == 409
    assert "Somebody has changed this since you opened it." in answer.content.decode()
    again = next(
        found for found in forms(answer) if "section_form" in found.attributes.get("id", "")
    )
    assert again.fields["name_kmr"] == ["Huner"]
    section.refresh_from_db()
    assert (section.name_ar, section.name_kmr) == ("فنون", "Çand")

    admin.post(address, again.fields)

    section.refresh_from_db()
    assert section.name_kmr == "Huner"


def test_the_same_form_sent_twice_is_stored_once(people):
    admin = at_the_desk(people.admin)
    address = reverse("admin:articles_tag_add")
    fields = {**names_form(admin, address).fields, "name_ar": "سوق"}

    first, again = (admin.post(address, fields) for _ in range(2))

    assert (first.status_code, first.url) == (302, again.url)
    assert len(history_of(admin, Tag.objects.get())) == 1


def test_a_form_that_was_cut_stores_nothing_and_keeps_what_was_typed(people):
    section = make.section(ar="ثقافة")
    address = reverse("admin:articles_section_change", args=[section.pk])
    admin = at_the_desk(people.admin)
    fields = {**names_form(admin, address).fields, "name_ar": "فنون"}
    del fields["_end"]

    answer = admin.post(address, fields)

    assert "did not arrive whole" in answer.content.decode()
    assert 'value="فنون"' in answer.content.decode()
    section.refresh_from_db()
    assert section.name_ar == "ثقافة"


def test_the_same_merge_sent_twice_is_one(people):
    gone, kept = Tag.objects.create(name_kmr="Bazar"), Tag.objects.create(name_ar="سوق")
    admin = at_the_desk(people.admin)
    address = reverse("admin:tag_merge", args=[gone.pk])
    question = admin.post(address, {"into_name": "سوق"})
    fields = next(found.fields for found in forms(question) if "confirmed" in found.fields)

    first, again = (admin.post(address, fields) for _ in range(2))

    assert first.url == again.url == reverse("admin:articles_tag_change", args=[kept.pk])
    assert len(history_of(admin, kept)) == 1
