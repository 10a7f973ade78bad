"""Texts that real desks paste: three scripts, marks, joiners, controls, and anything at all."""

from hypothesis import strategies as st

LETTERS = "ابتدرسعقكلموهيىةأإآؤئءیکگپچژڤەێۆڕڵھABCIİabcıiêîûşçÊÎÛŞÇșþý"
MARKS = "\u064b\u064e\u0651\u0653\u0654\u0655\u065a\u0670\u0301\u0302\u0327ـ"
JOINERS = "\u200b\u200c\u200d\ufeff\u00ad"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202e\u2066\u2067\u2069"
SIGNS = " \t\n\u00a0\u202f.,;:!?،؛؟…«»“”'’#_/-%٪٫٬&()"
FORMS = "ﺳﻮﺭﻳﺎﻻﷲﷺﹰﹱ"
DIGITS = "0189٠١٨٩۰۱۸۹"

pasted = st.text(
    st.sampled_from(LETTERS + MARKS + JOINERS + CONTROLS + SIGNS + FORMS + DIGITS), max_size=60
)
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
texts = st.one_of(pasted, anything)
