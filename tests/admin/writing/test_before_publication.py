"""Nothing is refused at the end for what nobody asked: the screen asks from the first save on."""

import pytest

from articles import workflow
from articles.models import Author, Photo
from tests import make
from tests.admin.pages import at_the_desk, form, messages, save, screen
from tests.public.photos import photo

pytestmark = pytest.mark.django_db
WRITERS = {"ar": "rojin", "ckb": "berfin", "kmr": "berfin"}
PUBLISHER = "zelal"


@pytest.fixture(params=WRITERS)
def language(request):
    return request.param


@pytest.fixture
def writer(people, language):
    return getattr(people, WRITERS[language])


def items(person, story):
    page = at_the_desk(person).get(screen(story))
    return {item.name: item for item in page.context_data["checklist"].items}


def missing(person, story):
    """But for what is merely advised: it stands in the way of nothing."""
    advised = {"standfirst", "tags"}
    return {name for name, item in items(person, story).items() if not item.is_done} - advised


def bare(people, writer, language, **content):
    return workflow.create_story(
        actor=writer, language=language, content=make.content(language, **content)
    ).translation


def undescribed(people):
    made = photo(people)
    blank = {f"{word}_{code}": "" for word in ("alt", "credit") for code in WRITERS}
    Photo.objects.filter(pk=made.pk).update(uploaded_by=people.rojin, **blank)
    return made


def test_a_story_with_nothing_shared_is_told_what_it_needs(people, writer, language):
    made = undescribed(people)
    story = bare(people, writer, language, lead_photo=made.pk)
    assert missing(writer, story) == {"section", "byline", "description", "credit"}
    assert items(writer, story)["byline"].is_optional


def test_every_item_of_the_text_leads_to_a_field_of_the_screen(people, writer, language):
    story = bare(people, writer, language, lead_photo=undescribed(people).pk)
    page = at_the_desk(writer).get(screen(story))
    for item in page.context_data["checklist"].items:
        assert f'id="{item.address.removeprefix("#")}"' in page.content.decode()


def test_all_of_it_is_filled_in_on_the_writing_screen_and_then_published(people):
    made = undescribed(people)
    story = bare(people, people.rojin, "ar", lead_photo=made.pk)
    client = at_the_desk(people.rojin)
    section, author = make.section(), make.author()
    typed = {"lead_alt": "سوق المدينة صباحاً", "photo_credit": "هيفين"}
    save(client, story, section=section.pk, byline_0=author.pk, **typed)
    assert missing(people.rojin, story) == set()
    assert make.fresh(story).article.section == section
    assert Photo.objects.get(pk=made.pk).credit_ar == "هيفين"

    story = make.fresh(story)
    workflow.submit(story, actor=people.rojin, opened_revision=story.latest_revision_id)
    make.leave_findings(story, people.salma)
    workflow.approve(story, actor=people.salma, opened_revision=story.latest_revision_id)
    workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)
    assert make.fresh(story).publications.visible().exists()


def test_the_texts_own_description_counts_and_only_in_its_language(people):
    made = undescribed(people)
    Photo.objects.filter(pk=made.pk).update(credit_ar="هيفين", credit_kmr="Hêvîn")
    arabic = make.approved(people, "ar", lead_photo=made.pk, lead_alt="سوق")
    kurmanji = make.approved(people, "kmr", lead_photo=made.pk)
    assert workflow.may(people.zelal, "publish", arabic)
    refusal = workflow.may(people.zelal, "publish", kurmanji)
    assert "the photo’s description" in str(refusal.reason)
    assert "the photo’s credit" not in str(refusal.reason)


def test_it_does_not_count_for_the_photo_that_stands_instead(people):
    made, other = photo(people), undescribed(people)
    Photo.objects.filter(pk=other.pk).update(credit_ar="هيفين")
    story = make.approved(people, "ar", lead_photo=made.pk, lead_alt="سوق")
    assert workflow.may(people.zelal, "publish", story)
    workflow.replace_photo(made, actor=people.zelal, by=other)
    assert not workflow.may(people.zelal, "publish", story)


def test_an_author_without_a_name_in_the_language_is_named_as_what_is_missing(people):
    story = make.draft(people, "kmr")
    Author.objects.update(name_kmr=None)
    item = items(people.berfin, story)["byline"]
    assert not item.is_done
    assert not item.is_optional
    # Only an administrator names authors; the others are not led to a closed door.
    assert item.address == ""


def test_what_somebody_else_has_changed_meanwhile_is_not_sent_back(people):
    story = make.draft(people)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    mine = form(rojin.get(screen(story)), screen(story)).fields
    section = make.section()
    save(salma, story, section=section.pk)
    answer = rojin.post(screen(story), {**mine, "headline": "عنوان آخر"})
    assert answer.status_code == 302
    assert make.fresh(story).article.section == section
    assert make.fresh(story).latest_revision.headline == "عنوان آخر"


def test_a_choice_over_somebody_elses_is_refused_and_the_text_is_saved(people):
    story = make.draft(people)
    rojin, salma = at_the_desk(people.rojin), at_the_desk(people.salma)
    mine = form(rojin.get(screen(story)), screen(story)).fields
    hers, his = make.section(), make.section()
    save(salma, story, section=hers.pk)
    answer = rojin.post(screen(story), {**mine, "headline": "عنوان", "section": his.pk})
    assert "Section, byline and place are not" in messages(answer)[-1]
    assert make.fresh(story).article.section == hers
    assert make.fresh(story).latest_revision.headline == "عنوان"


def test_on_a_live_story_only_who_may_change_it_is_offered_to(people):
    story = make.published(people)
    section = make.section()
    rojin = at_the_desk(people.rojin)
    page = rojin.get(screen(story)).content.decode()
    assert "Readers see this story." in page
    assert 'name="opened_story"' not in page
    before = story.article.section
    save(rojin, story, headline="عنوان أحدث", section=section.pk, opened_story="0")
    assert make.fresh(story).article.section == before
    assert make.fresh(story).latest_revision.headline == "عنوان أحدث"
    save(at_the_desk(people.zelal), make.fresh(story), section=section.pk)
    assert make.fresh(story).article.section == section


def test_a_credit_that_one_may_not_write_is_told(people):
    made = undescribed(people)
    Photo.objects.filter(pk=made.pk).update(uploaded_by=people.salma)
    story = make.draft(people, lead_photo=made.pk)
    answer = save(at_the_desk(people.rojin), story, photo_credit="هيفين")
    assert "The name of who made the photo is not" in messages(answer)[-1]
    assert Photo.objects.get(pk=made.pk).credit_ar == ""


def test_a_new_story_takes_section_byline_and_place_at_once(people):
    address = "/admin/articles/translation/add/"
    client = at_the_desk(people.rojin)
    section, author = make.section(), make.author()
    sent = form(client.get(f"{address}?language=ar"), address).fields
    headline, body = make.WORDS["ar"]
    client.post(
        address,
        {**sent, "headline": headline, "body": body, "section": section.pk, "byline_0": author.pk},
    )
    article = author.articles.get()
    assert article.section == section


@pytest.mark.parametrize("address", ["{text}", "/admin/articles/article/", "{story}"])
def test_a_story_without_a_slugline_is_called_by_its_headline(people, address):
    story = bare(people, people.rojin, "ar", headline="مياه جديدة في الحي")
    where = address.format(
        text=screen(story), story=f"/admin/articles/article/{story.article_id}/change/"
    )
    page = at_the_desk(people.rojin).get(where).content.decode()
    assert "مياه جديدة في الحي" in page
    assert f"#{story.article_id}<" not in page
