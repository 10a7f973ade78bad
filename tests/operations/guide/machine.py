"""An empty Debian in a container that boots as a server does, and a shell in it.

It has a network of its own, from which packages can be had, so nothing of this machine's stands in
its way. `mmdebstrap`, `systemd-nspawn` and `slirp4netns` are Debian's.
"""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..served import until

MOST = 1800  # seconds for one command: packages come from far away
NEEDED = ("mmdebstrap", "systemd-nspawn", "slirp4netns", "nsenter", "unshare")
IS_THERE = os.geteuid() == 0 and all(shutil.which(each) for each in NEEDED)
RESOLVER = "10.0.2.3"
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
OWN_TRUSTED = Path("/usr/local/share/ca-certificates")
SILENT = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
READY = re.compile(r"\[(\d+)\] is ready: $")
# As a terminal sends them; a dumb one is asked for few.
DRAWN = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def bootstrap(folder: Path) -> None:
    """What the installer of Debian 12 leaves where no task is chosen."""
    kind = ["--variant=important", "--mode=root", "--include=ca-certificates"]
    subprocess.run(["mmdebstrap", *kind, "bookworm", str(folder)], check=True, timeout=MOST)  # noqa: S603, S607
    # Where the way to packages is watched, its certificate is trusted as it is on this machine.
    for path in OWN_TRUSTED.glob("*.crt"):
        shutil.copy(path, folder / OWN_TRUSTED.relative_to("/"))
    subprocess.run(["chroot", str(folder), "update-ca-certificates"], check=True, **SILENT)  # noqa: S603, S607
    (folder / "etc/pip.conf").write_text(f"[global]\ncert = {TRUSTED}\ntimeout = 180\n")
    (folder / "etc/resolv.conf").write_text(f"nameserver {RESOLVER}\n")


@contextmanager
def network() -> Iterator[int]:
    """A process that holds it."""
    holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"], **SILENT)  # noqa: S607
    own = Path("/proc/self/ns/net").readlink()
    until(lambda: Path(f"/proc/{holder.pid}/ns/net").readlink() != own)
    reach = ["slirp4netns", "--configure", "--mtu=65520", str(holder.pid), "tap0"]
    way = subprocess.Popen(reach, **SILENT)  # noqa: S603
    try:
        yield holder.pid
    finally:
        for process in (way, holder):
            process.kill()
            process.wait()


@contextmanager
def booted(folder: Path, shown: Mapping[Path, str]) -> Iterator[int]:
    """The id of its first process; `shown` are folders of this machine, and where it sees them."""
    with network() as holder:
        words = ["--boot", "--register=no", "--keep-unit", "--link-journal=no", "--resolv-conf=off"]
        words += ["--timezone=off", "--console=pipe", f"--directory={folder}"]
        words += [f"--network-namespace-path=/proc/{holder}/ns/net"]
        words += [f"--bind-ro={here}:{there}" for here, there in shown.items()]
        process = subprocess.Popen(["systemd-nspawn", *words], **SILENT)  # noqa: S603, S607
        try:
            first = until(lambda: _first_of(process))
            until(lambda: _has_booted(first))
            yield first
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _first_of(process: subprocess.Popen) -> int | None:
    assert process.poll() is None, "systemd-nspawn has ended"
    for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
            return int(child)
    return None


def _has_booted(first: int) -> bool:
    asked = ["nsenter", "-t", str(first), "-a", "systemctl", "is-system-running"]
    state = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    return state in {"running", "degraded"}


class Shell:
    """Root's, at a terminal; what asks for something gets the answer that belongs to it."""

    def __init__(self, first: int, answers: Mapping[str, str]) -> None:
        self.answers = answers
        bash = ["bash", "--noprofile", "--norc", "--noediting", "-i"]
        self.pid, self.line = pty.fork()
        if not self.pid:
            told = {"PS1": r"[$?] is ready: ", "TERM": "dumb", "HOME": "/root", "LANG": "C.UTF-8"}
            told |= {"DEBIAN_FRONTEND": "noninteractive", "PAGER": "cat"}
            told |= {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
            command = ["nsenter", "-t", str(first), "-a", *bash]
            os.execvpe(command[0], command, told)  # noqa: S606
        self._until_ready()
        self.run("cd; stty -echo")

    def run(self, line: str) -> tuple[int, str]:
        """Its status, and what was to be read."""
        os.write(self.line, line.encode() + b"\n")
        return self._until_ready()

    def _until_ready(self) -> tuple[int, str]:
        text, asked, end = "", 0, time.monotonic() + MOST
        while not (found := READY.search(text)):
            assert time.monotonic() < end, text[-2000:]
            if select.select([self.line], [], [], 5)[0]:
                text = DRAWN.sub("", text + os.read(self.line, 65536).decode(errors="replace"))
            for question, answer in self.answers.items():
                if text[asked:].rstrip(" ").endswith(question):
                    os.write(self.line, answer.encode() + b"\n")
                    asked = len(text)
        return int(found[1]), text[: found.start()]

    def close(self) -> None:
        os.close(self.line)
        os.waitpid(self.pid, 0)
