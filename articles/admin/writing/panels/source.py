"""The text that a translation is made from, as it stands beside it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.admin.body import shown
from articles.admin.comparison import Comparison, compare
from articles.admin.desk import Desk
from articles.languages import Language
from articles.models import Revision, Translation


@dataclass(frozen=True)
class SourcePanel:
    """`changes` leads from the source text that the translation follows to the one shown.

    `is_out_of_step`: readers have been given a newer source that matters.
    """

    translation: Translation
    revision: Revision
    language: Language
    body: SafeString
    is_out_of_step: bool
    changes: Comparison | None


def source_of(translation: Translation, desk: Desk) -> SourcePanel | None:
    """The source of a version read by `translation_or_404`; None where there is none to show."""
    source = translation.source
    if source is None:
        return None
    followed = translation.latest_revision.source_revision
    if _may_read(source, desk):
        latest = source.latest_revision
    else:
        latest, followed = _as_readers_see_it(source, followed)
    if latest is None:
        return None
    has_moved = followed is not None and followed.pk != latest.pk
    return SourcePanel(
        translation=source,
        revision=latest,
        language=source.in_language,
        body=shown(latest.body),
        is_out_of_step=(translation.source_step or 0) > translation.own_step,
        changes=compare(followed, latest) if has_moved else None,
    )


def _as_readers_see_it(
    source: Translation, followed: Revision | None
) -> tuple[Revision | None, Revision | None]:
    """The published text, and the one that is followed where readers have seen it; two queries."""
    shown = source.publications.visible().select_related("revision").first()
    was_seen = followed and source.publications.once_visible().filter(revision=followed).exists()
    return shown.revision if shown else None, followed if was_seen else None


def _may_read(source: Translation, desk: Desk) -> bool:
    return desk.translations().filter(pk=source.pk).exists()
