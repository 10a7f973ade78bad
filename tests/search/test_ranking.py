import pytest
from django.utils import timezone

from articles.models import Publication
from tests.make import published, section

from .stories import found, tell

EMPTY = {"headline": "خبر عاجل", "standfirst": "", "body": "<p>نص الخبر.</p>"}


def ar(people, **changes):
    return published(people, "ar", **{**EMPTY, **changes})


def test_headline_before_standfirst_before_tag_before_text(people):
    text = ar(people, body="<p>وصل المطر إلى الحقول.</p>")
    tag = ar(people, body="<p>الموسم جيد #المطر</p>")
    standfirst = ar(people, standfirst="موسم المطر بدأ")
    headline = ar(people, headline="المطر في الموسم")
    newest_text = ar(people, body="<p>وصل المطر إلى الحقول.</p>")

    expected = [headline, standfirst, tag, newest_text, text]
    assert found("المطر", "ar") == [story.pk for story in expected]


def test_fresh_stories_come_first_where_all_else_is_equal(people):
    older = tell(people, "ar", "وصل المطر إلى الحقول")
    newer = tell(people, "ar", "وصل المطر والثلج إلى الحقول مرة ثانية ثم المطر")

    assert found("المطر", "ar") == [newer.pk, older.pk]


@pytest.mark.parametrize(
    ("language", "typed", "folded"),
    [
        ("ar", "علي", "على"),
        ("ar", "على", "علي"),
        ("ar", "كرة", "كره"),
        ("ar", "الإدارة", "الادارة"),
        ("ckb", "شێر", "شیر"),
        ("ckb", "سال", "ساڵ"),
        ("ckb", "بەڕ", "بەر"),
        ("kmr", "şer", "ser"),
        ("kmr", "jîn", "jin"),
        ("kmr", "dil", "dîl"),
        ("kmr", "çar", "car"),
        ("kmr", "Kobanê", "Kobane"),
    ],
)
def test_the_word_as_typed_comes_before_other_accents(people, language, typed, folded):
    exact = tell(people, language, typed)
    newer = tell(people, language, folded)
    prominent = published(people, language, headline=folded)

    assert found(typed, language) == [exact.pk, prominent.pk, newer.pk]


def test_accents_count_in_the_field_where_they_stand(people):
    body_only = ar(people, headline="على الطريق", body="<p>قال علي إنه بخير.</p>")
    standfirst = ar(people, standfirst="تحدث علي للصحافة")

    assert found("علي", "ar") == [standfirst.pk, body_only.pk]


def test_a_whole_word_comes_before_one_with_an_affix(people):
    whole = tell(people, "ar", "سوريا بلد قديم")
    tell_headline = ar(people, headline="العراق وسوريا")

    assert found("سوريا", "ar") == [whole.pk, tell_headline.pk]


def test_every_word_must_be_found(people):
    both = tell(people, "ar", "وصل المطر والثلج إلى الحقول")
    tell(people, "ar", "وصل المطر إلى الحقول")

    assert found("المطر والثلج", "ar") == [both.pk]


def test_words_in_several_fields_add_up(people):
    split = ar(people, headline="المطر يعود", body="<p>الحقول تنتظر.</p>")
    text = ar(people, body="<p>المطر في الحقول.</p>")

    assert found("المطر الحقول", "ar") == [split.pk, text.pk]


def test_only_the_language_asked_for(people):
    kurmanji = tell(people, "kmr", "Li 2018 bû")
    sorani = tell(people, "ckb", "لە 2018 بوو")

    assert found("2018", "kmr") == [kurmanji.pk]
    assert found("2018", "ckb") == [sorani.pk]


def test_only_the_section_asked_for(people):
    inside = tell(people, "ar", "وصل المطر")
    tell(people, "ar", "وصل المطر")

    assert found("المطر", "ar", section=inside.article.section_id) == [inside.pk]
    assert found("المطر", "ar", section=section().pk) == []


def test_only_the_days_asked_for(people):
    story = tell(people, "ar", "وصل المطر")
    first = Publication.objects.get().first_published_at
    later = timezone.now() + timezone.timedelta(days=1)

    assert found("المطر", "ar", since=first, until=later) == [story.pk]
    assert found("المطر", "ar", since=later) == []
    assert found("المطر", "ar", until=first) == []
