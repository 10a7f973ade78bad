import pytest

from tests.copydesk.desk import remarks

REPAIRED = [
    ("M1", "jı bo Kobanê", "jı", "ji"),
    ("M1", "Bıjan hat", "Bıjan", "Bijan"),
    ("M1", "li İranê", "İranê", "Îranê"),
    ("M1", "li\u0307 malê", "li\u0307", "li"),
    ("M2", "Șêx", "Șêx", "Şêx"),
    ("M2", "hȇz û zȋv û sȗr", "hȇz", "hêz"),
    ("M3", "Giþtî", "Giþtî", "Giştî"),
    ("M3", "weþanên Þamê", "Þamê", "Şamê"),
    ("M4", "li Kobane", "Kobane", "Kobanê"),
    ("M4", "nuce ya nû", "nuce", "nûçe"),
    ("M4", "Qamisloyê", "Qamislo", "Qamişlo"),
    ("M4", "jin u mêr", "u", "û"),
    ("M4", "li Girê Spi", "Girê Spi", "Girê Spî"),
    ("M4", "Cima neçû?", "Cima", "Çima"),
    ("M4", "li gori wan", "gori", "gorî"),
    ("M4", "Reveberiya Xweser", "Reveberiya", "Rêveberiya"),
    ("M4", "hemuyan dît", "hemu", "hemû"),
    ("M5", "PYD’ê, PYD’ê û PYD'ê", "PYD'ê", "PYD’ê"),
    ("M5", "PYDê, HPGê û PYD’ê", "PYD’ê", "PYDê"),
    ("M5", "şerê DAIŞ ê dijwar e", "DAIŞ ê", "DAIŞê"),
    ("M6", "20 ê Adarê", "20 ê", "20ê"),
    ("M6", "di sala 2018 an de", "2018 an", "2018an"),
    ("M6", "sedsala 21 emîn", "21 emîn", "21emîn"),
    ("M7", "Tirkiye, Tirkîye û Tirkiye", "Tirkîye", "Tirkiye"),
    ("M8", "jibo gel", "jibo", "ji bo"),
    ("M8", "ew bihevre çûn", "bihevre", "bi hev re"),
    ("M8", "Liser maseyê", "Liser", "Li ser"),
    ("M9", "Ew hat، ew çû", "،", ","),
    ("M9", "Ew kî ye؟", "؟", "?"),
    ("M9", "Wî got «erê».", "«", "“"),
    ("M9", "Wî got «erê».", "»", "”"),
    ("M10", "QAMİŞLO", "QAMİŞLO", "QAMIŞLO"),
    ("C15", "Êzidî û Êzdî", "Êzdî", "Êzidî"),
]


@pytest.mark.parametrize(("rule", "text", "place", "replacement"), REPAIRED)
def test_fault_is_found_with_its_repair(rule, text, place, replacement):
    assert (place, replacement) in remarks(text, "kmr", rule)


@pytest.mark.parametrize("text", ["bu gün hat", "değil", "ew göt"])
def test_turkish_word_is_found(text):
    assert len(remarks(text, "kmr", "M11")) == 1


SILENT = [
    ("C3", "Wî got „Guten Tag,“ û çû"),
    ("C4", "Wî got „Guten Tag“ û „bi xêr hatî”"),
    ("C5", "Wî got „Guten Tag“ û çû"),
    ("M1", "Li Yılmaz Güney Parkı û Taksim Meydanı"),
    ("M5", "Civîna PYD’ê û YPG’ê û NY’yê"),
    ("M1", "ji bo Bijan"),
    ("M1", "Li Diyarbakır û Kılıçdaroğlu"),
    ("M1", "Ji Diyarbakırê û Iğdırê, Yılmazî got"),
    ("M1", "Wî got “ağır ve yalnız” bi tirkî"),
    ("M1", "QAMİŞLO"),
    ("M2", "Şêx, hêz, zîv"),
    ("M3", "Giştî"),
    ("M4", "xelkê Kobaniyê, zimanê kurdiya nivîskî"),
    ("M4", "gundiyan, siyasiyan, aboriya nû, çareseriyek, rêveberiyê, Gori bajar e"),
    ("M8", "bihêz, bilez, birêz, bihevketin, jixwe, digel, lidarxistin, jibîrkirin, dibin"),
    ("M4", "Kobanê, nûçe, U20, “u” tîpek e"),
    ("M5", "PYD’ê û HPG’ê"),
    ("M5", "ew PKK ê ku hat"),
    ("M6", "20ê Adarê, 10 an 20, ew 5 ê ku hatin"),
    ("M7", "Tirkiye û Sûriye, îro diyar e"),
    ("M8", "ji bo gel li ser maseyê, dibin şahid"),
    ("M9", "Wî got “erê”, na?"),
    ("M9", "Bi erebî «السلام، عليكم» got"),
    ("M10", "ŞENGAL, QAMIŞLO, Îran"),
    ("M11", "Erdoğan, Öcalan û Köln"),
    ("M11", "Wî got “özgürlük” bi tirkî"),
]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_what_only_looks_like_a_fault_is_left_alone(rule, text):
    assert remarks(text, "kmr", rule) == []
