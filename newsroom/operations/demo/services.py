"""Stories about doctors, buses, rain and what a village lives on."""

from .shapes import DemoStory, DemoVersion

RAIN = DemoStory(
    key="rain",
    section="farming",
    hours=1.2,
    versions={
        "ar": DemoVersion(
            "أول أمطار الخريف تفرح المزارعين",
            "",
            """هطلت صباح اليوم أول أمطار الخريف على ريف #ديريك و#القامشلي.

وقال مزارعون إن المطر جاء في وقته، فالأرض جاهزة للبذار.""",
        ),
        "ckb": DemoVersion(
            "یەکەم بارانی پاییز جووتیارانی دڵخۆش کرد",
            "",
            """ئەمڕۆ بەیانی یەکەم بارانی پاییز لە دێهاتی #دێریک و #قامیشلۆ باری.

جووتیاران گوتیان باران لە کاتی خۆیدا هات، چونکە زەوی بۆ تۆوکردن ئامادەیە.""",
        ),
        "kmr": DemoVersion(
            "Barana pêşîn a payîzê dilê cotkaran xweş kir",
            "",
            """Îro serê sibehê barana pêşîn a payîzê li gundewarê #Dêrikê û li #Qamişlo barî.

Cotkaran got ku baran di wextê xwe de hat, ji ber ku erd ji bo çandinê amade ye.""",
        ),
    },
)

BUS = DemoStory(
    key="bus",
    section="local",
    photo="skyline",
    hours=3.5,
    versions={
        "ar": DemoVersion(
            "خط حافلات جديد بين القامشلي وعامودا",
            "تنطلق حافلة كل نصف ساعة حتى السادسة مساء.",
            """انطلقت صباح اليوم أول حافلة على الخط الجديد بين #القامشلي و#عامودا.

وتعمل على الخط ست حافلات، وتنطلق حافلة كل نصف ساعة من السابعة صباحاً.

وقالت الطالبة ريم: «كنت أنتظر ساعة كل صباح، واليوم وصلت إلى الجامعة قبل الدرس».""",
            then=DemoVersion(
                "خط حافلات جديد بين القامشلي وعامودا",
                "تنطلق حافلة كل نصف ساعة حتى السادسة مساء.",
                """انطلقت صباح اليوم أول حافلة على الخط الجديد بين #القامشلي و#عامودا.

وتعمل على الخط ست حافلات، وتنطلق حافلة كل نصف ساعة من السادسة صباحاً.

وقالت الطالبة ريم: «كنت أنتظر ساعة كل صباح، واليوم وصلت إلى الجامعة قبل الدرس».""",
                kind="correction",
                note="كان في النص أن أول حافلة تنطلق في السابعة، والصحيح في السادسة.",
            ),
        ),
        "ckb": DemoVersion(
            "هێڵێکی نوێی پاس لە نێوان قامیشلۆ و عاموودا",
            "هەموو نیو کاتژمێرێک پاسێک بەڕێ دەکەوێت.",
            """ئەمڕۆ بەیانی یەکەم پاس لە هێڵی نوێی نێوان #قامیشلۆ و #عاموودا بەڕێ کەوت.

شەش پاس لەسەر هێڵەکە کار دەکەن.

خوێندکار ڕیم گوتی: «هەموو بەیانییەک کاتژمێرێک چاوەڕێم دەکرد، ئەمڕۆ پێش وانە گەیشتم».""",
        ),
        "kmr": DemoVersion(
            "Xeteke nû ya otobusan di navbera Qamişlo û Amûdê de",
            "Her nîv saetê otobusek bi rê dikeve.",
            """Îro serê sibehê otobusa pêşîn li xeta nû ya #Qamişlo û #Amûdê bi rê ket.

Şeş otobus li ser xetê dixebitin.

Xwendekar Rîm got: “Her sibeh ez saetekê li bendê bûm, îro ez beriya dersê gihîştim”.""",
        ),
    },
)

CLINIC = DemoStory(
    key="clinic",
    section="local",
    photo="hills",
    hours=22,
    versions={
        "ar": DemoVersion(
            "عيادة متنقلة تزور قرى ريف عامودا",
            "تزور العيادة ثماني قرى كل أسبوع.",
            """بدأت عيادة متنقلة هذا الأسبوع زيارة القرى في ريف #عامودا.

وفي العيادة طبيبة وممرضان، وتصل إلى كل قرية مرة في الأسبوع.

وقالت الطبيبة نسرين: «كثير من كبار السن لا يستطيعون السفر إلى المدينة، فنحن نذهب إليهم».

مواعيد الزيارة

وتعلن العيادة برنامجها صباح كل سبت، والفحص فيها مجاني.""",
        ),
        "ckb": DemoVersion(
            "کلینیکێکی گەڕۆک سەردانی گوندەکانی عاموودا دەکات",
            "هەموو هەفتەیەک سەردانی هەشت گوند دەکات.",
            """ئەم هەفتەیە کلینیکێکی گەڕۆک دەستی کرد بە سەردانی گوندەکانی #عاموودا.

پزیشکێک و دوو پەرستار لە کلینیکەکەدا کار دەکەن و هەفتەی جارێک دەگەنە هەر گوندێک.

پزیشک نەسرین گوتی: «زۆر لە بەساڵاچووان ناتوانن بچنە شار، بۆیە ئێمە دەچینە لایان».

کاتی سەردان

هەموو بەیانییەکی شەممە بەرنامەکە ڕادەگەیەنرێت و پشکنین بێ بەرامبەرە.""",
        ),
        "kmr": DemoVersion(
            "Klînîkeke gerok serdana gundên Amûdê dike",
            "Her hefte serdana heşt gundan dike.",
            """Vê hefteyê klînîkeke gerok dest bi serdana gundên #Amûdê kir.

Bijîşkek û du hemşîre tê de dixebitin û her hefte carekê digihîjin her gundî.

Bijîşk Nesrîn got: “Gelek kal û pîr nikarin biçin bajêr, loma em diçin cem wan”.

Demên serdanê

Her roja şemiyê serê sibehê bername tê ragihandin û muayene belaş e.""",
        ),
    },
)

SOLAR = DemoStory(
    key="solar",
    section="economy",
    photo="wheat",
    hours=101,
    versions={
        "ckb": DemoVersion(
            "وزەی خۆر بۆ بیرەکانی ئاو",
            "بیست بیر ئێستا بە خۆر کار دەکەن.",
            """لە دێهاتی #حەسەکە بیست بیری #ئاو ئێستا بە وزەی خۆر کار دەکەن.

جووتیار سەعید گوتی: «پێشتر پارەی زۆرمان بۆ مازووت دەدا».""",
        ),
        "kmr": DemoVersion(
            "Enerjiya rojê ji bo bîrên avê",
            "Bîst bîr niha bi rojê dixebitin.",
            """Li gundewarê #Hesekê bîst bîrên avê niha bi enerjiya rojê dixebitin.

Cotkar Seîd got: “Berê me gelek pere didan mazotê”.

#Av""",
        ),
    },
)

BACK_TO_THE_VILLAGE = DemoStory(
    key="back-to-the-village",
    section="economy",
    genre="analysis",
    bylines=("helin",),
    photo="village",
    hours=145,
    versions={
        "kmr": DemoVersion(
            "Çima hin ciwan vedigerin gundan?",
            "Sê sedem derdikevin pêş: kirê, kar û înternet.",
            """Di van du salan de çend malbatên ciwan ji #Qamişlo vegeriyan gundên xwe.

Sedema yekem kirê ye: li bajêr kirê her sal zêde dibe.

Sedema duyem kar e: bax û zevî dîsa dahatê tînin.

Sedema sêyem înternet e: êdî ji gund jî mirov dikare kar bike an bixwîne.

Tiştê ku kêm e

Lê dibistan û bijîşk li hemû gundan nînin, û ev biryarê dijwar dike.

#Dibistan""",
        ),
        "ar": DemoVersion(
            "لماذا يعود بعض الشباب إلى القرى؟",
            "ثلاثة أسباب: الإيجار والعمل والإنترنت.",
            """عادت في العامين الأخيرين أسر شابة من #القامشلي إلى قراها.

السبب الأول هو الإيجار، فهو يرتفع في المدينة كل عام.

والسبب الثاني هو العمل، فالبساتين والحقول تعطي دخلاً من جديد.

والسبب الثالث هو الإنترنت، فمن القرية أيضاً يستطيع المرء أن يعمل أو يدرس.

ما ينقص

لكن المدرسة والطبيب ليسا في كل قرية، وهذا ما يجعل القرار صعباً.

#المدارس""",
        ),
        "ckb": DemoVersion(
            "بۆچی هەندێک گەنج دەگەڕێنەوە گوند؟",
            "سێ هۆکار دیارن: کرێ، کار و ئینتەرنێت.",
            """لەم دوو ساڵەدا چەند خێزانێکی گەنج لە #قامیشلۆ گەڕانەوە گوندەکانیان.

هۆکاری یەکەم کرێیە: لە شار کرێ هەموو ساڵێک زیاد دەبێت.

هۆکاری دووەم کارە: باخ و کێڵگە دیسان داهاتیان هەیە.

هۆکاری سێیەم ئینتەرنێتە: ئێستا لە گوندیش مرۆڤ دەتوانێت کار بکات یان بخوێنێت.

ئەوەی کەمە

بەڵام قوتابخانە و پزیشک لە هەموو گوندەکان نین و ئەمە بڕیارەکە سەخت دەکات.

#قوتابخانەکان""",
        ),
    },
)

STORIES = (RAIN, BUS, CLINIC, SOLAR, BACK_TO_THE_VILLAGE)
