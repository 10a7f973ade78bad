"""Every column of text holds only what feeds and files of other newsrooms can hold."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models

from articles.models import OldAddress, Outlet, Tag, WorkingCopy, fields
from tests.text.xml import fits_xml

OURS = ("articles", "accounts")
# Django's own: a hash, and names that its validator has narrowed down to letters and @ . + - _
INHERITED = {"password", "username", "first_name", "last_name", "email"}
INHERITED |= {"session_key", "session_data"}
KINDS = {
    models.CharField: fields.CharField,
    models.TextField: fields.TextField,
    models.JSONField: fields.JSONField,
}
HOSTILE = "سو\ue000ريا\ufdd0\U000e0041\x01"


def columns():
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                if field.name not in INHERITED and not field.choices:
                    yield from ((field, kind) for kind in KINDS if isinstance(field, kind))


def test_every_column_of_text_is_one_of_our_own():
    foreign = {str(field) for field, kind in columns() if not isinstance(field, KINDS[kind])}

    assert foreign <= {"articles.Photo.file"}


@pytest.mark.parametrize("kind", [fields.CharField(max_length=99), fields.TextField()])
def test_what_has_no_meaning_is_never_written(kind):
    assert kind.get_db_prep_save(HOSTILE, connection) == "سوريا"
    assert kind.get_db_prep_save("سوريا\u2028حلب", connection) == "سوريا\nحلب"


@pytest.mark.parametrize("damaged", ["\0", "سو\ud800ريا"])
def test_what_no_repair_makes_sense_of_is_refused(damaged):
    with pytest.raises(ValidationError):
        fields.CharField(max_length=99).get_db_prep_save(damaged, connection)


def test_rows_are_mended_whichever_way_they_are_written(people):
    tag = Tag.objects.create(name_ar=HOSTILE)
    Tag.objects.filter(pk=tag.pk).update(name_kmr=f"Sûr{HOSTILE}")
    copy = WorkingCopy(person=people.rojin, language="ar", content={"body": [HOSTILE]})
    WorkingCopy.objects.bulk_create([copy])

    stored = Tag.objects.get(pk=tag.pk)
    assert (stored.name_ar, stored.name_kmr) == ("سوريا", "Sûrسوريا")
    assert WorkingCopy.objects.get().content == {"body": ["سوريا"]}


@pytest.mark.parametrize("model", [Outlet, OldAddress, Tag])
def test_forms_of_the_admin_read_lines(model):
    name = "path" if model is OldAddress else "name_ar"
    field = model._meta.get_field(name).formfield(required=False)

    assert field.clean(f" {HOSTILE}\x0b حلب ") == "سوريا حلب"
    assert not field.clean("\u3164\u200f")
    assert fits_xml(field.clean(HOSTILE))
