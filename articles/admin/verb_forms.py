"""Forms of Django's that only verbs store: once however often sent, nothing typed lost."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from articles.models import JournalEntry
from articles.states import Move, Subject
from articles.workflow import Refused
from articles.workflow.rows import last_entry

from .envelope import CUT, Envelope, envelope_of, new_token
from .house_history import history_of_row
from .journal_instead import JournalInsteadOfLog


class VerbForm(ModelForm):
    """Says beside what was typed why nothing was stored: cut on its way, or refused by a verb."""

    envelope: ClassVar[Envelope]
    refusal: ClassVar[Refused | ValidationError | None] = None

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.envelope.is_whole:
            self.add_error(None, CUT)
        elif self.refusal is not None and not self.errors:
            self._say(self.refusal)

    def _say(self, refusal: Refused | ValidationError) -> None:
        if isinstance(refusal, Refused):
            self.add_error(None, refusal.decision.reason)
            return
        for name, problems in refusal.update_error_dict({}).items():
            is_shown = name != NON_FIELD_ERRORS and name in self.fields
            self.add_error(name if is_shown else None, problems)

    @property
    def is_stale(self) -> bool:
        return isinstance(self.refusal, Refused) and self.refusal.decision.code == "stale"


@dataclass(frozen=True)
class Sent:
    """What a form hands to a verb beside its values; of an add, `opened` says nothing."""

    actor: object
    token: str
    opened: int | None

    @property
    def new(self) -> dict[str, object]:
        return {"actor": self.actor, "token": self.token}

    @property
    def changed(self) -> dict[str, object]:
        return {**self.new, "opened": self.opened}


class StoredByVerbs(JournalInsteadOfLog):
    """For a ModelAdmin whose form is a VerbForm.

    `store` hands a valid form to the verbs. `changes` are the moves after which an opened form is
    stale; none means every one of the row.
    """

    subject: ClassVar[Subject]
    changes: ClassVar[Collection[Move]] = ()

    def store(self, sent: Sent, form: VerbForm, formsets: Iterable, *, change: bool) -> None:
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj, form, change: bool) -> None:
        """Nothing yet: the rows below the form are stored with it, by one verb."""

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        for formset in formsets:
            formset.save(commit=False)
        envelope = form.envelope
        sent = Sent(request.user, token_of(request, envelope), envelope.opened)
        self.store(sent, form, formsets, change=change)

    def get_form(self, request: HttpRequest, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.envelope = envelope_of(request)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(
        self, request: HttpRequest, object_id=None, form_url="", extra_context=None
    ) -> HttpResponse:
        asked = (object_id, form_url, extra_context)
        if request.method != "POST":
            return super().changeform_view(request, *asked)
        try:
            with transaction.atomic():
                return self._stored_before(request, object_id) or super().changeform_view(
                    request, *asked
                )
        except (Refused, ValidationError) as refused:
            # Shown again with all that was typed: the form says what the verb has said.
            request.refusal = refused
            return super().changeform_view(request, *asked)

    def _stored_before(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """The answer that was lost, where this very form has been stored already."""
        envelope = envelope_of(request)
        if not envelope.is_whole:
            return None
        mine = JournalEntry.objects.filter(actor_id=request.user.pk, subject=self.subject)
        entry = mine.filter(token__startswith=token_of(request, envelope)).first()
        row = self.get_object(request, str(entry.subject_id)) if entry else None
        if row is None or object_id not in (None, str(row.pk)):
            return None
        return self.response_change(request, row) if object_id else self.response_add(request, row)

    def render_change_form(
        self, request: HttpRequest, context, add=False, change=False, form_url="", obj=None
    ) -> HttpResponse:
        form = context["adminform"].form
        context["token"] = new_token()
        context["opened"] = self._opened(form, obj)
        context["has_history"] = obj is not None
        context["history"] = history_of_row(self.subject, obj) if obj else []
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if form.is_stale:
            response.status_code = 409
        return response

    def _opened(self, form: VerbForm, obj: models.Model | None) -> int:
        """Of a form that is shown again, what it was opened upon, unless it has just been told."""
        if form.is_bound and not form.is_stale and form.envelope.opened is not None:
            return form.envelope.opened
        return last_entry(self.subject, obj.pk, self.changes) if obj else 0


def changed_values(form: VerbForm, names: Collection[str]) -> dict[str, object]:
    """Those of the columns in which something else was typed than stands there."""
    return {name: form.cleaned_data[name] for name in form.changed_data if name in names}


def token_of(request: HttpRequest, envelope: Envelope) -> str:
    """Of a form as it was sent: what is changed in it later makes it another one."""
    said = sorted(
        (name, values)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "opened"}
    )
    return f"{envelope.token}-{hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]}"
