"""Language versions and stories: the vocabulary of queries about where they stand."""

from collections.abc import Collection

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from articles.languages import CODES
from articles.states import ANY, DESK_ROLES, Move, Role, Status, rules_for

from .clock import DatabaseNow
from .photo_querysets import PicturedQuerySet

# Who reads every text of a language, by the table.
READERS = {
    role for rule in rules_for(Move.READ) for role, scope in rule.who.items() if scope == ANY
}


class TranslationQuerySet(PicturedQuerySet):
    text = "latest_revision"

    def with_life(self) -> "TranslationQuerySet":
        """Adds `is_live`, `was_live`, `is_scheduled` and `due_at` (the next scheduled moment)."""
        publications = self.model.publications.rel.related_model.objects.filter(
            translation=OuterRef("pk")
        )
        return self.annotate(
            is_live=Exists(publications.visible()),
            was_live=Exists(publications.once_visible()),
            is_scheduled=Exists(publications.pending()),
            due_at=Subquery(
                publications.pending().order_by("visible_from").values("visible_from")[:1]
            ),
        )

    def with_situation_of(self, person_id: int) -> "TranslationQuerySet":
        """Adds what a decision about a person and a version asks for, beside `with_life`.

        `last_written` is the number of the latest revision that is the person's, 0 for none,
        `last_beyond_repairs` the same without those of safe repairs alone, and `published_before`
        that of the latest one before the latest text that was published; `latest_is_out` whether
        the latest text is live or scheduled, `latest_is_live` whether it is live; `role_editor` …
        whether the person has that role in the version's language; `read_at` the database's time.
        """
        publications = self.model.publications.rel.related_model.objects.filter(
            translation=OuterRef("pk")
        )
        written = self.model.revisions.rel.related_model.objects.filter(
            translation=OuterRef("pk"), writer_id=person_id
        )
        people = self.model.created_by.field.related_model.objects
        roles = people.filter(pk=person_id, desk_roles__language=OuterRef("language"))
        before = publications.not_cancelled().filter(
            revision__number__lt=OuterRef("latest_revision__number")
        )
        out = publications.not_cancelled().not_ended()
        return (
            self.with_life()
            .with_nameless_byline()
            .annotate(
                last_written=Coalesce(_highest(written, "number"), Value(0)),
                last_beyond_repairs=Coalesce(
                    _highest(written.filter(only_repairs=False), "number"), Value(0)
                ),
                published_before=Coalesce(_highest(before, "revision__number"), Value(0)),
                latest_is_out=Exists(out.filter(revision=OuterRef("latest_revision"))),
                latest_is_live=Exists(
                    publications.visible().filter(revision=OuterRef("latest_revision"))
                ),
                read_at=DatabaseNow(),
                **{
                    f"role_{role}": Exists(roles.filter(desk_roles__role=role))
                    for role in DESK_ROLES
                },
            )
        )

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

    def live(self) -> "TranslationQuerySet":
        """Versions that readers see at this moment."""
        publications = self.model.publications.rel.related_model.objects
        return self.filter(Exists(publications.filter(translation=OuterRef("pk")).visible()))

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
        revisions = self.model.revisions.rel.related_model.objects
        own = revisions.filter(translation=OuterRef("pk"), writer_id=person_id)
        whole = {code for code, role in memberships if role in READERS}
        return self.filter(Q(language__in=whole) | Exists(own))

    def with_source_headline(self) -> "TranslationQuerySet":
        """Adds `source_headline`: what readers see over the source now, or None."""
        publications = self.model.publications.rel.related_model.objects.visible()
        shown = publications.filter(translation=OuterRef("source"))
        return self.annotate(source_headline=Subquery(shown.values("revision__headline")[:1]))

    def with_reason_sent_back(self) -> "TranslationQuerySet":
        """Adds `reason_sent_back`: the note with which the text was last sent back, or None."""
        entries = self.model.journal.rel.related_model.objects
        notes = entries.filter(translation=OuterRef("pk"), move=Move.SEND_BACK).order_by("-pk")
        return self.annotate(reason_sent_back=Subquery(notes.values("note")[:1]))

    def scheduled(self) -> "TranslationQuerySet":
        """Versions of which something is to go out later; needs `with_life`."""
        return self.filter(is_scheduled=True)

    def with_status(self, status: str) -> "TranslationQuerySet":
        return self.filter(status=status)

    def awaiting_review(self) -> "TranslationQuerySet":
        return self.filter(status=Status.SUBMITTED)

    def sent_back(self) -> "TranslationQuerySet":
        return self.filter(status=Status.SENT_BACK)

    def submitted_once(self) -> "TranslationQuerySet":
        """Versions that editors have or had before them, also if they were taken back since."""
        publications = self.model.publications.rel.related_model.objects
        entries = self.model.journal.rel.related_model.objects
        out = publications.filter(translation=OuterRef("pk")).not_cancelled().not_ended()
        submitted = entries.filter(translation=OuterRef("pk"), move=Move.SUBMIT).order_by()
        with_editors = Q(status__in=(Status.SUBMITTED, Status.APPROVED))
        return self.filter(with_editors | Exists(out) | Exists(submitted))

    def in_draft(self) -> "TranslationQuerySet":
        return self.filter(status=Status.DRAFT)

    def held(self) -> "TranslationQuerySet":
        """Versions whose schedule an edit has stopped."""
        return self.filter(held_publication__isnull=False)

    def ready_to_publish(self) -> "TranslationQuerySet":
        """Approved, and the approved text is neither out nor scheduled."""
        publications = self.model.publications.rel.related_model.objects
        out = publications.not_cancelled().not_ended().filter(revision=OuterRef("latest_revision"))
        return self.filter(status=Status.APPROVED).exclude(Exists(out))

    def written_by(self, person_id: int) -> "TranslationQuerySet":
        """Versions of which this person has written any revision."""
        revisions = self.model.revisions.rel.related_model.objects
        return self.filter(
            Exists(revisions.filter(translation=OuterRef("pk"), writer_id=person_id))
        )

    def concerning(self, person_id: int, languages: Collection[str]) -> "TranslationQuerySet":
        """Versions in one of these languages, and those that this person has written in."""
        revisions = self.model.revisions.rel.related_model.objects
        own = revisions.filter(translation=OuterRef("pk"), writer_id=person_id)
        return self.filter(Q(language__in=languages) | Exists(own))

    def with_step(self) -> "TranslationQuerySet":
        """Adds `source_step` and `own_step`: out of step where the first is the larger.

        `source_step` is the revision number of the source's last publication that was not minor;
        `own_step` the source revision that the published text (before any publication: the latest
        one) was made from, or that somebody confirmed it still agrees with.
        """
        publications = self.model.publications.rel.related_model.objects
        source = publications.filter(translation=OuterRef("source"), is_minor=False)
        own = publications.not_cancelled().filter(translation=OuterRef("pk"))
        return self.annotate(
            source_step=_highest(source.once_visible(), "revision__number"),
            own_step=Greatest(
                Coalesce(
                    _highest(own, "revision__source_revision__number"),
                    F("latest_revision__source_revision__number"),
                    0,
                ),
                Coalesce(F("confirmed_source__number"), 0),
            ),
        )

    def out_of_step(self) -> "TranslationQuerySet":
        """Translations whose source has had a publication that mattered since."""
        return self.with_step().filter(source_step__gt=F("own_step"))


class ArticleQuerySet(models.QuerySet):
    def live_anywhere(self) -> "ArticleQuerySet":
        """Stories that readers see in at least one language."""
        translations = self.model.translations.rel.related_model.objects
        return self.filter(Exists(translations.filter(article=OuterRef("pk")).live()))

    def without_version_in(self, language: str) -> "ArticleQuerySet":
        """Stories that nobody has begun in this language."""
        translations = self.model.translations.rel.related_model.objects
        begun = translations.filter(article=OuterRef("pk")).in_language(language)
        return self.exclude(Exists(begun))

    def readable_by(
        self, person_id: int, memberships: Collection[tuple[str, Role]]
    ) -> "ArticleQuerySet":
        """Stories of which the person may open at least one language version."""
        translations = self.model.translations.rel.related_model.objects
        readable = translations.filter(article=OuterRef("pk")).readable_by(person_id, memberships)
        return self.filter(Exists(readable))

    def with_versions(self, among: TranslationQuerySet) -> "ArticleQuerySet":
        """Adds `readable_versions`: those of the language versions that are `among` these."""
        versions = models.Prefetch("translations", among.order_by("pk"), "readable_versions")
        return self.prefetch_related(versions)


def _highest(queryset: models.QuerySet, field: str) -> Subquery:
    known = queryset.filter(**{f"{field}__isnull": False})
    return Subquery(known.order_by(f"-{field}").values(field)[:1])
