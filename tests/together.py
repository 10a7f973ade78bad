"""A story whose languages are approved, and what of it is scheduled together."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Publication

from . import make, moved


def approved_in(people, *codes):
    """Language → its approved version, of one story; the first is what the others are made from."""
    first, *others = codes or ("ar", "ckb", "kmr")
    made = {first: make.approved(people, first)}
    for code in others:
        begun = workflow.start_translation(made[first], actor=people.zelal, language=code)
        version = begun.translation
        workflow.save_draft(
            version,
            actor=people.zelal,
            content=make.content(code),
            opened_revision=version.latest_revision_id,
        )
        version = make.fresh(version)
        moved.submit(version, actor=people.zelal)
        moved.approve(version, actor=people.berfin)
        made[code] = make.fresh(version)
    return made


def in_hours(hours: float) -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(hours=hours)


def texts_of(versions):
    """What the verb is given: version → the revision that was seen."""
    return {version.pk: version.latest_revision_id for version in versions.values()}


def scheduled(people, versions, at=None, **options):
    """These languages scheduled together by somebody who publishes in all."""
    options = {"actor": people.zelal, "at": at or in_hours(2), **options}
    article = next(iter(versions.values())).article
    return workflow.publish_together(article, texts=texts_of(versions), **options)


def hours_of(versions):
    """Language → the moment at which it is to go out."""
    article = next(iter(versions.values())).article_id
    pending = Publication.objects.pending().of_story(article)
    return dict(pending.values_list("language", "visible_from"))


def moves_of(version):
    """Everything that was done to a version, the latest first: the move and what it said."""
    entries = JournalEntry.objects.filter(translation=version).order_by("-pk")
    return [(entry.move, entry.after) for entry in entries]


def edit(people, versions):
    """One of them is saved over, which voids its approval."""
    workflow.save_draft(
        versions["kmr"],
        actor=people.berfin,
        content=make.content("kmr", headline="Sernavekî nû"),
        opened_revision=versions["kmr"].latest_revision_id,
    )
