"""How somebody comes in, is asked again who they are, and when an account is closed."""

from newsroom.environment import Environment

# A browser takes a cookie of such a name over HTTPS alone, from this very host and for all of it:
# no other name of the same domain can put one of its own in its place (RFC 6265bis, 4.1.3.2).
OF_THIS_HOST = "__Host-"


def entry_settings(env: Environment) -> dict[str, object]:
    return {
        # Of allauth only the second factors are used, and none of its addresses.
        "MFA_ADAPTER": "newsroom.accounts.second_factor.adapter.SecondFactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_WEBAUTHN_USER_VERIFICATION": "required",
        # One step before and after: the clocks of phones are not exact. No code is taken twice.
        "MFA_TOTP_TOLERANCE": 1,
        # The name that passkeys are made for; a key of one name opens no other.
        "PASSKEY_HOST": env.text("PASSKEY_HOST"),
        # Days that editors, publishers and administrators have for a second factor from their
        # first sign-in on; after them a password alone opens nothing.
        "SECOND_FACTOR_GRACE_DAYS": env.number("SECOND_FACTOR_GRACE_DAYS", default=14),
        # Asked by the desk's screens, which know nothing of sign-ins.
        "ASKS_WHO_IT_IS": "newsroom.accounts.identity.asked",
        "KNOWS_WHO_IT_IS": "newsroom.accounts.marks.may_be_told_names",
        # Lets a closed account's owner, and nobody else, know why it is closed.
        "AUTHENTICATION_BACKENDS": ["newsroom.accounts.backend.OfTheDesk"],
        # Whether people are mailed what concerns their account; else it is told at the desk alone.
        "MAILS_PEOPLE": bool(env.text("MAIL_URL")),
        # After so many minutes in which nobody does anything a session ends; 0: only at its end.
        "SESSION_IDLE_MINUTES": env.number("SESSION_IDLE_MINUTES", default=30),
        # After so many days an account that nobody uses is closed; 0: none is.
        "UNUSED_ACCOUNT_DAYS": env.number("UNUSED_ACCOUNT_DAYS", default=60),
    }


def cookie_settings(*, behind_https: bool) -> dict[str, object]:
    """What the desk's cookies are called and who may read them; readers get none."""
    before = OF_THIS_HOST if behind_https else ""
    return {
        "SESSION_COOKIE_NAME": f"{before}sessionid",
        "SESSION_COOKIE_SECURE": behind_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # The desk's scripts read it: forms that stood open take over what another tab was given.
        "CSRF_COOKIE_NAME": f"{before}csrftoken",
        "CSRF_COOKIE_SECURE": behind_https,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "DEVICE_COOKIE_NAME": f"{before}known_device",
        "MESSAGES_COOKIE_NAME": f"{before}messages",
        "MESSAGE_STORAGE": "newsroom.accounts.messages.Messages",
    }
