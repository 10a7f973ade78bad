"""What the demo's data is made of."""

from dataclasses import dataclass, field
from enum import IntEnum, auto

Names = dict[str, str]


class Stage(IntEnum):
    """How far a text is taken; those before APPROVED are reached without an editor's yes."""

    DRAFT = auto()
    SUBMITTED = auto()
    SENT_BACK = auto()
    APPROVED = auto()
    SCHEDULED = auto()
    LIVE = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True)
class DemoVersion:
    """A text in one language; `text` is plain, blank lines between its paragraphs.

    `then` is a later text over this one, written once every language has had its first; `kind` is
    what a change is to readers, who get the `note` of a correction. Else the note goes to the desk.
    `remark` is what the publisher says of words of the text, as (words, comment), and `better` what
    they suggest for others, as (words, wording).
    """

    headline: str
    standfirst: str
    text: str
    stage: Stage = Stage.LIVE
    note: str = ""
    kind: str = "text"
    then: "DemoVersion | None" = None
    remark: tuple[str, str] | None = None
    better: tuple[str, str] | None = None


@dataclass(frozen=True)
class DemoStory:
    """A story with its versions by language; the first one is the original.

    `hours` is how long before now its original came out, or was written. With `posts` it is live.
    """

    key: str
    section: str
    versions: dict[str, DemoVersion]
    bylines: tuple[str, ...] = ("newsdesk",)
    genre: str = "news"
    photo: str = ""
    hours: float = 1.0
    posts: tuple["DemoStory", ...] = ()


@dataclass(frozen=True)
class Concept:
    """A tag: its names, its kind, and by language how else it is spelled."""

    names: Names
    kind: str = "topic"
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
