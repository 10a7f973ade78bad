"""Buttons and counters that come along when a page is copied. Written for this newsroom."""

import re

PAGE_PARTS: frozenset[str] = frozenset(
    """
    مشاركة
    شارك
    شارك الخبر
    شارك المقال
    مشاركة الخبر
    إعلان
    إعلانات
    طباعة
    نسخ الرابط
    اقرأ المزيد
    اقرأ أيضاً
    اقرأ أيضًا
    اقرأ أيضا
    تابعنا
    تابعنا على فيسبوك
    التعليقات
    أرسل إلى صديق
    پارڤە بکە
    هاوبەشی پێ بکە
    بڵاوی بکەوە
    ڕیکلام
    چاپکردن
    زیاتر بخوێنەوە
    parve bike
    parvekirin
    par ve bike
    reklam
    çap bike
    bêhtir bixwîne
    zêdetir bixwîne
    share
    share this
    tweet
    print
    email
    copy link
    advertisement
    advertisements
    sponsored
    read more
    read also
    related
    comments
    facebook
    twitter
    whatsapp
    telegram
    """.strip()
    .casefold()
    .split("\n    ")
)

_COUNTED = (
    "views|view|shares|share|likes|comments|مشاهدة|مشاهدات|المشاهدات|عدد المشاهدات|مشاركة|مشاركات"
    "|تعليق|تعليقات|بینین|بینەر|dîtin|xwendin|parvekirin"
)
_NUMBER = r"[0-9٠-٩۰-۹]{1,3}(?:[.,٬٫]?[0-9٠-٩۰-۹]{1,3}){0,4}\s?[km]?"
COUNTERS = re.compile(rf"{_NUMBER}|{_NUMBER}\s?(?:{_COUNTED})|(?:{_COUNTED})\s?:?\s?{_NUMBER}")
