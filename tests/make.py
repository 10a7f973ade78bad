"""Stories in a given state, as the fixed cast brings them there.

Texts are saved by the real verbs; the moves of a complete text are written as rows at once.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import count
from types import SimpleNamespace

from articles import workflow
from articles.models import Author, Section, Spelling, Tag, Translation
from articles.models.prepared import Prepared, Slot
from articles.proofreading import findings
from articles.text import hashtags
from articles.workflow import finished

from . import moved

numbers = count(1)

WORDS = {
    "ar": ("افتتاح سوق جديد في المدينة", "<p>افتتح اليوم سوق جديد وسط المدينة.</p>"),
    "ckb": ("بازاڕێکی نوێ لە شار کرایەوە", "<p>ئەمڕۆ بازاڕێکی نوێ لە ناوەندی شار کرایەوە.</p>"),
    "kmr": ("Sûkeke nû li bajêr vebû", "<p>Îro sûkeke nû li navenda bajêr vebû.</p>"),
}
WRITER = {"ar": "rojin", "ckb": "azad", "kmr": "azad"}
EDITOR = {"ar": "salma", "ckb": "berfin", "kmr": "berfin"}
# What of a text may bring tags and photos.
HANGING = {"body", "tags", "lead_photo", "gallery"}


def pages_again() -> None:
    """The readers' pages after rows were changed past the verbs."""
    for _step in finished.rebuild():
        pass


def section(**names: str) -> Section:
    """A section named in every language."""
    n = next(numbers)
    return Section.objects.create(
        name_ar=names.get("ar", f"سياسة {n}"),
        name_ckb=names.get("ckb", f"سیاسەت {n}"),
        name_kmr=names.get("kmr", f"Siyaset {n}"),
        position=n,
    )


def author(**names: str) -> Author:
    """An author named in every language."""
    n = next(numbers)
    return Author.objects.create(
        name_ar=names.get("ar", f"روجين {n}"),
        name_ckb=names.get("ckb", f"ڕۆژین {n}"),
        name_kmr=names.get("kmr", f"Rojîn {n}"),
    )


def spelling(tag: Tag, *, language: str, text: str) -> Spelling:
    """One more way in which a language writes a tag."""
    key = hashtags.key(text.replace(" ", "_"), language)
    return Spelling.objects.create(tag=tag, language=language, text=text, key=key)


def content(language: str = "ar", **changes: object) -> workflow.Content:
    headline, body = WORDS[language]
    return workflow.Content(**{"headline": headline, "body": body, **changes})


def draft(people: SimpleNamespace, language: str = "ar", **changes: object) -> Translation:
    """A complete draft by the language's writer, filed in a named section."""
    shared = workflow.Shared(
        slugline=f"story {next(numbers)}", section=section(), bylines=(author(),)
    )
    writer = _writer(people, language)
    return workflow.create_story(
        actor=writer, language=language, content=content(language, **changes), shared=shared
    ).translation


def _writer(people: SimpleNamespace, language: str) -> object:
    """Who writes what begins in a language."""
    return getattr(people, WRITER["ar"] if language == "ar" else EDITOR[language])


def fresh(translation: Translation) -> Translation:
    """The same version as it stands now."""
    for row in FRESH.objects(version=translation.pk):
        return row
    raise Translation.DoesNotExist


FRESH = Prepared(
    lambda: (
        Translation.objects.order_by()
        .select_related("latest_revision", "article")
        .filter(pk=Slot("version"))
    )
)


def submitted(people: SimpleNamespace, language: str = "ar", **changes: object) -> Translation:
    made = draft(people, language, **changes)
    moved.submit(made, actor=_writer(people, language))
    return fresh(made)


def approved(people: SimpleNamespace, language: str = "ar", **changes: object) -> Translation:
    return fresh(_cleared(people, language, changes))


def _cleared(people: SimpleNamespace, language: str, changes: Mapping[str, object]) -> Translation:
    made = draft(people, language, **changes)
    moved.submit(made, actor=_writer(people, language))
    # Of itself it holds nothing that would have to be answered.
    if changes:
        leave_findings(made, _approver(people, language))
    moved.approve(made, actor=_approver(people, language))
    return made


def _approver(people: SimpleNamespace, language: str) -> object:
    return people.salma if language == "ar" else people.zelal


def leave_findings(translation: Translation, actor: object) -> None:
    """Answer whatever the copy desk has found, so that a text may hold errors on purpose."""
    keys = [entry.key for entry in findings(translation) if not entry.is_left]
    if keys:
        workflow.leave(translation, actor=actor, keys=keys)


def published(
    people: SimpleNamespace, language: str = "ar", *, at: datetime | None = None, **changes: object
) -> Translation:
    made = _cleared(people, language, changes)
    if HANGING.isdisjoint(changes):
        moved.say_that_nothing_hangs_on(made.latest_revision)
    moved.publish(made, actor=people.zelal, at=at)
    return fresh(made)


def live(people: SimpleNamespace, language: str = "ar", **changes: object) -> Translation:
    """A live story that readers see in this language."""
    made = published(people, language, **changes)
    workflow.begin_live(made.article, actor=people.zelal)
    return fresh(made)


def post(
    people: SimpleNamespace,
    story: Translation,
    *,
    at: datetime | None = None,
    **changes: object,
) -> Translation:
    """A post of a live story that readers see, in the language of this version of it."""
    made = submitted_post(people, story, **changes)
    workflow.approve(
        made, actor=_approver(people, made.language), opened_revision=made.latest_revision_id
    )
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id, at=at)
    return fresh(made)


def submitted_post(people: SimpleNamespace, story: Translation, **changes: object) -> Translation:
    made = workflow.add_post(
        story.article,
        actor=_writer(people, story.language),
        language=story.language,
        content=content(story.language, **changes),
    ).translation
    leave_findings(made, _approver(people, story.language))
    return fresh(made)


def house_page(
    people: SimpleNamespace,
    language: str = "ar",
    *,
    page: str = "about",
    at: datetime | None = None,
    **changes: object,
) -> Translation:
    """A page of the house that readers see."""
    made = house_page_draft(people, language, page=page, **changes)
    workflow.approve(
        made, actor=_approver_of_pages(people, language), opened_revision=made.latest_revision_id
    )
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id, at=at)
    return fresh(made)


def house_page_draft(
    people: SimpleNamespace, language: str = "ar", *, page: str = "about", **changes: object
) -> Translation:
    """The same, written by a publisher and submitted."""
    writer = people.hevin if language == "ar" else people.zelal
    begun = workflow.begin_page(page, actor=writer, language=language, headline="x").translation
    workflow.save_draft(
        begun,
        actor=writer,
        content=content(language, **changes),
        opened_revision=begun.latest_revision_id,
    )
    begun = fresh(begun)
    workflow.submit(begun, actor=writer, opened_revision=begun.latest_revision_id)
    leave_findings(begun, _approver_of_pages(people, language))
    return fresh(begun)


def _approver_of_pages(people: SimpleNamespace, language: str) -> object:
    return people.salma if language == "ar" else people.berfin


def revised(people: SimpleNamespace, translation: Translation, **changes: object) -> Translation:
    """A new, approved text over an existing one."""
    current = fresh(translation)
    writer = people.rojin if current.language == "ar" else people.berfin
    workflow.save_draft(
        current,
        actor=writer,
        content=content(current.language, **changes),
        opened_revision=current.latest_revision_id,
    )
    current = fresh(current)
    moved.submit(current, actor=writer)
    leave_findings(current, _approver(people, current.language))
    moved.approve(current, actor=_approver(people, current.language))
    return fresh(current)


def published_translation(
    people: SimpleNamespace, source: Translation, language: str
) -> Translation:
    """A live version made from a live `source` by the translator."""
    made = translated(people, source, language)
    workflow.submit(made, actor=people.azad, opened_revision=made.latest_revision_id)
    leave_findings(made, people.berfin)
    workflow.approve(made, actor=people.berfin, opened_revision=made.latest_revision_id)
    workflow.publish(made, actor=people.zelal, opened_revision=made.latest_revision_id)
    return fresh(made)


def translated(people: SimpleNamespace, source: Translation, language: str) -> Translation:
    """A complete draft made from `source`, which readers see, by the translator."""
    started = workflow.start_translation(source, actor=people.azad, language=language).translation
    workflow.save_draft(
        started,
        actor=people.azad,
        content=content(language),
        opened_revision=started.latest_revision_id,
    )
    return fresh(started)
