import pytest

from .stories import found, tell

# language, query, text
ALWAYS = [
    ("ar", "إدارة", "أعلنت الإدارة موعداً"),
    ("ar", "إدارة", "القوات والإدارة معاً"),
    ("ar", "الإدارة", "القوات والإدارة معاً"),
    ("ar", "مدينة", "وصل بالمدينة كلها"),
    ("ar", "المدينة", "عاد للمدينة مساء"),
    ("ar", "لجنة", "قرار للجنة العليا"),
    ("ar", "اللجنة", "قرار للجنة العليا"),
    ("ar", "مدرسة", "بناء كالمدرسة القديمة"),
    ("ar", "سوريا", "العراق وسوريا معاً"),
    ("ar", "مدينة", "ثم فالمدينة كلها"),
    ("ar", "مدينة", "القرى وبالمدينة معاً"),
    ("ar", "مدينة", "للقرى وللمدينة معاً"),
    ("ckb", "شار", "بازاڕی شارەکە کرایەوە"),
    ("ckb", "شار", "بازاڕی شارەکان کرایەوە"),
    ("ckb", "شار", "دانیشتووانی شارەکانی باکوور"),
    ("ckb", "هەولێر", "کۆبوونەوە لە هەولێردا کرا"),
    ("ckb", "کتێب", "کتێبێک بڵاو بووەوە"),
    ("ckb", "مامۆستا", "کۆبوونەوەی مامۆستاان"),
    ("ckb", "قوتابخانە", "دەرگای قوتابخانەی نوێ"),
    ("kmr", "Kobanê", "Ji Kobanêyê hat"),
    ("kmr", "Efrîn", "Ji Efrînê hat"),
    ("kmr", "Dêrik", "Li Dêrika rengîn"),
    ("kmr", "Qamişlo", "Gelê Qamişloyê civiya"),
    ("kmr", "Kobanê", "Kobanêya rengîn"),
    ("kmr", "Kobanê", "Kobanêyan got"),
    ("kmr", "Kobanê", "Gel Kobanêa kevn dît"),
    ("kmr", "DAIŞ", "DAIŞê êrîş kir"),
    ("kmr", "gund", "Gundan av nîne"),
    ("kmr", "bajar", "Bajarên bakur"),
    ("kmr", "pirtûk", "Pirtûkek derket"),
]
# language, query, text, a text in which the word stands alone
BESIDE_A_KNOWN_WORD = [
    ("ar", "كوباني", "الطريق لكوباني مفتوح", "عاد إلى كوباني"),
    ("ar", "كوباني", "المدارس بكوباني مفتوحة", "عاد إلى كوباني"),
    ("ar", "سوريا", "ثم فسوريا كلها", "عاد إلى سوريا"),
    ("ar", "حلب", "إدلب وحلب وحماة", "عاد إلى حلب"),
    ("ckb", "شار", "دانیشتووانی شاری کۆن", "شار گەورەیە"),
]
# language, query, text: the query carries the affix
TAKEN_OFF = [
    ("ar", "والإدارة", "إدارة المدينة"),
    ("ar", "بالمدينة", "مدينة جديدة"),
    ("ar", "بالمدينة", "المدينة الجديدة"),
    ("ar", "لكوباني", "عاد إلى كوباني"),
    ("ckb", "هەولێردا", "هەولێر پایتەختە"),
    ("kmr", "Efrînê", "Efrîn bajar e"),
]
REJECTED = [
    ("ar", "سما", "غيم في السماء"),
    ("ar", "زار", "اجتمعت وزارة الصحة"),
    ("ar", "وزارة", "زار المدرسة"),
    ("ar", "زير", "وصل وزير الصحة"),
    ("ar", "وزير", "وجد زير ماء"),
    ("ar", "سور", "عاد السوريين إلى بيوتهم"),
    ("ar", "السوريين", "بني سور حول البيت"),
    ("ar", "كوب", "عادت العائلات إلى كوباني"),
    ("ar", "كوبا", "عادت العائلات إلى كوباني"),
    ("ar", "كوباني", "فريق من كوبا"),
    ("ar", "بال", "قال مصطفى بالي"),
    ("ar", "بالي", "مرتاح بال الأهالي"),
    ("ar", "لبن", "وصل من لبنان أمس"),
    ("ar", "لبنان", "سعر لبن الغنم"),
    ("ar", "الكرك", "وصلت القافلة إلى كركوك"),
    ("ar", "كركوك", "زار الكرك مساء"),
    ("ar", "والد", "مرض ألد من غيره"),
    ("ar", "دة", "والدة الطفل"),
    ("ar", "غداد", "وصلت القافلة إلى بغداد"),
    ("ar", "رنسا", "وصل من فرنسا"),
    ("ar", "يان", "صدر بيان اليوم"),
    ("ar", "علم", "قال المعلم إن الدرس بدأ"),
    ("ar", "دير", "مدير المدرسة"),
    ("ar", "نصر", "اسم ناصر"),
    ("ckb", "ئازاد", "ناوی یازاد"),
    ("ckb", "ژین", "جین لە شار"),
    ("ckb", "سور", "گەڕانەوە بۆ سووریا"),
    ("ckb", "کور", "دانیشتووانی کورد"),
    ("ckb", "بار", "باران باری نەکرد بەردەوام بێت"),
    ("ckb", "کوب", "منداڵانی کۆبانێ"),
    ("ckb", "شا", "شاری گەورە"),
    ("kmr", "Kobanî", "Dibistan li Kobanê vebû"),
    ("kmr", "ser", "Gelek serê sibê hat"),
    ("kmr", "roj", "Rojava azad e"),
    ("kmr", "kur", "Kurdistan welat e"),
    ("kmr", "şam", "Şamî hatin"),
    ("kmr", "dar", "Darayan got"),
    ("kmr", "ban", "Banê xanî"),
]


@pytest.mark.parametrize(("language", "query", "text"), ALWAYS)
def test_a_word_is_found_with_an_affix(people, language, query, text):
    story = tell(people, language, text)

    assert found(query, language) == [story.pk]


@pytest.mark.parametrize(("language", "query", "text", "alone"), BESIDE_A_KNOWN_WORD)
def test_what_may_be_part_of_the_word_counts_beside_a_known_word(
    people, language, query, text, alone
):
    story = tell(people, language, text)
    assert found(query, language) == []

    known = tell(people, language, alone)

    assert found(query, language) == [known.pk, story.pk]


@pytest.mark.parametrize(("language", "query", "text"), TAKEN_OFF)
def test_an_affix_of_the_query_is_taken_off(people, language, query, text):
    story = tell(people, language, text)

    assert found(query, language) == [story.pk]


@pytest.mark.parametrize(("language", "query", "text"), REJECTED)
def test_words_that_only_look_alike_are_kept_apart(people, language, query, text):
    story = tell(people, language, text)

    assert found(query, language) == []
    assert found(text.split()[0], language) == [story.pk]


def test_a_name_is_not_taken_for_another_word_with_a_prefix(people):
    tell(people, "ar", "وصل إلى #بكوبا مساء")
    known = tell(people, "ar", "فريق من كوبا")

    assert found("كوبا", "ar") == [known.pk]


def test_a_name_is_never_taken_apart(people):
    tell(people, "kmr", "Efrîn bajar e")
    story = tell(people, "kmr", "Li #Efrîne bû")

    assert found("Efrîne", "kmr") == [story.pk]
