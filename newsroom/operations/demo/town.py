"""Stories about schools, books, bread, football and songs."""

from .shapes import DemoStory, DemoVersion, Stage

LIBRARY = DemoStory(
    key="library",
    section="education",
    bylines=("helin",),
    photo="village",
    hours=31,
    versions={
        "ar": DemoVersion(
            "مكتبة جديدة في مدرسة بعامودا",
            "جمع الأهالي ألفي كتاب بثلاث لغات.",
            """افتُتحت أمس في إحدى #المدارس في #عامودا مكتبة تضم ألفي كتاب جمعها الأهالي.

والكتب بالكردية والعربية والسريانية، ونصفها قصص للأطفال.

وقالت المعلمة شيرين: «كان الأطفال يتبادلون كتاباً واحداً، واليوم لكل واحد منهم كتاب».

ساعات المطالعة

وتفتح المكتبة أبوابها بعد الدوام ساعتين كل يوم، ما عدا الجمعة.""",
        ),
        "kmr": DemoVersion(
            "Li dibistaneke Amûdê pirtûkxaneyeke nû vebû",
            "Gel du hezar pirtûk bi sê zimanan berhev kirin.",
            """Duh li dibistaneke #Amûdê pirtûkxaneyek vebû ku du hezar pirtûk tê de hene.

Pirtûk bi kurdî, erebî û suryanî ne û nîvê wan çîrokên zarokan in.

Mamoste Şîrîn got: “Berê zarokan pirtûkek bi hev re dixwend, îro ji her yekî re pirtûkek heye”.

Demjimêrên xwendinê

Ji bilî roja înê, pirtûkxane her roj piştî dersan du saetan vekirî ye.

#Dibistan""",
        ),
    },
)

FOOTBALL = DemoStory(
    key="football",
    section="sport",
    photo="hills",
    hours=26,
    versions={
        "ar": DemoVersion(
            "فوز شباب القامشلي على ضيفهم بهدفين",
            "حضر المباراة نحو ألف متفرج.",
            """فاز فريق شباب #القامشلي أمس على ضيفه من #الحسكة بهدفين مقابل هدف.

وسُجل الهدف الأول في الدقيقة العشرين، وجاء هدف الفوز قبل النهاية بخمس دقائق.

وقال المدرب: «لعب الفريقان جيداً، وكان الجمهور أجمل ما في المباراة».

المباراة المقبلة

ويلعب الفريق مباراته المقبلة في #كرة_القدم يوم الجمعة على أرضه.""",
        ),
        "kmr": DemoVersion(
            "Ciwanên Qamişlo bi du golan bi ser ketin",
            "Nêzîkî hezar kesî li maçê temaşe kir.",
            """Duh ciwanên #Qamişlo li hemberî mêvanên xwe ji #Hesekê du û yek bi ser ketin.

Gola yekem di deqeya bîstan de hat.""",
            stage=Stage.DRAFT,
        ),
    },
)

BOOK_FAIR = DemoStory(
    key="book-fair",
    section="culture",
    bylines=("helin", "newsdesk"),
    photo="skyline",
    hours=70,
    versions={
        "ar": DemoVersion(
            "معرض للكتاب في القامشلي",
            "أربعون دار نشر، وأمسية شعرية كل يوم.",
            """يفتتح اليوم في #القامشلي معرض للكتاب تشارك فيه أربعون دار نشر.

ويستمر المعرض سبعة أيام، والدخول إليه مجاني.

وقال أحد المنظمين: «في كل عام يزيد عدد الأطفال بين الزوار، وهذا ما نريده».

برنامج المساء

وتقام كل مساء أمسية شعرية، بالكردية يوماً وبالعربية يوماً.

#الثقافة""",
        ),
        "ckb": DemoVersion(
            "پێشانگای کتێب لە قامیشلۆ",
            "چل دەزگای بڵاوکردنەوە بەشدارن.",
            """ئەمڕۆ لە #قامیشلۆ پێشانگایەکی کتێب دەکرێتەوە کە چل دەزگای بڵاوکردنەوە تێیدا بەشدارن.

پێشانگاکە حەوت ڕۆژ بەردەوام دەبێت و هاتنەژوورەوە بێ بەرامبەرە.

یەکێک لە ڕێکخەران گوتی: «هەموو ساڵێک ژمارەی منداڵان زیاتر دەبێت، ئێمەش هەر ئەوەمان دەوێت».

#کولتوور""",
        ),
        "kmr": DemoVersion(
            "Pêşangeha pirtûkan li Qamişlo",
            "Çil weşanxane beşdar dibin.",
            """Îro li #Qamişlo pêşangeha pirtûkan vedibe û çil weşanxane beşdar dibin.

Pêşangeh heft rojan berdewam dike û ketin belaş e.

Yek ji amadekaran got: “Her sal hejmara zarokan zêdetir dibe û em vê yekê dixwazin”.

#Çand""",
            stage=Stage.SCHEDULED,
        ),
    },
)

BAKERY = DemoStory(
    key="bakery",
    section="economy",
    genre="feature",
    bylines=("helin",),
    photo="market",
    hours=170,
    versions={
        "ar": DemoVersion(
            "خبز الصباح من تعاونية نسائية في كوباني",
            "اثنتا عشرة امرأة يدرن مخبزاً منذ الربيع.",
            """قبل الفجر بساعة تُشعل سعاد الفرن في مخبز التعاونية في #كوباني.

تعمل هنا اثنتا عشرة امرأة منذ الربيع، ويقتسمن العمل والدخل بالتساوي.

وتقول سعاد: «تعلمنا العجن في بيوتنا، أما الحساب فتعلمناه معاً».

ألف رغيف كل يوم

ويبيع المخبز نحو ألف رغيف كل يوم، وتصل سيارته إلى ثلاث قرى قريبة.

وتفكر النساء الآن في فتح قسم للحلويات.

#المرأة""",
        ),
        "kmr": DemoVersion(
            "Nanê sibehê ji kooperatîfa jinan li Kobanê",
            "Diwanzdeh jin ji biharê ve firinekê bi rê ve dibin.",
            """Saetekê beriya berbangê Suad firina kooperatîfê li #Kobanê vêdixe.

Ji biharê ve diwanzdeh jin li vir dixebitin û kar û dahatê wekhev par dikin.""",
            stage=Stage.SENT_BACK,
            note="الاقتباس من سعاد ناقص، والفقرة عن القرى الثلاث كذلك.",
        ),
    },
)

MARKET = DemoStory(
    key="market",
    section="local",
    hours=320,
    versions={
        "ar": DemoVersion(
            "موعد جديد لسوق الخضار",
            "ينتقل السوق الأسبوعي إلى يوم الثلاثاء.",
            """ينتقل سوق الخضار الأسبوعي في #ديريك من الاثنين إلى الثلاثاء.

وتقول البلدية إن الموعد الجديد يبدأ الأسبوع المقبل.""",
            stage=Stage.WITHDRAWN,
            note="تراجعت البلدية عن الموعد الجديد.",
        )
    },
)

GARDEN = DemoStory(
    key="garden",
    section="culture",
    genre="opinion",
    bylines=("khabur",),
    hours=240,
    versions={
        "ar": DemoVersion(
            "الحديقة بيت الجميع",
            "لا تحتاج المدينة إلى جدران أكثر، بل إلى ظل أكثر.",
            """في كل مساء صيفي أعد المقاعد في حديقتنا فأجدها أقل من الناس.

ليست الحديقة زينة للمدينة، بل هي غرفتها الكبيرة التي يجلس فيها من لا غرفة له.

شجرة لكل بيت

ماذا لو زرع كل بيت شجرة واحدة أمام بابه؟ بعد عشر سنوات نمشي إلى السوق في الظل.""",
        ),
        "ckb": DemoVersion(
            "باخچە ماڵی هەمووانە",
            "شار پێویستی بە دیواری زیاتر نییە، پێویستی بە سێبەری زیاترە.",
            """هەموو ئێوارەیەکی هاوین کورسییەکانی باخچەکەمان دەژمێرم و لە خەڵک کەمترن.

باخچە جوانیی شار نییە، ژووری گەورەی شارە.

درەختێک بۆ هەر ماڵێک

ئەگەر هەر ماڵێک درەختێک لەبەر دەرگا بچێنێت، پاش دە ساڵ لە سێبەردا دەچینە بازاڕ.""",
            stage=Stage.SUBMITTED,
            remark=("لە خەڵک کەمترن", "ئەمە ژمارەی کەی بوو؟ @translator"),
            better=("پاش دە ساڵ", "دوای دە ساڵ"),
        ),
    },
)

COURSE = DemoStory(
    key="course",
    section="education",
    hours=2,
    versions={
        "ar": DemoVersion(
            "دورات مجانية لطلاب الشهادة",
            "",
            """تبدأ الشهر المقبل في #الحسكة دورات مجانية لطلاب الشهادة في ثلاث #مدارس.""",
            stage=Stage.DRAFT,
        )
    },
)

SONGS = DemoStory(
    key="songs",
    section="culture",
    genre="feature",
    photo="mountains",
    hours=310,
    versions={
        "kmr": DemoVersion(
            "Şeva dengbêjan li Amûdê",
            "Sê dengbêj heta nîvê şevê stran gotin.",
            """Şeva borî li #Amûdê sê dengbêj hatin cem hev û heta nîvê şevê stran gotin.

Mala çandê tije bû û gelek kes li ber deriyan rawestiyan.

Dengbêj Şakir got: “Ez van stranan ji bapîrê xwe hîn bûm û îro neviyê min bi min re distirê”.

Stran ji bo zarokan

Mala çandê dixwaze her mehê şeveke wiha ji bo zarokan amade bike.

#Çand""",
        )
    },
)

STORIES = (LIBRARY, FOOTBALL, BOOK_FAIR, BAKERY, MARKET, GARDEN, COURSE, SONGS)
