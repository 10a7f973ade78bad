"""What lies in deploy/, by the programs that read it."""

import json
import re
import shutil
import socket
import ssl
import subprocess

import pytest
import yaml
from django.conf import settings

from tests.processes import PATIENCE, programs

from .served import MANAGE, copied, free_port, manage, page, until

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
HOST = "news.example.org"
# Tenths: what `systemd-analyze security` calls exposure.
MOST_EXPOSED = 25


def needs(program):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


@needs("systemd-analyze")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_a_unit_is_exposed_to_little(unit):
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}"]
    done = subprocess.run([*command, unit], capture_output=True, text=True, check=False)  # noqa: S603

    assert done.returncode == 0, done.stdout[-300:]


def test_every_command_of_a_unit_is_one_of_ours():
    named = {unit.stem: re.findall(r"manage\.py (\w+)", unit.read_text()) for unit in UNITS}
    commands = settings.BASE_DIR / "newsroom/operations/management/commands"

    assert len(named) == 5
    for unit, found in named.items():
        assert [(commands / f"{name}.py").exists() for name in found] == [True], unit


def test_every_timer_has_its_service():
    timers = {path.stem for path in (DEPLOY / "systemd").glob("*.timer")}

    assert timers == {unit.stem for unit in UNITS} - {"newsroom"}


def test_containers_have_few_rights_and_settings_that_there_are():
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    known = (settings.BASE_DIR / ".env.example").read_text()
    ours = {name: each for name, each in services.items() if each["image"] == "newsroom"}

    for name, service in services.items():
        assert "no-new-privileges:true" in service["security_opt"], name
    assert ours.keys() == {"migrate", "web", "worker", "backup"}
    for name in services.keys() - {"database"}:
        assert services[name]["read_only"], name
        assert services[name]["cap_drop"] == ["ALL"], name
    assert {key for key in ours["web"]["environment"] if f"#{key}=" not in known} == set()
    assert services["web"]["deploy"]["replicas"] == 2
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yml").read_text()))
    example = (DEPLOY / "compose.env.example").read_text()
    assert {name for name in asked if f"{name}=" not in example} == set()


@pytest.fixture
def front(tmp_path):
    """The configuration of nginx as it lies there, with this machine's places and ports."""
    places = {
        "/var/log/nginx": str(tmp_path),
        f"/etc/letsencrypt/live/{HOST}": str(tmp_path),
        "/etc/nginx/certificates": str(tmp_path),
        "${NEWSROOM_HOST}": HOST,
        "web:8000": "127.0.0.1:8000",
    }
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", "privkey.pem", "-out", "fullchain.pem", "-subj", f"/CN={HOST}"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)  # noqa: S603

    def written(name, **more):
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
        whole = tmp_path / "nginx.conf"
        temporary = "".join(
            f"{kind}_temp_path {tmp_path}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        body = "".join(parts)
        whole.write_text(
            f"daemon off; pid {tmp_path}/pid; events {{}} http {{ {temporary}\n{body} }}"
        )
        return whole

    return written


@needs("nginx")
@pytest.mark.parametrize("name", ["newsroom.conf", "compose.conf.template"])
def test_nginx_takes_its_configuration(front, name):
    done = subprocess.run(  # noqa: S603
        ["nginx", "-t", "-c", str(front(name))],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr.replace('the "user" directive', "")


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


@pytest.fixture
def site(front, tmp_path, django_db_setup):
    """nginx before a newsroom: the ports that speak HTTP and HTTPS."""
    plain, secured, behind = free_port(), free_port(), free_port()
    more = {
        "listen 80": f"listen 127.0.0.1:{plain}",
        "listen 443": f"listen 127.0.0.1:{secured}",
        "127.0.0.1:8000": f"127.0.0.1:{behind}",
    }
    own = copied(tmp_path, DEBUG="0", ALLOWED_HOSTS=HOST, BEHIND_HTTPS="1")
    own["STATIC_ROOT"] = str(tmp_path / "static")
    manage(own, "collectstatic", "--noinput")
    with programs(own) as run:
        run(MANAGE, "serve", "--port", str(behind), "--without-worker", stderr=subprocess.DEVNULL)
        page(f"http://127.0.0.1:{behind}/healthz")
        nginx = subprocess.Popen(  # noqa: S603
            ["nginx", "-c", str(front("newsroom.conf", **more))],  # noqa: S607
            stderr=subprocess.DEVNULL,
        )
        try:
            until(lambda: asked(secured, "/readyz")[0])
            yield plain, secured
        finally:
            nginx.terminate()
            nginx.wait(PATIENCE)


@needs("nginx")
@pytest.mark.slow
def test_readers_come_through_nginx_by_https_and_leave_no_trace(site, tmp_path):
    plain, secured = site

    status, answer = asked(plain, "/ar/?q=1", secured=False)
    assert (status, f"Location: https://{HOST}/ar/?q=1" in answer) == (301, True)
    assert asked(plain, "/ar/", secured=False, host="other.example")[0] == 0
    assert asked(secured, "/ar/", host="other.example")[0] == 0
    status, answer = asked(secured, "/ar/search/?q=kelime")
    assert status == 200
    assert "Strict-Transport-Security" in answer
    assert "nginx/" not in answer
    assert asked(secured, "/readyz")[0] == 200
    many = [asked(secured, "/admin/login/")[0] for _ in range(30)]
    assert {200, 429} == set(many)

    lines = (tmp_path / "newsroom.log").read_text().splitlines()
    assert {"/ar/search/", "/admin/login/"} <= {json.loads(line)["path"] for line in lines}
    for log in tmp_path.glob("*.log"):
        assert "127.0.0.1" not in log.read_text()
        assert "q=" not in log.read_text()
