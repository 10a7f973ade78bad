from django.db import migrations
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest

AT_ONCE = 5000
COLUMNS = {"from": "visible_from", "until": "visible_until", "out": "revision"}


def work_out(apps, schema_editor):
    """Fill the columns from the publications that are there, some at a time; again, it is the
    same."""
    alias = schema_editor.connection.alias
    versions = apps.get_model("articles", "Translation").objects.using(alias).order_by("pk")
    moments = _moments(apps, alias)
    last = 0
    while numbers := list(versions.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        versions.order_by().filter(pk__gt=last, pk__lte=numbers[-1]).update(**moments)
        last = numbers[-1]


def _moments(apps, alias):
    revisions = apps.get_model("articles", "Revision").objects.using(alias)
    publications = (
        apps.get_model("articles", "Publication")
        .objects.using(alias)
        .filter(Q(visible_until__isnull=True) | Q(visible_until__gt=F("visible_from")))
    )
    latest = publications.filter(translation=OuterRef("pk")).order_by("-visible_from", "-pk")
    moments = {
        f"{place}_{what}": Subquery(latest.values(column)[number : number + 1])
        for number, place in enumerate(("last", "before"))
        for what, column in COLUMNS.items()
    }
    own = publications.filter(
        translation=OuterRef(OuterRef("pk")), revision__source_revision__isnull=False
    ).order_by("-revision__source_revision__number")
    newest = revisions.filter(pk=OuterRef(OuterRef("latest_revision"))).order_by()
    confirmed = revisions.filter(pk=OuterRef(OuterRef("confirmed_source"))).order_by()
    followed = Greatest(
        Coalesce(
            Subquery(own.values("revision__source_revision__number")[:1]),
            Subquery(newest.values("source_revision__number")[:1]),
            0,
        ),
        Coalesce(Subquery(confirmed.values("number")[:1]), 0),
    )
    newer = publications.filter(
        translation=OuterRef("source"), is_minor=False, revision__number__gt=followed
    ).order_by("visible_from")
    return {**moments, "out_of_step_from": Subquery(newer.values("visible_from")[:1])}


class Migration(migrations.Migration):
    dependencies = [("articles", "0060_moments_of_versions")]

    operations = [migrations.RunPython(work_out, migrations.RunPython.noop)]
