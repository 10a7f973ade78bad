#!/usr/bin/env bash
# WhiteNoise 6.12.0 with brotli 1.2.0: what a client says about encodings in Accept-Encoding.
#
# One guesses: "br;q=0, gzip" means gzip and never Brotli, as RFC 9110 (12.4.2 and 12.5.3) says.
# What happens: the file is chosen by whether the name of an encoding stands in the header, whatever
#   weight follows it. "br;q=0, gzip" gets Brotli, "gzip;q=0" gets gzip, and "identity" alone gets the
#   plain file.
# Why it matters: readers behind filters and old proxies that announce what they do not want get a style
#   sheet or a font that nobody can read, and the page stands there unstyled with status 200. A page
#   that is compressed by other code and its static files may answer the same reader differently. Where
#   such proxies are met, let the server in front choose the file, or take what is refused out of the
#   header before WhiteNoise sees it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check whitenoise==6.12.0 brotli==1.2.0

mkdir "$work/static"
python3 -c 'print("main { margin-inline: auto; }\n" * 200)' > "$work/static/style.css"

cd "$work"
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from whitenoise import WhiteNoise
from whitenoise.compress import main as compress

compress(["--quiet", "static"])


def sent(accepted):
    """The encoding of the style sheet for a client that says this."""
    told = {}
    app = WhiteNoise(lambda environ, start: [], root="static")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/style.css", "HTTP_ACCEPT_ENCODING": accepted}
    app(environ, lambda status, headers: told.update({"status": status, **dict(headers)}))
    return told["status"][:3], told.get("Content-Encoding", "plain")


print("whitenoise", version("whitenoise"), "brotli", version("brotli"))
expected = {
    "br, gzip": ("200", "br"),
    "br;q=0, gzip": ("200", "br"),
    "gzip;q=0": ("200", "gzip"),
    "identity": ("200", "plain"),
}
seen = {accepted: sent(accepted) for accepted in expected}
for accepted, answer in seen.items():
    print(f"{accepted!r}: {' '.join(answer)}")
if seen != expected:
    sys.exit("no longer so")
PY
