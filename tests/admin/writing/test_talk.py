"""Talking about a text at the desk, with JavaScript off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin.writing import talk
from articles.models import Comment, JournalEntry
from articles.states import Move
from articles.workflow import Passage
from tests import make
from tests.admin.costs import queries
from tests.admin.pages import at_the_desk, filled, form, screen

pytestmark = pytest.mark.django_db
WORDS = "سوق جديد"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def text(people):
    return make.draft(people)


def talk_of(text):
    return f"/admin/articles/translation/{text.pk}/talk/"


def sent(client, text, page=None, **typed):
    """The form for a new comment, sent with something in it."""
    fields = form(client.get(page or screen(text)), talk_of(text)).fields
    fields.pop("must", None)
    return client.post(talk_of(text), {**fields, **typed})


def pressed(client, comment, act, page=None, **typed):
    """A button of a thread."""
    text = comment.translation
    address = f"{talk_of(text)}{comment.pk}/"
    fields = form(client.get(page or screen(text)), address).fields
    typed |= {f"words-{comment.pk}": typed.get("words", "")}
    return client.post(address, {**fields, "act": act, **typed})


def page_of(client, address):
    return client.get(address).content.decode()


def test_an_editor_comments_and_the_writer_answers_and_settles(people, text):
    salma, rojin = at_the_desk(people.salma), at_the_desk(people.rojin)
    answer = sent(salma, text, passage="body:0", quote=WORDS, words="من قال؟", name="rojin")
    made = Comment.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{screen(text)}#said-{made.pk}")
    assert (made.words, made.part, made.quote) == ("من قال؟ @rojin", "body", WORDS)
    page = page_of(rojin, screen(text))
    assert f'id="said-{made.pk}"' in page
    assert "<bdi>salma</bdi>" in page
    assert "Text, paragraph 1" in page

    pressed(rojin, made, "reply", words="البائع")
    assert pressed(rojin, made, "resolve", words="أضفته").status_code == 302
    made.refresh_from_db()
    assert (made.state, made.replies.count()) == ("resolved", 2)
    page = page_of(salma, screen(text))
    assert "talk-settled" in page
    pressed(salma, made, "reopen", page=talk_of(text))
    assert Comment.objects.open().get() == made


def test_a_suggestion_is_taken_by_one_click(people, text):
    salma, rojin = at_the_desk(people.salma), at_the_desk(people.rojin)
    sent(salma, text, suggest="1", passage="headline", quote=WORDS, wording="سوق شعبي")
    made = Comment.objects.get()
    page = page_of(rojin, screen(text))
    assert f"<del>{WORDS}</del> <ins>سوق شعبي</ins>" in page
    assert pressed(rojin, made, "take").status_code == 302
    assert make.fresh(text).latest_revision.headline == "افتتاح سوق شعبي في المدينة"
    page = page_of(salma, screen(text))
    assert 'value="take"' not in page
    assert "text 2" in page


def test_what_is_refused_comes_back_with_what_was_typed_and_the_reason(people, text):
    client = at_the_desk(people.salma)
    typed = {"passage": "body:0", "quote": "غائبة", "words": "ملاحظة طويلة", "must": "1"}
    answer = sent(client, text, **typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "These words do not stand in this passage" in page
    assert "ملاحظة طويلة</textarea>" in page
    assert "غائبة</textarea>" in page
    assert 'value="body:0" dir="auto" selected' in page
    assert 'name="must" value="1" checked' in page
    assert not Comment.objects.exists()
    fields = {**form(answer, talk_of(text)).fields, "quote": WORDS}
    assert client.post(talk_of(text), fields).status_code == 302

    made = Comment.objects.get()
    workflow.resolve(made, actor=people.idris)
    fields = {"token": "a" * 32, "opened": "0", "act": "resolve", "words": "كلامي", "_end": "1"}
    answer = client.post(f"{talk_of(text)}{made.pk}/", fields)
    assert answer.status_code == 409
    assert "Somebody has settled this meanwhile" in answer.content.decode()
    assert "كلامي</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"_end": ""}, 400),
        ({"words": ""}, 400),
        ({"words": "ا" * 2001}, 400),
        ({"words": "x\0y"}, 400),
        ({"passage": "body:99"}, 400),
        ({"passage": "body:x"}, 400),
        ({"passage": "nowhere"}, 400),
        ({"suggest": "1", "passage": ""}, 400),
        ({"opened": "999999"}, 302),
        ({"passage": "headline:0", "quote": f"  {WORDS}\n"}, 302),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(people, text, typed, status):
    typed = {"words": "كلام", "passage": "body:0", **typed}
    answer = sent(at_the_desk(people.salma), text, **typed)
    assert answer.status_code == status
    assert Comment.objects.count() == (status == 302)


def test_a_form_sent_twice_is_one_comment(people, text):
    client = at_the_desk(people.salma)
    fields = {**form(client.get(screen(text)), talk_of(text)).fields, "words": "مرة"}
    fields.pop("must", None)
    assert [client.post(talk_of(text), fields).status_code for _ in "ab"] == [302, 302]
    assert Comment.objects.count() == 1


def test_who_may_not_talk_gets_no_form_and_no_thread_of_another_text(people, text):
    other = workflow.comment(make.draft(people), actor=people.salma, words="x").comment
    made = workflow.comment(text, actor=people.salma, words="سري").comment
    fields = {"token": "a" * 32, "opened": "0", "act": "reply", "words": "x", "_end": "1"}
    for name in ("nergiz", "karim", "azad", "stranger", "admin"):
        status = 403 if name == "nergiz" else 404
        client = at_the_desk(getattr(people, name))
        for address in (talk_of(text), f"{talk_of(text)}{made.pk}/"):
            assert client.post(address, fields).status_code == status, (name, address)
    auditor = page_of(at_the_desk(people.nergiz), screen(text))
    assert "سري" in auditor
    assert "talk-form" not in auditor
    assert "talk-new" not in auditor
    client = at_the_desk(people.salma)
    assert client.post(f"{talk_of(text)}{other.pk}/", fields).status_code == 404
    assert client.post(f"{talk_of(text)}{made.pk}/", {**fields, "act": "x"}).status_code == 404
    assert client.get(f"{talk_of(text)}{made.pk}/").status_code == 405
    assert Comment.objects.count() == 2


def test_what_people_say_is_text_wherever_it_is_shown(people, text):
    client = at_the_desk(people.salma)
    passage = Passage("headline")
    workflow.comment(text, actor=people.salma, words=f"{HOSTILE} @idris", passage=passage)
    workflow.suggest(text, actor=people.salma, wording=HOSTILE, passage=passage)
    for address in (screen(text), talk_of(text)):
        page = page_of(client, address)
        assert "<script>alert" not in page
        assert page.count("&lt;script&gt;alert(1)") >= 2
        assert '<b class="talk-named">@<bdi>idris</bdi></b>' in page


def test_the_account_behind_a_byline_is_not_told(people, text):
    thread = workflow.comment(text, actor=people.salma, words="@rojin ما رأيك؟").comment
    workflow.reply(thread, actor=people.rojin, words="نعم")
    workflow.resolve(thread, actor=people.rojin)
    for name, knows in {"salma": True, "rojin": True, "idris": False, "nergiz": False}.items():
        client = at_the_desk(getattr(people, name))
        for address in (screen(text), talk_of(text)):
            main = page_of(client, address).partition("<main")[2]
            assert ("rojin" in main) == knows, (name, address)
            assert "salma" in main
    # Nor is it offered to be named, nor told by what happens when it is typed.
    assert 'value="rojin"' in page_of(at_the_desk(people.salma), screen(text))
    client = at_the_desk(people.idris)
    for name in ("rojin", "karim"):
        assert sent(client, text, words=f"@{name}").status_code == 302
        page = page_of(client, talk_of(text))
        assert f"Nobody is named by this: \u2068{name}\u2069" in page


def test_names_of_the_log_are_told_where_nothing_of_a_byline_hangs_on_them(people, text):
    workflow.comment(text, actor=people.salma, words="x")
    workflow.comment(text, actor=people.rojin, words="y")
    log = page_of(at_the_desk(people.idris), screen(text)).partition('<ol class="log">')[2]
    assert ("salma" in log, "rojin" in log) == (True, False)
    assert JournalEntry.objects.filter(move=Move.COMMENT).count() == 2


def test_a_passage_that_is_gone_says_so_and_leads_to_the_text_that_was_read(people, text):
    thread = workflow.comment(
        text, actor=people.salma, words="x", passage=Passage("body", 0, WORDS)
    ).comment
    client = at_the_desk(people.rojin)
    changed = "<p>افتتح اليوم معرض وسط المدينة.</p>"
    for body, told in ((changed, "words were changed"), ("<p>x</p>", "gone")):
        workflow.save_draft(
            make.fresh(text),
            actor=people.rojin,
            content=make.content(body=body),
            opened_revision=make.fresh(text).latest_revision_id,
        )
        page = page_of(client, screen(text))
        assert told in page
        assert f"translation/{text.pk}/revision/1/" in page
        assert f'id="said-{thread.pk}"' in page


def test_the_checklist_names_what_is_open_and_only_a_must_stands_in_the_way(people):
    text = make.submitted(people)
    client = at_the_desk(people.salma)
    assert "Has to be settled" not in page_of(client, screen(text))
    workflow.comment(text, actor=people.idris, words="x")
    page = page_of(client, screen(text))
    before, _open, _after = page.rpartition("Open: 1.")
    assert "check-optional" in before.rpartition("<li")[2]
    assert 'href="#talk"' in before.rpartition("<li")[2]
    workflow.comment(text, actor=people.idris, words="x", must=True)
    page = page_of(client, screen(text))
    assert "Has to be settled: 1." in page
    assert "A comment has to be settled first" in page


def test_lists_tell_how_much_is_open(people):
    text = make.submitted(people)
    for must in (True, False, False):
        workflow.comment(text, actor=people.idris, words="x", must=must)
    client = at_the_desk(people.salma)
    for address in ("/admin/", "/admin/articles/translation/", screen(text)):
        page = page_of(client, address)
        assert '<span class="chip chip-must">Must be settled 1</span>' in page, address
        assert '<span class="chip chip-comments">Comments 2</span>' in page, address


def test_a_schedule_that_a_must_has_stopped_does_not_speak_of_an_edit(people):
    text = make.approved(people)
    workflow.publish(
        text,
        actor=people.zelal,
        opened_revision=text.latest_revision_id,
        at=timezone.now() + timedelta(hours=1),
    )
    workflow.comment(text, actor=people.salma, words="x", must=True)
    page = page_of(at_the_desk(people.zelal), screen(text))
    assert "It was stopped, and the history says by what" in page


def test_comments_never_leave_the_desk(client, people):
    text = make.published(people)
    workflow.comment(text, actor=people.salma, words="كلام داخلي", passage=Passage("headline"))
    address = f"/ar/{text.article_id}/{make.fresh(text).slug}/"
    for page in (address, f"/lite{address}", "/ar/", "/ar/feed/atom.xml"):
        assert "كلام داخلي" not in client.get(page, follow=True).content.decode()
    assert client.get(talk_of(text)).status_code == 302


def test_the_screens_cost_the_same_however_much_was_said(people, text):
    client = at_the_desk(people.salma)
    workflow.comment(text, actor=people.idris, words="@salma", passage=Passage("headline"))
    few = {address: len(queries(client, address)) for address in (screen(text), talk_of(text))}
    for number in range(12):
        said = workflow.comment(text, actor=people.idris, words="@hevin", must=not number % 3)
        thread = said.comment
        workflow.reply(thread, actor=people.rojin, words="@idris")
        if number % 2:
            workflow.resolve(thread, actor=people.idris)
    many = {address: len(queries(client, address)) for address in few}
    assert many == few
    assert few[screen(text)] <= 12
    assert few[talk_of(text)] <= 10


def test_beyond_a_page_the_rest_is_on_the_screen_of_all(people, text, monkeypatch):
    monkeypatch.setattr(talk, "SHOWN", 3)
    said = [workflow.comment(text, actor=people.idris, words=f"كلمة {n}.") for n in range(5)]
    threads = [each.comment for each in said]
    for thread in threads[:4]:
        workflow.resolve(thread, actor=people.idris)
    client = at_the_desk(people.salma)
    first = page_of(client, talk_of(text))
    shown = [thread.pk for thread in threads if f'id="said-{thread.pk}"' in first]
    assert shown == [thread.pk for thread in threads[1:]]
    rest = page_of(client, f"{talk_of(text)}?before={threads[1].pk}")
    assert [t.pk for t in threads if f'id="said-{t.pk}"' in rest] == [threads[0].pk]


def test_the_writing_form_stays_as_it_is(people, text):
    client = at_the_desk(people.rojin)
    workflow.comment(text, actor=people.salma, words="x")
    fields = filled(client, text, headline="عنوان آخر")
    assert client.post(screen(text), fields).status_code == 302
    assert Comment.objects.open().exists()
