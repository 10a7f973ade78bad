"""The numbers of a translation held against those of its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.admin.writing.forms import WritingForm
from articles.languages import LANGUAGES, Language
from articles.models import Revision
from articles.text.plain import passages, to_plain
from articles.text.told_numbers import ToldNumber, numbers_of
from articles.workflow.texts.content import Content

from .proofreading import content_in
from .source import SourcePanel

# More of them are a text that has yet to be written.
MOST_SHOWN = 20
LINES = ("kicker", "headline", "standfirst")


@dataclass(frozen=True)
class NumbersPanel:
    """What one text tells and the other does not; `hidden` counts what is not shown."""

    source_language: Language
    language: Language
    lacking: Sequence[ToldNumber]
    strange: Sequence[ToldNumber]
    hidden: int
    has_any: bool

    @property
    def count(self) -> int:
        return len(self.lacking) + len(self.strange) + self.hidden


def numbers_beside(
    source: Revision, texts: Mapping[str, str], *, languages: tuple[str, str]
) -> NumbersPanel:
    """The numbers of a source held against those of its translation, whose languages they are.

    `texts` holds the translation's lines by name and its body as plain text.
    """
    theirs = numbers_of([*(getattr(source, name) for name in LINES), *passages(source.body)])
    ours = numbers_of([*(texts[name] for name in LINES), *texts["body"].splitlines()])
    lacking = [told for value, told in theirs.items() if value not in ours]
    strange = [told for value, told in ours.items() if value not in theirs]
    return NumbersPanel(
        *(LANGUAGES[code] for code in languages),
        lacking[:MOST_SHOWN],
        strange[:MOST_SHOWN],
        hidden=sum(max(0, len(each) - MOST_SHOWN) for each in (lacking, strange)),
        has_any=bool(theirs or ours),
    )


def numbers_on_screen(
    source: SourcePanel | None, language: str, shown: WritingForm | Content
) -> NumbersPanel | None:
    """The same for what stands in a form, or for a stored text; None without a source."""
    if source is None:
        return None
    content = content_in(shown) if isinstance(shown, WritingForm) else shown
    texts = {name: getattr(content, name) for name in LINES}
    texts["body"] = to_plain(content.body)
    languages = (source.language.code, language)
    return numbers_beside(source.revision, texts, languages=languages)
