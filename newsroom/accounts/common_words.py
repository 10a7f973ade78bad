"""What many people make passwords of, where the newsroom's languages are spoken; pure data.

Greetings, prayers, slogans, names, places, teams, and the words for password. As people write them;
whoever reads this folds them.
"""

ARABIC = """
كلمة السر/كلمة المرور/كلمة مرور/باسورد/الرقم السري/افتح يا سمسم/مدير/محرر/الاخبار/اخبار/صحفي
صحافة/بسم الله/الرحمن/الرحيم/الله اكبر/لا اله الا الله/محمد رسول الله/الحمد لله/سبحان الله
ان شاء الله/ما شاء الله/استغفر الله/حسبي الله/يا رب/يارب/السلام عليكم/صلى الله عليه وسلم
رب العالمين/القران/حبيبي/حبيبتي/حياتي/قلبي/عمري/روحي/امي/ابي/ماما/بابا/احبك/بحبك/انا احبك
انت عمري/مرحبا/اهلا/صباح الخير/سوريا/سورية/سوريا الحرة/دمشق/حلب/حمص/حماة/اللاذقية/الرقة
دير الزور/الحسكة/القامشلي/قامشلو/كوباني/عفرين/العراق/بغداد/الموصل/البصرة/كركوك/اربيل/دهوك/لبنان
بيروت/فلسطين/القدس/غزة/كردستان/كوردستان/روج افا/روجافا/محمد/احمد/محمود/مصطفى/علي/عمر/عثمان/خالد
حسن/حسين/ابراهيم/يوسف/عبدالله/عبد الله/عبدالرحمن/فاطمة/عائشة/مريم/زينب/نور/ريم/سارة/ليلى/الحرية
حرية/ثورة/الثورة/الشعب يريد/الوطن/وطني/شهيد/الشهيد/ريال مدريد/برشلونة/ميسي/رونالدو/تحيا/عاش
"""
SORANI = """
تێپەڕەوشە/وشەی نهێنی/وشەی تێپەڕ/پاسوۆرد/بەڕێوەبەر/هەواڵ/هەواڵەکان/ڕۆژنامەنووس/ڕۆژنامە/کوردستان
بژی کوردستان/بژی کورد/هەر بژی/بژی/ئەی ڕەقیب/کورد/کوردم/گەلی کورد/ئازادی/ژن ژیان ئازادی/پێشمەرگە
شەهید/نیشتمان/وڵات/ئاڵا/ڕۆژئاوا/باشوور/باکوور/ڕۆژهەڵات/هەولێر/سلێمانی/دهۆک/کەرکووک/هەڵەبجە/زاخۆ
کۆیە/ڕانیە/مهاباد/سنە/کرماشان/کۆبانێ/قامیشلۆ/عەفرین/ئامەد/خوا/خودا/یا خوا/ئینشاڵا/سڵاو
بەیانی باش/خۆشم دەوێیت/خۆشمدەوێی/گیانەکەم/گیانم/دڵم/دڵەکەم/ئەوینم/خۆشەویستم/دایکم/باوکم/دایە
بابە/بەخێربێیت/محەمەد/ئەحمەد/عەلی/عومەر/ئازاد/ڕێبوار/هێمن/دلشاد/شیلان/ڕۆژین/ژین/شیرین/نەورۆز
بەهار/گوڵ/ئەستێرە
"""
KURMANJI = """
şîfre/şîfreya min/peyva nepenî/rêveber/edîtor/nûçe/nûçegihan/rojname/rojnamevan/kurdistan
her bijî kurdistan/bijî kurdistan/bijî kurd/her bijî/bijî/ey reqîb/kurd/kurdim/ez kurd im
gelê kurd/azadî/jin jiyan azadî/şervan/pêşmerge/şehîd/şehîd namirin/welat/welatê min/ala
ala rengîn/rojava/bakur/başûr/rojhilat/serkeftin/berxwedan/berxwedan jiyan e/qamişlo/kobanê
efrîn/hesekê/dêrik/amûdê/serêkaniyê/tirbespî/amed/diyarbekir/mêrdîn/wan/cizîr/hewlêr/silêmanî
dihok/zaxo/kerkûk/şingal/xwedê/ya xwedê/xwedê mezin e/silav/rojbaş/spas/heval/hevalno
ez te hez dikim/ez ji te hez dikim/evîn/evîna min/dilê min/canê min/delal/delala min/dayê/bavo
dayika min/mihemed/ehmed/elî/azad/rojîn/zîn/mem û zîn/şîlan/berfîn/zelal/hêvî/jiyan/newroz
newroz pîroz be/bihar/gul/stêrk/xebat/amedspor/galatasaray/fenerbahçe/beşiktaş
"""
EVERYWHERE = """
password/passwort/passw0rd/parola/sifre/secret/admin/administrator/editor/publisher/reporter
newsroom/news/journalist/welcome/letmein/let me in/changeme/change me/iloveyou/i love you/login
logon/master/dragon/monkey/football/baseball/superman/batman/princess/sunshine/shadow/hello
google/facebook/whatsapp/telegram/twitter/samsung/iphone/android/windows/computer/internet
realmadrid/real madrid/barcelona/messi/ronaldo/mohammad/mohammed/muhammad/mohamed/ahmed/ahmad
mahmoud/mustafa/hassan/hussein/hussain/khaled/ibrahim/youssef/abdullah/allahu akbar/allah
bismillah/inshallah/mashallah/habibi/habibti/marhaba/salam/syria/suriya/damascus/aleppo/qamishli
qamishlo/kobani/iraq/baghdad/erbil/duhok/lebanon/beirut/palestine/kurdish/kurdi
rojavayekurdistan
"""
# Of letters and figures on keyboards, and in their own order.
ROWS = (
    "1234567890",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "قوەرتیئحۆپ",
    "اسدفگهژکل",
)


def words() -> list[str]:
    """Every one of them, as it is written."""
    lists = (ARABIC, SORANI, KURMANJI, EVERYWHERE)
    return [word for each in lists for line in each.split("\n") for word in line.split("/") if word]
