"""What people write in plain fields is text on every surface, to readers and at the desk."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Author, Section
from articles.pages.surfaces import SURFACES
from tests import make
from tests.admin.pages import at_the_desk, screen, story_screen
from tests.text.hostile import HOSTILE

pytestmark = pytest.mark.django_db
OUT_OF_PLACE = {
    "out of a script": "</script><script>fired()</script>",
    "out of data": '"}]}</script><img src=x onerror=fired()>',
    "out of an attribute": '" autofocus onfocus=fired() x="',
    "out of the other quotes": "' onmouseover=fired() '",
    "out of a title": "</title><script>fired()</script>",
    "out of a field": "</textarea><script>fired()</script>",
    "out of a choice": "</option></select><img src=x onerror=fired()>",
    "out of XML": "]]><script>fired()</script>",
    "a part of a template": "{{ fired() }}{% include 'x' %}<%= fired() %>",
    "marks that turn words round": "\u202e<script>fired()</script>\u2066",
    "a formula": '=HYPERLINK("https://evil.example/","x")',
}
# NUL is stored nowhere.
TITLES = [each for each in (*HOSTILE.values(), *OUT_OF_PLACE.values()) if "\0" not in each]
SOME = TITLES[6::40]
ADDRESSED = {"href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "content"}
# The empty icon of lite pages.
OURS = {"data:,"}
CODE = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
FOREIGN = re.compile(r"\s*(?:https?:)?[/\\]{2}[^/]*evil\.example")


class _Dangers(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.inside = [], ("", {})

    def handle_starttag(self, tag, attrs):
        self.inside = (tag, dict(attrs))
        for name, value in attrs:
            value = re.sub(r"[\0-\x20\xad\u200b]", "", value or "")
            is_code = name.startswith("on") and "fired" in value
            is_led = name in ADDRESSED and (CODE.match(value) or FOREIGN.match(value))
            if is_code or (is_led and tag != "meta" and value not in OURS):
                self.found.append(f"<{tag} {name}={value[:60]}>")

    def handle_endtag(self, tag):
        self.inside = ("", {})

    def handle_data(self, data):
        tag, attributes = self.inside
        if tag == "script" and attributes.get("type", "").endswith("json"):
            json.loads(data)
        elif tag in ("script", "style") and ("fired" in data or "evil.example" in data):
            self.found.append(f"<{tag}>{data[:60]}")


def dangers(answer):
    """What of an answer would run or be fetched; raises where it is not whole."""
    kind, body = answer["Content-Type"], answer.content
    if "xml" in kind:
        ElementTree.fromstring(body)  # noqa: S314 - our own
        return []
    if "json" in kind:
        json.loads(body)
        return []
    if "html" not in kind:
        return []
    reader = _Dangers()
    reader.feed(body.decode())
    return reader.found


def told_everywhere(people, titles):
    """A live story and a draft for each title, which is in every plain field of both."""
    made = []
    for number, title in enumerate(titles):
        words = {"headline": title, "kicker": title[:60], "standfirst": title}
        live = make.published(people, **words)
        draft = make.draft(people, **words, note=title)
        Section.objects.filter(pk=live.article.section_id).update(
            name_ar=f"{title[:70]} {number}", in_menu=number < 5
        )
        writers = Author.objects.filter(pk__in=live.article.bylines.values("pk"))
        writers.update(name_ar=f"{title[:70]} {number}", biography_ar=title)
        live.article.slugline = draft.article.slugline = title[:60]
        live.article.save(update_fields=["slugline"])
        draft.article.save(update_fields=["slugline"])
        made.append((live, draft))
    make.pages_again()
    return made


def readers_paths(made):
    first = made[0][0]
    for surface in SURFACES:
        yield from surface.paths(first)
    for live, _draft in made:
        live = make.fresh(live)
        for surface in SURFACES:
            if surface.shows_story:
                yield from list(surface.paths(live))[:1]
        yield f"/ar/search/?q={live.latest_revision.headline[:80]}".replace("#", "")


def desk_paths(made):
    for name in ("translation", "article", "section", "author", "journalentry", "assignment"):
        yield reverse(f"admin:articles_{name}_changelist")
    yield from ("/admin/", "/admin/articles/translation/add/")
    for live, draft in made:
        for each in (live, draft):
            inside = f"/admin/articles/translation/{each.pk}/"
            yield from (screen(each), story_screen(each.article), f"{inside}texts/")
            yield from (f"{inside}revision/1/", f"{inside}compare/1/1/", f"{inside}preview/")
        section = live.article.section_id
        yield reverse("admin:articles_section_change", args=[section])
        yield reverse("admin:articles_author_change", args=[live.article.bylines.get().pk])


def walked(people, titles):
    """What would run somewhere, and how many pages were looked at."""
    made = told_everywhere(people, titles)
    reader, desk, found, pages = Client(), at_the_desk(people.zelal), [], 0
    desk_of_names = at_the_desk(people.admin)
    for path in readers_paths(made):
        answer = reader.get(path, follow=True)
        found += [f"{path}: {each}" for each in _looked_at(answer)]
        pages += 1
    for path in desk_paths(made):
        client = desk_of_names if re.search("section|author|journal", path) else desk
        answer = client.get(path, follow=True)
        assert answer.status_code in (200, 404), path
        found += [f"{path}: {each}" for each in _looked_at(answer)]
        pages += 1
    for title in titles:
        answer = desk.post(reverse("admin:articles_translation_changelist"), {"q": title})
        found += [f"looking for {title}: {each}" for each in _looked_at(answer)]
        answer = desk.post(screen(made[0][1]), {"headline": title})
        found += [f"sending {title}: {each}" for each in _looked_at(answer)]
    return found, pages


def _looked_at(answer):
    return [] if answer.streaming else dangers(answer)


def test_a_share_of_them_is_text_everywhere(people):
    found, pages = walked(people, SOME)

    assert found == []
    assert pages > 18 * len(SOME)


@pytest.mark.slow
def test_all_of_them_are_text_everywhere(people):
    assert len(TITLES) >= 40
    found, pages = walked(people, TITLES)

    assert found == []
    assert pages > 18 * len(TITLES)


def test_titles_that_were_not_escaped_would_be_found():
    class Answer(dict):
        content = b""

    def seen(title):
        around = f'<title>{title}</title><textarea>{title}</textarea><p title="{title}">{title}'
        around += f"<select><option>{title}</option></select><p title='{title}'>"
        around += f'<script type="text/javascript">x = "{title}"</script>'
        answer = Answer({"Content-Type": "text/html"})
        answer.content = around.encode()
        return dangers(answer)

    missed = [title for title in TITLES if not seen(title)]
    assert len(missed) <= len(TITLES) // 10, missed
