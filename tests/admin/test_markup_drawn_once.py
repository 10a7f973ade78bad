import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from articles.templatetags.desk import field


def drawn(template, **context):
    return {
        language: _in(language, template, context) for language in ("ar", "ckb", "kmr", "en", "ar")
    }


def _in(language, template, context):
    with override(language):
        return template.render(Context(context))


def test_a_string_is_looked_up_in_each_language_and_kept_apart():
    template = Template('{% load i18n %}{% translate "Close" %}')

    assert drawn(template) == {"ar": "إغلاق", "ckb": "داخستن", "kmr": "Bigire", "en": "Close"}
    assert drawn(template) == {"ar": "إغلاق", "ckb": "داخستن", "kmr": "Bigire", "en": "Close"}


def test_a_string_that_is_kept_in_a_variable_or_comes_from_one_is_looked_up_each_time():
    kept = Template('{% load i18n %}{% translate "Close" as word %}{{ word }}!')
    given = Template("{% load i18n %}{% translate word %}")

    assert drawn(kept)["kmr"] == "Bigire!"
    assert [given.render(Context({"word": word})) for word in ("one", "two")] == ["one", "two"]


def test_blocks_are_djangos():
    template = Template(
        "{% load i18n %}{% blocktranslate trimmed with number=number %}text {{ number }}"
        "{% endblocktranslate %}"
    )

    assert drawn(template, number=3)["en"] == "text 3"
    assert drawn(template, number=4)["en"] == "text 4"


def test_what_is_unchanging_is_drawn_once_in_each_language():
    template = Template(
        '{% load desk i18n %}{% unchanging %}<b>{% translate "Close" %}</b>{% endunchanging %}'
    )

    assert drawn(template)["ckb"] == "<b>داخستن</b>"
    assert drawn(template) == drawn(template)


@pytest.mark.parametrize("part", ["{{ name }}", "{% include 'admin/desk/_problem.html' %}"])
def test_what_changes_cannot_stand_in_it(part):
    with pytest.raises(TemplateSyntaxError):
        Template("{% load desk %}{% unchanging %}" + part + "{% endunchanging %}")


@pytest.mark.parametrize("times", [0, 1, 3])
def test_the_same_markup_as_often_as_is_said(times):
    template = Template("{% load desk %}{% repeated times %}<i>{{ word }}</i>{% endrepeated %}")

    assert template.render(Context({"times": times, "word": "&"})) == "<i>&amp;</i>" * times


class Typed(forms.Form):
    line = forms.CharField(label="<سطر>", help_text="<b>")
    other = forms.CharField(required=False)


def test_a_field_with_its_label_and_help():
    markup = field(Typed(auto_id="field-%s")["line"])

    assert '<div class="field field-line">' in markup
    assert '<label for="field-line">&lt;سطر&gt;</label>' in markup
    assert '<p class="help" id="field-line_helptext">&lt;b&gt;</p>' in markup
    assert 'aria-describedby="field-line_helptext"' in markup
    assert "wrong" not in markup
    assert "help" not in field(Typed(auto_id="field-%s")["other"])


def test_a_field_with_its_errors():
    markup = field(Typed({"line": ""}, auto_id="field-%s")["line"])

    assert '<div class="field field-line field-wrong">' in markup
    assert '<p class="wrong" id="field-line_error">This field is required. </p>' in markup
