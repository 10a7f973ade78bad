"""Names of months and weekdays as the region's press writes them, also where the house would not.

Written for this newsroom after what its papers and agencies print; the house's own month names are
in `articles.text.dates`.
"""

# Levantine and western names of the months, in order, each with its accepted spellings.
LEVANTINE: tuple[tuple[str, ...], ...] = (
    ("كانون الثاني",),
    ("شباط",),
    ("آذار", "اذار"),
    ("نيسان",),
    ("أيار", "ايار"),
    ("حزيران",),
    ("تموز",),
    ("آب", "اب"),
    ("أيلول", "ايلول"),
    ("تشرين الأول", "تشرين الاول"),
    ("تشرين الثاني",),
    ("كانون الأول", "كانون الاول"),
)
WESTERN: tuple[tuple[str, ...], ...] = (
    ("يناير",),
    ("فبراير",),
    ("مارس",),
    ("أبريل", "إبريل", "ابريل"),
    ("مايو",),
    ("يونيو", "يونيه"),
    ("يوليو", "يوليه"),
    ("أغسطس", "اغسطس", "غشت"),
    ("سبتمبر", "شتنبر"),
    ("أكتوبر", "اكتوبر"),
    ("نوفمبر", "نونبر"),
    ("ديسمبر", "دجنبر"),
)
SORANI: tuple[tuple[str, ...], ...] = (
    ("کانوونی دووەم", "کانونی دووەم"),
    ("شوبات", "شووبات"),
    ("ئازار", "ئادار"),
    ("نیسان",),
    ("ئایار", "ئەیار", "مایس"),
    ("حوزەیران", "حوزەیڕان"),
    ("تەمووز", "تەموز"),
    ("ئاب",),
    ("ئەیلوول", "ئەیلول"),
    ("تشرینی یەکەم",),
    ("تشرینی دووەم",),
    ("کانوونی یەکەم", "کانونی یەکەم"),
)
KURMANJI: tuple[tuple[str, ...], ...] = (
    ("çile", "rêbendan", "kanûna paşîn", "kanûna duyem"),
    ("sibat", "reşemî", "şubat"),
    ("adar",),
    ("nîsan", "avrêl"),
    ("gulan",),
    ("hezîran", "pûşper"),
    ("tîrmeh",),
    ("tebax", "gelawêj"),
    ("îlon", "rezber"),
    ("cotmeh", "kewçêr", "çiriya pêşîn"),
    ("mijdar", "sermawez", "çiriya paşîn"),
    ("kanûn", "berfanbar", "kanûna pêşîn", "kanûna yekem"),
)
# Month names in order; Arabic has both sets, one after the other.
MONTHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ar": LEVANTINE + WESTERN,
    "ckb": SORANI,
    "kmr": KURMANJI,
}

# From Monday, as `date.weekday()` counts; the first spelling is the one offered.
WEEKDAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ar": (
        ("الاثنين", "الإثنين"),
        ("الثلاثاء",),
        ("الأربعاء", "الاربعاء"),
        ("الخميس",),
        ("الجمعة",),
        ("السبت",),
        ("الأحد", "الاحد"),
    ),
    "ckb": (
        ("دووشەممە", "دوشەممە", "دوو شەممە"),
        ("سێشەممە", "سێ شەممە"),
        ("چوارشەممە", "چوار شەممە"),
        ("پێنجشەممە", "پێنج شەممە"),
        ("هەینی", "ھەینی", "جومعە"),
        ("شەممە",),
        ("یەکشەممە", "یەک شەممە"),
    ),
    "kmr": (
        ("duşem", "duşemb"),
        ("sêşem", "sêşemb"),
        ("çarşem", "çarşemb"),
        ("pêncşem", "pêncşemb"),
        ("în", "înî"),
        ("şemî", "şem"),
        ("yekşem", "yekşemb"),
    ),
}
