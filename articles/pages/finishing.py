"""What is worked out of a publication when it is published: its page's inside and its teaser."""

from dataclasses import dataclass
from datetime import datetime

from articles import addresses
from articles.models import Publication

from . import items, teasers
from .fetching import with_parts
from .insides import house_page_inside, story_head, story_inside
from .posts import post_head, post_inside
from .story import StoryPage, from_publication
from .teasers import cursor


@dataclass(frozen=True)
class Finished:
    """As the columns of FinishedPage hold it.

    `tags`, `authors` and `corrected_at` say in which lists it is; None: of no correction.
    """

    path: str
    teaser: str
    head: str
    inside: str
    item: str
    tags: tuple[int, ...]
    authors: tuple[int, ...]
    corrected_at: datetime | None


def finish(publication: Publication) -> Finished:
    """Work out what can be; no query. It comes from `fetching.with_parts`."""
    article = publication.translation.article
    page = from_publication(publication)
    if article.part_of_id:
        return _post(publication, page)
    if article.page:
        return _alone(page.path, story_head(page), house_page_inside(page))
    links = publication.revision.tag_links.all()
    return Finished(
        path=addresses.story(publication.language, article.pk, publication.translation.slug),
        teaser=teasers.written(teasers.teaser_of(publication)),
        head=story_head(page),
        inside=story_inside(page),
        item=items.written(items.item_of(publication, page)),
        tags=tuple(sorted({link.tag.root_id for link in links})),
        authors=tuple(
            link.author_id for link in article.byline_links.all() if not link.author.is_withheld
        ),
        corrected_at=teasers.corrected_at(publication),
    )


def _post(publication: Publication, page: StoryPage) -> Finished:
    """A post, which stands in its live story alone."""
    position = cursor(publication.first_published_at, publication.pk)
    said = {"number": page.number, "cursor": position, "iso": page.published.iso}
    return _alone(page.short_path, post_head(page), post_inside(page), teasers.written(said))


def _alone(path: str, head: str, inside: str, teaser: str = "") -> Finished:
    """What stands in no list."""
    return Finished(path, teaser, head, inside, "", tags=(), authors=(), corrected_at=None)


def made_now(publication_id: int) -> Finished:
    """The same for a reader, of a publication that was not finished yet; five queries."""
    return finish(with_parts(Publication.objects.all()).get(pk=publication_id))
