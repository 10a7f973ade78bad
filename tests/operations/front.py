"""nginx before a newsroom, by the configuration that lies in deploy/."""

import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, HTTPSHandler, build_opener

from django.conf import settings

from tests.processes import PATIENCE

from .served import until

DEPLOY = settings.BASE_DIR / "deploy"
HOST = "news.example.org"
SITE = f"https://{HOST}"
PORTS = {"newsroom.conf": ("80", "443"), "compose.conf.template": ("8080", "8443")}
IS_THERE = bool(shutil.which("nginx") and shutil.which("openssl"))


def certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", "privkey.pem", "-out", "fullchain.pem", "-subj", f"/CN={HOST}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603


def written(folder: Path, name: str, **more: str) -> Path:
    """The configuration as it lies there, with this machine's places; `more` are its ports."""
    places = {
        "/var/log/nginx": str(folder),
        f"/etc/letsencrypt/live/{HOST}": str(folder),
        "/etc/nginx/certificates": str(folder),
        "${NEWSROOM_HOST}": HOST,
        "web:8000": "127.0.0.1:8000",
    }
    parts, shared = [], (DEPLOY / "nginx" / "newsroom-site.conf").read_text()
    for part in ("newsroom-http.conf", name):
        text = (DEPLOY / "nginx" / part).read_text()
        text = re.sub("include .*newsroom-site.conf;", lambda _found: shared, text)
        for there, here in (places | more).items():
            text = text.replace(there, here)
        if more:
            # Not every machine on which this is tried has them.
            text = re.sub(r"\n *listen \[::\].*", "", text)
        parts.append(text)
    whole = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    body = "".join(parts)
    whole.write_text(f"daemon off; pid {folder}/pid; events {{}} http {{ {temporary}\n{body} }}")
    return whole


@contextmanager
def nginx(
    folder: Path, *, plain: int, secured: int, name: str = "newsroom.conf", **upstream: str
) -> Iterator[subprocess.Popen]:
    """It answers at both ports; `upstream` says what else stands in for what."""
    certificate(folder)
    first, second = PORTS[name]
    more = {
        f"listen {first}": f"listen 127.0.0.1:{plain}",
        f"listen {second}": f"listen 127.0.0.1:{secured}",
        **upstream,
    }
    command = ["nginx", "-c", str(written(folder, name, **more))]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        until(lambda: asked(secured, "/readyz")[0])
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def asked(port, path, *, host=HOST, secured=True):
    """Status and all of the answer; 0 where the line is closed without one."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            if secured:
                context = ssl.create_default_context()
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
                line = context.wrap_socket(line, server_hostname=host)
            line.sendall(
                f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
            )
            answer = b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace")
    except (ConnectionError, ssl.SSLError):
        return 0, ""
    return int(answer.split()[1]) if answer else 0, answer


def opener(secured: int) -> object:
    """Of a browser that knows where the host is, takes any certificate and keeps its cookies."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    class Here(HTTPSConnection):
        def connect(self) -> None:
            line = socket.create_connection(("127.0.0.1", secured), PATIENCE)
            self.sock = context.wrap_socket(line, server_hostname=HOST)

    class Handler(HTTPSHandler):
        def https_open(self, request: object) -> object:
            return self.do_open(Here, request)

    return build_opener(Handler(context=context), HTTPCookieProcessor(CookieJar()))
