"""Lighthouse gives home, section and story the most for accessibility, practice and search."""

import json
import shutil

import pytest

from articles import addresses
from articles.languages import CODES
from articles.models import Outlet
from tests import make
from tests.checkers import node, package
from tests.public.photos import photo, with_sizes

from .conftest import QUIET

CATEGORIES = ("accessibility", "best-practices", "seo")
BODY = """<h2>{word}</h2><p>{word} <a href="/{code}/">{word}</a></p>
<figure data-photo="{photo}"></figure>"""


@pytest.fixture
def story(people):
    """Makes a story with what most have, in a language of a named outlet."""
    names = {"name_ar": "المنبر", "name_ckb": "مینبەر", "name_kmr": "Minber"}
    Outlet.objects.create(pk=1, **names)
    pictures = [with_sizes(photo(people)) for _ in range(2)]

    def made(code):
        headline, _body = make.WORDS[code]
        body = BODY.format(word=headline, code=code, photo=pictures[1].pk)
        return make.published(
            people, code, lead_photo=pictures[0].pk, standfirst=headline, body=body
        )

    return made


def judged(address, folder):
    """Category → its points of 100, and what took any away."""
    script, report = package("lighthouse") / "cli/index.js", folder / "report.json"
    flags = " ".join(["--headless", *QUIET])
    node(
        script,
        address,
        "--quiet",
        f"--chrome-flags={flags}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        f"--output-path={report}",
        CHROME_PATH=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
    )
    said = json.loads(report.read_text())
    points = {name: round(100 * said["categories"][name]["score"]) for name in CATEGORIES}
    return points, [a["title"] for a in said["audits"].values() if a["score"] not in (None, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_to_wish_for(live_server, story, tmp_path, code):
    made = story(code)
    section = made.article.section
    paths = {
        "home": addresses.home(code),
        "section": addresses.section(code, section.pk, section.name_in(code)),
        "story": addresses.story(code, made.article_id, made.slug),
    }

    found = {name: judged(live_server.url + path, tmp_path) for name, path in paths.items()}

    assert found == dict.fromkeys(paths, (dict.fromkeys(CATEGORIES, 100), []))


@pytest.mark.slow
def test_what_search_engines_may_not_keep_is_judged_worse(live_server, story, tmp_path):
    story("ar")
    points, _why = judged(live_server.url + addresses.lite(addresses.home("ar")), tmp_path)

    assert points["accessibility"] == 100
    assert points["seo"] < 100
