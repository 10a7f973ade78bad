"""What the drawn pictures show, in words; the keys are the subjects of `drawing.draw`."""

from .shapes import Names

CREDIT: Names = {"ar": "رسم: الجسر الجديد", "ckb": "وێنە: پردی نوێ", "kmr": "Wêne: Pira Nû"}

DESCRIPTIONS: dict[str, Names] = {
    "wheat": {
        "ar": "حقل قمح تحت سماء صافية",
        "ckb": "کێڵگەیەکی گەنم لە ژێر ئاسمانێکی ساماڵ",
        "kmr": "Zeviyeke genim di bin ezmanê sayî de",
    },
    "river": {
        "ar": "نهر يمر بين التلال",
        "ckb": "ڕووبارێک لە نێوان گردەکاندا",
        "kmr": "Çemek di navbera giran de",
    },
    "bridge": {
        "ar": "جسر فوق الماء",
        "ckb": "پردێک بەسەر ئاوەوە",
        "kmr": "Pirek li ser avê",
    },
    "village": {
        "ar": "بيوت قرية صغيرة",
        "ckb": "ماڵەکانی گوندێکی بچووک",
        "kmr": "Malên gundekî biçûk",
    },
    "hills": {"ar": "تلال خضراء", "ckb": "گردی سەوز", "kmr": "Girên kesk"},
    "skyline": {
        "ar": "أبنية مدينة في الأفق",
        "ckb": "خانووەکانی شارێک لە ئاسۆدا",
        "kmr": "Avahiyên bajarekî li asoyê",
    },
    "market": {
        "ar": "أكشاك في سوق",
        "ckb": "دوکانەکانی بازاڕێک",
        "kmr": "Dikanên sûkekê",
    },
    "olives": {"ar": "أشجار زيتون", "ckb": "درەختی زەیتوون", "kmr": "Darên zeytûnê"},
    "mountains": {"ar": "جبال بعيدة", "ckb": "چیای دوور", "kmr": "Çiyayên dûr"},
}
