import io
import json
import zipfile

import pytest
from django.utils.translation import override

from articles.interop.filing import BadFile, read
from articles.interop.plain_text import normalised, parse

HEADLINE = "عودة المياه إلى حي السوق"
TEXT = "عادت المياه صباح اليوم إلى حي السوق بعد انقطاع دام أسبوعين، وقال السكان إنهم سعداء بذلك."
STORY = f"{HEADLINE}\n\n{TEXT}\n"
EXPORT = (
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    "<wp:comment_author_email>reader@example.org</wp:comment_author_email></channel></rss>"
)
MAIL = f"Received: from a\nMIME-Version: 1.0\nSubject: x\n\n{TEXT}"


def packed(name: str, content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        folder.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (EXPORT.encode(), "an export of WordPress"),
        (b"\xef\xbb\xbf" + EXPORT.encode(), "an export of WordPress"),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p>".encode(), "a web page"),
        (f"<h1>{HEADLINE}</h1><p>{TEXT}</p>".encode(), "a web page"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (packed("word/document.xml", TEXT), "a document of Word"),
        (
            packed("mimetype", "application/vnd.oasis.opendocument.text"),
            "a document of OpenDocument",
        ),
        (packed("story.txt", TEXT), "a packed folder"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "a document of Word 97"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (MAIL.encode(), "a saved mail"),
        (b"1\n00:00:01,000 --> 00:00:02,500\n" + TEXT.encode(), "subtitles"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + TEXT.encode(), "subtitles"),
        (json.dumps({"headline": HEADLINE}).encode(), "JSON"),
        (STORY.encode("utf-16"), "UTF-16"),
        (STORY.encode("utf-16-le"), "UTF-16"),
        (STORY.encode("utf-16-be"), "UTF-16"),
        (STORY.encode("cp1256"), "Windows-1256"),
        ("Şêx çû bajêr\n\nXelkê bajêr ew pêşwazî kir û çûn.".encode("cp1254"), "Windows-1254"),
        (b"<?xml version='1.0'?><nitf><body/></nitf>", "XML"),
        (f"{HEADLINE}\n<p>{TEXT}</p>".encode(), "HTML"),
        (f"<b>{HEADLINE}</b>\n\n{TEXT}".encode(), "HTML"),
        (b"\xef\xbb\xbf{\\rtf1\\ansi text}", "RTF"),
        (b"\r\n{\\rtf1\\ansi text}", "RTF"),
        (f"Return-Path: <a@example.org>\nSubject: {HEADLINE}\n\n{TEXT}".encode(), "a saved mail"),
        (f"Subject: x\nContent-Type: text/html\n\n<p>{TEXT}</p>".encode(), "a saved mail"),
        (f"1\n0:00:01.000 --> 0:00:02.5\n{TEXT}".encode(), "subtitles"),
        (f"0:00:01.000,0:00:02.000\n{TEXT}".encode(), "subtitles"),
        (f"[Script Info]\nTitle: x\n\n{TEXT}".encode(), "subtitles"),
        (f'{{"headline": "{HEADLINE}"}}\n{{"headline": "{TEXT}"}}'.encode(), "JSON"),
        (f'[{{"headline": "{HEADLINE}", "text'.encode(), "JSON"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "a packed folder"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
        (b"ID3\x04" + b"\0" * 50, "a recording"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 50, "a recording"),
        (STORY.encode().decode("latin-1").encode(), "letters were taken for others"),
        (STORY.encode("cp1256").decode("latin-1").encode(), "letters were taken for others"),
    ],
)
def test_a_file_that_is_no_plain_text_is_named_with_the_way_out(data, name):
    with override("en"), pytest.raises(BadFile, match=name) as refusal:
        read(data)

    assert ":" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "start", ["[عاجل] ", "{1} ", "<< ", "From: السوق ", "1. ", "<3 ", "00:30 ", '{"عاجل"} ', "<b> "]
)
def test_a_story_that_begins_with_a_sign_is_a_story(start):
    assert read(f"{start}{HEADLINE}\n\n{TEXT}".encode()).headline == f"{start}{HEADLINE}"


def test_a_text_of_which_a_byte_was_damaged_is_in_no_other_encoding():
    with override("en"), pytest.raises(BadFile, match="not UTF-8 text"):
        read(STORY.encode().replace("ح".encode(), b"\xed\xa0\x80", 1))


def test_letters_of_kurmanji_are_not_taken_for_misread_ones():
    text = "Sûkeke nû li bajêr vebû\n\nÎro çend kes çûn sûkê û got: “Ev gelek baş e.”\n"

    assert read(text.encode()).headline == "Sûkeke nû li bajêr vebû"


def test_what_shows_nothing_is_no_headline_and_hides_none():
    story = parse(f"\u3164\u200b\n{HEADLINE}\n{TEXT}\ufffe\n{TEXT}")

    assert (story.outlet, story.headline, len(story.blocks)) == ("", HEADLINE, 2)


def test_a_line_that_shows_nothing_is_not_lost_without_a_word():
    story = parse(f"\u3164\n\n{HEADLINE}\n\n{TEXT}\n\n\U000f0000")

    assert story.dropped == ("\u3164",)
    # Taken out when it is stored, and told then.
    assert [block.text for block in story.blocks] == [TEXT, "\U000f0000"]


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace("\n", "\r\n"),
        STORY.replace("\n", "\r"),
        f"\ufeff{STORY}",
        f"{STORY}\n\n",
        STORY.replace("\n\n", "\n \n\t\n"),
        STORY.replace("\n", "\u2028"),
    ],
)
def test_the_same_story_with_other_line_ends_is_the_same(text):
    assert normalised(text) == normalised(STORY)
    assert parse(text) == parse(STORY)


def test_the_head_of_a_mail_gives_its_subject_and_is_named():
    head = (
        "From: Rojîn <a@example.org>\nTo: b@example.org\nSubject: Fwd: {}\nDate: Sat, 28 Nov 2026"
    )

    story = parse(f"{head.format(HEADLINE)}\n\n{TEXT}")

    assert (story.outlet, story.headline) == ("", HEADLINE)
    assert [block.text for block in story.blocks] == [TEXT]
    assert "From: Rojîn <a@example.org>" in story.dropped
    assert "example.org" not in story.body


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Rojîn [mailto:a@example.org]\nSubject: FW: {}\n",
        "---------- Forwarded message ---------\nFrom: Rojîn <a@example.org>\nSubject: {}\n\n",
        "---------- رسالة مُعاد توجيهها ---------\nمن: روجين\nتاريخ: السبت\nالموضوع: {}\n",
        "Begin forwarded message:\n\nFrom: Rojîn <a@example.org>\nSubject: {}\n",
        "From: Rojîn\nType: incoming\nSubject: {}\nSent: 28 Nov\n",
    ],
)
def test_what_stands_over_and_in_a_head_is_no_headline(head):
    story = parse(f"{head.format(HEADLINE)}\n{TEXT}")

    assert (story.outlet, story.headline) == ("", HEADLINE)
    assert [block.text for block in story.blocks] == [TEXT]


def test_a_subject_that_a_program_has_packed_is_unpacked():
    packed = "=?utf-8?B?2LnZhtmI2KfZhg==?="

    assert parse(f"From: a@example.org\nSubject: {packed}\n\n{TEXT}").headline == "عنوان"


@pytest.mark.parametrize(
    "stamp",
    [
        "[28/11/2026, 10:15:30] روجين: {}",
        "\u200f٢٨\u200f/١١\u200f/٢٠٢٦، ١٠:١٥ ص - روجين: {}",
        "28.11.26, 10:15 - Rojîn: {}",
        "[10:15, 28/11/2026] +963 11 555: {}",
        "Rojîn, [28.11.26 10:15]\n{}",
        "Rojîn, [28 Nov 2026 at 10:15:33]:\n{}",
    ],
)
def test_the_stamps_of_a_chat_are_no_part_of_the_story(stamp):
    story = parse("\n".join(stamp.format(line) for line in (HEADLINE, TEXT)))

    assert (story.outlet, story.headline) == ("", HEADLINE)
    assert [block.text for block in story.blocks] == [TEXT]
    assert len(story.dropped) == 2


def test_words_of_the_program_of_a_chat_are_no_part_of_the_story():
    start = "28/11/2026, 10:15 - "

    story = parse(f"{start}Messages are encrypted.\n{start}R: {HEADLINE}\n{start}R: {TEXT}")

    assert (story.headline, story.dropped[0]) == (HEADLINE, f"{start}Messages are encrypted.")


def test_lines_that_a_program_has_wrapped_are_one_paragraph():
    wrapped = "وصلت المياه اليوم إلى حي السوق\nبعد أسبوعين من الانقطاع الذي\nشكا منه السكان طويلاً."

    story = parse(f"{HEADLINE}\n\n{wrapped}\n\n{TEXT}")

    assert (story.outlet, story.headline) == ("", HEADLINE)
    assert [block.text for block in story.blocks] == [wrapped.replace("\n", " "), TEXT]


@pytest.mark.parametrize(
    "lines",
    ["الطحين\nالسكر\nالزيت", "- عشرون طناً من الطحين\n- ثلاثون طناً من السكر", f"{TEXT}\n{TEXT}"],
)
def test_lines_that_people_have_ended_stay_apart(lines):
    story = parse(f"{HEADLINE}\n\n{TEXT}\n\n{lines}\n\n{TEXT}")

    assert len(story.blocks) == 2 + len(lines.split("\n"))


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_separators_part_the_paragraphs_of_a_file(separator):
    story = parse(separator.join((HEADLINE, TEXT, TEXT)))

    assert story.headline == HEADLINE
    assert [block.text for block in story.blocks] == [TEXT, TEXT]


def test_a_row_of_signs_is_no_outlet():
    story = parse(f"***\n{HEADLINE}\n{TEXT}")

    assert (story.outlet, story.headline) == ("", HEADLINE)
    assert story.dropped == ("***",)
