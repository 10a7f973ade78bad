"""Texts in which the rules of the copy desk meet each other, and anything at all."""

from hypothesis import strategies as st

from articles.languages import CODES

LETTERS = "ابتجدرسصطعفقكلمنهويىةأإآؤئءیکگپچژڤەێۆڕڵھہۀABCDIİabcdiıeêîuûsşçğöüÊÎÛŞÇșþýеο"
SIGNS = " \t\n\u00a0.,;:!?،؛؟…«»“”\"'’()[]#_/-%٪٫۔&;"
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2066\u2069\ufeff\u00adـ"
MARKS = "\u064b\u064e\u0650\u0654\u065a\u0302\u0307\u0327"
DIGITS = "01252019٠١٢۰۱۲"
FORMS = "ﺳﻮﺭﻻﷲﷺﹱ"
PIECES = [
    *("سوريا", "الديموقراطية", "الديمقراطية", "ديموقراطية", "احراز", "الادارة", "إستخدام", "فى"),
    *("مساءاً", "حاليا", "حالياً", "حاليًا", "لـ", "ب", "و", "وأوضح", "إن", "أن", "شدد،", "على"),
    *("جنب إلى جنب", "لا زال", "بالنسبة ل", "4,00", "ت. غ", "أيلول", "/", "سبتمبر", "أكتوبر"),
    *("الثلاثاء", "20 آذار 2019", "30كلم", "في", "كوردستان", "هه", "ههسهده", "ووڵات", "ازادی"),
    *("شارو", "2018دا", "2018ـدا", "2018 دا", "کەرکوک", "کەرکووک", "طورکیا", "راست", "بەل\u065aام"),
    *("jı", "İran", "QAMİŞLO", "Kobane", "PYD’ê", "PYD'ê", "DAIŞ ê", "20 ê", "Tirkiye", "Tirkîye"),
    *("jibo", "u", "Êzidî", "Êzdî", "Qamişlo", "Qamîşlo", "li", "#", "# ", "_ ", "__", "..", "..."),
    *("0944551207", "+963", "00", "٠٩٤٤", "هاتف", "37.0517", "41.2274", "36°", "12'", "N", "8H25+"),
    *("/admin/", "https://goo.gl/maps/a", "wa.me/963944551207", "”نعم“", "“نعم”"),
    *("&nbsp;", "&amp;", "&#1610;", "https://a.org/x,y", "Share", "e\u0302", "ا\u0654", "»", "«"),
]

signs = st.text(st.sampled_from(LETTERS + SIGNS + CONTROLS + MARKS + DIGITS + FORMS), max_size=40)
prose = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(SIGNS)), max_size=25).map(
    "".join
)
spaced = st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
anything = st.text(st.characters(exclude_categories=()), max_size=40)
texts = st.one_of(signs, prose, spaced, anything)
languages = st.sampled_from(CODES)
