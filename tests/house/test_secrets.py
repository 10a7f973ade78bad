"""What opens something is compared in a time that tells nothing of it."""

import ast
import re

from .tree import files, name

SECRET = re.compile(
    r"(?:token|secret|signature|sign|proof|passwords?|hash|digest|session_key|entry_key)$"
)
# Of no secret: what whoever compares holds both sides of, and gives neither away by its time.
NO_SECRET = {
    ("articles/workflow/trail/following.py", "made != seal.digest"): "the trail is no secret",
    ("articles/workflow/trail/following.py", "seal.digest != since.digest"): "neither is its head",
    (
        "newsroom/accounts/devices.py",
        "each != _sign(name)",
    ): "stands in what the device has signed by us",
    (
        "newsroom/accounts/session_screens.py",
        "row.session_key == request.session.session_key",
    ): "of one's own session",
    ("newsroom/accounts/second_factor/entering.py", "way != Way.PASSWORD"): "a way of coming in",
    (
        "newsroom/operations/backups/pictures.py",
        "_digest(file, derived) != contents",
    ): "of one's own file",
    (
        "newsroom/operations/backups/pictures.py",
        "_digest(file, key) == contents",
    ): "of one's own file",
    (
        "newsroom/operations/backups/target.py",
        "digest(self.path / name) != expected",
    ): "of one's own file",
}
IN_EVEN_TIME = {"constant_time_compare", "compare_digest"}
PLANTED = """
if sent == row.token: pass
if self.secret_hash() != given: pass
if request.POST["password"] == expected: pass
if known[0].proof == sent: pass
if code == language: pass
if compare_digest(sent, row.token): pass
"""


def named(node):
    """What the last part of an expression is called."""
    match node:
        case ast.Name(id=said) | ast.Attribute(attr=said):
            return said
        case ast.Call(func=inner) | ast.Starred(value=inner):
            return named(inner)
        case ast.Subscript(slice=ast.Constant(value=str(said))):
            return said
        case ast.Subscript(value=inner):
            return named(inner)
    return ""


def compared(source):
    """The comparisons of what is called as a secret, by `==` and `!=`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides = (node.left, *node.comparators)
            if any(SECRET.search(named(side).lower()) for side in sides):
                yield ast.unparse(node)


def ours():
    return {name(path): path.read_text() for path in files(".py", under=("articles", "newsroom"))}


def test_no_secret_is_compared_letter_by_letter():
    found = {(path, each) for path, source in ours().items() for each in compared(source)}

    assert found == set(NO_SECRET)


def test_what_is_sent_to_prove_something_is_compared_in_even_time():
    even = {path for path, source in ours().items() if any(each in source for each in IN_EVEN_TIME)}

    assert even == {
        "newsroom/accounts/session_screens.py",
        "newsroom/accounts/second_factor/codes.py",
        "newsroom/accounts/second_factor/entering.py",
    }


def test_such_a_comparison_would_be_found():
    assert len(list(compared(PLANTED))) == 4
