"""The mails that tell of notices: plain text, in whatever language is active.

What stands in a mail is read on locked phones and by whoever runs the mail: the subject never holds
a headline, nothing names who did it, and of a story that is to be kept close a mail says only that
something is at the desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Notice
from articles.text.characters import line, shows

Kind = Notice.Kind

# Of more a mail tells only how many they are.
MOST = 20


@dataclass(frozen=True)
class Item:
    """What one notice says in a mail; `headline` may be "", `path` leads to it at the desk."""

    kind: Kind
    headline: str
    path: str


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def is_kept_close(notice: Notice, now: datetime) -> bool:
    """Whether a mail must not say what it is about: an embargo, a risk flag or a kill stands.

    The notice was read `with_what_may_be_said`.
    """
    story = notice.article
    embargoed = [each for each in (story, story.part_of) if each and _is_embargoed(each, now)]
    return bool(notice.is_killed or story.dangers or embargoed)


def _is_embargoed(story: Article, now: datetime) -> bool:
    return story.embargo_until is not None and now < story.embargo_until


def item_of(notice: Notice) -> Item:
    """What a mail says of a notice that it may be open about."""
    version = notice.translation
    if version is None:
        path = reverse("admin:articles_article_change", args=[notice.article_id])
        return Item(Kind(notice.kind), "", path)
    path = reverse("admin:articles_translation_change", args=[version.pk])
    headline = line(version.latest_revision.headline)
    anchor = f"#{notice.anchor}" if notice.anchor else ""
    return Item(Kind(notice.kind), headline if shows(headline) else "", path + anchor)


def letter(items: Sequence[Item], *, closed: int, more: int, site: str) -> Letter:
    """The mail about these, and about `closed` of which it says nothing; `more` are left out.

    `site` is the address of the site, or "": then it leads nowhere.
    """
    told = [_told(item, site) for item in items]
    if closed:
        told.append(_at_desk(closed))
    if more:
        said = ngettext("%(number)s more at the desk.", "%(number)s more at the desk.", more)
        told.append(said % {"number": more})
    told.append(_foot(site))
    return Letter(_subject(items, closed + more), "\n\n".join(filter(None, told)) + "\n")


def _subject(items: Sequence[Item], others: int) -> str:
    if len(items) == 1 and not others:
        return str(items[0].kind.label)
    return _at_desk(len(items) + others)


def _at_desk(number: int) -> str:
    if number == 1:
        return _("There is something for you at the desk.")
    said = ngettext("%(number)s notices at the desk.", "%(number)s notices at the desk.", number)
    return said % {"number": number}


def _told(item: Item, site: str) -> str:
    lines = [str(item.kind.label), item.headline, f"{site}{item.path}" if site else ""]
    return "\n".join(filter(None, lines))


def _foot(site: str) -> str:
    if not site:
        return ""
    everything, choices = _("All notices:"), _("How you are told:")
    return (
        f"{everything} {site}{reverse('admin:notices')}\n"
        f"{choices} {site}{reverse('admin:notice_wishes')}"
    )
