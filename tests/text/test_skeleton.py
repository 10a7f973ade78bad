import pytest

from articles.text.skeleton import skeleton


@pytest.mark.parametrize(
    ("arabic", "kurmanji", "sorani", "key"),
    [
        ("القامشلي", "Qamişlo", "قامیشلۆ", "qmşl"),
        ("دير الزور", "Dêrezor", "دێرەزۆر", "drzr"),
        ("خانقين", "Xaneqîn", "خانەقین", "xnqn"),
        ("منبج", "Minbic", "مەنبج", "mnbc"),
        ("البيشمركة", "Pêşmerge", "پێشمەرگە", "bşmrk"),
        ("الحسكة", "Hesekê", "حەسەکە", "hsk"),
        ("كوباني", "Kobanê", "کۆبانێ", "kbn"),
    ],
)
def test_one_name_in_three_languages_has_one_skeleton(arabic, kurmanji, sorani, key):
    assert {skeleton(arabic), skeleton(kurmanji), skeleton(sorani)} == {key}


@pytest.mark.parametrize("name", ["هه\u200cولێر", "هەولێر", "Hewlêr", "HEWLÊR"])
def test_spellings_of_one_language_share_the_skeleton(name):
    assert skeleton(name) == "hlr"


@pytest.mark.parametrize("name", ["", "…", "٢٠١٨", "أو", "\ud800"])
def test_no_consonants_no_skeleton(name):
    assert skeleton(name) == ""
