import re

import pytest
from django.urls import reverse

from articles.models import Author, Outlet, Section, Spelling, Tag
from articles.search import search
from articles.search.desk import index_tag_names
from articles.workflow import publish
from articles.workflow.names.spellings import Spelled
from articles.workflow.names.tags import add_tag
from tests import make
from tests.admin.pages import at_the_desk, forms
from tests.search.stories import found

pytestmark = pytest.mark.django_db


def names_form(client, address):
    return next(
        found for found in forms(client.get(address)) if "_form" in found.attributes.get("id", "")
    )


def change(client, row, **typed):
    address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, {**names_form(client, address).fields, **typed})


def add(client, model, **typed):
    address = reverse(f"admin:articles_{model}_add")
    return client.post(address, {**names_form(client, address).fields, **typed})


def test_an_administrator_adds_and_orders_sections(people):
    admin = at_the_desk(people.admin)
    add(admin, "section", name_kmr="Çand", position="3")
    section = Section.objects.get()
    assert (section.name_in("kmr"), section.name_in("ar"), section.position) == ("Çand", "", 3)
    change(admin, section, position="1", in_menu="")
    section.refresh_from_db()
    assert section.position == 1


def test_two_sections_may_lack_a_name_in_the_same_language(people):
    admin = at_the_desk(people.admin)
    add(admin, "section", name_kmr="Çand")
    add(admin, "section", name_kmr="Werziş")
    assert Section.objects.count() == 2


@pytest.mark.parametrize("typed", [{}, {"name_ar": "   "}])
def test_a_section_without_any_name_is_refused(people, typed):
    answer = add(at_the_desk(people.admin), "section", **typed)
    assert answer.status_code == 200
    assert not Section.objects.exists()


def test_two_sections_of_one_name_are_refused(people):
    admin = at_the_desk(people.admin)
    add(admin, "section", name_ar="ثقافة")
    assert add(admin, "section", name_ar="ثقافة").status_code == 200
    assert Section.objects.count() == 1


@pytest.mark.parametrize("language", ["ar", "ckb", "kmr"])
def test_a_name_that_readers_see_is_not_emptied(people, language):
    story = make.published(people)
    rows = [story.article.section, story.article.bylines.get()]
    for row in rows:
        change(at_the_desk(people.admin), row, **{f"name_{language}": ""})
        kept = type(row).objects.get(pk=row.pk)
        assert bool(kept.name_in(language)) == (language == "ar")


def test_the_name_of_a_tag_that_readers_see_is_not_emptied(people):
    carried, place = tag(ar="سوق", kmr="Bazar"), tag(ar="قامشلو", kmr="Qamişlo")
    story = make.approved(people, tags=frozenset({carried.pk}))
    story.article.place = place
    story.article.save(update_fields=["place"])
    publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    for row in (carried, place):
        change(at_the_desk(people.admin), row, name_ar="", **spelled())
        row.refresh_from_db()
        assert row.name_in("ar")
        change(at_the_desk(people.admin), row, name_kmr="", **spelled())
        row.refresh_from_db()
        assert not row.name_in("kmr")


def test_a_name_that_readers_see_may_be_changed(people):
    section = make.published(people).article.section
    change(at_the_desk(people.admin), section, name_ar="اقتصاد")
    section.refresh_from_db()
    assert section.name_in("ar") == "اقتصاد"


def test_an_author_renamed_is_found_by_the_new_name(people):
    story = make.published(people)
    author = story.article.bylines.get()
    change(at_the_desk(people.admin), author, name_ar="جوان ملا")
    assert found("ملا", "ar") == [story.pk]
    assert found("روجين", "ar") == []


@pytest.mark.parametrize(
    ("name", "model", "allowed"),
    [
        ("admin", "section", True),
        ("zelal", "section", False),
        ("salma", "author", True),
        ("hevin", "author", True),
        ("rojin", "author", False),
        ("salma", "tag", True),
        ("rojin", "tag", False),
        ("stranger", "tag", False),
        ("zelal", "outlet", False),
        ("zelal", "oldaddress", False),
    ],
)
def test_who_may_add_what(people, name, model, allowed):
    answer = at_the_desk(getattr(people, name)).get(reverse(f"admin:articles_{model}_add"))
    assert (answer.status_code == 200) == allowed


@pytest.mark.parametrize("name", ["salma", "zelal", "rojin"])
def test_only_administrators_change_names(people, name):
    author = make.author()
    address = reverse("admin:articles_author_change", args=[author.pk])
    answer = at_the_desk(getattr(people, name)).post(address, {"name_ar": "آخر", "kind": "desk"})
    assert answer.status_code == 403
    assert Author.objects.get(pk=author.pk).kind == "person"


def test_name_fields_have_the_direction_of_their_language(people):
    page = at_the_desk(people.admin).get(reverse("admin:articles_section_add")).content.decode()
    for code, direction in {"ar": "rtl", "ckb": "rtl", "kmr": "ltr"}.items():
        field = page.partition(f'name="name_{code}"')[2].partition(">")[0]
        assert f'dir="{direction}"' in field
        assert f'lang="{code}"' in field


@pytest.mark.parametrize(
    ("model", "field", "label"),
    [
        ("articles_tag", "spellings-0-text", "Spelling"),
        ("articles_tag", "spellings-0-language", "Language"),
        ("accounts_user", "desk_roles-0-role", "Role"),
        ("accounts_user", "desk_roles-0-DELETE", "Delete"),
    ],
)
def test_a_field_in_a_row_says_its_columns_heading(people, model, field, label):
    tag = Tag.objects.create(name_ar="كوباني")
    row = {"articles_tag": tag, "accounts_user": people.zelal}[model]
    page = at_the_desk(people.admin).get(reverse(f"admin:{model}_change", args=[row.pk]))
    (tag_of_field,) = re.findall(rf'<[^>]*name="{field}"[^>]*>', page.content.decode())
    assert f'aria-label="{label}"' in tag_of_field


def test_a_name_is_labelled_with_the_name_of_its_language(people):
    admin = at_the_desk(people.admin)
    Section.objects.create(name_ar="قسم")
    for address in ("admin:articles_section_add", "admin:articles_section_changelist"):
        page = admin.get(reverse(address)).content.decode()
        for name in ("العربية", "سۆرانی", "Kurmancî"):
            assert f"Name · {name}" in page


def test_a_list_says_how_long_it_is_in_words_that_fit_any_number(people):
    for position in range(2):
        Section.objects.create(name_ar=f"قسم {position}", position=position)
    people.admin.interface_language = "ar"
    people.admin.save()
    page = at_the_desk(people.admin).get(reverse("admin:articles_section_changelist"))
    assert "العدد: 2" in page.content.decode()


def test_the_outlet_is_one_row_with_its_languages_in_order(people):
    admin = at_the_desk(people.admin)
    order = {"language_0": "kmr", "language_1": "ckb", "language_2": "ar"}
    add(admin, "outlet", name_ar="المنبر", time_zone="Asia/Baghdad", **order)
    outlet = Outlet.objects.get()
    assert outlet.pk == 1
    assert outlet.language_order == ["kmr", "ckb", "ar"]
    assert admin.get(reverse("admin:articles_outlet_add")).status_code == 403


@pytest.mark.parametrize(
    "typed", [{"language_0": "ar", "language_1": "ar"}, {"time_zone": "Nowhere/At_all"}]
)
def test_an_outlet_that_makes_no_sense_is_refused(people, typed):
    answer = add(
        at_the_desk(people.admin), "outlet", **{"name_ar": "المنبر", "language_1": "ckb", **typed}
    )
    assert answer.status_code == 200
    assert not Outlet.objects.exists()


def tag(**names):
    made = Tag.objects.create(**{f"name_{code}": name for code, name in names.items()})
    index_tag_names(made)
    return made


def spelled(**row):
    empty = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "9"}
    filled = {**empty, **{f"0-{name}": value for name, value in row.items()}}
    return {f"spellings-{name}": value for name, value in filled.items()}


def test_a_spelling_finds_its_tag_whatever_stands_between_its_words(people):
    row = tag(ar="دير الزور")
    change(at_the_desk(people.admin), row, **spelled(language="ar", text="#دير الزور"))
    spelling = Spelling.objects.get()
    assert spelling.tag == row
    assert spelling.key == make.spelling(tag(ar="x"), language="kmr", text="دير الزور").key


def test_a_spelling_of_another_tag_is_refused(people):
    make.spelling(tag(ar="قامشلو"), language="ar", text="القامشلي")
    answer = change(
        at_the_desk(people.admin), tag(ar="مدينة"), **spelled(language="ar", text="القامشلي")
    )
    assert "Another tag has this spelling." in answer.content.decode()
    assert Spelling.objects.count() == 1


def test_a_tag_is_renamed_but_not_to_the_name_of_another(people):
    first, second = tag(ar="سوق"), tag(ar="مدينة")
    admin = at_the_desk(people.admin)
    change(admin, first, name_ar="أسواق")
    first.refresh_from_db()
    assert first.name_in("ar") == "أسواق"
    assert "Merge the two instead" in change(admin, first, name_ar="مدينة").content.decode()
    second.refresh_from_db()
    assert second.name_in("ar") == "مدينة"


def test_a_renamed_tag_is_looked_for_by_single_words_of_its_new_name(people):
    story = make.published(people, body="<p>عاد الباعة إلى #السوق اليوم</p>")
    change(at_the_desk(people.admin), Tag.objects.get(), name_ar="سوق الهال")
    assert [hit.publication.translation for hit in search("الهال", language="ar").hits] == [story]


def test_two_tags_are_merged_once_it_is_confirmed(people):
    gone, kept = tag(kmr="Bazar"), tag(ar="سوق")
    make.spelling(kept, language="ar", text="أسواق")
    admin = at_the_desk(people.admin)
    address = reverse("admin:tag_merge", args=[gone.pk])
    page = admin.post(address, {"into_name": "أسواق"})
    gone.refresh_from_db()
    assert gone.merged_into is None
    assert f'name="confirmed" value="{kept.pk}"' in page.content.decode()
    admin.post(address, {"confirmed": str(kept.pk)})
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert gone.merged_into == kept
    assert kept.name_in("kmr") == "Bazar"


@pytest.mark.parametrize("into", ["", "لا شيء", "Bazar"])
def test_a_tag_is_not_merged_into_nothing_or_itself(people, into):
    row = tag(kmr="Bazar")
    address = reverse("admin:tag_merge", args=[row.pk])
    admin = at_the_desk(people.admin)
    assert "problem" in admin.post(address, {"into_name": into}).content.decode()
    assert "problem" in admin.post(address, {"confirmed": str(row.pk)}).content.decode()
    row.refresh_from_db()
    assert row.merged_into is None


@pytest.mark.parametrize("name", ["zelal", "rojin", "stranger"])
def test_only_administrators_merge(people, name):
    row = tag(kmr="Bazar")
    client = at_the_desk(getattr(people, name))
    assert client.get(reverse("admin:tag_merge", args=[row.pk])).status_code == 404


def test_tags_are_suggested_by_any_name_or_spelling(people):
    row = Tag(name_ar="سوق", name_kmr="Bazar")
    add_tag(row, actor=people.admin, spellings=[Spelled("ckb", "بازاڕ")])
    client = at_the_desk(people.rojin)
    for typed in ("سو", "baz", "بازا"):
        found = client.get(reverse("admin:tag_suggest"), {"q": typed}).json()["tags"]
        assert [each["id"] for each in found] == [row.pk]
    stranger = at_the_desk(people.stranger)
    assert stranger.get(reverse("admin:tag_suggest"), {"q": "سو"}).json() == {"tags": []}
