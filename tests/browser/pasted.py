"""What other programs put on the clipboard, and what of it a story keeps, by language."""

GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7">{}</b>'
    '<br class="Apple-interchange-newline">'
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal'
    "{{margin:0}} span.heavy{{font-weight:bold}} .away{{mso-hide:all;display:none}} --></style>"
    "</head><body lang=EN-US><!--StartFragment-->{}<!--EndFragment--></body></html>"
)
ITEM_OF = (
    "<p class=MsoListParagraph dir=RTL style='mso-list:l{} level1 lfo{}'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>{}<span>&nbsp; </span></span><![endif]>{}</p>"
)
ITEM = (
    "<p class=MsoListParagraph dir=RTL style='mso-list:l0 level{} lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol;mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"
    "<span lang=AR-SY>{}<o:p></o:p></span></p>\n"
)
REDIRECT = "https://www.google.com/url?q=https://example.org/w%3Fid%3D3&amp;sa=D&amp;usg=AO"

ARABIC = {
    "Google Docs": (
        GOOGLE.format(
            '<h1 dir="rtl"><span style="font-weight:400">المياه</span></h1><p dir="rtl" '
            'style="text-align:right"><span style="font-weight:700">مقدمة</span><span '
            'style="font-weight:400"> ثم متن </span><span style="font-style:italic">مائل</span></p>'
        ),
        "<h2>المياه</h2><p><strong>مقدمة</strong> ثم متن <em>مائل</em></p>",
    ),
    "list of Google Docs": (
        GOOGLE.format(
            '<ul><li dir="rtl" aria-level="1"><p role="presentation"><span>بئر</span></p></li><ul>'
            '<li dir="rtl" aria-level="2"><p><span>عمقها 10</span><span style="vertical-align:super'
            ';font-size:0.6em">2</span></p></li></ul></ul>'
        ),
        "<ul><li><p>بئر</p><ul><li><p>عمقها 10<sup>2</sup></p></li></ul></li></ul>",
    ),
    "tracked changes of Word": (
        WORD.format(
            "<p class=MsoNormal dir=RTL><span class=heavy>وصل</span> <span class=msoDel><del>أربعون"
            "</del></span><span class=msoIns><ins>خمسون</ins></span> عاملا<span "
            "class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[ر1]</a></span>"
            "<span class=away>سري</span> <b style='mso-bidi-font-weight:normal'>أمس</b>.<o:p></o:p>"
            "</p><div style='mso-element:comment-list'><p class=MsoCommentText>تحقق</p></div>"
        ),
        "<p><strong>وصل</strong> خمسون عاملا <strong>أمس</strong>.</p>",
    ),
    "list of Word": (
        WORD.format(
            ITEM.format(1, "3.", "ثالث")
            + ITEM.format(2, "o", "فرع")
            + ITEM.format(1, "4.", "رابع")
            + "<p>بينهما</p>"
            + ITEM.format(1, "·", "نقطة")
        ),
        '<ol start="3"><li><p>ثالث</p><ul><li><p>فرع</p></li></ul></li><li><p>رابع</p></li></ol>'
        "<p>بينهما</p><ul><li><p>نقطة</p></li></ul>",
    ),
    "two lists of Word side by side": (
        WORD.format(
            ITEM_OF.format(0, 1, "1.", "قمح")
            + ITEM_OF.format(0, 1, "2.", "شعير")
            + ITEM_OF.format(1, 2, "1.", "عدس")
        ),
        "<ol><li><p>قمح</p></li><li><p>شعير</p></li></ol><ol><li><p>عدس</p></li></ol>",
    ),
    "a comment of Word, with its script": (
        WORD.format(
            "<p>وصل<a class=msocomanchor onmouseover=\"msoCommentShow('_anchor_1')\" "
            "href='#_msocom_1' language=JavaScript>[ر1]</a> ثم<b onclick='x()'> غادر</b></p>"
        ),
        "<p>وصل ثم<strong> غادر</strong></p>",
    ),
    "table of Word": (
        WORD.format(
            "<table class=MsoTableGrid dir=rtl><thead><tr><td><p><b>القرية</b></p></td><td><p><b>"
            "بيوت</b></p></td></tr></thead><tr><td><p>تل خنزير</p><p>الشرقية</p></td><td><p>40</p>"
            "</td></tr></table>"
        ),
        "<table><tbody><tr><th>القرية</th><th>بيوت</th></tr><tr><td>تل خنزير<br>الشرقية</td><td>40"
        "</td></tr></tbody></table>",
    ),
    "Word on the web": (
        '<div class="OutlineElement"><p role="heading" aria-level="1"><span>خلاصة</span></p></div>'
        '<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>أول</p></li></ul></div>'
        '<div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>داخله</p></li></ul></div>'
        '<div class="ListContainerWrapper"><ol start="5"><li data-aria-level="1"><p>خامس</p></li>'
        "</ol></div>",
        "<h2>خلاصة</h2><ul><li><p>أول</p><ul><li><p>داخله</p></li></ul></li></ul>"
        '<ol start="5"><li><p>خامس</p></li></ol>',
    ),
    "LibreOffice": (
        "<html><head><meta name=generator content='LibreOffice 25.8'><style type='text/css'>td p {"
        "orphans:0}</style></head><body dir='rtl'><ol start='2'><li><p dir='rtl'>ثان</p></li></ol>"
        "<table><col width='50%'/><tr valign='top'><td><p dir='rtl'>قمح</p></td><td><p>7</p></td>"
        "</tr></table></body></html>",
        '<ol start="2"><li><p>ثان</p></li></ol>'
        "<table><tbody><tr><td>قمح</td><td>7</td></tr></tbody></table>",
    ),
    "Excel": (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- .xl66{{color:red;'
        "font-weight:700}} --></style></head><body><table border=0 dir=rtl><col width=64>"
        "<!--StartFragment--><tr height=20><td class=xl66>المحطة</td><td class=xl66>ساعات</td></tr>"
        "<tr><td>السوق</td><td x:num>9</td></tr><tr><td></td><td>&nbsp;</td></tr><!--EndFragment-->"
        "</table></body></html>".replace("{{", "{").replace("}}", "}"),
        "<table><tbody><tr><td><strong>المحطة</strong></td><td><strong>ساعات</strong></td></tr><tr>"
        "<td>السوق</td><td>9</td></tr></tbody></table>",
    ),
    "a column of Excel": (
        "<table><!--StartFragment--><tr><td>السوق</td></tr><tr><td>الجسر</td></tr></table>",
        "<p>السوق</p><p>الجسر</p>",
    ),
    "Sheets": (
        '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}-->'
        '</style><table dir="ltr"><caption>حرارة الأسبوع</caption><colgroup><col></colgroup><tbody>'
        '<tr><td colspan="2" data-sheets-value="{}">السوق</td></tr><tr><td>السبت</td><td>31</td>'
        "</tr></tbody></table></google-sheets-html-origin>",
        '<table><caption>حرارة الأسبوع</caption><tbody><tr><td colspan="2">السوق</td></tr><tr><td>'
        "السبت</td><td>31</td></tr></tbody></table>",
    ),
    "a messenger": (
        '<div class="copyable-text"><span dir="rtl" style="white-space: pre-wrap;">سطر\nآخر\n\n'
        'فقرة <img alt="🌧️" class="emoji" src="data:,x"> بعدها</span></div>'
        '<div><span dir="auto" lang="en">Breaking: road closed!</span></div>',
        '<p>سطر<br>آخر</p><p>فقرة 🌧️ بعدها</p><p dir="ltr" lang="en">Breaking: road closed!</p>',
    ),
    "mail": (
        '<div dir="ltr"><div>مرحبا</div><div><br></div><div dir="rtl">سطر<br><br>فقرة</div>'
        '<table width="600"><tr><td><table><tr><td>زر</td></tr><tr><td>تذييل</td></tr></table></td>'
        '<td>جانب</td></tr></table><span style="display:none;font-size:0">معاينة</span></div>',
        "<p>مرحبا</p><p>سطر</p><p>فقرة</p><p>زر</p><p>تذييل</p><p>جانب</p>",
    ),
    "a page": (
        f'<p>راجع <a href="{REDIRECT}">الصفحة</a> و<a href="https://example.org/?utm_source=x&amp;'
        'p=2">غيرها</a> و<a href="mailto:desk@example.org">البريد</a> و<a href="javascript:x()">'
        'زرا</a></p><figure><img src="data:,x"><figcaption>الجسر فجرا</figcaption></figure>'
        "<dl><dt>كلمة</dt><dd>معناها</dd></dl><details><summary>عنوان</summary>متن</details>"
        "<p>قال: <q>نعم <q>ولا</q></q></p><pre>أ\nب</pre>",
        '<p>راجع <a href="https://example.org/w?id=3">الصفحة</a> و<a href="https://example.org/?p=2"'
        '>غيرها</a> و<a href="mailto:desk@example.org">البريد</a> وزرا</p><p>الجسر فجرا</p>'
        "<p>كلمة</p><p>معناها</p><p>عنوان</p><p>متن</p><p>قال: «نعم ‹ولا›»</p><p>أ<br>ب</p>",
    ),
    "raised and struck": (
        "<p>20 م<sup>2</sup> وCO<sub>2</sub> و45<sup>1</sup>. الثمن <s>900</s>700 <span "
        'style="text-decoration:line-through">800</span>.</p>',
        "<p>20 م<sup>2</sup> وCO<sub>2</sub> و45<sup>1</sup>. الثمن 700 .</p>",
    ),
    "numbers of items": (
        '<ol><li value="5">خامس</li><li>سادس</li></ol>',
        '<ol start="5"><li><p>خامس</p></li><li><p>سادس</p></li></ol>',
    ),
    "off the page": (
        '<p>ظاهر<span style="position:absolute;left:-9999px">بعيد</span><span style="position:'
        'absolute;clip:rect(0, 0, 0, 0)">مقصوص</span><span style="position:absolute;clip-path:'
        'inset(50%)">مطوي</span><span style="position:absolute;width:1px;overflow:hidden">ضيق'
        '</span><span style="text-indent:-9999px">مزاح</span><span style="position:absolute;left:'
        '-2px"> قريب</span></p>',
        "<p>ظاهر قريب</p>",
    ),
    "a short message with a long address": (
        '<div dir="auto">عاجل: <a href="https://example.org/water-supply-of-the-town">'
        "https://example.org/water-supply-of-the-town</a></div>",
        '<p>عاجل: <a href="https://example.org/water-supply-of-the-town">'
        "https://example.org/water-supply-of-the-town</a></p>",
    ),
    "tasks of Google Docs": (
        GOOGLE.format(
            '<ul><li dir="rtl" role="checkbox" aria-checked="false"><img width="17px" src='
            '"data:image/png;base64,x" alt="unchecked" aria-roledescription="checkbox"><p dir='
            '"rtl" role="presentation"><span>مهمة</span></p></li></ul>'
        ),
        "<ul><li><p>مهمة</p></li></ul>",
    ),
    "another direction": (
        '<div dir="ltr" lang="en"><p>Two injured (2024).</p><p>Bridge closed!</p></div>'
        '<p>قال <span lang="en" dir="ltr">no comment</span> ومضى.</p><p dir="ltr">نص عربي</p>',
        '<p dir="ltr" lang="en">Two injured (2024).</p><p dir="ltr" lang="en">Bridge closed!</p>'
        '<p>قال <span dir="ltr" lang="en">no comment</span> ومضى.</p><p>نص عربي</p>',
    ),
}

SORANI = {
    "Google Docs": (
        GOOGLE.format(
            '<p dir="rtl"><span style="font-weight:400">ئاوی </span><span style="font-weight:700">'
            "بازاڕ</span></p>"
        ),
        "<p>ئاوی <strong>بازاڕ</strong></p>",
    ),
    "Word, which calls Sorani Arabic": (
        WORD.format(
            "<p class=MsoNormal dir=RTL><span lang=AR-IQ>گوندی نوێ</span></p>"
            + ITEM.format(1, "١.", "یەکەم")
            + ITEM.format(1, "٢.", "دووەم")
        ),
        "<p>گوندی نوێ</p><ol><li><p>یەکەم</p></li><li><p>دووەم</p></li></ol>",
    ),
    "Excel": (
        '<table dir="rtl"><tr><th>گوند</th><th>ماڵ</th></tr><tr><td>کانی</td><td>12</td></tr>'
        "</table>",
        "<table><tbody><tr><th>گوند</th><th>ماڵ</th></tr><tr><td>کانی</td><td>12</td></tr></tbody>"
        "</table>",
    ),
    "quotations": ("<p>گوتی <q>بەڵێ</q></p>", "<p>گوتی «بەڵێ»</p>"),
    "a page in two languages": (
        '<p lang="kmr" dir="ltr">Av hat.</p><p lang="ar">جاء الماء</p><p lang="ckb">ئاو هات</p>',
        '<p dir="ltr" lang="kmr">Av hat.</p><p lang="ar">جاء الماء</p><p>ئاو هات</p>',
    ),
    "raised, struck, hidden": (
        '<p>10<sup>6</sup> <del>کۆن</del>نوێ<span style="display: none">شاراوە</span></p>',
        "<p>10<sup>6</sup> نوێ</p>",
    ),
}

KURMANJI = {
    "quotations": ("<p>Got: <q>erê <q>na</q></q></p>", "<p>Got: “erê ‘na’”</p>"),
    "Word, which calls Kurmanji English": (
        WORD.format("<p class=MsoNormal><span lang=EN-US>Gundekî nû</span></p>"),
        "<p>Gundekî nû</p>",
    ),
    "Arabic": ('<p dir="rtl" lang="ar">جاء الماء</p>', '<p dir="rtl" lang="ar">جاء الماء</p>'),
    "table": (
        '<table dir="rtl"><tr><td>Gund</td><td>Mal</td></tr></table>',
        "<table><tbody><tr><td>Gund</td><td>Mal</td></tr></tbody></table>",
    ),
}
PASTED = {"ar": ARABIC, "ckb": SORANI, "kmr": KURMANJI}
