from django.utils import translation

from articles.models import Publication
from articles.pages.fetching import with_parts
from articles.pages.finishing import finish
from tests import make
from tests.counting import calls
from tests.public.photos import photo, with_sizes

CALLS = 1_900  # some 1,840 with a lead photo: head, inside, teaser and item


def published(people, **changes):
    make.published(people, "kmr", **changes)
    return with_parts(Publication.objects.visible()).get()


def test_a_covered_picture_speaks_the_language_of_the_page(people):
    grim = photo(people, is_graphic=True)
    text = f'<p>Îro.</p><figure data-photo="{grim.pk}"></figure>'
    story = published(people, body=text, lead_photo=grim.pk)

    with translation.override("ar"):
        inside = finish(story).inside
    with translation.override("kmr"):
        warning = translation.gettext("Distressing picture. Choose it to see it.")

    assert inside.count(warning) == 2


def test_what_stands_in_the_words_cannot_become_markup_or_a_hole(people):
    kicker, headline = 'A & "B"', "100% <b> %(path)s"
    story = published(people, kicker=kicker, headline=headline)

    done = finish(story)

    assert "100% &lt;b&gt; %(path)s</h1>" in done.inside
    assert "A &amp; &quot;B&quot;</span>" in done.inside
    assert '<meta property="og:title" content="100% &lt;b&gt; %(path)s">' in done.head
    assert "100% \\u003Cb\\u003E %(path)s" in done.head


def test_pages_are_made_from_patterns_that_are_drawn_once(people):
    lead = with_sizes(photo(people))
    story = published(people, lead_photo=lead.pk, standfirst="Kurte")
    finish(story)

    assert calls(finish, story) <= CALLS
