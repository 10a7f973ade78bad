"""Names of months and days, and the shape of the week, per language. Defaults: editors may differ.

Arabic months are those of the Levant. Sorani months are Gregorian, never the solar names that some
catalogues put on them. Kurmanji months are those of the news agencies, one of four sets in use.
"""

from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        "ar": (
            "كانون الثاني",
            "شباط",
            "آذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ),
        "ckb": (
            "کانوونی دووەم",
            "شوبات",
            "ئازار",
            "نیسان",
            "ئایار",
            "حوزەیران",
            "تەمووز",
            "ئاب",
            "ئەیلوول",
            "تشرینی یەکەم",
            "تشرینی دووەم",
            "کانوونی یەکەم",
        ),
        "kmr": (
            "Çile",
            "Sibat",
            "Adar",
            "Nîsan",
            "Gulan",
            "Hezîran",
            "Tîrmeh",
            "Tebax",
            "Îlon",
            "Cotmeh",
            "Mijdar",
            "Kanûn",
        ),
    }
)

_WESTERN_ARABIC = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)

# «أيلول/سبتمبر», as agencies write for readers east and west; a house switch.
DOUBLE_MONTHS = MappingProxyType(
    dict(MONTHS)
    | {
        "ar": tuple(
            f"{own}/{western}" for own, western in zip(MONTHS["ar"], _WESTERN_ARABIC, strict=True)
        )
    }
)

# Monday first, as `date.weekday` counts.
WEEKDAYS = MappingProxyType(
    {
        "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
        "ckb": (
            "دووشەممە",
            "سێشەممە",
            "چوارشەممە",
            "پێنجشەممە",
            "هەینی",
            "شەممە",
            "یەکشەممە",
        ),
        "kmr": ("Duşem", "Sêşem", "Çarşem", "Pêncşem", "Înî", "Şemî", "Yekşem"),
    }
)

SATURDAY, FRIDAY = 5, 4
FIRST_DAY_OF_WEEK = MappingProxyType({"ar": SATURDAY, "ckb": SATURDAY, "kmr": SATURDAY})
WEEKEND = MappingProxyType(dict.fromkeys(("ar", "ckb", "kmr"), (FRIDAY, SATURDAY)))
