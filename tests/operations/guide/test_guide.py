"""An empty Debian becomes a newsroom, and is upgraded, by the very words of docs/debian.md."""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from .machine import IS_THERE, Shell, booted, bootstrap
from .reading import in_place, sections

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_THERE, reason="systemd-nspawn or its like is not installed"),
]

HOST = "news.example.org"
PASSWORD = "kevokek li ser xanî rûniştiye"
DATABASE_PASSWORD = "password"
ANSWERS = {
    "Enter password for new role:": DATABASE_PASSWORD,
    "Enter it again:": DATABASE_PASSWORD,
    "Username:": "operator",
    "Email address:": "operator@example.org",
    "Password:": PASSWORD,
    "Password (again):": PASSWORD,
}
# What the guide leaves to its reader.
OWN = {"your.name": HOST, "https://…": "/source", "v…": "v-next"}
MAIL = "smtp+tls://newsroom:password@mail.example.org:587"
# A server of mail that keeps what it is sent.
SINK = """
import asyncore, smtpd
class Sink(smtpd.SMTPServer):
    def process_message(self, peer, sender, to, data, **more):
        open("/srv/mail", "ab").write(data)
Sink(("127.0.0.1", 2525), None)
asyncore.loop()
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A folder with an empty Debian, and one with the newsroom's source in two versions."""
    folder = tmp_path_factory.mktemp("debian")
    bootstrap(folder / "machine")
    source = folder / "source"
    git = ["git", "-c", f"safe.directory={settings.BASE_DIR}", "-c", "safe.directory=*"]
    named = [*git, "-C", source, "-c", "user.name=Trial", "-c", "user.email=trial@example.org"]
    for words in (
        [*git, "clone", "--quiet", "--no-hardlinks", settings.BASE_DIR, source],
        [*named, "tag", "v-first"],
        [*named, "commit", "--quiet", "--allow-empty", "-m", "The next version"],
        [*named, "tag", "v-next"],
        [*named, "checkout", "--quiet", "v-first"],
    ):
        subprocess.run(words, check=True)  # noqa: S603
    yield folder
    shutil.rmtree(folder / "machine")


@contextmanager
def over(fresh: Path, folder: Path):
    """A machine of which what is written lies elsewhere, so that the fresh one stays so."""
    for name in ("written", "work", "machine"):
        (folder / name).mkdir()
    places = f"lowerdir={fresh},upperdir={folder}/written,workdir={folder}/work"
    command = ["mount", "-t", "overlay", "-o", places, "none", folder / "machine"]
    subprocess.run(command, check=True)  # noqa: S603
    try:
        yield folder / "machine"
    finally:
        subprocess.run(["umount", "-l", folder / "machine"], check=True)  # noqa: S603, S607


def stand_ins(machine: Path) -> None:
    """For what is not on this machine: an authority for certificates, a name, a server of mail."""
    shutil.copy(Path(__file__).with_name("certbot"), machine / "usr/local/bin/certbot")
    with (machine / "etc/hosts").open("a") as hosts:
        hosts.write(f"127.0.0.1 localhost {HOST}\n")
    (machine / "srv/sink.py").write_text(SINK)


def settings_file(text: str, database: str) -> str:
    text = text.replace(MAIL, "smtp://127.0.0.1:2525")
    return text.replace("#DATABASE", "DATABASE").replace("#REDIS", "REDIS") if database else text


class Reader:
    """Who types what the guide says, and sees that nothing fails."""

    def __init__(self, shell: Shell) -> None:
        self.shell, self.guide = shell, sections()

    def types(self, title: str, which: int = 0) -> str:
        return "".join(self.does(line) for line in self.guide[title].lines(which))

    def does(self, line: str) -> str:
        status, text = self.shell.run(in_place(line, OWN))
        assert status == 0, f"{line}\n{text[-4000:]}"
        return text


@pytest.mark.parametrize("database", ["", "postgresql"], ids=["sqlite", "postgresql"])
def test_an_empty_debian_becomes_a_newsroom_and_is_upgraded(empty, tmp_path, database):
    with over(empty / "machine", tmp_path) as machine:
        stand_ins(machine)
        with booted(machine, {empty / "source": "/source"}) as first:
            shell = Shell(first, ANSWERS)
            try:
                reader = Reader(shell)
                set_up(reader, machine, database)
                upgrade(reader)
            finally:
                shell.close()


def set_up(reader: Reader, machine: Path, database: str) -> None:
    reader.types("What Debian brings")
    if database:
        reader.types("What Debian brings", 1)
    reader.does("python3 /srv/sink.py 2>/dev/null &")
    reader.types("The newsroom")
    (machine / "opt/newsroom/.env").write_text(
        settings_file(reader.guide["The newsroom"].blocks[1], database)
    )
    reader.types("The newsroom", 2)
    reader.types("By itself")
    reader.types("HTTPS")
    told = reader.types("Is all well?")

    assert "care" not in told
    assert "BROKEN" not in told
    assert reader.does("cat /srv/mail")
    front = reader.does(f"python3 -c {ASK}")
    assert "200 /ar/" in front
    assert not reader.does("systemctl list-units --failed --quiet newsroom*").strip()


ASK = (
    f"\"import urllib.request as u; a = u.urlopen('https://{HOST}/ar/'); "
    "print(a.status, a.url.split('org')[1])\""
)


def upgrade(reader: Reader) -> None:
    title = "Upgrade, and the way back"
    reader.types(title)
    plan = reader.types(title, 1)
    assert "Stop the newsroom" not in plan
    reader.types(title, 2)
    assert "200 /ar/" in reader.does(f"python3 -c {ASK}")
    assert "v-next" in reader.does("git -C /opt/newsroom describe --tags --exact-match")
    reader.does("manage doctor")
