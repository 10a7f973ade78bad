"""The outlet, its sections, its authors and the tags that its hashtags mean."""

from .shapes import Concept, Names

OUTLET: Names = {"ar": "الجسر الجديد", "ckb": "پردی نوێ", "kmr": "Pira Nû"}
TAGLINE: Names = {
    "ar": "أخبار المدن والقرى كل يوم",
    "ckb": "هەموو ڕۆژێک هەواڵی شار و گوند",
    "kmr": "Her roj nûçeyên bajar û gundan",
}

SECTIONS: dict[str, Names] = {
    "local": {"ar": "محليات", "ckb": "ناوخۆ", "kmr": "Herêm"},
    "economy": {"ar": "اقتصاد", "ckb": "ئابووری", "kmr": "Aborî"},
    "farming": {"ar": "زراعة", "ckb": "کشتوکاڵ", "kmr": "Çandinî"},
    "education": {"ar": "تعليم", "ckb": "پەروەردە", "kmr": "Perwerde"},
    "culture": {"ar": "ثقافة", "ckb": "کولتوور", "kmr": "Çand"},
    "sport": {"ar": "رياضة", "ckb": "وەرزش", "kmr": "Werziş"},
}

# A person, a pseudonym and a desk.
AUTHORS: dict[str, tuple[str, Names]] = {
    "helin": ("person", {"ar": "هيلين عمر", "ckb": "هێلین عومەر", "kmr": "Hêlîn Omer"}),
    "khabur": ("person", {"ar": "ابن الخابور", "ckb": "کوڕی خابوور", "kmr": "Kurê Xabûr"}),
    "newsdesk": ("desk", {"ar": "قسم الأخبار", "ckb": "بەشی هەواڵ", "kmr": "Beşa Nûçeyan"}),
}

TAGS: tuple[Concept, ...] = (
    Concept(
        {"ar": "القامشلي", "ckb": "قامیشلۆ", "kmr": "Qamişlo"},
        "place",
        {"ar": ("قامشلو",), "ckb": ("قامشلۆ",), "kmr": ("Qamişlê",)},
    ),
    Concept(
        {"ar": "كوباني", "ckb": "کۆبانی", "kmr": "Kobanê"},
        "place",
        {"kmr": ("Kobanî",)},
    ),
    Concept(
        {"ar": "الحسكة", "ckb": "حەسەکە", "kmr": "Hesekê"},
        "place",
        {"ar": ("حسكة",), "ckb": ("حەسەکێ",)},
    ),
    Concept(
        {"ar": "ديريك", "ckb": "دێریک", "kmr": "Dêrik"},
        "place",
        {"ar": ("المالكية",), "kmr": ("Dêrikê",)},
    ),
    Concept({"ar": "عامودا", "ckb": "عاموودا", "kmr": "Amûdê"}, "place", {"kmr": ("Amûda",)}),
    Concept({"ar": "الحصاد", "ckb": "دروێنە", "kmr": "Dirûn"}, spellings={"ar": ("حصاد",)}),
    Concept({"ar": "المياه", "ckb": "ئاو", "kmr": "Av"}, spellings={"ar": ("مياه",)}),
    Concept(
        {"ar": "الكهرباء", "ckb": "کارەبا", "kmr": "Elektrîk"},
        spellings={"ar": ("كهرباء",), "kmr": ("Kareba",)},
    ),
    Concept(
        {"ar": "المدارس", "ckb": "قوتابخانەکان", "kmr": "Dibistan"},
        spellings={"ar": ("مدارس",), "ckb": ("قوتابخانە",)},
    ),
    Concept(
        {"ar": "الثقافة", "ckb": "کولتوور", "kmr": "Çand"},
        spellings={"ar": ("ثقافة",), "ckb": ("کەلتوور",)},
    ),
    Concept(
        {"ar": "المرأة", "ckb": "ژنان", "kmr": "Jin"},
        spellings={"ar": ("النساء",), "ckb": ("ژن",)},
    ),
    Concept(
        {"ar": "كرة القدم", "ckb": "تۆپی پێ", "kmr": "Futbol"}, spellings={"kmr": ("Topa pê",)}
    ),
)
