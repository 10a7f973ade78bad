"""Forms are read as UTF-8 or not at all.

Django puts U+FFFD where bytes are none, so that a text in Windows-1256 would be stored as a row
of question marks, and its letters would be lost for good.
"""

import codecs
from collections.abc import Mapping
from types import MethodType
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import ImmutableList, MultiValueDict

# UTF-8 that fails where Django's parser asks for replacement: it has no switch of its own.
STRICT = "newsroom_strict_utf_8"


def _codec(name: str) -> codecs.CodecInfo | None:
    if name != STRICT:
        return None
    return codecs.CodecInfo(
        encode=lambda text, errors="strict": codecs.utf_8_encode(text, "strict"),
        decode=lambda data, errors="strict": codecs.utf_8_decode(data, "strict", True),
        name=STRICT,
    )


codecs.register(_codec)


class WrongEncoding(ValueError):
    """What was sent is not text in UTF-8."""


class StrictParser(MultiPartParser):
    """Raises WrongEncoding where Django's would replace what it cannot read."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._encoding = STRICT

    def parse(self) -> tuple[QueryDict, MultiValueDict]:
        try:
            post, files = super().parse()
        except UnicodeDecodeError as error:
            raise WrongEncoding from error
        post.encoding = "utf-8"
        return post, files


def read_strictly(request: HttpRequest) -> None:
    """Have the form of a request read as UTF-8; raises WrongEncoding where it is no such text.

    A form without files is looked at whole here; one with files while it is taken apart, by
    whoever reads `request.POST` first.
    """
    if request.content_type == "multipart/form-data":
        request.parse_file_upload = MethodType(_parse, request)
    elif request.content_type == "application/x-www-form-urlencoded":
        _check(request.body)


def _parse(
    request: HttpRequest, meta: Mapping[str, Any], data: Any
) -> tuple[QueryDict, MultiValueDict]:
    request.upload_handlers = ImmutableList(
        request.upload_handlers,
        warning="You cannot alter upload handlers after the upload has been processed.",
    )
    return StrictParser(meta, data, request.upload_handlers, request.encoding).parse()


def _check(body: bytes) -> None:
    try:
        unquote_to_bytes(body.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongEncoding from error
