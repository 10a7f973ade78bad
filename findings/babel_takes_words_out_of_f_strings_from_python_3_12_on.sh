#!/usr/bin/env bash
# Babel 2.18.0 under Python 3.11, 3.12 and 3.13: words for translators inside an f-string.
#
# One guesses: what Babel finds in a file is a matter of Babel and of the file. A call of gettext inside
#   f"{_('Approved')} {hour}" runs, so it is in the catalogue, or it is nowhere.
# What happens: it depends on the Python that runs Babel. From 3.12 on, where an f-string reaches it in
#   pieces, the words are found, plurals and calls inside calls too. Under 3.11 the f-string is one
#   piece and everything in it is passed over, without a word.
# Why it matters: whoever remakes the catalogues under 3.11 has those words put among the obsolete ones,
#   and the desk shows English to people who work in Kurdish or Arabic, though their translation had
#   been there the day before. Keep gettext out of f-strings as long as one Python before 3.12 makes
#   catalogues, and let a test look for it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cd "$work"
cat > words.py <<'PY'
plain = _("Sent back")
inside = f"{_('Approved')} {hour}"
plural = f"{ngettext('{n} story', '{n} stories', n)}"
PY
venv/bin/pybabel --quiet extract --no-location --omit-header -o words.pot words.py
cat words.pot
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from babel.messages.pofile import read_po

with open("words.pot", "rb") as file:
    found = [message.id for message in read_po(file) if message.id]
print("Python", *sys.version_info[:2], "Babel", version("babel"), found)
expected = ["Sent back"]
if sys.version_info >= (3, 12):
    expected += ["Approved", ("{n} story", "{n} stories")]
if found != expected:
    sys.exit("no longer so")
PY
