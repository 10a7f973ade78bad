# Their pages are worked out when they are read, until a worker or `rebuild_pages` has made them.
from django.db import migrations
from django.db.models import F, Q
from django.db.models.functions import Now

from articles import addresses

BATCH = 500


def make_rows(apps, schema_editor):
    publications = apps.get_model("articles", "Publication").objects
    later = Q(visible_until__gt=Now()) & Q(visible_until__gt=F("visible_from"))
    rows = publications.filter(Q(visible_until=None) | later).select_related("translation__article").order_by("pk")
    position = 0
    while batch := list(rows.filter(pk__gt=position)[:BATCH]):
        apps.get_model("articles", "FinishedPage").objects.bulk_create(map(_page(apps), batch))
        apps.get_model("articles", "ListingRow").objects.bulk_create(_rows(apps, batch))
        position = batch[-1].pk


def _page(apps):
    model = apps.get_model("articles", "FinishedPage")

    def page(publication):
        version = publication.translation
        path = addresses.story(publication.language, version.article_id, version.slug)
        return model(
            publication_id=publication.pk,
            article_id=version.article_id,
            path=path,
            **_moments(publication),
        )

    return page


def _rows(apps, batch):
    model = apps.get_model("articles", "ListingRow")
    tags, authors = _tags(apps, batch), _authors(apps, batch)
    for publication in batch:
        article = publication.translation.article
        lists = {(0, 0)}
        lists |= {(1, article.section_id)} if article.section_id else set()
        lists |= {(2, tag) for tag in tags.get(publication.revision_id, ())}
        lists |= {(3, author) for author in authors.get(article.pk, ())}
        for kind, subject in sorted(lists):
            yield model(
                page_id=publication.pk, kind=kind, subject=subject, **_moments(publication)
            )


def _tags(apps, batch):
    links = apps.get_model("articles", "RevisionTag").objects
    links = links.filter(content_object__in=[each.revision_id for each in batch])
    return _by_first(
        (revision, root or tag)
        for revision, tag, root in links.values_list(
            "content_object_id", "tag_id", "tag__merged_into_id"
        )
    )


def _authors(apps, batch):
    stories = {each.translation.article_id for each in batch}
    links = apps.get_model("articles", "Byline").objects.filter(article__in=stories)
    return _by_first(links.values_list("article_id", "author_id"))


def _by_first(pairs):
    found = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return found


def _moments(publication):
    names = ("language", "first_published_at", "visible_from", "visible_until")
    return {name: getattr(publication, name) for name in names}


class Migration(migrations.Migration):
    dependencies = [("articles", "0051_rebuild")]

    operations = [migrations.RunPython(make_rows, migrations.RunPython.noop)]
