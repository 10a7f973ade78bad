"""Short texts as markup shows them."""

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escaped(text: object) -> str:
    """What `html.escape` gives, in one step: lists of a page escape hundreds of words.

    For long texts that one is quicker.
    """
    return str(text).translate(_SIGNS)
