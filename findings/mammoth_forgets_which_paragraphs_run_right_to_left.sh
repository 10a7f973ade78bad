#!/usr/bin/env bash
# mammoth 1.13.0 (files made by python-docx 1.2.0): the direction and the language of a Word file.
#
# One guesses: a converter that keeps headings, lists and notes keeps which paragraphs run from right
#   to left, and which words are in which language: Word writes both (w:bidi, w:rtl, w:lang w:bidi).
# What happens: every paragraph comes out as a bare <p>, without dir and lang, and without a message
#   that something was left out; a style map cannot name them either. With dir="auto" a browser goes
#   by the first letter, so a Sorani paragraph that begins with «UNICEF» runs from left to right,
#   and its full stop stands at the wrong end.
# Why it matters to a newsroom: reporters file in Word, in two scripts within one file. Read w:bidi and
#   the language from the file itself (python-docx, or its XML) beside the conversion, or give the
#   whole text the direction of the language it is filed in.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0

cd "$work"
venv/bin/python - <<'PY'
import io
import sys
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SORANI = "UNICEF ڕایگەیاند کە ئاو گەیشتووە."
KURMANJI = "Îro av gihîşt."


def filed():
    """A file as Word writes it: one paragraph from right to left in Sorani, one in Kurmanji."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run(SORANI)
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    marks = run._r.get_or_add_rPr()
    marks.append(OxmlElement("w:rtl"))
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi"), "ckb-IQ")
    marks.append(language)
    document.add_paragraph(KURMANJI)
    stored = io.BytesIO()
    document.save(stored)
    return stored


stored = filed()
inside = docx.Document(stored).paragraphs[0]._p.xml
print("in the file:", [mark for mark in ("w:bidi/", "w:rtl/", "ckb-IQ") if mark in inside])
result = mammoth.convert_to_html(stored)
print("mammoth", version("mammoth"), result.value, "messages:", len(result.messages))
if result.value != f"<p>{SORANI}</p><p>{KURMANJI}</p>" or result.messages:
    sys.exit("no longer so")
PY
