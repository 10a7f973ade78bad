"""A live story of one day, with its posts: heavy rain, roads, schools."""

from .shapes import DemoStory, DemoVersion

POSTS = (
    DemoStory(
        key="rain-first",
        section="local",
        hours=4.9,
        versions={
            "ar": DemoVersion(
                "المطر يشتد في الحسكة",
                "",
                "بدأ المطر قبل الفجر واشتد في السادسة صباحاً. وقال سائقون إن الطريق إلى "
                "#الحسكة ما زال مفتوحاً، والسير عليه بطيء.",
            ),
            "ckb": DemoVersion(
                "باران لە حەسەکە بەهێز دەبێت",
                "",
                "باران پێش بەیانی دەستی پێ کرد و کاتژمێر شەش بەهێزتر بوو. شۆفێرەکان دەڵێن "
                "ڕێگای #حەسەکە هێشتا کراوەیە، بەڵام هاتوچۆ هێواشە.",
            ),
            "kmr": DemoVersion(
                "Baran li Hesekê xurt dibe",
                "",
                "Baran beriya sibehê dest pê kir û saet şeşan xurt bû. Şofêr dibêjin rêya "
                "#Hesekê hê vekirî ye, lê hatin û çûn hêdî ye.",
            ),
        },
    ),
    DemoStory(
        key="rain-schools",
        section="local",
        hours=4.2,
        versions={
            "ar": DemoVersion(
                "الدوام يبدأ متأخراً ساعة",
                "",
                "أعلنت إدارة #المدارس أن الدوام يبدأ اليوم في التاسعة بدل الثامنة، كي يصل "
                "التلاميذ بأمان.",
            ),
            "ckb": DemoVersion(
                "دەوام کاتژمێرێک درەنگتر دەست پێ دەکات",
                "",
                "بەڕێوەبەرایەتیی #قوتابخانەکان ڕایگەیاند کە ئەمڕۆ دەوام کاتژمێر نۆ دەست پێ "
                "دەکات، تاکوو قوتابییان بە سەلامەتی بگەن.",
            ),
            "kmr": DemoVersion(
                "Ders saetekê dereng dest pê dikin",
                "",
                "Rêveberiya #Dibistan ragihand ku îro ders saet nehan dest pê dikin, da ku "
                "xwendekar bi ewlehî bigihîjin.",
            ),
        },
    ),
    DemoStory(
        key="rain-bridge",
        section="local",
        hours=3.1,
        photo="bridge",
        versions={
            "ar": DemoVersion(
                "إغلاق الجسر القديم أمام السيارات",
                "",
                "أغلقت البلدية الجسر القديم لأن الماء وصل إلى حافته. الجسر الجديد مفتوح، "
                "والمشاة يعبرون القديم.",
                then=DemoVersion(
                    "إغلاق الجسر القديم أمام السيارات والمشاة",
                    "",
                    "أغلقت البلدية الجسر القديم لأن الماء وصل إلى حافته. الجسر الجديد مفتوح "
                    "للجميع.",
                    kind="correction",
                    note="ذكر هذا المستجد أن المشاة يعبرون الجسر القديم. الصحيح أنه مغلق "
                    "أمامهم أيضاً.",
                ),
            ),
            "ckb": DemoVersion(
                "پردە کۆنەکە بەڕووی ئۆتۆمبێلدا داخرا",
                "",
                "شارەوانی پردە کۆنەکەی داخست، چونکە ئاو گەیشتووەتە لێواری. پردە نوێیەکە کراوەیە.",
            ),
            "kmr": DemoVersion(
                "Pira kevin li ber erebeyan hat girtin",
                "",
                "Şaredariyê pira kevin girt, ji ber ku av gihîştiye qiraxa wê. Pira nû vekirî ye.",
            ),
        },
    ),
    DemoStory(
        key="rain-volunteers",
        section="local",
        hours=2.0,
        versions={
            "ar": DemoVersion(
                "متطوعون يضخون الماء من الأقبية",
                "",
                "يعمل نحو ثلاثين متطوعاً في حيين، وضخوا الماء من عشرين قبواً حتى "
                "الظهر.\n\nوقال المتطوع رشيد: «الجيران يحضرون المضخات من بيوتهم».",
            ),
            "ckb": DemoVersion(
                "خۆبەخشان ئاو لە ژێرزەمینەکان دەردەکەن",
                "",
                "نزیکەی سی خۆبەخش لە دوو گەڕەک کار دەکەن و تا نیوەڕۆ ئاویان لە بیست ژێرزەمین "
                "دەرکرد.\n\nخۆبەخش ڕەشید گوتی: «دراوسێکان ترومپای خۆیان دەهێنن».",
            ),
            "kmr": DemoVersion(
                "Xwebexş avê ji jêrzemînan derdixin",
                "",
                "Nêzîkî sî xwebexş li du taxan dixebitin û heta nîvro av ji bîst jêrzemînan "
                "derxistin.\n\nXwebexş Reşîd got: “Cîran pompeyên xwe ji malê tînin”.",
            ),
        },
    ),
    DemoStory(
        key="rain-power",
        section="local",
        hours=1.1,
        versions={
            "ar": DemoVersion(
                "عودة الكهرباء إلى حي السوق",
                "",
                "عادت #الكهرباء إلى حي السوق بعد انقطاع دام ساعتين. والورشات تعمل في الحي المجاور.",
            ),
            "ckb": DemoVersion(
                "کارەبا بۆ گەڕەکی بازاڕ گەڕایەوە",
                "",
                "دوای دوو کاتژمێر پچڕان، #کارەبا بۆ گەڕەکی بازاڕ گەڕایەوە. کرێکارەکان لە "
                "گەڕەکی تەنیشتی کار دەکەن.",
            ),
            "kmr": DemoVersion(
                "Elektrîk li taxa sûkê vegeriya",
                "",
                "Piştî du saetan #elektrîk li taxa sûkê vegeriya. Karker niha li taxa cîran "
                "dixebitin.",
            ),
        },
    ),
    DemoStory(
        key="rain-easing",
        section="local",
        hours=0.4,
        versions={
            "ar": DemoVersion(
                "المطر يخف والنهر يستقر",
                "",
                "خف المطر منذ نصف ساعة، ولم يرتفع ماء النهر منذ الظهر. البلدية تبقي الجسر "
                "القديم مغلقاً حتى الغد.",
            ),
            "ckb": DemoVersion(
                "باران کەم دەبێتەوە و ڕووبار جێگیر دەبێت",
                "",
                "لە نیو کاتژمێرەوە باران کەم بووەتەوە و لە نیوەڕۆوە ئاوی ڕووبار بەرز "
                "نەبووەتەوە. پردە کۆنەکە تا سبەی بە داخراوی دەمێنێتەوە.",
            ),
            "kmr": DemoVersion(
                "Baran kêm dibe û çem sekiniye",
                "",
                "Ji nîv saetê ve baran kêm bûye û ji nîvro ve ava çem bilind nebûye. Pira "
                "kevin heta sibe girtî dimîne.",
            ),
        },
    ),
)

STORY = DemoStory(
    key="rain-day",
    section="local",
    photo="river",
    hours=5.2,
    posts=POSTS,
    versions={
        "ar": DemoVersion(
            "أمطار غزيرة على الحسكة: الطرق والمدارس لحظة بلحظة",
            "الجسر القديم مغلق، والدوام بدأ متأخراً، والكهرباء تعود إلى الأحياء.",
            "تشهد #الحسكة وريفها منذ الفجر أمطاراً غزيرة رفعت ماء النهر وأبطأت السير على "
            "الطرق. لا أنباء عن إصابات. ننقل هنا ما يصل من مراسلينا ومن البلدية، والأحدث في "
            "الأعلى.",
        ),
        "ckb": DemoVersion(
            "بارانی بەخوڕ لە حەسەکە: ڕێگا و قوتابخانەکان ساتبەسات",
            "پردە کۆنەکە داخراوە و دەوام درەنگتر دەستی پێ کرد و کارەبا دەگەڕێتەوە.",
            "لە بەیانییەوە لە #حەسەکە و گوندەکانی بارانی بەخوڕ دەبارێت و ئاوی ڕووبار بەرز "
            "بووەتەوە. هیچ هەواڵێک لە بریندار نییە. ئەوەی لە پەیامنێرەکانمان و شارەوانییەوە "
            "دێت لێرەدایە، نوێترین لە سەرەوە.",
        ),
        "kmr": DemoVersion(
            "Baraneke xurt li Hesekê: rê û dibistan gav bi gav",
            "Pira kevin girtî ye, ders dereng dest pê kirin, elektrîk vedigere.",
            "Ji berbangê ve li #Hesekê û gundên wê baraneke xurt dibare û ava çem bilind "
            "bûye. Li ser birîndaran tu agahî nîne. Yên ku ji nûçegihanên me û ji şaredariyê "
            "tên li vir in, ya herî nû li jor e.",
        ),
    },
)
