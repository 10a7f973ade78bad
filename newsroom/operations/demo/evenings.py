"""Stories about music, films, running, languages and reading."""

from .shapes import DemoStory, DemoVersion

RUN = DemoStory(
    key="run",
    section="sport",
    hours=6,
    versions={
        "ar": DemoVersion(
            "ثلاثمئة طفل في سباق للجري في الحسكة",
            "فازت الطفلة روز بالمركز الأول.",
            """شارك ثلاثمئة طفل أمس في سباق للجري في حديقة #الحسكة.

وبلغ طول السباق كيلومترين، وفازت به الطفلة روز من الصف السادس.

وقالت روز: «ركضت مع أخي كل صباح، وهو وصل بعدي».""",
        ),
        "ckb": DemoVersion(
            "سێ سەد منداڵ لە پێشبڕکێی ڕاکردن لە حەسەکە",
            "ڕۆز یەکەم بوو.",
            """دوێنێ سێ سەد منداڵ لە پێشبڕکێیەکی ڕاکردن لە باخچەی #حەسەکە بەشدار بوون.

پێشبڕکێکە دوو کیلۆمەتر بوو و ڕۆز، کە لە پۆلی شەشەمە، یەکەم بوو.

ڕۆز گوتی: «هەموو بەیانییەک لەگەڵ براکەم ڕام دەکرد، ئەو لە دوای من گەیشت».""",
        ),
        "kmr": DemoVersion(
            "Sêsed zarok li Hesekê beziyan",
            "Roz bû ya yekem.",
            """Duh sêsed zarok li baxçeyê #Hesekê di pêşbaziya bezê de cih girtin.

Pêşbazî du kîlometre bû û Roz a ji refa şeşan bû ya yekem.

Roz got: “Ez û birayê min her sibeh bezîn, ew li pey min gihîşt”.""",
        ),
    },
)

TAMBOURS = DemoStory(
    key="tambours",
    section="culture",
    genre="interview",
    bylines=("helin",),
    photo="mountains",
    hours=46,
    versions={
        "ckb": DemoVersion(
            "«دار گوێ دەگرێت»: دیدار لەگەڵ تەمبوورسازێک",
            "وەستا سالار چل ساڵە تەمبوور دروست دەکات.",
            """وەستا سالار لە دوکانێکی بچووک لە #کۆبانی چل ساڵە تەمبوور دروست دەکات.

چۆن دەستت پێ کرد؟

«باوکم دارتاش بوو. یەکەم تەمبوورم لە داری توو دروست کرد و دەنگی خۆش نەبوو، بەڵام دڵم پێی خۆش بوو».

چەند کاتت پێویستە؟

«دوو مانگ. دار دەبێت وشک بێت، پەلە ناکرێت».

کێ لێت فێر دەبێت؟

«سێ گەنج هەموو پاش نیوەڕۆیەک دێنە دوکان، دووانیان کچن».

#کولتوور""",
        ),
        "ar": DemoVersion(
            "«الخشب يسمع»: حوار مع صانع طنابير",
            "يصنع المعلم سالار الطنابير منذ أربعين عاماً.",
            """يصنع المعلم سالار الطنابير منذ أربعين عاماً في دكان صغير في #كوباني.

كيف بدأت؟

«كان أبي نجاراً. صنعت أول طنبور من خشب التوت ولم يكن صوته جميلاً، لكنني فرحت به».

كم تحتاج من الوقت؟

«شهرين. يجب أن يجف الخشب، والعجلة لا تنفع».

ومن يتعلم منك؟

«ثلاثة من الشباب يأتون إلى الدكان كل عصر، بينهم فتاتان».

#الثقافة""",
        ),
        "kmr": DemoVersion(
            "“Dar guhdarî dike”: hevpeyvîn bi çêkerê tembûran re",
            "Hoste Salar çil sal in tembûran çêdike.",
            """Hoste Salar çil sal in li dikaneke biçûk li #Kobanê tembûran çêdike.

Te çawa dest pê kir?

“Bavê min necar bû. Min tembûra xwe ya pêşîn ji dara tûyê çêkir. Dengê wê ne xweş bû, lê ez şa bûm”.

Çiqas dem divê?

“Du meh. Divê dar hişk bibe, lez nabe”.

Kî ji te hîn dibe?

“Sê ciwan her êvar tên dikanê, du ji wan keç in”.

#Çand""",
        ),
    },
)

FILMS = DemoStory(
    key="films",
    section="culture",
    hours=75,
    versions={
        "kmr": DemoVersion(
            "Şevên fîlman li parka Qamişlo",
            "Her în fîlmek belaş tê nîşandan.",
            """Ji vê hefteyê pê ve her êvara înê li parka #Qamişlo fîlmek tê nîşandan.

Ketin belaş e û kursî ji malê tên.

Yek ji xortan got: “Em dixwazin ku cîran li hev rûnin û bi hev re bikenin”.

#Çand""",
        ),
        "ckb": DemoVersion(
            "شەوانی فیلم لە پارکی قامیشلۆ",
            "هەموو هەینییەک فیلمێک بێ بەرامبەر پیشان دەدرێت.",
            """لەم هەفتەیەوە هەموو ئێوارەیەکی هەینی لە پارکی #قامیشلۆ فیلمێک پیشان دەدرێت.

هاتنەژوورەوە بێ بەرامبەرە و خەڵک کورسی لە ماڵەوە دەهێنن.

یەکێک لە گەنجان گوتی: «دەمانەوێت دراوسێکان پێکەوە دابنیشن و پێبکەنن».

#کولتوور""",
        ),
    },
)

LANGUAGE_COURSE = DemoStory(
    key="language-course",
    section="education",
    photo="bridge",
    hours=190,
    versions={
        "ckb": DemoVersion(
            "خولێکی خۆڕایی بۆ فێربوونی سۆرانی",
            "خولەکە هەشت هەفتە دەخایەنێت.",
            """هەفتەی داهاتوو لە #قامیشلۆ خولێکی خۆڕایی بۆ فێربوونی سۆرانی دەست پێ دەکات.

خولەکە هەشت هەفتەیە و هەفتەی دوو جار وانە هەیە.

مامۆستا شنۆ گوتی: «زۆر کەس لە سۆرانی تێدەگەن، بەڵام پێی نانووسن».""",
        ),
        "ar": DemoVersion(
            "دورة مجانية لتعلم السورانية",
            "تستمر الدورة ثمانية أسابيع.",
            """تبدأ الأسبوع المقبل في #القامشلي دورة مجانية لتعلم السورانية.

وتستمر الدورة ثمانية أسابيع، بدرسين في الأسبوع.

وقالت المعلمة شنو: «كثيرون يفهمون السورانية لكنهم لا يكتبونها».""",
        ),
    },
)

A_BOOK_IN_EVERY_HOUSE = DemoStory(
    key="a-book-in-every-house",
    section="culture",
    genre="opinion",
    bylines=("khabur",),
    hours=263,
    versions={
        "kmr": DemoVersion(
            "Pirtûkek li her malê",
            "Mala bê pirtûk weke baxçeyê bê dar e.",
            """Li mala bapîrê min tenê sê pirtûk hebûn, lê me ew bi dehan caran xwendin.

Ne hejmara pirtûkan, lê xwendina bi hev re malê tije dike.

Deh deqe bes in

Heger em her êvar deh deqeyan ji zarokan re bixwînin, di salekê de em bîst pirtûkan diqedînin.

#Çand""",
        ),
        "ckb": DemoVersion(
            "کتێبێک لە هەموو ماڵێک",
            "ماڵی بێ کتێب وەک باخچەی بێ درەختە.",
            """لە ماڵی باپیرم تەنیا سێ کتێب هەبوون، بەڵام دەیان جار خوێندماننەوە.

ژمارەی کتێب نییە کە ماڵ پڕ دەکات، خوێندنەوەی پێکەوەیە.

دە خولەک بەسە

ئەگەر هەموو ئێوارەیەک دە خولەک بۆ منداڵان بخوێنینەوە، لە ساڵێکدا بیست کتێب تەواو دەکەین.

#کولتوور""",
        ),
    },
)

STORIES = (RUN, TAMBOURS, FILMS, LANGUAGE_COURSE, A_BOOK_IN_EVERY_HOUSE)
