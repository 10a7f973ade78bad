"""The pages of the house, written by its publisher and approved by its editor."""

from articles import workflow
from articles.interop.plain_text import parse
from newsroom.accounts.models import User

# By page and language: headline and text, blank lines between its paragraphs.
PAGES: dict[str, dict[str, tuple[str, str]]] = {
    "about": {
        "ar": (
            "من نحن",
            "«الجسر الجديد» موقع إخباري محلي يكتب بالعربية والسورانية والكرمانجية عن مدن "
            "الجزيرة وقراها.\n\n"
            "يعمل فيه صحفيون من المنطقة. نكتب عن المدارس والمياه والزراعة والأسواق، وعن كل "
            "ما يمس حياة الناس اليومية.",
        ),
        "ckb": (
            "دەربارەی ئێمە",
            "«پردی نوێ» ماڵپەڕێکی هەواڵی ناوخۆییە کە بە عەرەبی و سۆرانی و کرمانجی دەربارەی "
            "شار و گوندەکانی جزیرە دەنووسێت.\n\n"
            "ڕۆژنامەنووسانی ناوچەکە کاری تێدا دەکەن. دەربارەی قوتابخانە و ئاو و کشتوکاڵ و "
            "بازاڕ دەنووسین.",
        ),
        "kmr": (
            "Derbarê me de",
            "“Pira Nû” malpereke nûçeyan a herêmî ye. Ew bi erebî, soranî û kurmancî li ser "
            "bajar û gundên Cizîrê dinivîse.\n\n"
            "Rojnamevanên herêmê tê de dixebitin. Em li ser dibistan, av, çandinî û sûkan "
            "dinivîsin.",
        ),
    },
    "imprint": {
        "ar": (
            "بيانات الناشر",
            "الناشر: مؤسسة الجسر الجديد للإعلام، القامشلي.\n\n"
            "المسؤولة عن المحتوى: نسرين، رئيسة التحرير.\n\n"
            "هذه بيانات تجريبية: المؤسسة وأسماء العاملين فيها من الخيال.",
        ),
        "ckb": (
            "زانیاریی بڵاوکەرەوە",
            "بڵاوکەرەوە: دەزگای ڕاگەیاندنی پردی نوێ، قامیشلۆ.\n\n"
            "بەرپرسی ناوەڕۆک: نەسرین، سەرنووسەر.\n\n"
            "ئەمانە زانیاریی نموونەیین: دەزگاکە و ناوەکان خەیاڵین.",
        ),
        "kmr": (
            "Agahiyên weşanger",
            "Weşanger: Dezgeha Ragihandinê ya Pira Nû, Qamişlo.\n\n"
            "Berpirsa naverokê: Nesrîn, sernivîskar.\n\n"
            "Ev agahî ji bo nimûneyê ne: dezgeh û nav xeyalî ne.",
        ),
    },
    "contact": {
        "ar": (
            "اتصل بنا",
            "للتواصل مع قسم الأخبار أو لإرسال خبر، يمكن زيارة مكتبنا في شارع السوق كل يوم "
            "من التاسعة صباحاً حتى الثالثة بعد الظهر، ما عدا الجمعة.\n\n"
            "من وجد خطأ في مادة يمكنه أن يبلغنا به عبر الرابط أسفل كل مادة. لا نسأل عن اسم "
            "ولا نحتفظ بعنوان.",
        ),
        "ckb": (
            "پەیوەندی",
            "بۆ پەیوەندی بە بەشی هەواڵەوە یان بۆ ناردنی هەواڵ، دەکرێت سەردانی نووسینگەکەمان "
            "لە شەقامی بازاڕ بکرێت، هەموو ڕۆژێک لە کاتژمێر نۆ تا سێ، جگە لە هەینی.\n\n"
            "ئەوەی هەڵەیەک ببینێت دەتوانێت بە بەستەری خوارەوەی هەر بابەتێک ئاگادارمان "
            "بکاتەوە. ناو ناپرسین و ناونیشان هەڵناگرین.",
        ),
        "kmr": (
            "Têkilî",
            "Ji bo têkiliya bi beşa nûçeyan re an ji bo şandina nûçeyekê, mirov dikare ji "
            "saet nehan heta sisêyan bê nivîsgeha me ya li kolana sûkê. Roja înê girtî ye.\n\n"
            "Yê ku çewtiyekê dibîne dikare bi girêdana li binê her nûçeyê me agahdar bike. "
            "Em li navan napirsin û navnîşanan nagirin.",
        ),
    },
    "how-we-work": {
        "ar": (
            "كيف نعمل",
            "يقرأ كل نص شخصان على الأقل قبل نشره: من كتبه لا يعتمده. ونسمي مصادرنا حيث لا "
            "يضر ذلك بأحد.\n\n"
            "إذا أخطأنا صححنا الخطأ في المادة نفسها، وكتبنا ما الذي تغير ومتى. وتُجمع "
            "التصحيحات في صفحة واحدة.\n\n"
            "الرأي يحمل اسم كاتبه، ويُميز عن الخبر.",
        ),
        "ckb": (
            "چۆن کار دەکەین",
            "پێش بڵاوکردنەوە لانیکەم دوو کەس هەموو دەقێک دەخوێننەوە: ئەوەی نووسیویەتی "
            "پەسەندی ناکات. لەو شوێنانەی زیان بە کەس ناگات ناوی سەرچاوەکانمان دەهێنین.\n\n"
            "ئەگەر هەڵەمان کرد، لە هەمان بابەتدا ڕاستی دەکەینەوە و دەنووسین چی و کەی "
            "گۆڕاوە.\n\n"
            "بیروڕا ناوی نووسەری پێوەیە و لە هەواڵ جیا دەکرێتەوە.",
        ),
        "kmr": (
            "Em çawa dixebitin",
            "Beriya weşanê bi kêmanî du kes her nivîsê dixwînin: yê ku nivîsandiye "
            "napejirîne. Li cihê ku zirar nagihîje kesî, em navê çavkaniyên xwe dinivîsin.\n\n"
            "Heke me çewtî kir, em di heman nûçeyê de rast dikin û dinivîsin ku çi û kengî "
            "hatiye guhertin.\n\n"
            "Nêrîn navê nivîskarê xwe hildigire û ji nûçeyê cuda ye.",
        ),
    },
}


def publish(publisher: User, editor: User) -> None:
    """Publish every page in every language."""
    for page, texts in PAGES.items():
        for language, (headline, text) in texts.items():
            _publish(page, language, headline, text, publisher, editor)


def _publish(
    page: str, language: str, headline: str, text: str, publisher: User, editor: User
) -> None:
    begun = workflow.begin_page(page, actor=publisher, language=language, headline=headline)
    written = workflow.save_draft(
        begun.translation,
        actor=publisher,
        content=workflow.Content(headline=headline, body=parse(f"{headline}\n\n{text}").body),
        opened_revision=begun.revision.pk,
    )
    opened = {"opened_revision": written.revision.pk}
    workflow.submit(written.translation, actor=publisher, **opened)
    workflow.approve(written.translation, actor=editor, **opened)
    workflow.publish(written.translation, actor=publisher, **opened)
