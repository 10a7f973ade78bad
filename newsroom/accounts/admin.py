import django.contrib.auth.admin  # noqa: F401  registers groups, taken away below
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.alphabetical import ByName
from articles.admin.desk_admin import LONGEST_SEARCH
from articles.admin.inlines import TABLE, LabelledRows
from articles.admin.verb_forms import Sent, StoredByVerbs, VerbForm, changed_values
from articles.models import DeskMember
from articles.states import Role, Subject
from articles.workflow.people import accounts, roles

from .acts import ActsOnPeople
from .forms import NewPersonForm, PersonForm, RoleForm
from .models import User

# Rights come from desk roles, one table for everybody; groups would be a second one.
admin.site.unregister(Group)


class ForAdministrators:
    """Only administrators see people; nobody is ever deleted."""

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.has_module_permission(request) and not (obj and obj.is_system)

    def has_delete_permission(self, request, obj=None):
        return False


class DeskRoles(ForAdministrators, admin.TabularInline):
    model = DeskMember
    form = RoleForm
    formset = LabelledRows
    template = TABLE
    extra = 0
    verbose_name_plural = _("desk roles")

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "role":
            kwargs["choices"] = [choice for choice in Role.choices if choice[0] != Role.IMPORTER]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(User)
class PersonAdmin(ByName, ActsOnPeople, StoredByVerbs, ForAdministrators, admin.ModelAdmin):
    subject = Subject.PERSON
    changes = accounts.CHANGES
    change_form_template = "admin/accounts/person.html"
    inlines = [DeskRoles]
    list_display = [
        "username",
        "display_name",
        "roles_held",
        "may_sign_in",
        "has_second_factor",
        "administers",
        "is_system",
        "last_login",
    ]
    list_filter = ["is_active", "is_superuser", "desk_roles__language", "desk_roles__role"]
    search_fields = ["username", "display_name"]
    ordering = ["username"]
    readonly_fields = [
        "must_change_password",
        "second_factor_since",
        "shut_since",
        "unused_since",
        "is_system",
        "last_login",
    ]
    form = PersonForm

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("desk_roles")

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])

    @admin.display(description=_("desk roles"))
    def roles_held(self, person):
        held = person.desk_roles.all()
        named = ((role.get_language_display(), role.get_role_display()) for role in held)
        return format_html_join(" · ", "<bdi>{}</bdi>: <bdi>{}</bdi>", named)

    @admin.display(description=_("may sign in"), boolean=True, ordering="is_active")
    def may_sign_in(self, person):
        return person.is_active and not person.is_system and not person.shut_since

    @admin.display(description=_("second factor"), boolean=True, ordering="second_factor_since")
    def has_second_factor(self, person):
        return person.second_factor_since is not None

    @admin.display(description=_("administrator"), boolean=True, ordering="is_superuser")
    def administers(self, person):
        return person.is_superuser

    def lookup_allowed(self, lookup, value, request=None):
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def get_form(self, request, obj=None, **kwargs):
        form = NewPersonForm if obj is None else PersonForm
        return super().get_form(request, obj, form=form, **kwargs)

    def get_fields(self, request, obj=None):
        if obj is None:
            return NewPersonForm.Meta.fields
        return [*PersonForm.Meta.fields, *self.readonly_fields]

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(
            reverse("admin:accounts_user_temporary_password", args=[obj.pk])
        )

    def store(self, sent: Sent, form: VerbForm, formsets, *, change: bool) -> None:
        """What is known of a person, then their roles; what one verb refuses stops both."""
        person = form.instance
        if change:
            values = changed_values(form, accounts.FIELDS)
            accounts.change_person(person, values=values, **sent.changed)
        else:
            accounts.add_person(person, **sent.new)
        for rows in formsets:
            take, give = _taken(rows), _given(rows)
            if take or give:
                asked = {**sent.changed, "token": f"{sent.token}-roles"}
                roles.change_roles(person, take=take, give=give, **asked)


def _taken(rows: LabelledRows) -> list[roles.DeskRole]:
    """The roles that the person had and has no more, or not like this."""
    gone = [row for row in rows.initial_forms if row in rows.deleted_forms or row.has_changed()]
    return [roles.DeskRole(row.initial["language"], row.initial["role"]) for row in gone]


def _given(rows: LabelledRows) -> list[roles.DeskRole]:
    held = [*rows.new_objects, *(row for row, _changed in rows.changed_objects)]
    return [roles.DeskRole(row.language, Role(row.role), row.sees_writers) for row in held]
