#!/usr/bin/env bash
# Unicode 16.0 (unicodedata2 16.0.0): NFKC on the signs that stand for an Arabic word.
#
# One guesses: NFKC is the safe first step of a search key or an address: what looks alike becomes
#   the letters that one would have typed.
# What happens: U+FDF2 becomes alef, lam, lam, heh. Some fonts draw the sign without its alef (w3c/alreq
#   issue 125 names them), so writers put an alef before it (257 times in one corpus, makhzan issue
#   14), and NFKC makes two of them: «عبدا + U+FDF2» becomes «عبداالله». U+FDFC, the sign of the
#   rial, becomes ریال with the Persian yeh U+06CC, in Arabic text too.
#   Django's slugify(allow_unicode=True) does NFKC, so both go into addresses.
# Why it matters: Abdullah is everywhere in Arabic news; the one with the sign gets a second key, a second
#   address and a second entry in the index, and «ريال» does not find the price. Take an alef before
#   U+FDF2 away, and fold the yeh, around NFKC. Normalisation is frozen by Unicode's stability policy:
#   no later version will mend it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  unicodedata2==16.0.0 django==5.2.19

cd "$work"
venv/bin/python - <<'PY'
import sys
import unicodedata

import django
import unicodedata2
from django.utils.text import slugify

ALLAH, RIAL = "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}", "\N{RIAL SIGN}"
TYPED, WITH_SIGN = "عبدالله", f"عبدا{ALLAH}"
RIYAL = "ريال"


def letters(text):
    return " ".join(f"{ord(letter):04X}" for letter in text)


name = unicodedata2.normalize("NFKC", WITH_SIGN)
price = unicodedata2.normalize("NFKC", RIAL)
address = slugify(f"{WITH_SIGN} 50 {RIAL}", allow_unicode=True)

print("Unicode", unicodedata2.unidata_version, "Python's own", unicodedata.unidata_version)
print("name   ", name, letters(name))
print("typed  ", TYPED, letters(TYPED))
print("price  ", price, letters(price))
print("typed  ", RIYAL, letters(RIYAL))
print("Django", django.__version__, "address", address)

still = [
    unicodedata2.unidata_version == "16.0.0",
    name == "عبدا" + "الله" != TYPED,
    letters(price) == "0631 06CC 0627 0644" != letters(RIYAL),
    address == f"{name}-50-{price}",
    unicodedata.normalize("NFKC", WITH_SIGN + RIAL) == name + price,
]
if not all(still):
    sys.exit(f"no longer so: {still}")
PY
