"""Closed lists for the Sorani rules. Written for this newsroom."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# K10: words that are seen with «و», and, glued to them.
NOUNS = _words(
    """
    شار گوند کورد عەرەب تورک ژن منداڵ پیر گەنج خەڵک باوک دایک کوڕ کچ دەنگ باس نان گۆشت خاک زمان
    وڵات هەرێم حیزب گەلان ڕۆژ مانگ ساڵ شەڕ سیاسەت کوشتن گرتن هاتن چوون باکوور باشوور ڕۆژهەڵات
    هەولێر دهۆک کەرکوک کەرکووک سەرۆک وەزیر ئەندام شێخ سوپاس ڕێز کتێب
    حکوومەت پەرلەمان ئێران عێراق سنوور کۆمەڵ سەرباز
    """
)

# K10: words that end in «و» by themselves.
ENDS_IN_WAW = _words("وەکو تاکو هەتاکو کەکو پەتو مامو کاکو")

# K11: endings that numbers take, the longest first.
NUMBER_ENDINGS = ("ەمین", "ەکان", "ەوە", "یش", "دا", "ەم", "ی", "ە")

# K15: Sorani words that are seen with Arabic letters, and how they are written.
NATIVE_WORDS: dict[str, str] = {
    "طورکیا": "تورکیا",
    "صەد": "سەد",
    "شەصت": "شەست",
    "طاڵ": "تاڵ",
    "ئیصلاح": "ئیسلاح",
    "ئیقتیصاد": "ئیقتیساد",
    "ئەصڵ": "ئەسڵ",
    "وەظیفە": "وەزیفە",
    "لەفظ": "لەفز",
    "مەنطیق": "مەنتیق",
    "مەنطەقە": "مەنتیقە",
    "حوضور": "حوزوور",
    "ثانیە": "سانیە",
    "ئیذاعە": "ئیزاعە",
}
