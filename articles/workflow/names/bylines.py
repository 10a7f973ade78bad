"""An author's name taken from readers: everywhere at once, in all languages, and for good.

Whoever may be in danger is not to wait for a second person, and nothing is told to readers but
another name of the house: one publisher does it, of each language in which the name is seen. There
is no way back in one act. Which stories were whose stands nowhere but in the journal, and the
database lets the name into no byline again.
"""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext, override

from articles.languages import CODES, LANGUAGES
from articles.models import Article, Author, Byline, JournalEntry, Publication, Translation
from articles.models.clock import database_now
from articles.models.querysets import PublicationQuerySet
from articles.states import Move, Role, Subject
from articles.workflow import after, byline_reasons
from articles.workflow.decisions import Decision, Situation, decide, roles_by_language
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.recording import record, said_note
from articles.workflow.rows import by_form
from articles.workflow.withdrawn_names import refuse_withdrawn

GONE = Decision(False, "gone", byline_reasons.GONE)
ITSELF = Decision(False, "itself", byline_reasons.ITSELF)
WITHHELD = Decision(False, "withheld", byline_reasons.WITHHELD)


def may_withdraw_byline(actor: AbstractBaseUser, author: Author) -> Decision:
    """Whether `actor` may take this name from readers; two queries."""
    if author.withdrawn_at:
        return GONE
    if author.is_withheld:
        return WITHHELD
    return decide(Move.WITHDRAW_BYLINE, _situation(actor, author))


@by_form
def withdraw_byline(
    author: Author,
    *,
    actor: AbstractBaseUser,
    note: str,
    instead: Author | None = None,
    token: str | None = None,
) -> JournalEntry:
    """Put `instead` in the place of an author in every byline; None says that a name is withheld.

    What readers see says the other name from now on, what was kept of it is served no more, and
    the author's page is gone. `note` says why, and stays inside. Raises Refused.
    """
    _hold_stories(author)
    other = instead or _withheld()
    held = _hold(author.pk, other.pk)
    author, other = held[author.pk], held[other.pk]
    refuse_unless(may_withdraw_byline(actor, author))
    if other.pk == author.pk:
        raise Refused(ITSELF)
    refuse_withdrawn([other])
    seen = seen_of(author)
    _refuse_nameless(other, seen.languages())
    note = said_note(note)
    shown = list(seen.ahead().order_by("pk").values_list("pk", flat=True).distinct())
    _replace(author, other)
    Author.objects.filter(pk=author.pk).update(withdrawn_at=database_now(), is_active=False)
    after.byline_withdrawn(author, other, shown)
    return record(
        Move.WITHDRAW_BYLINE,
        Subject.AUTHOR,
        author.pk,
        actor=actor,
        note=note,
        before={"bylines": [author.pk]},
        after={"bylines": [other.pk]},
        token=token,
    )


def seen_of(author: Author) -> PublicationQuerySet:
    """What readers see of an author's stories, or are about to."""
    return Publication.objects.not_ended().by_author(author.pk)


def _situation(actor: AbstractBaseUser, author: Author) -> Situation:
    memberships = roles_by_language(actor)
    return Situation(
        language="",
        roles=frozenset(role for _code, role in memberships),
        is_active=actor.is_active,
        seen_in=frozenset(seen_of(author).languages()),
        publishes_in=frozenset(code for code, role in memberships if role == Role.PUBLISHER),
    )


def _hold_stories(author: Author) -> None:
    """Versions, then stories, as whoever publishes holds them before the authors."""
    stories = Byline.objects.filter(author_id=author.pk).values("article")
    for rows in (
        Translation.objects.filter(article__in=stories),
        Article.objects.filter(pk__in=stories),
    ):
        list(rows.order_by("pk").select_for_update().values_list("pk"))


def _hold(*numbers: int) -> dict[int, Author]:
    """Wholly, so that nobody puts one of them into a byline meanwhile."""
    rows = Author.objects.filter(pk__in=numbers).order_by("pk").select_for_update()
    return {row.pk: row for row in rows}


def _withheld() -> Author:
    """The one that stands for all names that are withheld; made when first needed."""
    names = {}
    for code in CODES:
        with override(code):
            names[f"name_{code}"] = gettext("Name withheld")
    row, is_new = Author.objects.get_or_create(kind=Author.Kind.WITHHELD, defaults=names)
    if is_new:
        after.author_made(row)
    return row


def _refuse_nameless(other: Author, languages: Collection[str]) -> None:
    for code in sorted(languages):
        if not other.name_in(code):
            words = byline_reasons.NAMELESS % {"language": LANGUAGES[code].name}
            raise Refused(Decision(False, "names", words))


def _replace(author: Author, other: Author) -> None:
    """In each byline that has both, the other stays where it stands."""
    links = Byline.objects.filter(author_id=author.pk)
    has_both = Byline.objects.filter(author_id=other.pk).values("article")
    links.filter(article__in=has_both).delete()
    links.update(author_id=other.pk)
