"""Whether a form came back as it was opened: what most presses of a button send along."""

from django.http import HttpRequest

from articles.admin.body import TypedBody
from articles.admin.desk import desk_of
from articles.admin.envelope import envelope_of
from articles.models import Translation
from articles.text.characters import shows

from .beside import Beside, beside
from .panels import story
from .panels.gallery import GalleryWidget, gallery_of

# As they stand in the revision, to the letter.
LINES = ("kicker", "headline", "standfirst", "lead_caption", "lead_alt", "kind", "note")
# Empty until somebody asks for something more.
WISHES = ("lead_photo_number", "tag_names", "photo_credit", "follows_source")


def is_untouched(request: HttpRequest, translation: Translation) -> bool:
    """Whether the sent fields hold the latest text to the letter, and the shared ones what they
    were opened with; one query at most. Where it is not sure, they do not. Files count apart.
    """
    if envelope_of(request).opened != translation.latest_revision_id:
        return False
    if not _is_text(request, translation) or not story.is_untouched(request):
        return False
    return _is_beside(request, translation, beside(translation, desk_of(request)))


def _is_text(request: HttpRequest, translation: Translation) -> bool:
    sent, revision = request.POST, translation.latest_revision
    if any(shows(sent.get(name, "")) for name in WISHES):
        return False
    if any(sent.get(name) != getattr(revision, name) for name in LINES):
        return False
    body = TypedBody(sent.get("body", ""), sent.get("body_format", "")).html
    return body == revision.body


def _is_beside(request: HttpRequest, translation: Translation, around: Beside) -> bool:
    """Whether photos and tags are those of the text."""
    sent, lead = request.POST, translation.latest_revision.lead_photo_id
    if sent.get("lead_photo") != (str(lead) if lead else ""):
        return False
    if set(sent.getlist("tags")) != {str(tag.pk) for tag in around.tags}:
        return False
    rows = GalleryWidget().value_from_datadict(sent, None, "gallery")
    return gallery_of(rows) == around.gallery and len(rows) == len(around.gallery)
