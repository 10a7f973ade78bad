import pytest

from tests.copydesk.desk import found, remarks

REPAIRED = [
    ("C1", "ar", "قال  إن الطريق مفتوح", "  ", " "),
    ("C1", "kmr", "Ew   hat.", "   ", " "),
    ("C1", "ckb", "ئەو \u00a0هات", " \u00a0", " "),
    ("C2", "ar", "داعش ، ثم", " ،", "،"),
    ("C2", "kmr", "Ew hat .", " .", "."),
    ("C2", "ckb", "کەی هات ؟", " ؟", "؟"),
    ("C2", "ar", "وقال : نعم", " :", ":"),
    ("C3", "ar", "سوريا،والعراق", "،", "، "),
    ("C3", "ar", "انتهى الاجتماع.وقال", ".", ". "),
    ("C3", "ar", "قال:«نعم»", ":", ": "),
    ("C3", "ar", "الساعة:10", ":", ": "),
    ("C3", "kmr", "Amed,Wan û Hewlêr", ",", ", "),
    ("C3", "ckb", "هەولێر،دهۆک", "،", "، "),
    ("C5", "ar", "«« خلال»»", "« ", "«"),
    ("C5", "ar", "«السوريين »", " »", "»"),
    ("C5", "kmr", "Li Hewlêrê ( paytext ) bû", "( ", "("),
    ("C6", "ar", "يعيش في في حلب", "في في", "في"),
    ("C6", "kmr", "Ew li li malê ye", "li li", "li"),
    ("C6", "kmr", "Li li malê ye", "Li li", "Li"),
    ("C6", "ckb", "ئەو لە لە هەولێرە", "لە لە", "لە"),
    ("C6", "ar", "من من من حلب", "من من من", "من"),
    ("C7", "ar", "سو\u200bريا", "\u200b", ""),
    ("C7", "kmr", "\ufeffKobanê", "\ufeff", ""),
    ("C7", "ckb", "کورد\u00adستان", "\u00ad", ""),
    ("C7", "ar", "سوريا\u202b والعراق", "\u202b", ""),
    ("C7", "ar", "سوريا\u2069", "\u2069", ""),
    ("C7", "ar", "\u200f\u200f\u200fسوريا", "\u200f\u200f\u200f", "\u200f"),
    ("C7", "kmr", "Ew\u00a0\u00a0hat", "\u00a0\u00a0", " "),
    ("C7", "ar", "\u202eسوريا", "\u202e", ""),
    ("C8", "ar", "ﺳﻮﺭﻳﺎ", "ﺳﻮﺭﻳﺎ", "سوريا"),
    ("C8", "ar", "السﻼم", "ﻼ", "لا"),
    ("C9", "ar", "24 ساعة في 12 آذار ٢٠١٨", "٢٠١٨", "2018"),
    ("C9", "ckb", "٢٤ کاتژمێر و ١٢ خولەک و 30 چرکە", "30", "٣٠"),
    ("C9", "ckb", "24 کاتژمێر، ۲۰۱۸", "۲۰۱۸", "2018"),
    ("C10", "ar", "سوريا،، والعراق", "،،", "،"),
    ("C10", "ar", "لماذا؟؟", "؟؟", "؟"),
    ("C10", "kmr", "Bi ser ketin!!", "!!", "!"),
    ("C10", "kmr", "Ew hat....", "....", "…"),
    ("C11", "ar", "ثم قال... نعم", "...", "…"),
    ("C12", "ar", "تنظيم # داعش", "# داعش", "#داعش"),
    ("C12", "ar", "#داعش_، ثم", "#داعش_", "#داعش"),
    ("C12", "ar", "#الإدارة__الذاتية", "#الإدارة__الذاتية", "#الإدارة_الذاتية"),
    ("C12", "ar", "#الإدارة-الذاتية", "#الإدارة-الذاتية", "#الإدارة_الذاتية"),
    ("C12", "ar", "وقال#داعش", "#داعش", " #داعش"),
    ("C12", "ar", "#داعش#سوريا", "#سوريا", " #سوريا"),
    ("C12", "kmr", "li#Kobanê", "#Kobanê", " #Kobanê"),
    ("C13", "ar", "خبر اليوم\n\n52\n\nوقال", "52", ""),
    ("C13", "ar", "مشاركة", "مشاركة", ""),
    ("C13", "kmr", "Nûçe\n Share \nEw got", "Share", ""),
    ("C13", "kmr", "Advertisement", "Advertisement", ""),
    ("C13", "ar", "عدد المشاهدات: 1,204", "عدد المشاهدات: 1,204", ""),
    ("C13", "ckb", "٥٢", "٥٢", ""),
    ("C14", "ar", 'تنظيم "داعش" في', '"داعش"', "«داعش»"),
    ("C14", "ckb", 'وتی "باشە"', '"باشە"', "«باشە»"),
    ("C16", "ar", "سوريا&nbsp;والعراق", "&nbsp;", " "),
    ("C16", "ckb", "هه&zwnj;ولێر", "&zwnj;", "\u200c"),
    ("C16", "kmr", "Got: &quot;erê&quot;", "&quot;", '"'),
    ("C16", "ar", "نعم&amp;quot;", "&amp;quot;", '"'),
    ("C16", "ar", "سور&#1610;ا", "&#1610;", "ي"),
    ("C19", "kmr", "Kobanê azad е û sеr", "sеr", "ser"),
    ("C20", "kmr", "Kobane\u0302", "e\u0302", "ê"),
    ("C20", "kmr", "s\u0327er", "s\u0327", "ş"),
    ("C20", "ar", "ا\u0654حمد", "ا\u0654", "أ"),
]


@pytest.mark.parametrize(("rule", "language", "text", "place", "replacement"), REPAIRED)
def test_fault_is_found_with_its_repair(rule, language, text, place, replacement):
    assert (place, replacement) in remarks(text, language, rule)


UNREPAIRED = [
    ("C4", "ar", "وقال «نعم.", "«"),
    ("C4", "ar", "وقال نعم».", "»"),
    ("C4", "kmr", "Wî (li Amedê got.", "("),
    ("C4", "kmr", "“Na (ez neçûm”)", "("),
    ("C4", "ckb", "وتی «باشە.\nئەو ڕۆیشت»", "«"),
    ("C10", "ar", "«لداعش».. «إعلان»", ".."),
    ("C12", "ar", "#الإدارة_ الذاتية", "#الإدارة_ الذاتية"),
    ("C14", "ar", 'وقال: "نعم', '"'),
    ("C17", "ar", "الثلاثاء 20 آذار 2019", "الثلاثاء 20 آذار 2019"),
    ("C17", "ar", "يوم الثلاثاء، 20 آذار/مارس 2019", "الثلاثاء، 20 آذار/مارس 2019"),
    ("C17", "ar", "الثلاثاء 20/3/2019", "الثلاثاء 20/3/2019"),
    ("C17", "ckb", "سێشەممە، 20ی ئازاری 2019", "سێشەممە، 20ی ئازاری 2019"),
    ("C17", "kmr", "roja Sêşemê 20’ê Adara 2019’an", "Sêşemê 20’ê Adara 2019"),
    (
        "C18",
        "ar",
        "تعثرت الاتصالات في الآونة الأخيرة، وتراجعت الآمال في الآونة الأخيرة",
        "في الآونة الأخيرة",
    ),
    ("C18", "kmr", "Ew di demên dawî de hat û di demên dawî de çû", "di demên dawî de"),
    ("C19", "ar", "في سوrيا", "سوrيا"),
]


@pytest.mark.parametrize(("rule", "language", "text", "place"), UNREPAIRED)
def test_fault_that_only_the_writer_can_repair_is_found(rule, language, text, place):
    assert (place, None) in remarks(text, language, rule)


@pytest.mark.parametrize(
    ("rule", "text", "replacements"),
    [
        ("C10", "«لداعش».. «إعلان»", ("…", ".")),
        ("C12", "#الإدارة_ الذاتية", ("#الإدارة_الذاتية", "#الإدارة الذاتية")),
    ],
)
def test_several_repairs_are_offered_where_each_may_be_meant(rule, text, replacements):
    assert [finding.replacements for finding in found(text, "ar", rule)] == [replacements]


SILENT = [
    ("C1", "ar", "قال إن الطريق مفتوح"),
    ("C2", "ar", "انظر ... ثم"),
    ("C2", "kmr", "Bi qasî .5 kêm bû"),
    ("C3", "ar", "بلغ 4.5 و1,200 و10:30 و3/4"),
    ("C3", "ar", "الساعة 4:00 ت.غ"),
    ("C3", "ar", "انظر https://example.org/a,b.html?c;d"),
    ("C3", "ar", "راسل desk@example.org أو example.com"),
    ("C3", "ar", "ملف report.pdf جاهز"),
    ("C3", "kmr", "D.M. Ehmed û b.n. hatin"),
    ("C3", "kmr", "Li 10.000an zêdetir"),
    ("C3", "ar", "قال: «نعم»."),
    ("C3", "ar", "لماذا؟!"),
    ("C4", "ar", "1) أولاً\n2) ثانياً"),
    ("C4", "kmr", "a) yek\nb) du"),
    ("C4", "ckb", "ئا) یەک\nب) دوو"),
    ("C4", "ar", "قال «نعم (أو لا)» [هنا] “ثم”"),
    ("C4", "kmr", "Ew kêfxweş bû :)"),
    ("C5", "ar", "«خلال» (هنا)"),
    ("C6", "ar", "تقدم شيئاً شيئاً وخطوة خطوة"),
    ("C6", "ar", "قال: نعم. نعم"),
    ("C6", "ar", "محمد محمد"),
    ("C6", "kmr", "Ew yek yek hatin"),
    ("C6", "ckb", "یەک یەک هاتن"),
    ("C7", "ar", "\u2067سوريا\u2069 وحلب"),
    ("C7", "ar", "سوريا\u200f، 20\u00a0ألف"),
    ("C7", "ckb", "نیشتمان\u200cپەروەر"),
    ("C8", "ar", "النبي محمد ﷺ"),
    ("C8", "ar", "﴿قل﴾"),
    ("C9", "ar", "24 ساعة و2018"),
    ("C9", "ar", "٢٤ ساعة وطائرة F-16"),
    ("C10", "ar", "ثم... قال؟!"),
    ("C11", "ar", "ثم… قال"),
    ("C12", "ar", "تنظيم #داعش الإرهابي، #الإدارة_الذاتية."),
    ("C12", "ar", "بـ#داعش و#سوريا ل#حلب ب#الرقة"),
    ("C12", "kmr", "#Rojava #Kobanê #DAIŞ’ê"),
    ("C12", "kmr", "Bi zimanê C# hat nivîsandin"),
    ("C12", "ar", "#2018 و# 5"),
    ("C13", "ar", "بلغ العدد 52"),
    ("C13", "kmr", "Wî nûçe share kir"),
    ("C14", "kmr", 'Wî got "erê"'),
    ("C16", "kmr", "AT&T û R&D;"),
    ("C17", "ar", "الأربعاء 20 آذار 2019"),
    ("C17", "ar", "الأربعاء 20 آذار/مارس 2019"),
    ("C17", "ar", "الثلاثاء 31 شباط 2019"),
    ("C17", "ar", "الثلاثاء 20 آذار"),
    ("C17", "ckb", "چوارشەممە، 20ی ئازاری 2019"),
    ("C17", "kmr", "Çarşem, 20ê Adara 2019an"),
    ("C18", "ar", "قوات سوريا الديمقراطية تقدمت، وقالت قوات سوريا الديمقراطية ذلك"),
    ("C18", "ar", "عقد اجتماع في الآونة الأخيرة. وتحسن الوضع في الآونة الأخيرة."),
    ("C18", "ar", "تراجع إلى 200 متر مكعب في الثانية، والمتفق عليه 500 متر مكعب في الثانية"),
    ("C18", "kmr", "Ew li bajarê Qamişlo hat û li bajarê Qamişlo ma"),
    ("C19", "ar", "بـDAIŞ ووكالة Reuters"),
    ("C19", "ckb", "کەناڵی BBCی بەریتانی"),
    ("C20", "ar", "محمَّد مُؤلِّف"),
]


@pytest.mark.parametrize(("rule", "language", "text"), SILENT)
def test_what_only_looks_like_a_fault_is_left_alone(rule, language, text):
    assert remarks(text, language, rule) == []


@pytest.mark.parametrize(
    ("language", "text", "place", "replacement"),
    [
        ("ar", "قوات سوريا الديموقراطية وقوات سوريا الديمقراطية", "الديموقراطية", "الديمقراطية"),
        ("ar", "للديموقراطية والديمقراطية", "ديموقراطية", "ديمقراطية"),
        ("ar", "زار أميركا ثم عاد إلى أمريكا", "أميركا", "أمريكا"),
        ("ar", "قرية رئدان، ثم ريدان، ثم ريدان", "رئدان", "ريدان"),
        ("ar", "قال هڤال رستم، ثم هفال، ثم هفال", "هڤال", "هفال"),
        ("ar", "الأنثروبولوجيا والأنثروبلوجيا والأنثروبولوجيا", "الأنثروبلوجيا", "الأنثروبولوجيا"),
        ("kmr", "Mistefa got. Mîstefa hat. Mistefa çû.", "Mîstefa", "Mistefa"),
        ("kmr", "Ebdullah got. Ebdulah hat. Ebdullah çû.", "Ebdulah", "Ebdullah"),
        ("ckb", "شاری کەرکووک. لە کەرکوک.", "کەرکوک", "کەرکووک"),
    ],
)
def test_name_in_two_spellings_is_found_by_the_text_itself(language, text, place, replacement):
    assert remarks(text, language, "C15") == [(place, replacement)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "القوى والقوي"),
        ("ar", "على علي"),
        ("ar", "أعلام وإعلام"),
        ("ar", "كتابة في كتابه"),
        ("ar", "الحرب والحروب، العقد والعقود، المشرع والمشروع، الحكم والحاكم"),
        ("ar", "استخدم استخدام، انتصر انتصار"),
        ("ar", "احتفالات واحتفاليات، برلمانين وبرلمانيين"),
        ("ar", "لا يُسمح ولا يسمح"),
        ("ar", "#الديموقراطية والديمقراطية"),
        ("kmr", "Serê wî û Şerê wî, jin û jîn, dil û dîl"),
        ("kmr", "Kobanê û Kobaniyê, Hesekê û Heseke"),
        ("kmr", "Rêber hat. Ew rêber e. Reber çû, reber ma."),
    ],
)
def test_two_words_that_only_look_alike_are_not_one_name(language, text):
    assert remarks(text, language, "C15") == []


def test_repetition_that_may_be_meant_is_a_warning_in_kurdish():
    assert [finding.severity for finding in found("Ew malê malê", "kmr", "C6")] == ["warning"]
    assert [finding.severity for finding in found("Ew li li malê", "kmr", "C6")] == ["error"]
