from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest, Least

AT_ONCE = 5000


def work_out(apps, schema_editor):
    """Fill the column from the publications that are there, some at a time; again, it is the
    same."""
    alias = schema_editor.connection.alias
    versions = apps.get_model("articles", "Translation").objects.using(alias).order_by("pk")
    translated = versions.filter(source__isnull=False)
    moment, last = _out_of_step_from(apps, alias), 0
    while numbers := list(translated.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        some = translated.order_by().filter(pk__gt=last, pk__lte=numbers[-1])
        some.update(out_of_step_from=moment)
        last = numbers[-1]


def _out_of_step_from(apps, alias):
    rows = {
        name: apps.get_model("articles", name).objects.using(alias).order_by()
        for name in ("Publication", "Revision", "JournalEntry")
    }
    publications = rows["Publication"].filter(
        Q(visible_until__isnull=True) | Q(visible_until__gt=F("visible_from"))
    )
    version = OuterRef(OuterRef("pk"))
    overtaken = _overtaken_from(publications, rows["Revision"], version)
    alone = _left_alone_from(publications, rows["JournalEntry"], version)
    return Coalesce(Least(overtaken, alone), overtaken, alone)


def _overtaken_from(publications, revisions, version):
    own = publications.filter(translation=version, revision__source_revision__isnull=False)
    own = own.order_by("-visible_from", "-pk")
    newest = revisions.filter(pk=OuterRef(OuterRef("latest_revision")))
    confirmed = revisions.filter(pk=OuterRef(OuterRef("confirmed_source")))
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
    )
    return Subquery(newer.order_by("visible_from").values("visible_from")[:1])


def _left_alone_from(publications, entries, version):
    ended = OuterRef("visible_until")
    answers = (
        publications.filter(translation=OuterRef("translation"), visible_from__gte=ended),
        publications.filter(
            translation=version, is_minor=False, revision__created_at__gte=ended
        ),
        entries.filter(translation=version, move="confirm", created_at__gte=ended),
    )
    gone = publications.filter(translation=OuterRef("source"), visible_until__isnull=False)
    for answer in answers:
        gone = gone.exclude(Exists(answer))
    return Subquery(gone.order_by("-visible_from", "-pk").values("visible_until")[:1])


class Migration(migrations.Migration):
    dependencies = [("articles", "0180_risk_flags")]

    operations = [migrations.RunPython(work_out, migrations.RunPython.noop)]
