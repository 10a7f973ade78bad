"""What cleaning leaves out of a body or changes in it, counted for whoever saved it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import ngettext_lazy


class Loss(StrEnum):
    """Kinds of what does not stay as it was, in the order in which they are told."""

    LINK = "link"
    ADDRESS = "address"
    TABLE = "table"
    CAPTION = "caption"
    PICTURE = "picture"
    EMBEDDED = "embedded"
    STRUCK = "struck"
    UNKNOWN = "unknown"


Losses = Counter[Loss]


@dataclass(frozen=True, slots=True)
class Lost:
    """How often one kind of loss happened."""

    kind: Loss
    count: int


LABELS = {
    Loss.LINK: ngettext_lazy(
        "%(count)d link leads nowhere a story may link to; its words stay",
        "%(count)d links lead nowhere a story may link to; their words stay",
        "count",
    ),
    Loss.ADDRESS: ngettext_lazy(
        "%(count)d link was given its full, direct address",
        "%(count)d links were given their full, direct addresses",
        "count",
    ),
    Loss.TABLE: ngettext_lazy(
        "%(count)d table became paragraphs", "%(count)d tables became paragraphs", "count"
    ),
    Loss.CAPTION: ngettext_lazy(
        "%(count)d caption without its photo became a paragraph",
        "%(count)d captions without their photos became paragraphs",
        "count",
    ),
    Loss.PICTURE: ngettext_lazy(
        "%(count)d picture from elsewhere left out",
        "%(count)d pictures from elsewhere left out",
        "count",
    ),
    Loss.EMBEDDED: ngettext_lazy(
        "%(count)d video, sound or embedded page left out",
        "%(count)d videos, sounds or embedded pages left out",
        "count",
    ),
    Loss.STRUCK: ngettext_lazy(
        "%(count)d struck-out passage left out",
        "%(count)d struck-out passages left out",
        "count",
    ),
    Loss.UNKNOWN: ngettext_lazy(
        "%(count)d part that a story cannot hold left out",
        "%(count)d parts that a story cannot hold left out",
        "count",
    ),
}


def listed(losses: Losses) -> tuple[Lost, ...]:
    """The kinds that happened, in their order."""
    return tuple(Lost(kind, losses[kind]) for kind in Loss if losses[kind])


def describe(lost: Lost) -> str:
    """A loss in words fit to show to a writer, in the interface's language."""
    return LABELS[lost.kind] % {"count": lost.count}
