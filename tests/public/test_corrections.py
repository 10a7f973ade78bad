from datetime import datetime

import pytest

from articles import addresses, workflow
from articles.languages import CODES
from articles.models import FinishedPage, ListingRow
from tests import make

from .test_lists import pages_of_two  # noqa: F401
from .walk import elements, main, page

NOTE = {
    "ar": "ورد اسم النهر خطأً: الصحيح الخابور.",
    "ckb": "ناوی ڕووبارەکە هەڵە بوو: خابوور ڕاستە.",
    "kmr": "Navê çem şaş bû: Xabûr rast e.",
}


def corrected(people, language="ar", *, kind="correction", note=None):
    """A story of which the text that readers see corrects the one before."""
    story = make.published(people, language)
    text = make.revised(people, story, kind=kind, note=note or NOTE[language])
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)
    return make.fresh(text)


def path_of(story):
    return addresses.story(story.language, story.article_id, story.slug)


@pytest.mark.parametrize("kind", ["correction", "clarification"])
@pytest.mark.parametrize("language", CODES)
def test_what_was_corrected_is_listed_and_dated(client, people, language, kind):
    story = corrected(people, language, kind=kind)
    out = FinishedPage.objects.get(article=story.article_id).visible_from
    other = make.published(people, language)

    html = main(page(client, addresses.corrections(language)))
    box = page(client, path_of(story))

    assert [link["href"] for link in elements(html, "a")] == [path_of(story)]
    assert NOTE[language] in html
    assert other.latest_revision.headline in html
    for shown in (html, box.partition('<div class="notice" role="note">')[2]):
        said = datetime.fromisoformat(elements(shown, "time")[0]["datetime"])
        assert said == out.replace(microsecond=0)
    assert elements(box, "a", href=addresses.corrections(language))


def test_the_latest_correction_stands_first_whenever_the_story_came_out(client, people):
    early = make.published(people)
    late = corrected(people)
    text = make.revised(people, early, kind="correction", note=NOTE["ar"])
    workflow.publish(text, actor=people.zelal, opened_revision=text.latest_revision_id)

    html = main(page(client, addresses.corrections("ar")))

    assert [link["href"] for link in elements(html, "a")] == [path_of(early), path_of(late)]


@pytest.mark.usefixtures("pages_of_two")
def test_older_corrections_follow(client, people):
    stories = [corrected(people) for _ in range(3)]

    first = page(client, addresses.corrections("ar"))
    older = elements(first, "a", rel="next")[0]["href"]
    html = page(client, older)

    assert [link["href"] for link in elements(main(html), "a")] == [path_of(stories[0])]
    assert client.get(addresses.corrections("ar"), {"before": "x"}).status_code == 404


@pytest.mark.parametrize(("kind", "note"), [("update", "نص"), ("minor", "نص"), ("text", "نص")])
def test_other_changes_are_nobodys_business(client, people, kind, note):
    corrected(people, kind=kind, note=note)

    assert not elements(main(page(client, addresses.corrections("ar"))), "a")
    assert not ListingRow.objects.filter(kind=ListingRow.Kind.CORRECTION).exists()


def test_a_correction_is_gone_with_its_story(client, people):
    story = corrected(people)
    workflow.withdraw(story, actor=people.zelal, note="مراجعة")

    assert NOTE["ar"] not in page(client, addresses.corrections("ar"))


def test_what_a_correction_says_cannot_become_markup(client, people):
    corrected(people, note='100% <b> "x" %(path)s')

    assert "100% &lt;b&gt; &quot;x&quot; %(path)s" in page(client, addresses.corrections("ar"))
