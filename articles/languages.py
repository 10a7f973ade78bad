"""The languages the newsroom publishes in: names, scripts and directions. Pure data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of publication; `code` is what stands in addresses, columns and `lang`.

    `open_graph_locale` is spelled as in the list of those who read it: Sorani is `cb_IQ` there.
    """

    code: str
    name: str
    english_name: str
    direction: str
    script: str
    hreflang: tuple[str, ...]
    open_graph_locale: str

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"


ARABIC = Language("ar", "العربية", "Arabic", "rtl", "Arab", ("ar",), "ar_AR")
SORANI = Language("ckb", "سۆرانی", "Sorani Kurdish", "rtl", "Arab", ("ckb", "ku-Arab"), "cb_IQ")
KURMANJI = Language(
    "kmr", "Kurmancî", "Kurmanji Kurdish", "ltr", "Latn", ("ku", "ku-Latn"), "ku_TR"
)

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ARABIC, SORANI, KURMANJI)
}
CODES: tuple[str, ...] = tuple(LANGUAGES)
CHOICES: tuple[tuple[str, str], ...] = tuple(
    (language.code, language.name) for language in LANGUAGES.values()
)


def is_published_in(code: str) -> bool:
    """Whether `code` is one of the languages of publication."""
    return code in LANGUAGES


def label_in(name: str, code: str) -> str:
    """The label of a field that exists once per language, as in "Name · Kurmancî"."""
    return f"{name} · {LANGUAGES[code].name}"
