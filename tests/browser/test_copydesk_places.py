"""The script reads a text as the server does: the same characters, the same repairs."""

import pytest

from articles.text.plain import to_plain
from articles.text.replacing import Replacement, replace_all_in_html
from articles.text.sanitize import clean

BODIES = {
    "marks": "<p>قال <strong>سو</strong>ق في <em>في</em> المدينة ، ثم.</p><p>عاد.</p>",
    "link": '<p>انظر <a href="https://example.org/">هنا</a>، ثم <a href="/x/">هناك</a>.</p>',
    "figure": '<p>قبل</p><figure data-photo="7"><figcaption>صورة  السوق</figcaption></figure>'
    "<p>بعد</p>",
    "empty figure": '<figure data-photo="7"><figcaption></figcaption></figure><p>بعد</p>',
    "breaks": "<p>سطر<br>سطر ثان <br> ثالث<br><br>رابع</p><p>خامس</p>",
    "emoji": "<p>خبر 😀 جديد 👩‍👧 في في 𐎠 المدينة ،</p><p>😀😀</p>",
    "lists": "<ul><li><p>أول</p></li><li><p>ثان</p><ol><li><p>ثالث</p></li></ol></li></ul>",
    "quotation": '<blockquote lang="ckb"><p>وتی</p><p>باش</p></blockquote><h2>عنوان</h2><p>نص</p>',
    "spaces": "<p>  كثير   من \t الفراغ  </p><p> </p><p>Sûk&nbsp;&nbsp;vebû</p>",
    "isolates": '<p>في <bdi lang="en">the  city</bdi> و<span dir="ltr">a b</span></p>',
}
REPAIRS = [
    ("marks", "في في", "في"),
    ("marks", " ،", "،"),
    ("marks", "سوق", "السوق"),
    ("marks", ".\n\nعاد", "، وعاد"),
    ("link", "هناك", "هنالك"),
    ("link", "انظر", "انظروا"),
    ("figure", "السوق", "الأسواق"),
    ("breaks", "ثان\nثالث", "ثان، ثالث"),
    ("breaks", "سطر\nسطر", "سطر\nوسطر"),
    ("emoji", "في في", "في"),
    ("emoji", " ،", "،"),
    ("emoji", "😀😀", "😀"),
    ("lists", "ثالث", "رابع"),
    ("isolates", "the city", "the town"),
    ("spaces", "من", "مِن"),
]
OPEN = """async (html) => {
  const { Editor } = await import("/static/django_prose_editor/editor.js");
  const { extensions } = await import("/static/desk/schema.js");
  const element = document.createElement("div");
  document.body.append(element);
  const editor = new Editor({ element, extensions, injectCSS: false, content: html });
"""
READ = f"""{OPEN}
  const {{ cellsOfBody, textOf }} = await import("/static/desk/plain.js");
  const cells = cellsOfBody(editor.state.doc);
  const words = cells.map(({{ from, to }}) =>
    from === undefined ? null : editor.state.doc.textBetween(from, to, "", "\\n"));
  return [textOf(cells), cells.map((cell) => cell.character), words];
}}"""
REPAIR = f"""{OPEN.replace("(html)", "([html, wanted])")}
  const {{ repair }} = await import("/static/desk/repairs.js");
  const before = editor.getHTML();
  const takeBacks = repair(editor, {{}}, wanted);
  const after = editor.getHTML();
  takeBacks.forEach((each) => each());
  return [before, after, editor.getHTML() === before];
}}"""


@pytest.fixture
def desk(live_server, people, sign_in):
    page = sign_in(people.rojin)
    page.goto(f"{live_server.url}/admin/articles/translation/add/?language=ar")
    return page


def test_the_script_reads_the_characters_that_the_server_reads(desk):
    for name, body in BODIES.items():
        html = clean(body)
        text, characters, words = desk.evaluate(READ, html)

        assert text == "".join(characters) == to_plain(html), name
        assert all(len(character) == 1 for character in characters), name
        for character, word in zip(characters, words, strict=True):
            assert word is None or word.strip(" ") == character.strip(" "), name


def test_a_repair_is_the_server_s_and_is_taken_back_in_one_step(desk):
    for name, found, choice in REPAIRS:
        html = clean(BODIES[name])
        start = to_plain(html).index(found)
        end = start + len(found)
        finding = {"field": "body", "start": start, "end": end, "text": found}

        sent = [html, [{"finding": finding, "choice": choice}]]
        before, after, is_back = desk.evaluate(REPAIR, sent)

        wanted = replace_all_in_html(clean(before), [Replacement(start, end, choice)])
        assert (clean(after), is_back) == (wanted, True), (name, found)


def test_several_repairs_are_one_step(desk):
    html = clean(BODIES["marks"])
    text = to_plain(html)
    wanted = [
        {"finding": {"field": "body", "start": at, "end": at + len(found), "text": found}} | choice
        for found, choice in (("في في", {"choice": "في"}), (" ،", {"choice": "،"}))
        for at in (text.index(found),)
    ]

    _before, after, is_back = desk.evaluate(REPAIR, [html, wanted])

    assert to_plain(clean(after)) == "قال سوق في المدينة، ثم.\n\nعاد."
    assert is_back
