"""The text that a translation is made from, as it stands beside it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles import workflow
from articles.admin.body import shown as body_shown
from articles.admin.comparison import Comparison, compare
from articles.admin.envelope import number
from articles.languages import Language
from articles.models import Revision, Translation
from articles.models.prepared import Prepared, Slot


@dataclass(frozen=True)
class SourcePanel:
    """`changes` leads from the source text that the translation follows to the one shown.

    `is_out_of_step`: readers have been given a newer source that matters. `is_public`: the text
    shown is what readers see. `newer` is a text that they do not see and that is not shown.
    """

    translation: Translation
    revision: Revision
    language: Language
    body: SafeString
    is_out_of_step: bool
    changes: Comparison | None
    is_public: bool = False
    followed: Revision | None = None
    newer: Revision | None = None


def source_of(request: HttpRequest, translation: Translation, may_open: bool) -> SourcePanel | None:
    """The source of a version read by `version_at_desk_or_404`; None where there is none to show.

    A translation is made from what readers see, or from the newest text for whoever asks for that.
    `may_open`: whether the person may open the source. Two queries at most.
    """
    source = translation.source
    if source is None:
        return None
    followed = translation.latest_revision.source_revision
    latest = source.latest_revision
    public = _public(translation.source_public, latest, followed)
    if not may_open:
        latest, followed = public, _if_readers_saw(followed)
    if latest is None:
        return None
    shown = latest if public is None or _asks_for(latest, request) else public
    if followed and followed.number > shown.number:
        shown = followed
    has_moved = followed is not None and followed.pk != shown.pk
    return SourcePanel(
        translation=source,
        revision=shown,
        language=source.in_language,
        body=body_shown(shown.body),
        is_out_of_step=translation.is_out_of_step,
        changes=compare(followed, shown) if has_moved else None,
        is_public=public is not None and public.pk == shown.pk,
        followed=followed,
        newer=None if shown.pk == latest.pk else latest,
    )


def is_left_alone(translation: Translation) -> bool:
    """Whether a version is out of step since its source was taken from readers; no query."""
    if not translation.is_out_of_step or translation.source_public is not None:
        return False
    return translation.source.last_until is not None


def text_sent(request: HttpRequest, translation: Translation) -> Revision | None:
    """The source text that stood beside a form that was sent, where the person may read it."""
    shown = number(request.POST.get("source_shown"))
    if shown is None or translation.source is None:
        return None
    known = translation.source.revisions.filter(pk=shown)
    if not workflow.may_read(request.user, translation.source):
        known = known.filter(pk__in=translation.source.publications.visible().values("revision"))
    return known.first()


def _asks_for(latest: Revision, request: HttpRequest) -> bool:
    """Whether the newest text was asked for, or stood beside the form that was sent."""
    if request.method == "POST":
        return number(request.POST.get("source_shown")) == latest.pk
    return request.GET.get("source") == "newest"


def _if_readers_saw(revision: Revision | None) -> Revision | None:
    """The text that is followed, for people who may only know what was public; one query."""
    if revision is None:
        return None
    was_seen = revision.publications.once_visible().exists()
    return revision if was_seen else None


def _public(wanted: int | None, *known: Revision | None) -> Revision | None:
    """The text that readers see; a query where it is none of those that are known."""
    for revision in known:
        if revision is not None and revision.pk == wanted:
            return revision
    return next(iter(TEXTS.objects(text=wanted)), None) if wanted else None


TEXTS = Prepared(lambda: Revision.objects.filter(pk=Slot("text")))
