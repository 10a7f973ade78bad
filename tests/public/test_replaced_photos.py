"""Where a photo was replaced, readers get the other one, told in its own words."""

from django.utils import timezone

from articles import addresses
from articles.models import Photo
from tests import make

from .photos import photo
from .walk import elements, main, page


def replaced(people, **changes):
    """A photo that another one, described as a bridge, has replaced."""
    other = photo(people, alt_ar="جسر", caption_ar="الجسر القديم", **changes)
    old = photo(people)
    Photo.objects.filter(pk=old.pk).update(replaced_by=other)
    return old, other


def story_with(people, old):
    body = f'<p>نص</p><figure data-photo="{old.pk}"><figcaption>باب السوق</figcaption></figure>'
    return make.published(
        people, body=body, lead_photo=old.pk, lead_alt="سوق", lead_caption="السوق صباحاً"
    )


def test_its_lead_figures_and_cards_show_the_other(client, people):
    old, other = replaced(people)
    story = story_with(people, old)

    html = main(page(client, addresses.story("ar", story.article_id, story.slug)))

    assert [image["alt"] for image in elements(html, "img", src=other.file.url)] == ["جسر", "جسر"]
    assert html.count("الجسر القديم") == 2
    for gone in (old.file.url, "السوق صباحاً", "باب السوق"):
        assert gone not in html
    home = page(client, addresses.home("ar"))
    assert other.file.url in home
    assert old.file.url not in home


def test_nothing_stands_there_once_the_other_was_withdrawn(client, people):
    old, other = replaced(people, withdrawn_at=timezone.now())
    story = story_with(people, old)

    for path in (addresses.story("ar", story.article_id, story.slug), addresses.home("ar")):
        html = page(client, path)
        assert other.file.url not in html
        assert old.file.url not in html
