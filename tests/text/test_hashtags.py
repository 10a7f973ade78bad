import pytest
from hypothesis import given

from articles.text.hashtags import find, key, link

from .strategies import texts

ZWNJ = "\u200c"

# Every row of the table of wanted tags.
WANTED = [
    ("تنظيم #داعش الإرهابي", ["داعش"]),
    ("#الإدارة_الذاتية_الديمقراطية، بدران", ["الإدارة_الذاتية_الديمقراطية"]),
    ("#الباغوز، نعم", ["الباغوز"]),
    ("#داعش؟", ["داعش"]),
    ("«#داعش»", ["داعش"]),
    ("(#داعش)", ["داعش"]),
    ("#قسد…", ["قسد"]),
    ("#Rojava", ["Rojava"]),
    ("#Kobanê", ["Kobanê"]),
    ("#DAIŞ’ê", ["DAIŞ"]),
    ("#DAIŞ'ê", ["DAIŞ"]),
    ("#کۆبانێ", ["کۆبانێ"]),
    ("#رۆژئاوای_کوردستان", ["رۆژئاوای_کوردستان"]),
    (f"#هه{ZWNJ}ولێر", [f"هه{ZWNJ}ولێر"]),
    ("#عام_2018", ["عام_2018"]),
    ("#٢٠١٨_عام", ["٢٠١٨_عام"]),
    ("#2018", []),
    ("#٢٠١٨", []),
    ("#__", []),
    ("#&", []),
    ("# داعش", []),
    ("وقال#داعش", []),
    ("ب#داعش", ["داعش"]),
    ("بـ#داعش", ["داعش"]),
    ("لـ#سوريا", ["سوريا"]),
    ("و#سوريا", ["سوريا"]),
    ("ف#سوريا ك#سوريا", ["سوريا", "سوريا"]),
    ("ول#سوريا", []),
    ("#\u200fداعش", ["داعش"]),
    ("\u200f#داعش\u200f", ["داعش"]),
    ("#داعش#سوريا", ["داعش", "سوريا"]),
    ("#داعش_ ", ["داعش"]),
    ("#الإدارة_ الذاتية", ["الإدارة"]),
    ("#الإدارة-الذاتية", ["الإدارة"]),
    ("https://a.com/#قسم", []),
    ("HTTP://a.com/x#قسم و #سوريا", ["سوريا"]),
    ("www.a.com#قسم", []),
    ("a.com/#news", []),
    ("https://a.com/x،#سوريا", ["سوريا"]),
    ("أيلول/#سوريا", ["سوريا"]),
    ("&#1575; &#x627;", []),
    ("#العـراق", ["العـراق"]),
    ("#مُحَمَّد", ["مُحَمَّد"]),
    ("＃سوريا", ["سوريا"]),
    ("#ـ #️⃣", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "tags"), WANTED)
def test_tags_of_a_text(text, tags):
    assert [hashtag.tag for hashtag in find(text)] == tags


@pytest.mark.parametrize(
    ("text", "slices"),
    [
        ("بـ#داعش، #الإدارة_ الذاتية", ["#داعش", "#الإدارة"]),
        ("قال #\u200fداعش\u200f نعم", ["#\u200fداعش"]),
        ("#DAIŞ’ê", ["#DAIŞ"]),
    ],
)
def test_offsets_take_in_the_sign_and_nothing_else(text, slices):
    assert [text[hashtag.start : hashtag.end] for hashtag in find(text)] == slices


@given(text=texts)
def test_tags_stand_in_order_and_do_not_overlap(text):
    end = 0
    for hashtag in find(text):
        assert end <= hashtag.start < hashtag.end <= len(text)
        assert text[hashtag.start] in "#＃"
        end = hashtag.end


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "الادارة_الذاتية", "الإدارة_الذاتية"),
        ("ar", "العـراق", "العراق"),
        ("ar", "مُحَمَّد", "محمد"),
        ("ckb", f"هه{ZWNJ}ولێر", "هەولێر"),
        ("kmr", "KOBANÊ", "kobane"),
    ],
)
def test_two_spellings_of_a_tag_share_its_key(language, one, other):
    assert key(one, language) == key(other, language)


def test_the_words_of_a_key_are_joined_by_a_low_line():
    assert key("الإدارة_الذاتية", "ar") == "الاداره_الذاتيه"


def addresses(tag):
    return {"سوريا": "/ar/tag/1/", "A": '/?a=1&b="2"'}.get(tag)


SYRIA = '<a href="/ar/tag/1/" class="hashtag" dir="auto">#سوريا</a>'


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>في #سوريا، بـ#سوريا</p>", f"<p>في {SYRIA}، بـ{SYRIA}</p>"),
        ("<p>#مجهول</p>", "<p>#مجهول</p>"),
        ('<p><a href="/x#سوريا">#سوريا</a></p>', '<p><a href="/x#سوريا">#سوريا</a></p>'),
        (
            '<figure data-photo="1"><figcaption>#سوريا</figcaption></figure>',
            '<figure data-photo="1"><figcaption>#سوريا</figcaption></figure>',
        ),
        ("<h2><em>#سوريا</em></h2>", f"<h2><em>{SYRIA}</em></h2>"),
        ("<p>a &amp;#سوريا &lt;b&gt;</p>", "<p>a &amp;#سوريا &lt;b&gt;</p>"),
        (
            "<p>&lt; #A &amp; B&nbsp;</p>",
            '<p>&lt; <a href="/?a=1&amp;b=&quot;2&quot;" class="hashtag" dir="auto">#A</a>'
            " &amp; B&nbsp;</p>",
        ),
        ('<p lang="ckb">x</p><p>#سوريا</p>', f'<p lang="ckb">x</p><p>{SYRIA}</p>'),
        ("", ""),
    ],
)
def test_tags_of_a_body_are_linked_where_they_have_an_address(html, linked):
    assert link(html, addresses) == linked


def test_a_link_ends_before_the_next_text_is_linked():
    html = '<p><a href="/">x</a> #سوريا</p>'
    assert link(html, addresses) == f'<p><a href="/">x</a> {SYRIA}</p>'
