"""Stories about bees, trees and water that comes drop by drop."""

from .shapes import DemoStory, DemoVersion

BEES = DemoStory(
    key="bees",
    section="farming",
    genre="feature",
    bylines=("helin",),
    photo="mountains",
    hours=215,
    versions={
        "kmr": DemoVersion(
            "Rojekê bi xwediyê mêşên hingiv re",
            "Şêst kewar li quntarê çiyayî ne.",
            """Beriya ku roj germ bibe, Ehmed diçe cem kewarên xwe li nêzîkî #Dêrikê.

Şêst kewarên wî hene û her kewar salê deh kîlo hingiv dide.

Ehmed dibêje: “Mêş ji deng hez nakin, loma ez hêdî diaxivim”.

Sibeh

Ew pêşî li avê dinêre. Eger av kêm be, mêş dûr diçin û diwestin.

Paşê ew kewaran yek bi yek vedike û li hingiv dinêre.

Keça wî Bêrîvan jê re dibe alîkar. Ew hejmara kewaran di defterekê de dinivîse.

Hingiv û bihar

Ger bihar bi baran be, kulîlk zêde dibin û hingiv baştir dibe.

Par baran kêm bû û wan nîvê hingiv berhev kir. Îsal ew bi hêvî ne.

Sûk

Ehmed hingiv li sûka Dêrikê difiroşe. Kîloyek di rojekê de diqede.

Hin kes ji bajarên din jî jê re telefon dikin.

Êvarê

Êvarê ew û malbata xwe li ber derî rûdinên û nan û hingiv dixwin.

Ew dibêje: “Mêş tiştekî hînî mirov dikin: her kes bi karê xwe, mal ji bo hemûyan”.""",
        ),
        "ckb": DemoVersion(
            "ڕۆژێک لەگەڵ خاوەنی هەنگەکان",
            "شەست پوورە لە بناری چیا.",
            """پێش ئەوەی ڕۆژ گەرم بێت، ئەحمەد دەچێتە لای پوورەکانی لە نزیک #دێریک.

شەست پوورەی هەیە و هەر پوورەیەک ساڵانە دە کیلۆ هەنگوین دەدات.

ئەحمەد دەڵێت: «هەنگ حەز لە دەنگی بەرز ناکات، بۆیە هێواش قسە دەکەم».

بەیانی

یەکەم جار سەیری ئاو دەکات. ئەگەر ئاو کەم بێت، هەنگ دوور دەڕۆن و ماندوو دەبن.

پاشان پوورەکان یەک بە یەک دەکاتەوە و سەیری هەنگوینەکە دەکات.

بێریڤانی کچی یارمەتی دەدات. ژمارەی پوورەکان لە دەفتەرێکدا دەنووسێت.

هەنگوین و بەهار

ئەگەر بەهار باراناوی بێت، گوڵ زۆر دەبێت و هەنگوین باشتر دەبێت.

پار باران کەم بوو و نیوەی هەنگوینیان کۆ کردەوە. ئەمساڵ بە هیوان.

بازاڕ

ئەحمەد هەنگوین لە بازاڕی دێریک دەفرۆشێت.

هەندێک کەس لە شارەکانی تریشەوە پەیوەندی پێوە دەکەن.

ئێوارە

ئێوارە لەگەڵ خێزانەکەی لەبەر دەرگا دادەنیشێت و نان و هەنگوین دەخۆن.

دەڵێت: «هەنگ شتێک فێری مرۆڤ دەکات: هەر کەسە و کاری خۆی، ماڵیش بۆ هەمووان».""",
        ),
        "ar": DemoVersion(
            "يوم مع مربي النحل",
            "ستون خلية عند سفح الجبل.",
            """قبل أن يشتد الحر يذهب أحمد إلى خلاياه قرب #ديريك.

عنده ستون خلية، وتعطي كل خلية عشرة كيلوغرامات من العسل في العام.

ويقول أحمد: «النحل لا يحب الصوت العالي، لذلك أتكلم بهدوء».

الصباح

ينظر أولاً إلى الماء. فإذا قل الماء ذهب النحل بعيداً وتعب.

ثم يفتح الخلايا واحدة بعد أخرى وينظر إلى العسل.

وتساعده ابنته بيريفان، فهي تكتب أرقام الخلايا في دفتر.

العسل والربيع

وإذا كان الربيع ماطراً كثرت الأزهار وصار العسل أفضل.

كانت أمطار العام الماضي قليلة، فجمعوا نصف العسل. أما هذا العام فالأمل كبير.

السوق

يبيع أحمد العسل في سوق ديريك، ويتصل به ناس من مدن أخرى أيضاً.

المساء

وفي المساء يجلس مع أسرته أمام الباب، ويأكلون الخبز والعسل.

ويقول: «يعلمنا النحل شيئاً: لكل واحد عمله، والبيت للجميع».""",
        ),
    },
)

TREES = DemoStory(
    key="trees",
    section="local",
    photo="olives",
    hours=120,
    versions={
        "ar": DemoVersion(
            "خمسة آلاف شجرة على أطراف كوباني",
            "زرعها طلاب المدارس في يومين.",
            """زرع طلاب #المدارس في يومين خمسة آلاف شجرة على أطراف #كوباني.

والأشجار من الصنوبر والسرو، وتسقيها البلدية مرتين في الأسبوع.

وقال الطالب دلو: «كتبت اسمي على شجرتي، وسأزورها كل شهر».""",
        ),
        "ckb": DemoVersion(
            "پێنج هەزار درەخت لە دەوروبەری کۆبانی",
            "خوێندکاران لە دوو ڕۆژدا چاندیان.",
            """خوێندکاران لە دوو ڕۆژدا پێنج هەزار درەختیان لە دەوروبەری #کۆبانی چاند.

درەختەکان سنەوبەر و سەروون و شارەوانی هەفتەی دوو جار ئاویان دەدات.

خوێندکار دڵۆ گوتی: «ناوی خۆم لەسەر درەختەکەم نووسی و هەموو مانگێک سەردانی دەکەم».

#قوتابخانەکان""",
        ),
        "kmr": DemoVersion(
            "Pênc hezar dar li dora Kobanê",
            "Xwendekaran di du rojan de çandin.",
            """Xwendekaran di du rojan de pênc hezar dar li dora #Kobanê çandin.

Dar kac û serw in û şaredarî heftê du caran av dide wan.

Xwendekar Dilo got: “Min navê xwe li ser dara xwe nivîsî û ez ê her meh biçim cem wê”.

#Dibistan""",
        ),
    },
)

DROP_BY_DROP = DemoStory(
    key="drop-by-drop",
    section="farming",
    genre="explainer",
    photo="river",
    hours=95,
    versions={
        "ar": DemoVersion(
            "كيف يوفر الري بالتنقيط الماء؟",
            "ثلاثة أسئلة وأجوبة قصيرة.",
            """يصل الماء في الري بالتنقيط إلى جذر النبات مباشرة، نقطة بعد نقطة.

كم يوفر؟

يقول المهندس الزراعي سامان إن الحقل يكتفي بنصف #المياه التي يحتاجها الري بالغمر.

كم يكلف؟

يدفع المزارع ثمن الأنابيب مرة واحدة، وتبقى صالحة خمسة مواسم أو أكثر.

هل يناسب كل زرع؟

يناسب الخضار والأشجار، ولا يناسب القمح.""",
        ),
        "ckb": DemoVersion(
            "ئاودێری بە دڵۆپە چۆن ئاو دەپارێزێت؟",
            "سێ پرسیار و وەڵامی کورت.",
            """لە ئاودێری بە دڵۆپەدا ئاو ڕاستەوخۆ دەگاتە ڕەگی ڕووەک، دڵۆپ بە دڵۆپ.

چەند ئاو دەپارێزێت؟

ئەندازیاری کشتوکاڵ سامان دەڵێت کێڵگەکە نیوەی جاران #ئاو بەکار دەهێنێت.

تێچووەکەی چەندە؟

جووتیار یەک جار نرخی بۆرییەکان دەدات و پێنج وەرز یان زیاتر بەکەڵک دێن.

بۆ هەموو چاندنێک دەگونجێت؟

بۆ سەوزە و دار دەگونجێت، بۆ گەنم ناگونجێت.""",
        ),
        "kmr": DemoVersion(
            "Avdana bi dilopan çawa avê diparêze?",
            "Sê pirs û bersivên kurt.",
            """Di avdana bi dilopan de av rasterast digihîje kokê, dilop bi dilop.

Çiqas avê diparêze?

Endezyarê çandiniyê Saman dibêje ku zevî nîvê avê bi kar tîne.

Bihayê wê çiqas e?

Cotkar carekê pereyê boriyan dide û ew pênc demsalan an zêdetir bi kêr tên.

Ji bo her çandinê baş e?

Ji bo sebze û daran baş e, ji bo genim ne baş e.

#Av""",
        ),
    },
)

STORIES = (BEES, TREES, DROP_BY_DROP)
