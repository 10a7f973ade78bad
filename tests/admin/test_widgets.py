import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from articles.admin.widgets import Choice, Offered, QuickWidgets

HOSTILE = "\"><script>'&amp; سوق \u2028"
LAZY = gettext_lazy("Save")
ATTRS = (
    {},
    {"id": "field", "dir": "auto", "rows": 1, "required": True, "disabled": False},
    {"title": HOSTILE, "aria-label": LAZY, "maxlength": 1234, "data-said": SafeString("<b>")},
)
VALUES = ("", None, 0, 1234, "نص", HOSTILE, SafeString("<b>a</b>"), "سطر\nوسطر", LAZY)
WIDGETS = (forms.TextInput, forms.HiddenInput, forms.NumberInput, forms.Textarea)
CHOICES = (("", "---------"), ("a", HOSTILE), (2, LAZY), (None, SafeString("<i>")), ("b", "ب"))
GROUPS = (("", "-"), (HOSTILE, (("a", "A"), ("b", "B"))), ("C", (("c", "C"),)))


@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize("widget", WIDGETS)
def test_fields_are_drawn_to_the_letter_as_django_draws_them(widget, attrs):
    for value in VALUES:
        drawn = _drawn(widget(attrs=attrs), HOSTILE, value)
        assert drawn[0] == drawn[1]


@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize("choices", [CHOICES, GROUPS, ()])
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
def test_choices_as_well(widget, choices, attrs):
    for value in ("", None, "a", 2, "2", "c", ["a", "b"], "nothing"):
        drawn = _drawn(widget(attrs=attrs, choices=choices), "name", value)
        assert drawn[0] == drawn[1]


@pytest.mark.parametrize("attrs", ATTRS)
def test_a_choice_is_what_a_select_is(attrs):
    for value in ("", "a", 2, "2", "nothing"):
        for language in ("ar", "ckb", "kmr", "en"):
            with override(language):
                ours = Choice(attrs=attrs, choices=CHOICES[:3]).render("name", value)
                like = forms.Select(attrs=attrs, choices=CHOICES[:3])
                drawn = like.render("name", value, renderer=DjangoTemplates())
                assert ours == _without_empty_lines(drawn)


@pytest.mark.parametrize("value", ["", "a", 2, "2", "nothing", None])
def test_choices_that_fields_share_are_drawn_as_well(value):
    shared = Offered(CHOICES[:3])
    like = Choice(choices=CHOICES[:3])

    for name in ("one", "two"):
        assert Choice(choices=shared).render(name, value) == like.render(name, value)
    assert list(shared) == list(CHOICES[:3])


def test_what_is_not_plain_is_left_to_django():
    widget = forms.RadioSelect(choices=CHOICES)
    drawn = _drawn(widget, "name", "a")
    assert drawn[0] == drawn[1]
    assert 'type="radio"' in drawn[0]


def test_forms_are_drawn_by_it():
    class Typed(forms.Form):
        line = forms.CharField()

    assert isinstance(Typed().renderer, QuickWidgets)


def _drawn(widget, name, value):
    return [
        _without_empty_lines(widget.render(name, value, renderer=renderer))
        for renderer in (QuickWidgets(), DjangoTemplates())
    ]


def _without_empty_lines(markup):
    """Django's templates end each option with a line of its own."""
    return re.sub(r"\n+", "\n", markup)
