"""Who may open each address of the desk, and who may send something there.

Written by hand from the newsroom's rules, not derived from the code that it checks. A new address
has its line here, or a test fails. What a form does that comes from whoever may send it is told by
the tests of its verb; here stands to whom an address is shut.
"""

from collections.abc import Callable
from dataclasses import dataclass

from articles.states import Role
from tests.cast import ROLES

People = frozenset[str]
# Of a version in a state: who.
OfVersion = Callable[[str, str], People]

EVERYBODY = frozenset([*ROLES, "admin"])
NOBODY: People = frozenset()
ADMINISTRATORS = frozenset(["admin"])
MEMBERS = frozenset(name for name, roles in ROLES.items() if roles)
HOUSE = MEMBERS | ADMINISTRATORS


def holding(*wanted: Role, language: str = "") -> People:
    """Who has one of the roles, at any desk or at that of the language."""
    return frozenset(
        name
        for name, roles in ROLES.items()
        if any(role in wanted and language in ("", code) for code, role in roles)
    )


READING = (Role.TRANSLATOR, Role.EDITOR, Role.PUBLISHER, Role.AUDITOR)
EDITORS = holding(Role.EDITOR, Role.PUBLISHER)
NAMERS = EDITORS | ADMINISTRATORS
PUBLISHERS = holding(Role.PUBLISHER)
TRANSLATORS = holding(Role.TRANSLATOR, Role.EDITOR, Role.PUBLISHER)
AUDITORS = holding(Role.AUDITOR)
# An auditor changes nothing.
BRINGERS = MEMBERS - AUDITORS
# Rojin has begun all that is in Arabic.
WRITERS = {"ar": frozenset(["rojin"]), "kmr": frozenset(["berfin"])}


def readers(language: str, state: str) -> People:
    """Who has a role in the language that reads all its texts, and who has written in it."""
    return holding(*READING, language=language) | WRITERS[language]


def readers_of_story(language: str, state: str) -> People:
    """And who may translate what readers see."""
    return readers(language, state) | (TRANSLATORS if state == "live" else NOBODY)


def killers(language: str, state: str) -> People:
    """Whoever publishes in its language, once."""
    killing = holding(Role.PUBLISHER, language=language)
    return NOBODY if state == "killed" else killing


def translators(language: str, state: str) -> People:
    """Who translates into Sorani, from what they read or what readers see."""
    known = TRANSLATORS if state == "live" else readers(language, state)
    # Only that none can be begun is said, by the screen that they come from.
    return known & TRANSLATORS


@dataclass(frozen=True)
class Line:
    """Who opens an address and who sends something there: everybody else is shut out.

    `is_open` says that strangers too come to it.
    """

    opens: People | OfVersion
    sends: People | OfVersion | None = None
    is_open: bool = False

    @property
    def senders(self) -> People | OfVersion:
        return self.opens if self.sends is None else self.sends


def _of_model(model: str, **who: People | None) -> dict[str, Line]:
    """The seven addresses that Django gives to what has lists and forms of its own.

    `sees` and `changes` are of one row; that nobody deletes holds for all. What stays undone
    leads elsewhere, where it is asked again: from the history and the bare number to the row.
    """
    inside = f"/admin/{model}/<path:object_id>/"
    lists, changes = who["lists"], who.get("changes", ADMINISTRATORS)
    return {
        f"/admin/{model}/": Line(lists),
        f"/admin/{model}/add/": Line(who.get("adds", NOBODY)),
        f"{inside}change/": Line(who.get("sees", lists), changes),
        f"{inside}delete/": Line(NOBODY),
        f"{inside}history/": Line(who.get("history", EVERYBODY)),
        inside: Line(EVERYBODY),
    }


TEXT = "/admin/articles/translation/<object_id>/"
STORY = "/admin/articles/article/<object_id>/"
PERSON = "/admin/accounts/user/<path:person_id>/"
FRONT = "/admin/articles/frontpage/<language>/"
TAG, PHOTO = "/admin/articles/tag/<object_id>/", "/admin/articles/photo/<object_id>/"
OWN = "/admin/second-factor/"

LINES: dict[str, Line] = {
    # The door.
    "/admin/login/": Line(EVERYBODY, is_open=True),
    # To whoever has just given a password.
    "/admin/login/second-step/": Line(NOBODY),
    "/admin/login/challenge/": Line(EVERYBODY, is_open=True),
    "/admin/login/passkey/": Line(EVERYBODY, is_open=True),
    "/admin/logout/": Line(EVERYBODY, is_open=True),
    # Everybody's own.
    "/admin/": Line(EVERYBODY),
    "/admin/coverage/": Line(EVERYBODY),
    "/admin/notices/": Line(EVERYBODY),
    "/admin/notices/wishes/": Line(EVERYBODY),
    "/admin/several/": Line(EVERYBODY),
    "/admin/queue/<queue_name>/": Line(EVERYBODY),
    "/admin/handover/": Line(EDITORS),
    "/admin/interface-language/": Line(EVERYBODY, NOBODY),
    "/admin/password_change/": Line(EVERYBODY),
    "/admin/password_change/done/": Line(EVERYBODY),
    "/admin/jsi18n/": Line(EVERYBODY),
    "/admin/sessions/": Line(EVERYBODY),
    "/admin/sessions/quiet/": Line(EVERYBODY),
    "/admin/show-writers/": Line(EVERYBODY),
    "/admin/sessions/end/": Line(EVERYBODY),
    "/admin/sessions/end-others/": Line(EVERYBODY),
    "/admin/lost-phone/": Line(EVERYBODY),
    OWN: Line(EVERYBODY),
    f"{OWN}app/": Line(EVERYBODY),
    # Only while one is being set up.
    f"{OWN}app/picture.svg": Line(NOBODY),
    f"{OWN}passkey/": Line(EVERYBODY),
    f"{OWN}passkey/new/": Line(EVERYBODY),
    f"{OWN}codes/": Line(EVERYBODY),
    # Of a number that is nobody's.
    f"{OWN}<int:factor_id>/take-away/": Line(NOBODY),
    # Django's own, which nothing here uses.
    "/admin/autocomplete/": Line(NOBODY, EVERYBODY),
    "/admin/r/<path:content_type_id>/<path:object_id>/": Line(NOBODY),
    "/admin/(?P<app_label>accounts|operations|articles)/": Line(HOUSE),
    "/admin/(?P<url>.*)": Line(NOBODY),
    # People.
    **_of_model("accounts/user", lists=ADMINISTRATORS, adds=ADMINISTRATORS),
    f"{PERSON}temporary-password/": Line(ADMINISTRATORS),
    f"{PERSON}reset-second-factor/": Line(ADMINISTRATORS),
    f"{PERSON}lost-phone/": Line(ADMINISTRATORS),
    # Texts.
    **_of_model("articles/translation", lists=MEMBERS, adds=EVERYBODY, history=NOBODY),
    "/admin/articles/translation/<path:object_id>/change/": Line(readers),
    f"{TEXT}move/<name>/": Line(readers),
    f"{TEXT}autosave/": Line(readers),
    f"{TEXT}presence/": Line(readers),
    f"{TEXT}proofread/": Line(readers),
    f"{TEXT}translate/<language>/": Line(translators),
    f"{TEXT}compare/<int:old>/<int:new>/": Line(readers),
    f"{TEXT}revision/<int:number>/": Line(readers),
    f"{TEXT}preview/": Line(readers),
    f"{TEXT}preview/<int:number>/": Line(readers),
    f"{TEXT}preview/<int:number>/looks/": Line(readers),
    f"{TEXT}preview/<int:number>/card/": Line(readers),
    f"{TEXT}preview/<int:number>/framed/<theme>/": Line(readers),
    f"{TEXT}links/": Line(readers),
    f"{TEXT}links/<int:number>/end/": Line(readers),
    f"{TEXT}review/<act>/": Line(readers),
    f"{TEXT}texts/": Line(readers),
    f"{TEXT}texts/<int:number>/restore/": Line(readers),
    f"{TEXT}talk/": Line(readers),
    # Of a number that is nobody's.
    f"{TEXT}talk/<int:thread>/": Line(EVERYBODY, lambda language, state: NOBODY),
    f"{TEXT}wanted/": Line(readers),
    "/admin/articles/translation/add/autosave/": Line(EVERYBODY),
    "/admin/articles/translation/add/proofread/": Line(NOBODY),
    "/admin/articles/translation/discard/": Line(EVERYBODY),
    # Stories.
    **_of_model("articles/article", lists=MEMBERS, adds=EVERYBODY, history=NOBODY),
    "/admin/articles/article/<path:object_id>/change/": Line(readers_of_story),
    "/admin/articles/article/pages/": Line(MEMBERS),
    "/admin/articles/article/pages/<page>/<language>/": Line(EVERYBODY),
    f"{STORY}embargo/": Line(readers),
    # Of what is no live story.
    f"{STORY}live/": Line(NOBODY),
    f"{STORY}live/begin/": Line(readers),
    f"{STORY}live/end/": Line(readers),
    f"{STORY}kill/": Line(killers, readers),
    f"{STORY}kill/ask/": Line(readers),
    f"{STORY}kill/lift/": Line(readers),
    f"{STORY}flags/raise/": Line(EVERYBODY, readers),
    f"{STORY}flags/<flag>/clear/": Line(EVERYBODY, readers),
    f"{STORY}together/": Line(EVERYBODY, readers),
    f"{STORY}together/cancel/": Line(readers),
    # Of what is to be written in Arabic, by anybody.
    **_of_model(
        "articles/assignment",
        lists=MEMBERS,
        adds=EDITORS,
        sees=holding(*Role, language="ar"),
        changes=holding(Role.EDITOR, Role.PUBLISHER, language="ar"),
    ),
    # The front page, of Arabic.
    **_of_model("articles/frontpage", lists=PUBLISHERS, sees=PUBLISHERS, changes=PUBLISHERS),
    f"{FRONT}breaking/": Line(PUBLISHERS),
    f"{FRONT}preview/": Line(PUBLISHERS),
    # Photos.
    **_of_model("articles/photo", lists=MEMBERS, adds=BRINGERS, changes=EDITORS | {"rojin"}),
    f"{PHOTO}move/<name>/": Line(MEMBERS),
    "/admin/articles/photo/upload/": Line(EVERYBODY),
    "/admin/articles/photo/find/": Line(NOBODY, MEMBERS),
    "/admin/articles/photo/file/<path:name>": Line(MEMBERS),
    # Names.
    **_of_model("articles/tag", lists=HOUSE, adds=NAMERS),
    f"{TAG}merge/": Line(ADMINISTRATORS),
    # That only namers add one is said where it is refused.
    f"{TAG}spelling/": Line(HOUSE),
    "/admin/articles/tag/suggest/": Line(EVERYBODY),
    **_of_model("articles/author", lists=HOUSE, adds=NAMERS),
    # Of one whom readers see in Arabic.
    "/admin/articles/author/<object_id>/withdraw-byline/": Line(PUBLISHERS),
    **_of_model("articles/section", lists=HOUSE, adds=ADMINISTRATORS),
    # The house.
    **_of_model("articles/outlet", lists=ADMINISTRATORS, adds=ADMINISTRATORS),
    **_of_model("articles/oldaddress", lists=ADMINISTRATORS, adds=ADMINISTRATORS),
    # One row has no page of its own: all lead to the list.
    **_of_model("articles/housestyle", lists=HOUSE, sees=EVERYBODY, changes=EVERYBODY),
    **_of_model("articles/report", lists=EDITORS, sees=EVERYBODY, changes=EVERYBODY),
    **_of_model("articles/searchmiss", lists=NAMERS, sees=EVERYBODY, changes=EVERYBODY),
    **_of_model(
        "articles/journalentry",
        lists=AUDITORS | ADMINISTRATORS,
        sees=EVERYBODY,
        changes=EVERYBODY,
    ),
    **_of_model("operations/heartbeat", lists=ADMINISTRATORS, sees=EVERYBODY, changes=EVERYBODY),
}
