"""Versions from before a withdrawn source was told to its translations."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles import workflow
from articles.models import Translation
from articles.models.version_moments import astray
from tests import make


def work_out():
    migration = import_module("articles.migrations.0181_drift_of_stored_versions")
    with connection.schema_editor() as editor:
        migration.work_out(apps, editor)


@pytest.mark.django_db(transaction=True)
def test_their_moments_are_filled_in_as_they_would_have_been(people):
    alone, overtaken, answered = (make.published(people) for _ in range(3))
    for source in (alone, overtaken, answered):
        make.published_translation(people, source, "kmr")
    newer = make.revised(people, overtaken, headline="عنوان أحدث")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    for source in (alone, answered):
        workflow.withdraw(source, actor=people.zelal, note="خطأ")
    workflow.confirm(answered.article.translations.get(language="kmr"), actor=people.azad)
    marked = set(Translation.objects.out_of_step().values_list("source", flat=True))
    Translation.objects.filter(source=overtaken).update(out_of_step_from=None)
    Translation.objects.filter(source=alone).update(out_of_step_from=None)

    work_out()

    assert list(astray(Translation.objects.all())) == []
    assert marked == {alone.pk, overtaken.pk}
