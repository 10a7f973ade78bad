"""A column that a form does not have is changed by no form, whatever is sent along."""

import re

import pytest
from django.urls import NoReverseMatch, reverse

from articles.admin.site import site
from tests import make
from tests.public.photos import photo

from .pages import at_the_desk, forms

pytestmark = pytest.mark.django_db
SENT = {"BooleanField": "on", "DateTimeField": "2001-01-01T00:00", "DateField": "2001-01-01"}
# What every change raises, whoever makes it.
BY_ITSELF = {"last_login", "updated_at"}


def change_of(row):
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    try:
        return reverse(name, args=[row.pk])
    except NoReverseMatch:
        return None


def rows():
    for model in site._registry:
        yield from model._default_manager.order_by("pk")[:2]


def columns(row):
    return type(row)._default_manager.filter(pk=row.pk).values().get()


def added(row, fields):
    """Every column that the form lacks, with another value than it has."""
    for field in row._meta.concrete_fields:
        if not {field.name, field.attname, f"{field.name}_0"} & fields:
            value = SENT.get(field.get_internal_type(), "1")
            yield field.attname, {field.name: value, field.attname: value}


def forged(client, row):
    """The columns that a form has changed though it does not have them; None without a form."""
    address = change_of(row)
    answer = client.get(address) if address else None
    if answer is None or answer.status_code != 200:
        return None
    # A box that is not ticked is in the form too.
    offered = set(re.findall(r'name="(\w+)"', answer.content.decode()))
    there = [each for each in forms(answer) if "_end" in each.fields]
    if not there:
        return None
    fields, more, lacking = max(there, key=lambda each: len(each.fields)).fields, {}, set()
    for name, sent in added(row, offered):
        lacking.add(name)
        more |= sent
    before = columns(row)
    assert client.post(address, {**more, **fields, "_save": "1"}).status_code < 500
    after = columns(row)
    return {name for name in lacking if before.get(name) != after.get(name)} - BY_ITSELF


@pytest.mark.parametrize("name", ["admin", "zelal", "rojin"])
def test_nothing_comes_along_unseen(people, name):
    make.published(people, lead_photo=photo(people).pk, body="<p>#السوق</p>")
    client, found, tried = at_the_desk(getattr(people, name)), {}, 0
    for row in list(rows()):
        changed = forged(client, row)
        tried += changed is not None
        if changed:
            found[repr(row)] = changed

    assert found == {}
    assert tried > 1


def test_a_column_that_is_taken_along_would_be_found(people, monkeypatch):
    section = make.section()

    class Careless:
        def get(self, address):
            return at_the_desk(people.admin).get(address)

        def post(self, address, sent):
            type(section).objects.filter(pk=section.pk).update(position=99)
            return self.get(address)

    monkeypatch.setattr(f"{__name__}.added", lambda row, fields: [("position", {"position": "99"})])

    assert forged(Careless(), section) == {"position"}
