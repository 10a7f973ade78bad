import pytest
from django.utils import timezone

from articles import addresses
from articles.templatetags.pictures import picture
from tests import make

from .photos import photo, with_sizes
from .walk import elements, main, page


def test_a_photo_without_sizes_is_shown_as_it_is(people, django_assert_num_queries):
    made = photo(people)

    with django_assert_num_queries(0):
        html = picture(made, "ar")

    assert elements(html, "source") == []
    (image,) = elements(html, "img")
    assert image["src"] == made.file.url
    assert (image["width"], image["height"]) == ("600", "400")


def test_ready_sizes_are_offered_best_format_first(people):
    made = with_sizes(photo(people))
    avif, small, large = (made.file.storage.url(name) for _kind, _width, name in made.renditions)

    html = picture(made, "ar", "10rem")

    assert [(s["type"], s["srcset"], s["sizes"]) for s in elements(html, "source")] == [
        ("image/avif", f"{avif} 320w", "10rem"),
        ("image/jpeg", f"{small} 320w, {large} 600w", "10rem"),
    ]
    assert elements(html, "img")[0]["src"] == large


def test_only_the_lead_is_fetched_first(people):
    made = photo(people)

    assert elements(picture(made, "ar"), "img")[0]["loading"] == "lazy"
    lead = elements(picture(made, "ar", is_lead=True), "img")[0]
    assert lead["fetchpriority"] == "high"
    assert "loading" not in lead


@pytest.mark.parametrize(
    ("changes", "given", "described"),
    [
        ({}, "", "Sûkeke qerebalix"),
        ({}, "Jinek li sûkê", "Jinek li sûkê"),
        ({"is_decorative": True}, "Jinek li sûkê", ""),
        ({"alt_kmr": None}, "", ""),
        ({"alt_kmr": '"><script>'}, "", '"><script>'),
    ],
)
def test_it_is_described_in_the_pages_language(people, changes, given, described):
    html = picture(photo(people, **changes), "kmr", alt=given)

    assert elements(html, "img")[0]["alt"] == described
    assert "<script" not in html


def test_a_graphic_picture_waits_to_be_asked_for(people):
    html = picture(photo(people, is_graphic=True), "ar")

    assert elements(html, "details") == [{"class": "graphic"}]
    assert "<details" not in picture(photo(people), "ar")


def test_a_withdrawn_picture_is_not_shown(people):
    assert picture(photo(people, withdrawn_at=timezone.now()), "ar") == ""
    assert picture(None, "ar") == ""


def test_figures_in_a_body_become_their_pictures(client, people):
    inside = photo(people, caption_ar="من أرشيف المدينة")
    withdrawn = photo(people, withdrawn_at=timezone.now())
    body = (
        f'<p>نص</p><figure data-photo="{inside.pk}"><figcaption>باب السوق</figcaption></figure>'
        f'<figure data-photo="{inside.pk}"></figure><figure data-photo="{withdrawn.pk}"></figure>'
        '<figure data-photo="999999999999999999"></figure>'
    )
    story = make.published(people, body=body)

    html = main(page(client, addresses.story("ar", story.article_id, story.slug)))

    assert len(elements(html, "img", src=inside.file.url)) == 2
    assert "باب السوق" in html
    assert "من أرشيف المدينة" in html
    assert withdrawn.file.url not in html
    assert "data-photo" not in html


def test_a_lead_is_told_in_the_words_of_its_story(client, people):
    lead = photo(people, caption_ar="تعليق عام")
    story = make.published(people, lead_photo=lead.pk, lead_caption="السوق صباحاً")

    html = main(page(client, addresses.story("ar", story.article_id, story.slug)))

    assert "السوق صباحاً" in html
    assert "تعليق عام" not in html
    assert "روجين" in html
