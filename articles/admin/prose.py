"""A field for text in a language of publication, whatever the interface speaks."""

from articles.languages import LANGUAGES


def prose(language: str, **attributes: object) -> dict[str, object]:
    """The attributes of a field for text in `language`, whatever the interface speaks."""
    known = LANGUAGES[language]
    return {
        "lang": known.code,
        "dir": known.direction,
        "autocomplete": "off",
        "spellcheck": "false",
        **attributes,
    }
