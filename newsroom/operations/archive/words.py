"""The words that made-up stories are made of; each list has one entry per language in step."""

from articles.languages import CODES

Words = dict[str, str]


def _in_step(*rows: tuple[str, str, str]) -> tuple[Words, ...]:
    return tuple(dict(zip(CODES, row, strict=True)) for row in rows)


def _list(text: str) -> list[str]:
    return text.split()


PLACES = _in_step(
    ("القامشلي", "قامیشلۆ", "Qamişlo"),
    ("كوباني", "کۆبانی", "Kobanê"),
    ("الحسكة", "حەسەکە", "Hesekê"),
    ("ديريك", "دێریک", "Dêrik"),
    ("عامودا", "عاموودا", "Amûdê"),
    ("الدرباسية", "دەرباسیە", "Dirbêsiyê"),
    ("الرقة", "ڕەقە", "Reqa"),
    ("منبج", "مەنبج", "Minbic"),
    ("تل تمر", "تل تەمر", "Til Temir"),
    ("سري كانيه", "سەرێکانی", "Serêkaniyê"),
    ("تربسبيه", "تربەسپی", "Tirbespiyê"),
    ("الشدادي", "شەدادی", "Şedadê"),
)
TOPICS = _in_step(
    ("الزراعة", "کشتوکاڵ", "Çandinî"),
    ("المياه", "ئاو", "Av"),
    ("الكهرباء", "کارەبا", "Elektrîk"),
    ("المدارس", "قوتابخانەکان", "Dibistan"),
    ("الصحة", "تەندروستی", "Tenduristî"),
    ("الثقافة", "کولتوور", "Çand"),
    ("المرأة", "ژنان", "Jin"),
    ("كرة القدم", "تۆپی پێ", "Futbol"),
    ("الأسواق", "بازاڕەکان", "Bazar"),
    ("الطرق", "ڕێگاکان", "Rê"),
    ("البيئة", "ژینگە", "Jîngeh"),
    ("الشباب", "گەنجان", "Ciwan"),
)
SECTIONS = _in_step(
    ("أخبار المدن", "هەواڵی شارەکان", "Nûçeyên bajaran"),
    ("سوق وعمل", "بازاڕ و کار", "Bazar û kar"),
    ("حقول", "کێڵگەکان", "Zevî"),
    ("مدرسة", "قوتابخانە", "Dibistan"),
    ("كتب وأغان", "کتێب و گۆرانی", "Pirtûk û stran"),
    ("ملاعب", "یاریگاکان", "Qad"),
)
FIRST_NAMES = _in_step(
    ("روجدا", "ڕۆژدا", "Rojda"),
    ("آزاد", "ئازاد", "Azad"),
    ("شيرين", "شیرین", "Şîrîn"),
    ("كاوا", "کاوە", "Kawa"),
    ("نالين", "نالین", "Nalîn"),
)
LAST_NAMES = _in_step(
    ("عمر", "عومەر", "Omer"),
    ("حسن", "حەسەن", "Hesen"),
    ("يوسف", "یوسف", "Ûsiv"),
    ("إبراهيم", "ئیبراهیم", "Birahîm"),
)

WHO = {
    "ar": _list("المجلس الفريق المهندس المزارع المعلم السائق الطبيب التاجر الشاعر الحارس"),
    "ckb": _list("جووتیاران کرێکاران خوێندکاران ژنان گەنجان ئەندازیاران پزیشکان مامۆستایان"),
    "kmr": _list("Cotkaran Karkeran Xwendekaran Jinan Ciwanan Endezyaran Bijîşkan Mamosteyan"),
}
WHAT = {
    "ar": _list("المكتبة المدرسة السوق الحديقة الجسر الملعب المعرض المخبز المركز الطريق"),
    "ckb": _list("کتێبخانە قوتابخانە بازاڕ باخچە پرد یاریگا پێشانگا نانەوایی بنکە ڕێگا"),
    "kmr": _list("pirtûkxane dibistan bazar baxçe pir qad pêşangeh firin navend rê"),
}
DID = {
    "ar": _list("افتتح زار نظّف أصلح جهّز وسّع رمّم"),
    "ckb": ["کردەوە", "چاک کرد", "پاک کرد", "ئامادە کرد", "گەورە کرد"],
    "kmr": ["vekir", "çêkir", "paqij kir", "amade kir", "mezin kir"],
}
WHEN = {
    "ar": ["صباح اليوم", "مساء أمس", "هذا الأسبوع", "قبل يومين", "في أول الشهر"],
    "ckb": ["ئەمڕۆ", "دوێنێ", "ئەم هەفتەیە", "دوو ڕۆژ لەمەوپێش", "لە سەرەتای مانگ"],
    "kmr": ["îro", "duh", "vê hefteyê", "berî du rojan", "di serê mehê de"],
}
SENTENCES = {
    "ar": "{did} {who} {what} في {place} {when}.",
    "ckb": "{who} {when} لە {place} {what}یان {did}.",
    "kmr": "{who} {when} li {place} {what} {did}.",
}
# The first, the middle and the last part of names that nobody has.
SYLLABLES = {
    "ar": (
        _list("با دا زا سا شا كا لا ما نا هي بي دي شي مي ني رو نو كو جا طا"),
        _list("را لي مو نا دو بي سو كي لا مي شو ني دا رو زي هو سي كو با تا"),
        _list("ران زاد مان دار ريا لين هان شان كار بان وند دين ميا رون زين لام نور فين ساز كان"),
    ),
    "ckb": (
        _list("با دا زا سا شا کا لا ما نا هێ بێ دێ شی می نی ڕۆ نۆ کۆ جا تا"),
        _list("را لی مۆ نا دۆ بی سۆ کی لا می شۆ نی دا رۆ زی هۆ سی کۆ با تا"),
        _list("ران زاد مان دار ریا لین هان شان کار بان وەند دین میا رۆن زین لام نوور فین ساز کان"),
    ),
    "kmr": (
        _list("Ba Da Za Sa Şa Ka La Ma Na Hê Bê Dê Şî Mî Nî Ro No Ko Ca Ta"),
        _list("ra lî mo na do bî so kî la mî şo nî da ro zî ho sî ko ba ta"),
        _list("ran zad man dar riya lîn han şan kar ban wend dîn mya ron zîn lam nûr fîn saz kan"),
    ),
}
NAMED = {
    "ar": ["وقال {name} إن العمل مستمر.", "وشكر {name} كل من ساعد."],
    "ckb": ["{name} گوتی کارەکە بەردەوامە.", "{name} سوپاسی هەمووانی کرد."],
    "kmr": ["{name} got ku kar didome.", "{name} spasiya her kesî kir."],
}
HEADLINES = {
    "ar": "{did} {who} {what} في {place}",
    "ckb": "{who} لە {place} {what}یان {did}",
    "kmr": "{who} li {place} {what} {did}",
}
SUBHEADS = {
    "ar": ["ما بعد الافتتاح", "أرقام اليوم", "آراء الأهالي"],
    "ckb": ["دوای کردنەوە", "ژمارەکانی ئەمڕۆ", "بۆچوونی خەڵک"],
    "kmr": ["Piştî vekirinê", "Hejmarên îro", "Nêrîna gel"],
}
