from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from . import fields
from .article_querysets import ArticleQuerySet
from .author_querysets import BylineQuerySet


class Article(models.Model):
    """A story: what its language versions share. It has no prose of its own that readers see.

    A post is a story that is part of a live one: it stands there alone, and is gone with it. The
    pages of the house are articles too, of which readers find one by its address alone.
    """

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        ANALYSIS = "analysis", _("Analysis")
        OPINION = "opinion", _("Opinion")
        INTERVIEW = "interview", _("Interview")
        FEATURE = "feature", _("Feature")
        EXPLAINER = "explainer", _("Explainer")

    class Page(models.TextChoices):
        """The pages of the house; the values stand in their addresses."""

        ABOUT = "about", _("About us")
        IMPRINT = "imprint", _("Imprint")
        CONTACT = "contact", _("Contact")
        HOW_WE_WORK = "how-we-work", _("How we work")

    slugline = fields.CharField(
        _("slugline"), max_length=80, blank=True, help_text=_("The working name; internal.")
    )
    section = models.ForeignKey(
        "Section",
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    genre = models.CharField(_("genre"), max_length=10, choices=Genre, default=Genre.NEWS)
    place = models.ForeignKey(
        "Tag",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "place", "merged_into": None},
    )
    source = fields.CharField(
        _("source"), max_length=120, blank=True, help_text=_("Where the copy came from; internal.")
    )
    is_breaking = models.BooleanField(_("breaking"), default=False)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="posts",
        help_text=_("The live story that this is a post of."),
    )
    page = models.CharField(
        _("page of the house"),
        max_length=12,
        choices=Page,
        null=True,
        unique=True,
        editable=False,
    )
    live_from = models.DateTimeField(_("live coverage since"), null=True, editable=False)
    live_until = models.DateTimeField(_("live coverage until"), null=True, editable=False)
    # Those that stand, each with its note; who set and who cleared them is in the journal.
    risk_flags = fields.JSONField(_("risk flags"), default=dict, db_default={}, editable=False)
    # Since when any of them stands, for the queue of those that wait to be cleared.
    flagged_since = models.DateTimeField(null=True, editable=False)
    bylines = models.ManyToManyField(
        "Author", verbose_name=_("bylines"), through="Byline", related_name="articles"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    import_digest = fields.CharField(
        max_length=64,
        null=True,
        unique=True,
        editable=False,
        help_text=_("What it was imported from, so that the same file makes nothing new."),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["section"], name="article_section"),
            models.Index(
                fields=["live_from"],
                condition=Q(live_from__isnull=False, live_until__isnull=True),
                name="article_running",
            ),
            models.Index(
                fields=["flagged_since"],
                condition=Q(flagged_since__isnull=False),
                name="article_flagged",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_until__isnull=True)
                | Q(live_from__isnull=False, live_until__gte=F("live_from")),
                name="article_live_forwards",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | Q(live_from__isnull=True),
                name="article_post_is_not_live",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=True) | Q(part_of__isnull=True, live_from__isnull=True),
                name="article_page_is_a_page",
            ),
        ]

    def __str__(self) -> str:
        return self.slugline or f"#{self.pk}"

    @property
    def is_listed(self) -> bool:
        """Whether it may stand in lists, feeds, sitemaps and the index; the same as `listed`."""
        return self.part_of_id is None and self.page is None

    @property
    def dangers(self) -> dict[str, str]:
        """Its risk flags, and a post's live story's: a query where that story was not read."""
        return {**self.risk_flags, **(self.part_of.risk_flags if self.part_of_id else {})}

    @property
    def is_running(self) -> bool:
        """Whether it is a live story that has not ended."""
        return self.live_from is not None and self.live_until is None


class Byline(models.Model):
    """An author's position in the byline of a story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="byline_links")
    author = models.ForeignKey("Author", on_delete=models.PROTECT, related_name="byline_links")
    position = models.PositiveSmallIntegerField(default=0)

    objects = BylineQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="byline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.author_id}"
