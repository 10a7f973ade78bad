"""What stands in the desk's menu. Loaded once Django's own registrations are in."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag as PlainTag

from articles.models import (
    Article,
    Assignment,
    Author,
    FrontPage,
    HouseStyle,
    JournalEntry,
    OldAddress,
    Outlet,
    Photo,
    Report,
    SearchMiss,
    Section,
    Tag,
    Translation,
)

from .boards import assignments, journal, misses, reports
from .front_page import screen as front_page
from .house import screen as house
from .names import registers as names
from .names import tags
from .photos import library as photos
from .stories import listing as stories
from .writing import listing as texts

for unwanted in (Group, PlainTag, DBTaskResult, Authenticator, EmailAddress, EmailConfirmation):
    if admin.site.is_registered(unwanted):
        admin.site.unregister(unwanted)

admin.site.register(Translation, texts.TranslationAdmin)
admin.site.register(Article, stories.ArticleAdmin)
admin.site.register(Assignment, assignments.AssignmentAdmin)
admin.site.register(FrontPage, front_page.FrontPageAdmin)
admin.site.register(Report, reports.ReportAdmin)
admin.site.register(Photo, photos.PhotoAdmin)
admin.site.register(Tag, tags.TagAdmin)
admin.site.register(Author, names.AuthorAdmin)
admin.site.register(Section, names.SectionAdmin)
admin.site.register(Outlet, names.OutletAdmin)
admin.site.register(HouseStyle, house.HouseStyleAdmin)
admin.site.register(SearchMiss, misses.SearchMissAdmin)
admin.site.register(OldAddress, names.OldAddressAdmin)
admin.site.register(JournalEntry, journal.JournalAdmin)
