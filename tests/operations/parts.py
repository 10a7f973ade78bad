"""All parts of deploy/compose.yml as processes of this machine, each of which can be taken away."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import yaml

from tests.processes import PATIENCE, programs

from .front import DEPLOY, HOST, nginx
from .served import MANAGE, free_port, manage, until, variables

WEB = 2
WORKERS = 2
NAME = "newsroom"
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
ARE_THERE = bool(PROGRAMS and shutil.which("nginx") and shutil.which("redis-server"))


def services() -> dict[str, dict]:
    return yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]


class Postgres:
    """A server of its own, which knows nobody but this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "postgres", free_port()
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        settled = ["-A", "trust", "-U", NAME, "-E", "UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self.folder / "data"), *settled)
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", NAME, NAME)

    @property
    def url(self) -> str:
        return f"postgres://{NAME}@127.0.0.1:{self.port}/{NAME}"

    def start(self) -> None:
        place = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        self._ctl("-w", "-l", str(self.folder / "log"), "-o", place, "start")

    def stop(self) -> None:
        """As a power cut does."""
        self._ctl("-m", "immediate", "stop")

    def _ctl(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), *words)

    def _run(self, name: str, *words: str) -> None:
        by = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*by, str(PROGRAMS[-1] / name), *words]
        subprocess.run(command, check=True, cwd=self.folder, timeout=PATIENCE, **SILENT)  # noqa: S603


class Cache:
    """Redis, by the command of the cache's container."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.process = folder, free_port(), None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        _valkey, *words = services()["cache"]["command"]
        place = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        self.process = subprocess.Popen(["redis-server", *words, *place], **SILENT)  # noqa: S603, S607

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)


@dataclass
class Parts:
    folder: Path
    environment: dict[str, str]
    database: Postgres
    cache: Cache
    run: object
    ports: list[int]
    plain: int
    secured: int
    web: list[subprocess.Popen] = field(default_factory=list)
    workers: list[subprocess.Popen] = field(default_factory=list)

    def start_web(self, port: int) -> None:
        self.web.append(self._begun("web", "--host", "127.0.0.1", "--port", str(port)))

    def start_worker(self) -> None:
        self.workers.append(self._begun("worker"))

    def restart_what_ended(self) -> None:
        """A worker ends where the database goes away; `restart` of its container begins it anew."""
        ended = [each for each in self.workers if each.poll() is not None]
        for process in ended:
            self.workers.remove(process)
            self.start_worker()

    def stop_web(self) -> None:
        for process in self.web:
            process.terminate()
        for process in self.web:
            process.wait(PATIENCE)

    def _begun(self, service: str, *more: str) -> subprocess.Popen:
        _python, _manage, *words = services()[service]["command"]
        words = [word for word in words if word not in ("--host", "0.0.0.0")]  # noqa: S104
        return self.run(MANAGE, *words, *more, **SILENT)


@contextmanager
def parts(*, demo: tuple[str, ...], room: str = "", **more: str) -> Iterator[Parts]:
    """nginx, web processes, workers, PostgreSQL and Redis, with the demo in them.

    `demo` is the program that loads it, `room` the size of a disk of their own, as mount takes it.
    """
    folder = Path(mkdtemp(prefix="newsroom-parts-"))
    database = cache = None
    try:
        if room:
            mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "none", str(folder)]
            subprocess.run(mount, check=True)  # noqa: S603
        folder.chmod(0o755)
        database, cache = Postgres(folder), Cache(folder)
        said = {"DATABASE_URL": database.url, "REDIS_URL": cache.url, "DEBUG": "0"}
        said |= {"ALLOWED_HOSTS": HOST, "BEHIND_HTTPS": "true", **more}
        said["STATIC_ROOT"] = str(folder / "static")
        own = variables(folder / "var", **said)
        until(lambda: _answers(cache))
        for words in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            manage(own, *words)
        manage(own, "load_demo", "--force", program=demo)
        with programs(own) as run:
            ports = [free_port() for _ in range(WEB)]
            made = Parts(folder, own, database, cache, run, ports, free_port(), free_port())
            for port in ports:
                made.start_web(port)
            for _ in range(WORKERS):
                made.start_worker()
            for port in ports:
                manage(own, "ready", "--at", f"http://127.0.0.1:{port}")
            web = " ".join(f"server 127.0.0.1:{port};" for port in ports)
            upstream = {"server 127.0.0.1:8000;": web}
            open_at = {"plain": made.plain, "secured": made.secured}
            with nginx(folder, name="compose.conf.template", **open_at, **upstream):
                yield made
    finally:
        if cache:
            cache.stop()
        if database:
            with suppress(subprocess.CalledProcessError):
                database.stop()
        if room:
            subprocess.run(["umount", "-l", str(folder)], check=False)  # noqa: S603, S607
        shutil.rmtree(folder, ignore_errors=True)


def _answers(cache: Cache) -> bool:
    asked = ["redis-cli", "-p", str(cache.port), "ping"]
    return not subprocess.run(asked, check=False, **SILENT).returncode  # noqa: S603


def everything_nginx_has(folder: Path) -> bytes:
    """What lies in the files into which it may write."""
    kinds = re.compile("(client_body|proxy|fastcgi|uwsgi|scgi|.*[.]log)$")
    found = [path for path in folder.iterdir() if kinds.fullmatch(path.name)]
    files = [each for path in found for each in (path.rglob("*") if path.is_dir() else [path])]
    return b"".join(path.read_bytes() for path in files if path.is_file())
