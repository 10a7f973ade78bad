"""What XML 1.0 can hold (its production of Char)."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fits_xml(text):
    return _NOT_XML.search(text) is None
