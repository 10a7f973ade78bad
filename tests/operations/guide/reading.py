"""What docs/debian.md tells its reader to type, in its own words."""

import re
from dataclasses import dataclass

from django.conf import settings

GUIDE = settings.BASE_DIR / "docs/debian.md"
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[str, ...]

    def lines(self, which: int) -> list[str]:
        return self.blocks[which].splitlines()


def sections() -> dict[str, Section]:
    """By the first words of their titles, numbers left out."""
    parts = re.split(r"^## (.*)$", GUIDE.read_text(), flags=re.MULTILINE)[1:]
    found = {}
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        name = re.sub(r"^\d+\. ", "", title)
        found[name] = Section(name, tuple(BLOCK.findall(text)))
    return found


def in_place(text: str, known: dict[str, str]) -> str:
    """With what the guide leaves to its reader."""
    for words, own in known.items():
        text = text.replace(words, own)
    return text
