import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.interop.plain_text import LineKind, Unreadable, parse

OUTLET = "شبكة الجسر الإعلامية"
HEADLINE = "عودة المياه إلى الحي الغربي"
FIRST = "عادت المياه صباح اليوم إلى الحي الغربي بعد انقطاع دام أسبوعاً."
SUBHEAD = "خطة للصيف المقبل"
LAST = "وتقول البلدية إن المحطة تعمل الآن ليلاً ونهاراً."


def story(*lines: str, between: str = "\n\n") -> str:
    return between.join(lines)


def kinds(text: str) -> list[tuple[LineKind, str]]:
    return [(block.kind, block.text) for block in parse(text).blocks]


def test_two_short_lines_on_top_are_the_outlet_and_the_headline():
    parsed = parse(story(OUTLET, HEADLINE, FIRST, LAST))

    assert (parsed.outlet, parsed.headline) == (OUTLET, HEADLINE)
    assert [block.text for block in parsed.blocks] == [FIRST, LAST]


def test_one_short_line_on_top_is_the_headline():
    parsed = parse(story(HEADLINE, FIRST, LAST))

    assert (parsed.outlet, parsed.headline) == ("", HEADLINE)
    assert [block.text for block in parsed.blocks] == [FIRST, LAST]


def test_two_lines_in_all_are_a_headline_and_its_text():
    parsed = parse(story(HEADLINE, "عادت المياه"))

    assert (parsed.outlet, parsed.headline) == ("", HEADLINE)
    assert [block.text for block in parsed.blocks] == ["عادت المياه"]


def test_a_headline_may_hold_full_stops_inside():
    headline = "«عادت المياه».. «الصيف المقبل أفضل»"

    assert parse(story(OUTLET, headline, FIRST)).headline == headline


def test_a_short_line_between_paragraphs_is_a_subhead():
    assert kinds(story(HEADLINE, FIRST, SUBHEAD, LAST)) == [
        (LineKind.PARAGRAPH, FIRST),
        (LineKind.SUBHEAD, SUBHEAD),
        (LineKind.PARAGRAPH, LAST),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "عادت المياه.",
        "قال: «عادت المياه.»",
        "عادت المياه…",
        "#القامشلي #مياه",
        "عادت المياه إلى الحي الغربي في المدينة بعد انقطاع دام أسبوعاً كاملاً بسبب عطل في المحطة",
    ],
    ids=["full stop", "full stop in a quotation", "ellipsis", "only hashtags", "long"],
)
def test_a_line_that_is_no_subhead_stays_a_paragraph(line):
    assert kinds(story(HEADLINE, FIRST, line, LAST))[1] == (LineKind.PARAGRAPH, line)


def test_short_lines_in_a_row_are_paragraphs():
    parsed = kinds(story(HEADLINE, FIRST, "الطحين", "السكر", LAST))

    assert {kind for kind, _ in parsed} == {LineKind.PARAGRAPH}


def test_a_short_line_at_the_end_is_a_paragraph():
    assert kinds(story(HEADLINE, FIRST, SUBHEAD))[-1] == (LineKind.PARAGRAPH, SUBHEAD)


@pytest.mark.parametrize("counter", ["52", "٥٢", "۵۲", "\u200f52"])
@pytest.mark.parametrize("place", [0, 1, 2, 3, 5])
def test_a_counter_is_dropped_wherever_it_stands(counter, place):
    lines = [OUTLET, HEADLINE, FIRST, SUBHEAD, LAST]
    lines.insert(place, counter)
    parsed = parse(story(*lines))

    assert parsed.dropped == (counter,)
    assert (parsed.outlet, parsed.headline) == (OUTLET, HEADLINE)
    assert [block.kind for block in parsed.blocks] == ["p", "h2", "p"]


def test_a_number_in_words_is_no_counter():
    parsed = parse(story(HEADLINE, FIRST, "52 شخصاً.", LAST))

    assert parsed.dropped == ()


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \u200f\n\n"])
def test_paragraphs_stand_on_lines_of_their_own(between):
    whole = parse(story(OUTLET, HEADLINE, FIRST, SUBHEAD, LAST, between=between))

    assert whole == parse(story(OUTLET, HEADLINE, FIRST, SUBHEAD, LAST))


def test_a_byte_order_mark_at_the_start_is_no_part_of_the_text():
    assert parse("\ufeff" + story(HEADLINE, FIRST)) == parse(story(HEADLINE, FIRST))


def test_hashtags_are_named_once_in_order():
    text = story(HEADLINE, "عادت #المياه إلى #القامشلي.", "وشكر الأهالي عمال #المياه.")

    assert parse(text).hashtags == ("المياه", "القامشلي")


def test_the_body_shows_signs_of_markup_as_text():
    text = story(HEADLINE, "قال إن 3 < 5 & <b>هذا</b> صحيح.")

    assert parse(text).body == "<p>قال إن 3 &lt; 5 &amp; &lt;b&gt;هذا&lt;/b&gt; صحيح.</p>"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no text"),
        ("\ufeff \n\u200f\n", "no text"),
        ("52\n", "no text"),
        (HEADLINE, "a headline and no text"),
        (story(HEADLINE, "52"), "a headline and no text"),
        (story("* * *", FIRST, LAST), "no headline"),
        (story("كلمة " * 60 + ".", LAST), "no headline"),
    ],
)
def test_what_is_no_story_is_refused(text, problem):
    with pytest.raises(Unreadable, match=problem):
        parse(text)


lines = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Nd"]), min_size=1
)


@given(st.lists(lines.map(str.strip).filter(bool), min_size=1))
def test_every_letter_of_the_text_is_kept(paragraphs):
    parsed = parse(story(OUTLET, HEADLINE, FIRST, *paragraphs))

    assert [block.text for block in parsed.blocks] == [FIRST, *paragraphs]
    assert html.unescape(parsed.body.replace("<p>", "").replace("</p>", "")).startswith(FIRST)


@given(st.text())
def test_any_text_is_a_story_or_refused(text):
    try:
        parsed = parse(text)
    except Unreadable:
        return

    assert parsed.headline
    assert parsed.blocks
