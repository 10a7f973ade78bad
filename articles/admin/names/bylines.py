"""The screen on which a byline is withdrawn: what it does is said first, and what it cannot do."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.admin.alphabetical import sorted_names
from articles.admin.desk import desk_of
from articles.admin.envelope import CUT, envelope_of, new_token
from articles.admin.problems import INVALID, Problem
from articles.admin.proving import asked
from articles.admin.reading import row_or_404
from articles.languages import CODES, LANGUAGES
from articles.models import Author, Photo
from articles.models.fields import TypedText
from articles.workflow.names.bylines import seen_of

MOST_NAMED = 20


class WithdrawForm(forms.Form):
    """What stands in its place, and why."""

    instead = forms.ModelChoiceField(
        Author.objects.none(),
        required=False,
        label=gettext_lazy("In its place"),
        empty_label=gettext_lazy("Name withheld"),
        help_text=gettext_lazy("A desk, an agency or another name that readers know."),
    )
    note = TypedText(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("It stays in the journal, and readers never see it."),
    )

    def __init__(self, *args, author: Author, **kwargs) -> None:
        super().__init__(*args, auto_id="field-%s", **kwargs)
        others = Author.objects.standing().exclude(pk=author.pk)
        offered = others.exclude(kind=Author.Kind.WITHHELD)
        field = self.fields["instead"]
        field.queryset = offered
        named = [(each.pk, each.label) for each in sorted_names(offered)]
        field.choices = [("", field.empty_label), *named]


def withdraw(request: HttpRequest, object_id: str) -> HttpResponse:
    """Ask whether the name is really to be taken from readers, and take it."""
    author = _author_or_404(request, object_id)
    decision = workflow.may_withdraw_byline(request.user, author)
    if not decision:
        return _screen(request, author, None, Problem(decision.reason, 403))
    if question := asked(request):
        return question
    if request.method != "POST":
        return _screen(request, author, WithdrawForm(author=author), None)
    form, envelope = WithdrawForm(request.POST, author=author), envelope_of(request)
    if not envelope.is_whole:
        return _screen(request, author, form, Problem(CUT, 400))
    if not form.is_valid():
        return _screen(request, author, form, Problem(INVALID, 400))
    try:
        workflow.withdraw_byline(
            author,
            actor=request.user,
            instead=form.cleaned_data["instead"],
            note=form.cleaned_data["note"],
            token=envelope.token,
        )
    except workflow.Refused as refused:
        return _screen(request, author, form, Problem(refused.decision.reason, 403))
    messages.success(request, _("Withdrawn. Readers see this name in no byline any more."))
    return HttpResponseRedirect(reverse("admin:articles_author_change", args=[author.pk]))


def _author_or_404(request: HttpRequest, object_id: str) -> Author:
    desk = desk_of(request)
    is_ours = bool(desk.memberships) or desk.administers
    rows = Author.objects.all() if is_ours else Author.objects.none()
    return row_or_404(rows, object_id)


def _screen(
    request: HttpRequest, author: Author, form: WithdrawForm | None, problem: Problem | None
) -> HttpResponse:
    seen = seen_of(author)
    context = {
        **site.each_context(request),
        "author": author,
        "form": form,
        "problem": problem,
        "token": new_token(),
        "stories": seen.order_by().values("translation__article").distinct().count(),
        "languages": [LANGUAGES[code] for code in CODES if code in seen.languages()],
        "photos": _photos_credited_to(author) if form else [],
    }
    status = problem.status if problem else 200
    return TemplateResponse(request, "admin/desk/withdraw_byline.html", context, status=status)


def _photos_credited_to(author: Author) -> list[Photo]:
    """Where the name stands as well, and stays until somebody changes that."""
    return list(Photo.objects.credited_to(author)[:MOST_NAMED])
