"""The addresses of people at the desk that stand in place of the admin's own, or beside them."""

from django.contrib import admin
from django.urls import path

from . import session_screens
from .second_factor import screens, second_step
from .views import ChoosePassword, SignIn

urlpatterns = [
    path("login/", SignIn.as_view()),
    path("login/second-step/", second_step.second_step, name="second_step"),
    path("login/challenge/", second_step.challenge, name="passkey_challenge"),
    path("login/passkey/", second_step.enter_by_passkey, name="enter_by_passkey"),
    # It also ends the time of a temporary password.
    path("password_change/", admin.site.admin_view(ChoosePassword.as_view(), cacheable=True)),
    path("show-writers/", session_screens.show_writers, name="show_writers"),
    path("sessions/", session_screens.sessions, name="sessions"),
    path("sessions/end/", session_screens.end, name="end_session"),
    path("sessions/end-others/", session_screens.end_others, name="end_other_sessions"),
    path("sessions/quiet/", session_screens.choose_quiet, name="choose_quiet"),
    path("lost-phone/", session_screens.lost_phone, name="lost_phone"),
    path("second-factor/", screens.second_factor, name="second_factor"),
    path("second-factor/app/", screens.add_app, name="add_app"),
    path("second-factor/app/picture.svg", screens.app_picture, name="app_picture"),
    path("second-factor/passkey/", screens.add_passkey, name="add_passkey"),
    path("second-factor/passkey/new/", screens.new_key, name="new_key"),
    path("second-factor/codes/", screens.renew_codes, name="renew_codes"),
    path("second-factor/<int:factor_id>/take-away/", screens.take_away, name="take_factor_away"),
]
