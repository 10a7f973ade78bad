"""Pictures with a trace in every place where their format can keep one."""

import zlib

from .pictures import (
    CANARY,
    XMP,
    chunk,
    exif,
    heic_with_thumbnail,
    iptc,
    jfif_with,
    jpeg_with,
    mpf,
    png_with,
    profile_with,
    raw_profile,
    saved,
    scene,
    segment,
    webp_with,
)

MARK = CANARY.encode()
THUMBNAIL = jpeg_with(segment(0xFE, MARK), segment(0xE1, exif()))
SECOND = jpeg_with(segment(0xE1, exif()))


def jpeg_of_two() -> bytes:
    length = len(jpeg_with(segment(0xE2, mpf(0, 0))))
    return jpeg_with(segment(0xE2, mpf(length, len(SECOND))), after=SECOND)


WITH_LOCATION = {
    "jpeg-exif": jpeg_with(segment(0xE1, exif())),
    "jpeg-exif-thumbnail": jpeg_with(segment(0xE1, exif(thumbnail=THUMBNAIL))),
    "jpeg-xmp": jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
    "jpeg-extended-xmp": jpeg_with(
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + bytes(8) + XMP)
    ),
    "jpeg-iptc-city": jpeg_with(segment(0xED, iptc())),
    "jpeg-progressive": saved(scene(), "jpeg", progressive=True, exif=exif(), comment=MARK),
    "jpeg-mpf-second-picture": jpeg_of_two(),
    "jpeg-second-jpeg-after-the-end": jpeg_with(after=SECOND),
    "jpeg-jfxx-thumbnail": jpeg_with(segment(0xE0, b"JFXX\0\x10" + THUMBNAIL)),
    "png-exif": png_with(chunk(b"eXIf", exif()[6:])),
    "png-exif-late": png_with(late=chunk(b"eXIf", exif()[6:])),
    "png-xmp": png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
    "png-xmp-compressed": png_with(
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP))
    ),
    "png-raw-profile": png_with(raw_profile("exif", exif())),
    "webp-exif": saved(scene(), "webp", exif=exif()[6:]),
    "webp-xmp": saved(scene(), "webp", xmp=XMP),
    "avif-exif": saved(scene(), "avif", exif=exif()),
    "avif-xmp": saved(scene(), "avif", xmp=XMP),
    "heic-exif": saved(scene(), "heic", exif=exif()),
    "heic-xmp": saved(scene(), "heic", xmp=XMP),
    "heic-thumbnail": heic_with_thumbnail(96, exif=exif()),
    "heic-exif-thumbnail": saved(scene(), "heic", exif=exif(gps=False, thumbnail=THUMBNAIL)),
}
WITHOUT_LOCATION = {
    "jpeg-maker-note": jpeg_with(segment(0xE1, exif(gps=False, note=2000))),
    "jpeg-profile": saved(scene(), "jpeg", icc_profile=profile_with(MARK)),
    "jpeg-jfif-thumbnail": jpeg_with(jfif_with(MARK)),
    "jpeg-in-the-tables": jpeg_with(segment(0xEE, b"Adobe\0" + MARK), segment(0xEF, MARK)),
    "jpeg-comment-late": jpeg_with(late=segment(0xFE, MARK)),
    "jpeg-comment": jpeg_with(segment(0xFE, MARK)),
    "jpeg-exif-without-gps": jpeg_with(segment(0xE1, exif(gps=False))),
    "jpeg-unknown-segment": jpeg_with(segment(0xEB, b"HOUSE\0" + MARK)),
    "jpeg-after-the-end": jpeg_with(after=MARK),
    "png-text": png_with(chunk(b"tEXt", b"Comment\0" + MARK)),
    "png-compressed-text": png_with(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(MARK))),
    "png-international-text": png_with(chunk(b"iTXt", b"Comment\0\0\0ar\0\0" + MARK)),
    "png-text-late": png_with(late=chunk(b"tEXt", b"Author\0" + MARK)),
    "png-private-chunk": png_with(chunk(b"prVt", MARK)),
    "png-time": png_with(chunk(b"tIME", b"\x07\xe6\1\2\3\4\5"), chunk(b"tEXt", b"Date\0" + MARK)),
    "png-profile": saved(scene(), "png", icc_profile=profile_with(MARK)),
    "png-suggested-palette": png_with(chunk(b"sPLT", MARK + b"\0\x08" + bytes(6))),
    "png-after-the-end": png_with(after=MARK),
    "webp-unknown-chunk": webp_with(b"HOUS", MARK),
    "webp-profile": saved(scene(), "webp", icc_profile=profile_with(MARK)),
    "webp-after-the-end": saved(scene(), "webp") + MARK,
    "avif-unknown-box": saved(scene(), "avif") + b"\0\0\0\x12free" + MARK,
    "avif-profile": saved(scene(), "avif", icc_profile=profile_with(MARK)),
    "avif-after-the-end": saved(scene(), "avif") + MARK,
    "heic-profile": saved(scene(), "heic", icc_profile=profile_with(MARK)),
    "heic-after-the-end": saved(scene(), "heic") + MARK,
    "heic-unknown-box": saved(scene(), "heic") + b"\0\0\0\x12free" + MARK,
}
PLANTED = WITH_LOCATION | WITHOUT_LOCATION
