"""Language versions: the vocabulary of queries about where they stand."""

from collections.abc import Collection

from django.db import models
from django.db.models import (
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

from articles.languages import CODES
from articles.states import ANY, DESK_ROLES, Move, Role, Status, rules_for

from . import comment_counts, version_moments
from .clock import DatabaseNow
from .outlet import Outlet
from .person_names import name_of_person
from .queue_querysets import QueuedQuerySet
from .restored import made_by, worded_by

# Who reads every text of a language, by the table.
READERS = {
    role for rule in rules_for(Move.READ) for role, scope in rule.who.items() if scope == ANY
}


class TranslationQuerySet(QueuedQuerySet):
    text = "latest_revision"

    def with_life(self) -> "TranslationQuerySet":
        """Adds `is_live`, `was_live`, `is_scheduled` and `due_at` (the next scheduled moment).

        `is_killed` is whether a kill of the story stands, or of the live story that has it.
        """
        return self.annotate(
            is_live=_whether(version_moments.is_live()),
            was_live=_whether(version_moments.was_live()),
            is_scheduled=_whether(version_moments.is_scheduled()),
            due_at=Case(When(version_moments.is_scheduled(), then=F("last_from"))),
            is_killed=self.is_killed(),
        )

    def keep_moments(self) -> int:
        """Write the moments of these versions as their publications say; one query.

        Called in the transaction of whatever changes those, with the rows held.
        """
        return self.update(**version_moments.worked_out(self.model))

    def keep_counts_of_talk(self) -> int:
        """Write how much of the talk about these versions is open; one query, their rows held."""
        return self.update(**comment_counts.worked_out(self.model))

    def with_moments_worked_out(self) -> "TranslationQuerySet":
        """Adds `worked_last_from` …: what each of the moments should be, to compare."""
        worked = version_moments.worked_out(self.model)
        return self.annotate(**{f"worked_{name}": found for name, found in worked.items()})

    def standing_on(self, translation_id: int | Combinable) -> "TranslationQuerySet":
        """The version and those that are translated from it."""
        return self.filter(Q(pk=translation_id) | Q(source=translation_id))

    def with_situation_of(self, person_id: int) -> "TranslationQuerySet":
        """Adds what a decision about a person and a version asks for, beside `with_life`.

        `last_written` is the number of the latest revision that is the person's, or has the words
        of an earlier one that is, 0 for none, `last_beyond_repairs` the same without those of safe
        repairs alone, `last_suggested` that of the latest in which a wording of theirs was taken,
        and `published_before` that of the latest one before the latest text that was published;
        `latest_is_out` whether the latest text is live or scheduled, `latest_is_live`
        whether it is live; `role_editor` … whether the person has that role in the version's
        language; `is_killed` whether a kill of the story stands; `is_with_its_story` and
        `has_its_story_ended` of a post whether readers see its live story, and whether that has
        ended; `blocks` the flags that the outlet lets stop a publication, None without an outlet;
        `read_at` the database's time.
        """
        publications = self.model.publications.rel.related_model.objects.filter(
            translation=OuterRef("pk")
        )
        revisions = self.model.revisions.rel.related_model
        written = revisions.objects.filter(
            made_by(person_id, revisions), translation=OuterRef("pk")
        )
        taken = revisions.objects.filter(
            worded_by(person_id, revisions), translation=OuterRef("pk")
        )
        people = self.model.created_by.field.related_model.objects
        roles = people.filter(pk=person_id, desk_roles__language=OuterRef("language"))
        before = publications.not_cancelled().filter(
            revision__number__lt=OuterRef("latest_revision__number")
        )
        return (
            self.with_life()
            .with_latest_live()
            .with_nameless_byline()
            .annotate(
                last_written=Coalesce(_highest(written, "number"), Value(0)),
                last_beyond_repairs=Coalesce(
                    _highest(written.filter(only_repairs=False), "number"), Value(0)
                ),
                last_suggested=Coalesce(_highest(taken, "number"), Value(0)),
                published_before=Coalesce(_highest(before, "revision__number"), Value(0)),
                latest_is_out=_whether(version_moments.latest_is_out()),
                is_with_its_story=_whether(Q(article__part_of=None) | Q(self._shows_its_story())),
                has_its_story_ended=_whether(Q(article__part_of__live_until__isnull=False)),
                blocks=Subquery(Outlet.objects.filter(pk=1).values("blocking_flags")),
                read_at=DatabaseNow(),
                **{
                    f"role_{role}": Exists(roles.filter(desk_roles__role=role))
                    for role in DESK_ROLES
                },
            )
        )

    def with_standing_in_story(self, person_id: int) -> "TranslationQuerySet":
        """Adds `live`, 1 or 0; `submitted`, `own` and `killed`, "1" or "".

        Whether readers see the version, whether editors have or had it before them, whether the
        person has written in it, and whether a kill of the story stands. `own` is "s" where no
        more than a wording of theirs was taken.
        """
        every = self.model.objects.order_by()
        texts = self.model.revisions.rel.related_model.objects.order_by()
        taken = Exists(texts.filter(translation=OuterRef("pk"), suggested_by_id=person_id))
        written = Exists(every.filter(pk=OuterRef("pk")).written_by(person_id))
        return self.annotate(
            live=_one(version_moments.is_live(), 1, 0),
            submitted=_one(Exists(every.filter(pk=OuterRef("pk")).submitted_once()), "1", ""),
            own=Case(
                When(written, then=Value("1")), When(taken, then=Value("s")), default=Value("")
            ),
            killed=_one(self.is_killed(), "1", ""),
        )

    def _shows_its_story(self) -> Exists:
        """Whether readers see the live story that it is a post of."""
        versions = self.model.objects.order_by().live()
        own = {"article": OuterRef("article__part_of"), "language": OuterRef("language")}
        return Exists(versions.filter(**own))

    def with_nameless_byline(self) -> "TranslationQuerySet":
        """Adds `has_nameless_byline`: an author of the story has no name in this language."""
        links = self.model.article.field.related_model.byline_links.rel.related_model.objects
        bylines = links.filter(article=OuterRef("article")).annotate(
            wanted=ExpressionWrapper(OuterRef("language"), models.CharField())
        )
        nameless = Q()
        for code in CODES:
            name = f"author__name_{code}"
            nameless |= Q(wanted=code) & (Q(**{f"{name}__isnull": True}) | Q(**{name: ""}))
        return self.annotate(has_nameless_byline=Exists(bylines.filter(nameless)))

    def in_language(self, language: str) -> "TranslationQuerySet":
        return self.filter(language=language)

    def in_languages(self, languages: Collection[str]) -> "TranslationQuerySet":
        return self.filter(language__in=languages)

    def readable_by(
        self, person_id: int, memberships: Collection[tuple[str, Role]]
    ) -> "TranslationQuerySet":
        """Versions that a person with these roles, as (language, role), may open at the desk.

        The same answer as `workflow.may_read`, for many rows at once.
        """
        if not memberships:
            return self.none()
        whole = {code for code, role in memberships if role in READERS}
        if whole.issuperset(CODES):
            return self.all()
        if not whole:
            return self.written_by(person_id)
        return self.concerning(person_id, whole)

    def with_source_headline(self) -> "TranslationQuerySet":
        """Adds `source_headline`: what readers see over the source now, or None."""
        publications = self.model.publications.rel.related_model.objects.visible()
        shown = publications.filter(translation=OuterRef("source"))
        return self.annotate(source_headline=Subquery(shown.values("revision__headline")[:1]))

    def with_source_public(self) -> "TranslationQuerySet":
        """Adds `source_public`: the id of the text that readers see of the source, or None."""
        publications = self.model.publications.rel.related_model.objects.visible()
        shown = publications.filter(translation=OuterRef("source")).order_by()
        return self.annotate(source_public=Subquery(shown.values("revision")[:1]))

    def with_claimant(self) -> "TranslationQuerySet":
        """Adds `claimant`: the name of who has taken the review and has it now, or None."""
        standing = Q(status=Status.SUBMITTED, reviewing_until__gt=Now(), reviewer__is_active=True)
        return self.annotate(claimant=Case(When(standing, then=name_of_person("reviewer"))))

    def with_reason_sent_back(self) -> "TranslationQuerySet":
        """Adds `reason_sent_back`: the note with which the text was last sent back, or None."""
        entries = self.model.journal.rel.related_model.objects
        notes = entries.filter(translation=OuterRef("pk"), move=Move.SEND_BACK).order_by("-pk")
        return self.annotate(reason_sent_back=Subquery(notes.values("note")[:1]))

    def with_status(self, status: str) -> "TranslationQuerySet":
        return self.filter(status=status)

    def submitted_once(self) -> "TranslationQuerySet":
        """Versions that editors have or had before them, also if they were taken back since."""
        entries = self.model.journal.rel.related_model.objects
        submitted = entries.filter(translation=OuterRef("pk"), move=Move.SUBMIT).order_by()
        with_editors = Q(status__in=(Status.SUBMITTED, Status.APPROVED))
        out = version_moments.is_live() | version_moments.is_scheduled()
        return self.filter(with_editors | out | Exists(submitted))

    def written_by(self, person_id: int) -> "TranslationQuerySet":
        """Versions of which this person has written any revision."""
        revisions = self.model.revisions.rel.related_model.objects.order_by()
        return self.filter(pk__in=revisions.filter(writer_id=person_id).values("translation"))

    def concerning(self, person_id: int, languages: Collection[str]) -> "TranslationQuerySet":
        """Versions in one of these languages, and those that this person has written in."""
        revisions = self.model.revisions.rel.related_model.objects
        own = revisions.filter(translation=OuterRef("pk"), writer_id=person_id)
        return self.filter(Q(language__in=languages) | Exists(own))

    def with_step(self) -> "TranslationQuerySet":
        """Adds `is_out_of_step`: its source was published anew since, or taken from readers."""
        return self.annotate(is_out_of_step=_whether(Q(out_of_step_from__lte=Now())))

    def with_latest_live(self) -> "TranslationQuerySet":
        """Adds `latest_is_live`: whether what readers see is the latest text."""
        return self.annotate(latest_is_live=_whether(version_moments.latest_is_live()))


def _one(condition: Q | Exists, yes: object, no: object) -> Case:
    return Case(When(condition, then=Value(yes)), default=Value(no))


def _whether(condition: Q) -> Case:
    """True or false, and never unknown, as a comparison with nothing is."""
    return Case(When(condition, then=Value(True)), default=Value(False))


def _highest(queryset: models.QuerySet, field: str) -> Subquery:
    known = queryset.filter(**{f"{field}__isnull": False})
    return Subquery(known.order_by(f"-{field}").values(field)[:1])
