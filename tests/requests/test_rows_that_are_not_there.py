"""A form that claims more rows than it has fields is refused before any row is built."""

import pytest
from django.forms.formsets import BaseFormSet
from django.urls import reverse

from articles.models import Tag

CLAIMS = ["1000000000", "99999999999999999999", "1_000_000_000", "1000000000.0", "١٠٠٠٠٠٠٠٠٠"]
CLAIMS += [" 1000000000 ", "+1000000000", "500"]


@pytest.fixture
def built(monkeypatch):
    """How many rows were built."""
    made = []
    construct = BaseFormSet._construct_form
    monkeypatch.setattr(
        BaseFormSet,
        "_construct_form",
        lambda self, number, **kwargs: made.append(number) or construct(self, number, **kwargs),
    )
    return made


@pytest.fixture(params=["people", "tags"])
def table(request, people, client):
    """The address of a form with a table in it, and the table's name."""
    client.force_login(people.admin)
    if request.param == "people":
        address = reverse("admin:accounts_user_change", args=[people.rojin.pk])
    else:
        address = reverse(
            "admin:articles_tag_change", args=[Tag.objects.create(name_ar="كوباني").pk]
        )
    shown = client.get(address)
    formsets = shown.context["inline_admin_formsets"]
    return address, [each.formset.prefix for each in formsets]


def rows(names, total, initial="0"):
    counts = {f"{name}-TOTAL_FORMS": total for name in names}
    return counts | {f"{name}-INITIAL_FORMS": initial for name in names}


@pytest.mark.parametrize("claimed", CLAIMS)
def test_it_is_refused_with_a_word(table, client, built, claimed):
    address, names = table
    built.clear()

    for fields in (rows(names, claimed), rows(names, "0", claimed), rows(["form"], claimed)):
        answer = client.post(address, fields)
        assert answer.status_code == 400
        assert "could not be read" in answer.content.decode()
    assert built == []


def test_an_honest_count_is_read(table, client, built):
    address, names = table
    built.clear()
    answer = client.post(address, rows(names, "2"))

    assert answer.status_code == 200
    assert len(built) >= 2


@pytest.mark.parametrize("claimed", ["", "x", "-1", "1e9", "\x00"])
def test_what_is_no_number_is_told_by_the_form(table, client, claimed):
    address, names = table

    assert client.post(address, rows(names, claimed)).status_code == 200
