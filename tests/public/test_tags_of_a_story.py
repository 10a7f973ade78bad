from articles import addresses
from articles.models import Tag
from articles.workflow.names.tags import merge
from tests import make

from .test_story import path_of
from .walk import elements, page


def test_hashtags_lead_to_their_tags(client, people):
    story = make.published(people, body="<p>عاد الناس إلى #السوق_القديم اليوم.</p>")
    tag = Tag.objects.get(name_ar="السوق القديم")

    html = page(client, path_of(story))

    path = addresses.tag("ar", tag.pk, "السوق القديم")
    assert f'<a href="{path}" class="hashtag" dir="auto">#السوق_القديم</a>' in html
    assert elements(html, "a", href=path, rel="tag")


def test_a_merged_tag_is_shown_as_the_one_that_stands_for_it(client, people):
    story = make.published(people, body="<p>#السوق #البازار</p>")
    market, bazaar = (Tag.objects.get(name_ar=name) for name in ("السوق", "البازار"))
    merge(bazaar, actor=people.admin, into=market)

    (link,) = elements(page(client, path_of(story)), "a", rel="tag")
    assert link["href"] == addresses.tag("ar", market.pk, "السوق")
