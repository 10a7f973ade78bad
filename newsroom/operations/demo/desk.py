"""What goes on at the demo's desk: what is to be written, who reads what, and a warning."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from articles import workflow
from articles.models import Article, Assignment, Translation
from newsroom.accounts.models import User

TO_TRANSLATE = {
    "ckb": "وەرگێڕانی ئەم هەواڵە",
    "kmr": "Wergera vê nûçeyê",
    "ar": "ترجمة هذا الخبر",
}
WRITERS = {"ar": "reporter", "ckb": "translator", "kmr": "translator"}
FLAG, WARNING = "face", "وجه أحد الباعة واضح في الصورة. ننتظر موافقته."


def set_up(cast: Mapping[str, User]) -> None:
    """Give assignments, take a review, raise a flag; each by somebody whose move it is."""
    _assign(cast)
    submitted = list(Translation.objects.awaiting_review().order_by("pk").select_related("article"))
    for version in submitted[:1]:
        workflow.claim_review(version, actor=cast["editor"])
    for version in submitted[-1:]:
        workflow.raise_flag(version.article, actor=cast["publisher"], flag=FLAG, note=WARNING)
    drafts = Translation.objects.in_draft().filter(article__page=None).order_by("pk")
    for version in drafts[:1]:
        workflow.want(version, actor=cast["editor"], by=_at(days=1, hour=12))


def _assign(cast: Mapping[str, User]) -> None:
    given = [
        Assignment(
            language="ar",
            what="أسعار الخضار في السوق",
            note="رقمان أو ثلاثة، وصورة واحدة تكفي.",
            person=cast["reporter"],
            wanted_by=_at(days=1, hour=17),
        ),
        Assignment(
            language="kmr", what="Dema vekirina pirtûkxaneyê", wanted_by=_at(days=2, hour=9)
        ),
        Assignment(language="ckb", what="وێنەی نوێی پردەکە"),
        *_translations(cast),
    ]
    for assignment in given:
        workflow.assign(assignment, actor=cast["editor"])


def _translations(cast: Mapping[str, User]) -> list[Assignment]:
    """What is asked of a story that readers see and that nobody has begun in a language."""
    for language, what in TO_TRANSLATE.items():
        missing = Article.objects.live_anywhere().without_version_in(language)
        story = missing.filter(part_of=None, page=None).order_by("-pk").first()
        original = story and story.translations.live().order_by("pk").first()
        if original:
            asked = {"person": cast[WRITERS[language]], "wanted_by": _at(days=1, hour=10)}
            return [Assignment(language=language, what=what, original=original, **asked)]
    return []


def _at(*, days: int, hour: int) -> datetime:
    """On the hour, by the outlet's clock."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)
