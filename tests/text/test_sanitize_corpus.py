import json
from pathlib import Path

import pytest

from articles.text.sanitize import clean
from tests.text.walk import violations

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "xss_payloads.jsonl"

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not on this machine")


@pytest.fixture(scope="module")
def payloads():
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_every_known_payload_is_made_harmless(payloads):
    assert len(payloads) >= 1557
    unsafe = [row["id"] for row in payloads if violations(clean(row["payload"]))]
    assert unsafe == []


def test_every_known_payload_is_settled_after_one_pass(payloads):
    cleaned = {row["id"]: clean(row["payload"]) for row in payloads}
    assert [key for key, body in cleaned.items() if clean(body) != body] == []


def test_the_walk_sees_the_payloads_that_fire(payloads):
    live = [row for row in payloads if row["live_in_chromium"]]
    seen = [row for row in live if violations(row["payload"])]
    assert len(live) >= 672
    assert len(seen) >= 672
