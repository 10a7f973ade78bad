"""The rules of each language with the functions that keep them; `table` has their names."""

from collections.abc import Callable, Iterator

from articles.copydesk import (
    arabic_figures,
    arabic_hamza,
    arabic_letters,
    arabic_spelling,
    arabic_usage,
    calendar,
    coordinates,
    desk_links,
    hashtags,
    kurmanji_letters,
    kurmanji_spelling,
    latin_marks,
    names,
    phones,
    punctuation,
    quotes,
    repetition,
    residue,
    scripts,
    sorani_letters,
    sorani_spelling,
    spacing,
    spellings,
)
from articles.copydesk.findings import Remark
from articles.copydesk.reading import Reading

Rule = Callable[[Reading], Iterator[Remark]]

# What puts a source at risk.
SAFETY: dict[str, Rule] = {
    "S1": phones.phone_numbers,
    "S2": coordinates.coordinates,
    "S3": coordinates.map_links,
    "S4": desk_links.desk_links,
}
EVERY_LANGUAGE: dict[str, Rule] = SAFETY | {
    "C1": spacing.doubled_spaces,
    "C2": spacing.space_before_mark,
    "C3": spacing.no_space_after_mark,
    "C4": quotes.unbalanced,
    "C5": spacing.space_inside,
    "C6": repetition.repeated_words,
    "C7": residue.invisible_residue,
    "C8": residue.presentation_forms,
    "C9": punctuation.digit_families,
    "C10": punctuation.repeated_marks,
    "C11": punctuation.ellipsis_form,
    "C12": hashtags.broken_hashtags,
    "C13": residue.page_residue,
    "C14": quotes.straight_quotes,
    "C15": names.two_spellings,
    "C16": residue.entities,
    "C17": calendar.weekday_of_date,
    "C18": repetition.repeated_phrases,
    "C19": scripts.mixed_scripts,
    "C20": residue.decomposed_letters,
    "C21": quotes.mixed_pairs,
    "A22": spellings.house_spellings,
}
ARABIC: dict[str, Rule] = {
    "A1": latin_marks.latin_marks,
    "A2": arabic_letters.tatweel,
    "A3": arabic_letters.foreign_letters,
    "A4": arabic_spelling.maqsura,
    "A5": arabic_hamza.missing_hamza,
    "A6": arabic_hamza.extra_hamza,
    "A7": arabic_spelling.alef_after_hamza,
    "A8": arabic_spelling.bare_adverbs,
    "A9": arabic_spelling.tanwin_position,
    "A10": arabic_usage.lone_conjunction,
    "A11": arabic_usage.lone_proclitic,
    "A12": arabic_usage.inna_after_verb,
    "A13": arabic_usage.comma_after_verb,
    "A14": arabic_usage.fixed_phrases,
    "A15": arabic_figures.clock,
    "A16": arabic_figures.double_months,
    "A17": arabic_spelling.heh,
    "A18": quotes.turned_quotes,
    "A19": arabic_letters.stray_marks,
    "A20": arabic_figures.glued_unit,
    "A21": arabic_figures.percent_sign,
}
SORANI: dict[str, Rule] = {
    "K1": sorani_letters.arabic_letters,
    "K2": sorani_letters.heh_with_joiner,
    "K3": sorani_letters.lost_joiners,
    "K4": sorani_letters.two_letters_for_h,
    "K5": sorani_letters.old_font_letters,
    "K6": sorani_spelling.initial_r,
    "K7": sorani_spelling.initial_double_w,
    "K8": sorani_spelling.initial_vowel,
    "K9": latin_marks.latin_marks,
    "K10": sorani_spelling.glued_and,
    "K11": sorani_spelling.number_endings,
    "K12": sorani_letters.loose_small_v,
    "K13": sorani_letters.tatweel,
    "K14": names.two_sorani_words,
    "K15": sorani_spelling.foreign_letters,
}
KURMANJI: dict[str, Rule] = {
    "M1": kurmanji_letters.turkish_i,
    "M2": kurmanji_letters.look_alikes,
    "M3": kurmanji_letters.wrong_code_page,
    "M4": kurmanji_spelling.missing_accents,
    "M5": kurmanji_spelling.acronym_endings,
    "M6": kurmanji_spelling.number_endings,
    "M7": names.iy_and_long_iy,
    "M8": kurmanji_spelling.glued_prepositions,
    "M9": latin_marks.arabic_marks,
    "M10": kurmanji_letters.turkish_capital_i,
    "M11": kurmanji_letters.foreign_letters,
}
RULES: dict[str, dict[str, Rule]] = {
    "ar": EVERY_LANGUAGE | ARABIC,
    "ckb": EVERY_LANGUAGE | SORANI,
    "kmr": EVERY_LANGUAGE | KURMANJI,
}
