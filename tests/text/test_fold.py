import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import CODES
from articles.text.fold import fold
from articles.text.letters import pairs
from tests.examples import examples

from .strategies import texts

LONGEST_SIGN = len("صلى الله عليه وسلم")  # U+FDFA
# Marks that make another letter of the one before: ا with hamza above is أ.
COMPOSING = "\u0653\u0654\u0655\u065a"
EVERY_CODE_POINT = "".join(map(chr, range(sys.maxunicode + 1)))

# One entry per row of the mapping table: row, language, text, key.
ROWS = [
    ("0 letters' shapes", "ar", "ﺳﻮﺭﻳﺎ", "سوريا"),
    ("0 raised and lowered digits", "ar", "10⁶ CO₂", "106 co2"),
    ("0 lam-alef", "ar", "ﺳﻼﻡ", "سلام"),
    ("0 rial has the Arabic yeh", "ar", "\ufdfc", "ريال"),
    ("0 Allah", "ar", "\ufdf2", "الله"),
    ("0 letters' shapes", "ckb", "ﮐﻮﺭﺩﺳﺘﺎﻥ", "کوردستان"),
    ("0 lone tanwin brings no space", "ar", "شكرا\ufe70", "شكرا"),
    ("1 decomposed alef with hamza", "ar", "ا\u0654حمد", "احمد"),
    ("1 decomposed alef with madda", "ar", "ا\u0653مال", "امال"),
    ("1 decomposed alef, hamza below", "ar", "ا\u0655دارة", "اداره"),
    ("1 decomposed waw with hamza", "ar", "سو\u0654ال", "سوال"),
    ("1 decomposed yeh with hamza", "ar", "ري\u0654يس", "رييس"),
    ("1 decomposed yeh with hamza", "ckb", "ي\u0654ازاد", "ئازاد"),
    ("1 Farsi yeh with hamza", "ckb", "ی\u0654ازاد", "ئازاد"),
    ("2 heh and ZWNJ", "ckb", "هه\u200cولێر", "ەەولیر"),
    ("2 doachashmee heh and ZWNJ", "ckb", "ھھ\u200cولێر", "ەەولیر"),
    ("2 heh and ZWNJ", "ar", "ده\u200cوك", "دهوك"),
    ("3 right-to-left mark", "ar", "\u200fداعش\u200f", "داعش"),
    ("3 soft hyphen", "kmr", "Ko\u00adbanê", "kobane"),
    ("3 embedding", "ckb", "\u202bکوردستان\u202c", "کوردستان"),
    ("3 literal entity", "ckb", "هه&zwnj;ولێر", "ەەولیر"),
    ("3 numbered entity", "ckb", "هه&#8204;ولێر", "ەەولیر"),
    ("3 not sign for ZWNJ", "ckb", "هه¬ولێر", "ەەولیر"),
    ("4 tatweel", "ar", "العـــراق", "العراق"),
    ("4 tatweel after a number", "ckb", "2018ـدا", "2018 دا"),
    ("4 no tatweel after a number", "ckb", "2018دا", "2018 دا"),
    ("4 tatweel before a number", "ar", "بـ2018", "ب 2018"),
    ("5 harakat", "ar", "مُحَمَّدٌ", "محمد"),
    ("5 dagger alef", "ar", "هٰذا", "هذا"),
    ("5 Koranic marks", "ar", "قل\u06d6\u06e0\u06ed", "قل"),
    ("6 Arabic digits", "ar", "٢٠١٨", "2018"),
    ("6 extended digits", "ckb", "۲۰۱۸", "2018"),
    ("6 Arabic digits", "kmr", "٢٠١٨", "2018"),
    ("6 decimal mark", "ar", "٣٫٥", "3.5"),
    ("6 thousands mark", "ar", "١٬٠٠٠", "1,000"),
    ("6 percent", "ckb", "٧٠٪", "70%"),
    ("7 alefs", "ar", "آأإٱ", "اااا"),
    ("7 alefs", "ckb", "آأإٱ", "اااا"),
    ("8 waw with hamza", "ar", "مؤتمر", "موتمر"),
    ("8 waw with hamza for oe", "ckb", "کؤبانێ", "کوبانی"),
    ("9 yeh with hamza", "ar", "رئيس", "رييس"),
    ("9 yeh with hamza is a letter", "ckb", "ئازاد", "ئازاد"),
    ("10 lone hamza is kept", "ar", "سماء", "سماء"),
    ("10 hamza on two carriers, by a list", "ar", "المسئولين", "المسوولين"),
    ("10 hamza on two carriers, by a list", "ar", "المسؤولين", "المسوولين"),
    ("10 hamza on two carriers, by a list", "ar", "لشئون", "لشوون"),
    ("10 other words with these letters", "ar", "ناشئون", "ناشيون"),
    ("10 two spellings, by a list", "ar", "للديموقراطية", "للديمقراطيه"),
    ("11 teh marbuta", "ar", "الإدارة", "الاداره"),
    ("11 teh marbuta", "ckb", "دائرة", "دائرە"),
    ("12 yehs", "ar", "ىيیے", "يييي"),
    ("12 yehs", "ckb", "ىيیے", "یییی"),
    ("13 kafs", "ar", "كکڪ", "ككك"),
    ("13 kafs", "ckb", "كکڪ", "ککک"),
    ("14 hehs", "ar", "هھەۀہ", "ههههه"),
    ("14 hehs", "ckb", "هھەۀہ", "ەەەەە"),
    ("15 rehs and lams", "ar", "ڕڒڔڵڶڷ", "رررللل"),
    ("15 rehs and lams", "ckb", "ڕڒڔڵڶڷ", "رررللل"),
    ("16 oe and ee", "ar", "ۆێ", "وي"),
    ("16 oe and ee", "ckb", "ۆێ", "وی"),
    ("16 long u", "ckb", "سووریا", "سوریا"),
    ("16 two waws are Arabic", "ar", "داوود", "داوود"),
    ("16 lam with small v below", "ckb", "سا\u0644\u065a", "سال"),
    ("16 waw with small v", "ckb", "ک\u0648\u065aبان", "کوبان"),
    ("16 yeh with small v", "ckb", "ش\u06cc\u065aر", "شیر"),
    ("16 Arabic yeh with small v", "ckb", "ش\u064a\u065aر", "شیر"),
    ("17 Kurdish consonants", "ar", "گپڤچژ", "كبفجج"),
    ("17 Kurdish consonants", "ckb", "گپڤچژ", "گپڤچژ"),
    ("18 dotted and dotless i", "kmr", "İranI jı", "irani ji"),
    ("18 dotted and dotless i", "ar", "İIı", "iii"),
    ("18 dotted and dotless i", "ckb", "İIı", "iii"),
    ("19 accented letters", "kmr", "êîûşç ÊÎÛŞÇ", "eiusc eiusc"),
    ("19 decomposed accents", "kmr", "Kobane\u0302", "kobane"),
    ("20 look-alikes", "kmr", "Șêx șȇȋȗ éëǔú", "sex seiu eeuu"),
    ("21 mojibake", "kmr", "Giþtî Þam ýro baðçe", "gisti sam iro bagce"),
    ("22 apostrophe and case ending", "kmr", "DAIŞ’ê", "dais"),
    ("22 straight apostrophe", "kmr", "DAIŞ'ê", "dais"),
    ("22 modifier apostrophe", "kmr", "PYDʼya", "pyd"),
    ("22 grave accent", "kmr", "PYD`yê", "pyd"),
    ("22 case ending of a number", "kmr", "10’ê Cotmeha 2015’an", "10 cotmeha 2015"),
    ("22 other words are kept", "kmr", "Min got 'ez têm'", "min got ez tem"),
    ("22 an opening quote is no apostrophe", "kmr", "'a ku", "a ku"),
    ("23 iy", "kmr", "Tirkîye", "tirkiye"),
    ("24 no-break spaces", "ar", "قوات\u00a0سوريا\u202fاليوم\u2009", "قوات سوريا اليوم"),
    ("24 no-break spaces", "ckb", "لە\u00a0کۆبانێ", "لە کوبانی"),
    ("24 no-break spaces", "kmr", "li\u00a0Kobanê\u2003îro", "li kobane iro"),
]


@pytest.mark.parametrize(("row", "language", "text", "key"), ROWS)
def test_every_row_of_the_table(row, language, text, key):
    assert fold(text, language) == key


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "سور", "السوريين"),
        ("ar", "زار", "وزارة"),
        ("ar", "كوبا", "كوباني"),
        ("ckb", "ئازاد", "یازاد"),
        ("ckb", "ژین", "جین"),
        ("kmr", "Kobanê", "Kobanî"),
    ],
)
def test_different_words_keep_different_keys(language, one, other):
    assert fold(one, language) != fold(other, language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "#الإدارة_الذاتية، و«داعش».. أيلول/سبتمبر؟", "الاداره الذاتيه و داعش ايلول سبتمبر"),
        ("ckb", "«کۆبانێ»؛ “هەولێر”…", "کوبانی ەەولیر"),
        ("kmr", "“Kobanê”, #Rojava... Dêrik/Dêrika", "kobane rojava derik derika"),
    ],
)
def test_signs_end_words_and_leave_one_space(language, text, words):
    assert fold(text, language) == words


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("text", ["", " ", "\n\t", "…", "❤️🙂", "\u200c", "\ud800", "\x00"])
def test_text_without_words_has_an_empty_key(language, text):
    assert fold(text, language) == ""


@given(text=texts)
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_folding_a_key_changes_nothing(language, text):
    key = fold(text, language)
    assert fold(key, language) == key


@given(text=texts)
@pytest.mark.parametrize("language", CODES)
def test_a_key_is_words_with_one_space_between(language, text):
    assert re.fullmatch(r"(?:[^\s«»#'_]+(?: [^\s«»#'_]+)*)?", fold(text, language))


@given(text=texts)
@pytest.mark.parametrize("language", CODES)
def test_a_key_is_never_longer_than_its_signs_spelled_out(language, text):
    assert len(fold(text, language)) <= LONGEST_SIGN * len(text)


@given(data=st.data(), before=texts, after=texts)
@examples(300)
@pytest.mark.parametrize("language", CODES)
def test_letters_of_one_row_have_one_key_in_any_surroundings(language, data, before, after):
    letter, key = data.draw(st.sampled_from(sorted(pairs(language).items())))
    after = after.lstrip(COMPOSING)

    assert fold(before + letter + after, language) == fold(before + key + after, language)


@pytest.mark.parametrize("language", CODES)
def test_every_code_point_at_once_is_folded(language):
    key = fold(EVERY_CODE_POINT, language)
    assert fold(key, language) == key


@pytest.mark.parametrize("language", CODES)
def test_long_runs_of_marks_are_dropped(language):
    assert fold("e" + "\u0301\u0323" * 5000 + "x", language) == "ex"


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        fold("text", "tr")
