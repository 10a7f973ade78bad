"""Figures, names and tags as people type them at the desk."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from articles.admin.envelope import number
from articles.admin.hours import HourField
from articles.admin.stories.form import StoryForm
from articles.admin.tag_names import ids_of_names
from articles.admin.writing.forms import WritingForm
from articles.models import Author, Section, Tag
from articles.search.desk import index_tag_names
from tests import make
from tests.public.photos import photo

# What proves that a form is whole, new and not stale.
WHOLE = {"token": "a" * 32, "opened": "0", "_end": "1"}


@pytest.mark.parametrize("typed", ["12", "١٢", "۱۲", "１２", "\u200f١٢\u200f", " 12 "])
def test_a_number_is_read_in_any_digits(typed):
    assert number(typed) == 12


@pytest.mark.parametrize("typed", ["", "1.5", "-1", "x", "²", "１２x", "9" * 19])
def test_what_is_no_number_is_none(typed):
    assert number(typed) is None


@pytest.mark.parametrize(
    "typed", ["2026-11-29T08:30", "٢٠٢٦-١١-٢٩T٠٨:٣٠", "\u200e۲۰۲۶-۱۱-۲۹ ۰۸:۳۰"]
)
def test_an_hour_is_read_in_any_digits(typed):
    hour = HourField().clean(typed)

    assert (hour.year, hour.month, hour.day, hour.hour, hour.minute) == (2026, 11, 29, 8, 30)


def test_a_photo_is_chosen_by_a_number_in_arabic_digits(people):
    picture = photo(people)
    typed = str(picture.pk).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    sent = {"kind": "text", "body_format": "plain", "lead_photo_number": f"\u200f{typed}"}

    form = WritingForm(sent, language="ar", tags=Tag.objects.all)

    assert form.is_valid(), form.errors
    assert form.content().lead_photo == picture.pk


def test_a_place_in_the_menu_is_typed_in_any_digits(client, people):
    client.force_login(people.admin)
    sent = {"name_ar": "سياسة", "position": "٧", "_save": "1", **WHOLE}

    assert client.post(reverse("admin:articles_section_add"), sent).status_code == 302
    assert Section.objects.get().position == 7


@pytest.mark.parametrize("mark", [",", "،", ";", "؛", "\n", "\u2028", "\x0b"])
def test_marks_of_every_script_part_tags(db, mark):
    first = Tag.objects.create(name_ar="ديريك")
    second = Tag.objects.create(name_ar="الحصاد")

    found, unknown = ids_of_names(f"ديريك{mark} الحصاد", Tag.objects.all())

    assert (found, unknown) == ({first.pk, second.pk}, [])


NAMES = ["Zana", "Çiya", "Cano", "Êvar", "Ezîz", "Îsa", "Idrîs"]
SORTED = ["Cano", "Çiya", "Ezîz", "Êvar", "Idrîs", "Îsa", "Zana"]


def test_authors_are_offered_by_the_alphabet(people):
    for name in NAMES:
        Author.objects.create(name_kmr=name)
    story = make.draft(people)
    story.article.byline_links.all().delete()

    with override("kmr"):
        form = StoryForm(article=story.article, tags=Tag.objects.all())
        choices = [label for _, label in form.fields["byline_0"].choices]

    assert [label for label in choices if label in NAMES] == SORTED


@pytest.mark.parametrize("most", [50, 3])
def test_a_list_of_names_runs_by_the_alphabet_over_its_pages(client, people, monkeypatch, most):
    monkeypatch.setattr("articles.admin.names.registers.AuthorAdmin.list_per_page", most)
    for name in NAMES:
        Author.objects.create(name_kmr=name)
    people.admin.interface_language = "kmr"
    people.admin.save()
    client.force_login(people.admin)

    pages = [
        client.get(reverse("admin:articles_author_changelist"), {"p": page}) for page in (1, 2, 3)
    ]
    shown = [
        row.name_kmr
        for page in (pages if most == 3 else pages[:1])
        for row in page.context["cl"].result_list
    ]

    assert shown == SORTED


def test_tags_are_cut_by_age_before_they_are_sorted(client, people):
    for letter in "zyxwvutsrqponm":
        index_tag_names(Tag.objects.create(name_kmr=f"Bajar {letter}"))
    client.force_login(people.azad)

    found = client.get(reverse("admin:tag_suggest"), {"q": "Bajar"}).json()["tags"]

    assert [tag["label"][-1] for tag in found] == sorted("zyxwvutsrqponm"[2:])


def test_what_is_taken_out_of_a_name_is_told(client, people):
    client.force_login(people.admin)
    sent = {"name_ar": "سيا\ue000سة", "position": "1", "_save": "1", **WHOLE}

    page = client.post(reverse("admin:articles_section_add"), sent, follow=True).content.decode()

    assert Section.objects.get().name_ar == "سياسة"
    assert re.search("1 character that has no meaning removed", page)
