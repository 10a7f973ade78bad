"""Backups for the owner of a key: by Debian's `age`, as in earnest."""

import os
import re
import shutil
import subprocess

import pytest

from newsroom.environment import BadSetting, Environment
from newsroom.operations.backups.faults import Damaged, Fault

from .newsrooms import HEADLINE, KEY, backed_up, filled, newsroom, put_back, state

pytestmark = pytest.mark.skipif(
    not shutil.which("age") and "CI" not in os.environ, reason="`age` is not installed"
)


def identity(path):
    """A private key there, and its public one."""
    made = subprocess.run(  # noqa: S603
        ["age-keygen", "-o", str(path)],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return re.search("age1[a-z0-9]+", made.stderr + path.read_text())[0]


@pytest.fixture
def desk(tmp_path):
    return identity(tmp_path / "desk.key")


@pytest.fixture
def safe(tmp_path):
    return identity(tmp_path / "safe.key")


@pytest.fixture
def here(tmp_path, clock):
    return filled(tmp_path / "here")


@pytest.mark.parametrize("key", ["desk.key", "safe.key"])
def test_each_of_two_keys_opens_it(here, tmp_path, desk, safe, key):
    backed_up(here, tmp_path / "target", recipients=[desk, safe])
    there = newsroom(tmp_path / "there", key="a new one")
    put_back(there, tmp_path / "target", identity=tmp_path / key)

    assert state(there) == state(here)


def test_nothing_can_be_read_without_one(here, tmp_path, desk, safe):
    backed_up(here, tmp_path / "target", recipients=[desk])
    there = newsroom(tmp_path / "there")

    for path in (tmp_path / "target").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in (HEADLINE.encode(), KEY.encode(), b"photos/", b"aside", b"a" * 50):
            assert word not in content, path
    for key, words in [(None, "--identity"), ("no.key", "not a file"), ("safe.key", "opened")]:
        with pytest.raises(Fault, match=words):
            put_back(there, tmp_path / "target", identity=key and tmp_path / key)
    assert not there.database.path.exists()


def test_what_is_cut_leaves_no_half_picture(here, tmp_path, desk):
    (here.folder / "media/photos/a.avif").write_bytes(os.urandom(300_000))
    backed_up(here, tmp_path / "target", recipients=[desk])
    large = max((tmp_path / "target/pictures").glob("*/*"), key=lambda path: path.stat().st_size)
    large.write_bytes(large.read_bytes()[:200_000])
    there = newsroom(tmp_path / "there")

    with pytest.raises(Damaged, match="cannot be opened"):
        put_back(there, tmp_path / "target", identity=tmp_path / "desk.key")
    assert not (there.folder / "media/photos/a.avif").exists()
    assert list(there.scratch.iterdir()) == []


def test_pictures_stored_before_there_was_a_key_are_closed_as_well(here, tmp_path, desk):
    backed_up(here, tmp_path / "target")
    backed_up(here, tmp_path / "target", recipients=[desk])
    names = {path.suffix for path in (tmp_path / "target/pictures").glob("*/*")}

    assert names == {"", ".age"}
    newest = max(path.name for path in (tmp_path / "target").glob("2*"))
    named = (tmp_path / "target" / newest / "objects").read_text().split()
    assert {name.rpartition(".")[2] for name in named} == {"age"}


@pytest.mark.parametrize(
    "key", ["age1short", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1QQ", "age1" + "b" * 58]
)
def test_what_is_no_public_key_is_refused_at_the_start(key):
    with pytest.raises(BadSetting, match="BACKUP_RECIPIENTS"):
        Environment({"BACKUP_RECIPIENTS": key}).age_keys("BACKUP_RECIPIENTS")


def test_public_keys_are_read_by_commas(desk, safe):
    said = Environment({"BACKUP_RECIPIENTS": f"{desk}, {safe}"})

    assert said.age_keys("BACKUP_RECIPIENTS") == [desk, safe]
