"""What is asked of crawlers (RFC 9309): groups of them by what they do, named by the house."""

from collections.abc import Iterable

from django.conf import settings

from articles import addresses

# Whether any of them is welcome is for the outlet to say, by CRAWLERS_REFUSED.
GROUPS = {
    # Texts for the making of language models.
    "training": (
        *("GPTBot", "ClaudeBot", "CCBot", "Google-Extended", "Applebot-Extended"),
        *("Bytespider", "meta-externalagent", "Amazonbot"),
    ),
    # Pages that an assistant looks up for somebody's question, and mostly names.
    "answers": ("OAI-SearchBot", "ChatGPT-User", "Claude-User", "PerplexityBot"),
    # Pages for those who come later.
    "archives": ("ia_archiver", "archive.org_bot"),
}
# The desk, and searches, of which there are as many as words.
NOT_FOR_CRAWLERS = ("/admin/", "/*/search/")


def robots(*, origin: str) -> str:
    """The file as crawlers read it; `origin` is scheme and host."""
    refused = [f"User-agent: {name}" for name in _refused(settings.CRAWLERS_REFUSED)]
    lines = [*refused, "Disallow: /", ""] if refused else []
    lines += ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS), ""]
    for path in (addresses.sitemap(), addresses.news_sitemap()):
        lines.append(f"Sitemap: {origin}{path}")
    return "\n".join([*lines, ""])


def _refused(names: Iterable[str]) -> list[str]:
    """Every crawler once, groups opened."""
    opened = [crawler for name in names for crawler in GROUPS.get(name.lower(), (name,))]
    return list(dict.fromkeys(opened))
