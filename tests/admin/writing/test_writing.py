import pytest

from articles import workflow
from articles.models import Revision, Spelling, Tag
from articles.text.plain import to_plain
from tests import make
from tests.admin.pages import at_the_desk, filled, form, messages, save, screen

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/translation/add/"


def field(page, name):
    """The tag of a field, from its name to its end."""
    return page.partition(f'name="{name}"')[2].partition(">")[0]


@pytest.mark.parametrize("interface", ["en", "ar", "ckb", "kmr"])
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ckb", "rtl"), ("kmr", "ltr")])
def test_fields_speak_the_language_of_the_text_whatever_the_interface_speaks(
    people, interface, language, direction
):
    people.zelal.interface_language = interface
    people.zelal.save()
    story = make.draft(people, language)
    page = at_the_desk(people.zelal).get(screen(story)).content.decode()
    assert f'<html lang="{interface}"' in page
    for name in ("kicker", "headline", "standfirst", "body", "lead_caption", "lead_alt", "note"):
        assert f'lang="{language}"' in field(page, name)
        assert f'dir="{direction}"' in field(page, name)
        assert 'autocomplete="off"' in field(page, name)


def test_without_javascript_paragraphs_are_written_as_plain_text(people):
    story = make.draft(people, body="<p>سطر أول.<br>سطر ثان.</p><p>فقرة ثانية.</p>")
    client = at_the_desk(people.rojin)
    sent = filled(client, story)
    assert sent["body"] == ["سطر أول.\nسطر ثان.\n\nفقرة ثانية."]
    assert sent["body_format"] == ["plain"]
    client.post(screen(story), {**sent, "body": sent["body"][0] + "\n\nفقرة <ثالثة>."})
    latest = make.fresh(story).latest_revision
    assert latest.body.endswith("<p>فقرة ثانية.</p><p>فقرة &lt;ثالثة&gt;.</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>نص</p>",
        "<p>أ<br>ب</p>",
        "<h2>عنوان</h2><p>نص <strong>مهم</strong></p>",
        "<ul><li>أ</li></ul>",
        '<p><a href="https://example.org">رابط</a></p>',
    ],
)
def test_sending_a_text_back_unchanged_makes_no_new_one(people, body):
    story = make.draft(people, body=body)
    save(at_the_desk(people.rojin), story)
    assert Revision.objects.filter(translation=story).count() == 1


def test_a_text_with_more_than_paragraphs_is_shown_as_html(people):
    story = make.draft(people, body="<h2>عنوان</h2><p>نص</p>")
    sent = filled(at_the_desk(people.rojin), story)
    assert sent["body"] == ["<h2>عنوان</h2>\n\n<p>نص</p>"]
    assert sent["body_format"] == ["html"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>عنوان</h2><p>نص <em>مائل</em> <strong>غامق</strong></p>\n<p>آخر</p>",
        '<ul><li><p>أ</p><ol start="3"><li><p>ب</p></li></ol></li></ul><blockquote>ق</blockquote>',
        "<table><caption>ج</caption><tbody><tr><th>أ</th></tr><tr><td>1</td></tr></tbody></table>",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_html_that_is_parted_for_the_eye_comes_back_as_it_was(people, body, line_end):
    story = make.draft(people, body=body)
    client = at_the_desk(people.rojin)
    sent = filled(client, story)
    assert "\n\n" in sent["body"][0]

    save(client, story, body=sent["body"][0].replace("\n", line_end), body_format="html")

    assert make.fresh(story).latest_revision_id == story.latest_revision_id


def test_html_around_the_editor_is_cleaned_all_the_same(people):
    story = make.draft(people)
    body = '<p onclick="x()">نص<script>x()</script></p><p><a href="javascript:x()">ر</a></p>'
    save(at_the_desk(people.rojin), story, body=body, body_format="html")
    assert make.fresh(story).latest_revision.body == "<p>نص</p><p>ر</p>"


def test_repairs_are_told(people):
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, headline="عنو\u200bان")
    assert any("1 invisible character removed" in message for message in messages(answer))
    assert make.fresh(story).latest_revision.headline == "عنوان"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"body": "ع" * 600_000}, "too long"),
        ({"kind": "nonsense"}, "Nothing has been stored yet"),
        ({"lead_photo": "1000000000000"}, "Nothing has been stored yet"),
        ({"lead_photo_number": "1000000000000"}, "There is no such photo."),
        ({"tags": ["1000000000000"]}, "Nothing has been stored yet"),
        ({"tag_names": "لا أحد"}, "No tag is called"),
        ({"body_format": "markdown"}, "Nothing has been stored yet"),
    ],
)
def test_what_cannot_be_stored_says_why(people, typed, problem):
    story = make.draft(people)
    answer = save(at_the_desk(people.rojin), story, headline="عنوان باق", **typed)
    assert answer.status_code == 400
    assert problem in answer.content.decode()
    assert form(answer, screen(story)).fields["headline"] == ["عنوان باق"]
    assert Revision.objects.filter(translation=story).count() == 1


def test_tags_are_chosen_by_any_of_their_names(people):
    story = make.draft(people)
    by_name = Tag.objects.create(name_kmr="Bazar", name_ar="سوق")
    by_spelling = Tag.objects.create(name_ar="قامشلو")
    Spelling.objects.create(tag=by_spelling, language="ar", text="القامشلي", key="x")
    save(at_the_desk(people.rojin), story, tag_names="bazar، #القامشلي")
    latest = make.fresh(story).latest_revision
    assert set(latest.tags.all()) == {by_name, by_spelling}
    assert Tag.objects.count() == 2


def test_a_tag_is_taken_off(people):
    tag = Tag.objects.create(name_ar="سوق")
    story = make.draft(people, tags=frozenset({tag.pk}))
    client = at_the_desk(people.rojin)
    sent = filled(client, story)
    assert sent["tags"] == [str(tag.pk)]
    client.post(screen(story), {**sent, "tags": []})
    assert not make.fresh(story).latest_revision.tags.exists()


def test_the_source_stands_beside_its_translation_in_its_own_direction(people):
    source = make.published(people, body="<p>نص المصدر.</p>")
    story = make.translated(people, source, "kmr")
    page = at_the_desk(people.azad).get(screen(story)).content.decode()
    panel = page.partition('class="source"')[2].partition('class="writing"')[0]
    assert '<div class="prose" lang="ar" dir="rtl">' in panel
    assert "نص المصدر." in panel


def test_a_source_that_moved_on_is_shown_with_its_changes_until_it_is_followed(people):
    source = make.published(people)
    story = make.translated(people, source, "kmr")
    newer = make.revised(people, source, body="<p>افتتح اليوم سوق قديم.</p>", kind="update")
    workflow.publish(newer, actor=people.zelal, opened_revision=newer.latest_revision_id)
    azad = at_the_desk(people.azad)
    assert "Out of step" in azad.get(screen(story)).content.decode()
    assert "<del>" in azad.get(screen(story)).content.decode()

    save(azad, story, follows_source="on")
    assert make.fresh(story).latest_revision.source_revision_id == newer.latest_revision_id
    assert "Out of step" not in azad.get(screen(story)).content.decode()


def test_a_source_that_one_may_not_read_is_not_shown(people):
    source = make.published(people)
    story = make.translated(people, source, "kmr")
    save(at_the_desk(people.salma), source, body="نص سري.")
    people.azad.desk_roles.all().delete()
    people.azad.desk_roles.create(language="kmr", role="reporter")
    page = at_the_desk(people.azad).get(screen(story)).content.decode()
    assert "نص سري" not in page


def test_a_text_that_one_may_not_change_is_shown_to_be_read(people):
    story = make.submitted(people)
    page = at_the_desk(people.rojin).get(screen(story)).content.decode()
    assert 'id="writing"' not in page
    assert "Take it back to change it" in page
    assert to_plain(story.latest_revision.body) in page


@pytest.mark.parametrize(("state", "warned"), [("draft", False), ("approved", True)])
def test_whoever_writes_over_an_approval_is_told_so(people, state, warned):
    story = getattr(make, state)(people)
    page = at_the_desk(people.rojin).get(screen(story)).content.decode()
    assert ("voids the approval" in page) == warned


@pytest.mark.parametrize(("name", "offered"), [("rojin", "ar"), ("zelal", "ar ckb kmr")])
def test_a_new_story_asks_for_the_language_where_there_is_a_choice(people, name, offered):
    answer = at_the_desk(getattr(people, name)).get(ADD)
    page = answer.content.decode()
    for code in ("ar", "ckb", "kmr"):
        assert (f"?language={code}" in page) == (code in offered.split() and len(offered) > 2)
    assert ('id="writing"' in page) == (offered == "ar")


def test_a_new_story_in_a_language_that_is_not_mine_is_refused_with_the_text_kept(people):
    client = at_the_desk(people.rojin)
    sent = form(client.get(ADD + "?language=ar"), ADD).fields
    answer = client.post(ADD, {**sent, "language": "kmr", "headline": "Sûk"})
    assert answer.status_code == 403
    assert "You have no role on this desk" in answer.content.decode()
    assert form(answer, ADD).fields["headline"] == ["Sûk"]
    assert not Revision.objects.exists()


def test_why_a_text_was_sent_back_stands_above_it(people):
    story = make.submitted(people)
    note = "من افتتح السوق؟"
    workflow.send_back(
        story, actor=people.salma, opened_revision=story.latest_revision_id, note=note
    )
    client = at_the_desk(people.rojin)
    above = client.get(screen(story)).content.decode().partition('class="workplace')[0]
    assert note in above
    workflow.submit(story, actor=people.rojin, opened_revision=story.latest_revision_id)
    above = client.get(screen(story)).content.decode().partition('class="workplace')[0]
    assert note not in above


def test_a_live_text_leads_to_its_page_and_no_other_does(people):
    for story, is_live in ((make.published(people), True), (make.approved(people), False)):
        page = at_the_desk(people.hevin).get(screen(story)).content.decode()
        assert (f'href="/ar/{story.article_id}"' in page) == is_live


def test_a_thousand_names_of_tags_are_refused_like_one(people):
    story = make.draft(people)
    tag = Tag.objects.create(name_ar="سوق")
    names = "سوق," + ",".join(f"اسم {number}" for number in range(1000))
    answer = save(at_the_desk(people.rojin), story, tag_names=names)
    assert answer.status_code == 400
    assert "No tag is called: اسم 0" in answer.content.decode()
    assert str(tag.pk) not in form(answer, screen(story)).fields.get("tags", [])
