"""Pictures that are in order and yet unusual: turned, in other colours, under odd names."""

import struct

from PIL import Image, ImageChops, ImageCms

from .pictures import saved, scene

# What has to be done to a scene for a reader of the orientation to see it upright again.
SIDEWAYS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def lying(orientation: int) -> Image.Image:
    """The scene as a camera that was held so stores it."""
    turn = SIDEWAYS[orientation]
    return scene() if turn is None else scene().transpose(turn)


def profile(swap: bool) -> bytes:
    """The profile of sRGB, or one that means blue where sRGB means red."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = made.index(b"rXYZ"), made.index(b"bXYZ")
    if swap:
        made[red : red + 4], made[blue : blue + 4] = b"bXYZ", b"rXYZ"
        described = made.find("sRGB".encode("utf-16-be"))
        made[described : described + 8] = "swap".encode("utf-16-be")
    return bytes(made)


# The colours that Display P3 calls red, green and blue, as its profile keeps them (D50).
P3 = {
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
}


def display_p3() -> bytes:
    """The profile of the screens of phones, which is wider than sRGB (ICC.1, 10.31)."""
    made = bytearray(profile(swap=True))
    for colour, values in P3.items():
        entry = profile(swap=False).index(colour)
        made[entry : entry + 4] = colour
        (at,) = struct.unpack(">I", made[entry + 4 : entry + 8])
        fixed = (round(value * 65536) for value in values)
        made[at + 8 : at + 20] = struct.pack(">iii", *fixed)
    return bytes(made)


def _faded() -> Image.Image:
    image = scene().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image


def _with_a_clear_colour() -> bytes:
    image = scene().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    return saved(image, "png", transparency=image.getpixel((2, 2)))


def _deep() -> Image.Image:
    ramp = Image.linear_gradient("L").convert("I")
    return ramp.point(lambda level: level * 257).convert("I;16")


def ycck() -> bytes:
    """A CMYK picture as Photoshop stores it: inverted, its first three inks as YCbCr."""
    inks = ImageChops.invert(scene()).convert("YCbCr").split()
    layers = [ImageChops.invert(layer) for layer in inks]
    plain = saved(Image.merge("CMYK", [*layers, Image.new("L", scene().size)]), "jpeg", quality=95)
    transform = plain.index(b"Adobe") + 11
    return plain[:transform] + b"\2" + plain[transform + 1 :]


MODES: dict[str, tuple[bytes, str]] = {
    "png-1": (saved(scene().convert("1"), "png"), "png"),
    "png-L": (saved(scene().convert("L"), "png"), "png"),
    "png-LA": (saved(scene().convert("LA"), "png"), "png"),
    "png-P": (saved(scene().convert("P"), "png"), "png"),
    "png-P-transparent": (_with_a_clear_colour(), "png"),
    "png-RGBA": (saved(_faded(), "png"), "png"),
    "png-16-bit": (saved(_deep(), "png"), "png"),
    "jpeg-L": (saved(scene().convert("L"), "jpeg"), "jpeg"),
    "jpeg-CMYK-of-Adobe": (saved(scene().convert("CMYK"), "jpeg"), "jpeg"),
    "jpeg-YCCK": (ycck(), "jpeg"),
    "jpeg-progressive": (saved(scene(), "jpeg", progressive=True), "jpeg"),
    "jpeg-another-profile": (saved(scene(), "jpeg", icc_profile=profile(swap=True)), "jpeg"),
    "jpeg-Display-P3": (saved(scene(), "jpeg", icc_profile=display_p3()), "jpeg"),
    "webp-RGBA": (saved(_faded(), "webp"), "webp"),
    "avif-RGBA": (saved(_faded(), "avif"), "png"),
    "heic-RGBA": (saved(_faded(), "heic"), "png"),
    "heic-L": (saved(scene().convert("L"), "heic"), "jpeg"),
}
"""What each comes as and is stored as."""

NAMES: dict[str, str] = {
    "upwards": "../../etc/passwd.jpg",
    "upwards by backslash": "..\\..\\windows\\win.ini.jpg",
    "absolute": "/etc/passwd.jpg",
    "drive": "C:\\boot.jpg",
    "percent": "%2e%2e%2fpasswd.jpg",
    "entity": "&#46;&#46;&#47;passwd.jpg",
    "address": "file:///etc/passwd.jpg",
    "nothing": "passwd\0.jpg",
    "control": "passwd\x07b\x1b[31m.jpg",
    "delete": "passwd\x7f\x9b2J.jpg",
    "override": "passwd\u202egpj.exe",
    "isolate": "passwd\u2066gpj.exe\u2069.jpg",
    "marks": "\u200fpasswd\u200e.jpg",
    "300 Arabic letters": "ص" * 300 + ".jpg",
    "300 letters": "passwd" * 50 + ".jpg",
    "device": "CON.jpg",
    "device without ending": "nul",
    "two endings": "passwd.php.jpg",
    "wrong ending": "passwd.jpg.html",
    "hidden": ".htaccess",
    "only an ending": ".jpg",
    "spaces": "   passwd .jpg   ",
    "markup": "<img src=x onerror=alert(1)>passwd.jpg",
    "quotes": 'passwd"; filename="b.html',
    "semicolons": "passwd;.jpg; filename*=UTF-8''x.html",
    "shell": "$(reboot)`passwd`|.jpg",
    "Arabic": "سوق قامشلو.jpg",
    "Sorani": "بازاڕی کوردی.jpg",
    "Kurmanji": "Sûka bajêr.jpg",
}
NAMELESS: dict[str, str | bytes] = {
    "empty": "",
    "point": ".",
    "points": "..",
    "unseen": "\u202e",
    "no letters": b"\xff\xfepasswd.jpg",
}
"""Names of which nothing is left: it is as if no file had been chosen."""
