from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields
from .author_querysets import AuthorQuerySet
from .named import Named, has_a_name


class Author(Named):
    """Who readers see as the writer: a person, a pseudonym or a desk; never an account.

    One whose name was withdrawn is in no byline any more and comes into none. The one of the kind
    `withheld` stands where no other was chosen in its place: it has no page, leads nowhere, and
    nobody finds by it which stories it stands on.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person or pseudonym")
        DESK = "desk", _("Desk")
        AGENCY = "agency", _("Agency")
        WITHHELD = "withheld", _("Name withheld")

    name = fields.CharField(_("name"), max_length=120, null=True, blank=True)
    biography = fields.TextField(_("biography"), null=True, blank=True, max_length=1000)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PERSON)
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Offered for new stories.")
    )
    withdrawn_at = models.DateTimeField(_("byline withdrawn"), null=True, editable=False)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["pk"]
        constraints = [
            has_a_name("author_has_name"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="withheld"),
                name="author_withheld_once",
            ),
        ]

    @property
    def is_withheld(self) -> bool:
        """Whether it stands for names that readers are not told."""
        return self.kind == Author.Kind.WITHHELD
