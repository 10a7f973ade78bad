"""Text that would be lost at the door: a save whose session or form token has run out."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES

from .body import HTML, typed
from .envelope import AUTOSAVE_HEADER

# What people type, shown again to be seen; everything else that a form carries goes along unseen.
PROSE = {
    "headline": _("Headline"),
    "kicker": _("Kicker"),
    "standfirst": _("Standfirst"),
    "body": _("Text"),
    "lead_caption": _("Caption"),
    "lead_alt": _("Description of the photo"),
    "note": _("Note"),
    "slugline": _("Slugline"),
    "source": _("Source"),
    "words": _("Comment"),
    "wording": _("Suggested wording"),
    **{
        f"{name}_{code}": format_lazy("{label} · {language}", label=label, language=language.name)
        for code, language in LANGUAGES.items()
        for name, label in (
            ("spellings", _("House spellings")),
            ("names", _("Names")),
            ("name", _("Name")),
            ("alt", _("Description of the photo")),
            ("caption", _("Caption")),
            ("credit", _("Credit")),
        )
    },
}
PASSWORDS = ("password", "old_password", "new_password", "usable_password")
PASSWORDS += ("code", "passkey", "identity_")


@dataclass(frozen=True)
class KeptField:
    name: str
    value: str
    label: object = ""


def is_lost(request: HttpRequest, *, has_permission: bool) -> bool:
    """Whether somebody who is signed out has sent something that was typed."""
    return not has_permission and holds_text(request)


def can_go_again(request: HttpRequest) -> bool:
    """Whether what was sent can be handed back whole, but for pictures; passwords never are."""
    names = set(request.POST) - {"csrfmiddlewaretoken"}
    return bool(names) and not any(name.startswith(PASSWORDS) for name in names)


def signed_out(request: HttpRequest) -> HttpResponse:
    """Hand the text back, to be sent again once the person has signed in in another tab."""
    if request.headers.get(AUTOSAVE_HEADER):
        return JsonResponse({"message": str(SIGNED_OUT)}, status=401)
    return _page(request, title=SIGNED_OUT, status=403)


def unstored(request: HttpRequest, reason: Promise, *, status: int) -> HttpResponse:
    """Hand the text back where the server could not store it; asks no database."""
    return _page(request, title=reason, status=status, may_sign_in=False)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The text handed back with a fresh form token; strangers' forms are just refused.

    A form of another site would otherwise show its own text here, ready to be sent.
    """
    if request.headers.get(AUTOSAVE_HEADER):
        if not request.user.is_authenticated:
            return JsonResponse({"message": str(SIGNED_OUT)}, status=401)
        return JsonResponse({"message": str(FORM_TOO_OLD)}, status=403)
    if _is_from_here(request) and holds_text(request):
        return _page(request, title=FORM_TOO_OLD, status=403)
    return TemplateResponse(
        request, "admin/desk/form_refused.html", {"title": FORM_TOO_OLD}, status=403
    ).render()


SIGNED_OUT = _("You are signed out. Your text is still here.")
FORM_TOO_OLD = _("The page was open for too long. Nothing has been stored yet.")


def holds_text(request: HttpRequest) -> bool:
    """Whether something was sent that a person has typed."""
    return request.method == "POST" and any(request.POST.get(name, "").strip() for name in PROSE)


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def _readable(sent: QueryDict) -> QueryDict:
    """What was sent, a text of plain paragraphs as plain text instead of the editor's HTML."""
    if sent.get("body_format") != HTML:
        return sent
    text = typed(sent.get("body", ""))
    readable = sent.copy()
    readable["body"], readable["body_format"] = text.text, text.format
    return readable


def _page(
    request: HttpRequest, *, title: object, status: int, may_sign_in: bool = True
) -> HttpResponse:
    get_token(request)
    shown, hidden = [], []
    for name, values in _readable(request.POST).lists():
        if name == "csrfmiddlewaretoken" or name.startswith(PASSWORDS):
            continue
        for value in values:
            if name in PROSE:
                shown.append(KeptField(name, value, PROSE[name]))
            elif name != "_end":
                hidden.append(KeptField(name, value))
    context = {
        "title": title,
        "shown": shown,
        "hidden": hidden,
        "action": request.path,
        "is_whole": "_end" in request.POST,
        "may_sign_in": may_sign_in,
        "had_pictures": bool(request.FILES),
    }
    return TemplateResponse(request, "admin/desk/kept.html", context, status=status).render()
