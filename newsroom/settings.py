"""One settings file for every installation; all that differs comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from articles.languages import CODES, label_in
from newsroom.cdn_settings import cdn_settings
from newsroom.database_settings import database_settings
from newsroom.entry_settings import cookie_settings, entry_settings
from newsroom.environment import kept_secret, read_environment
from newsroom.log_settings import logging_to_stderr
from newsroom.storage.choosing import backup_store, backup_target, file_store, withdrawn_store

BASE_DIR = Path(__file__).resolve().parent.parent
env = read_environment(BASE_DIR / ".env")

VAR_DIR = env.folder("VAR_DIR", default=BASE_DIR / "var", base=BASE_DIR)

# --- Safety: safe when nothing is set ---------------------------------------------------------
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY") or kept_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
BEHIND_HTTPS = env.flag("BEHIND_HTTPS", default=False)

# --- Applications -----------------------------------------------------------------------------
INSTALLED_APPS = [
    "modeltranslation",
    "newsroom.accounts",
    "newsroom.operations",
    "articles",
    "articles.admin.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "newsroom.requests.numbers.RequestNumberMiddleware",
    "newsroom.operations.watching.middleware.HealthMiddleware",
    "newsroom.requests.page_cache.middleware.PageCacheMiddleware",
    "newsroom.requests.replicas.ReplicaMiddleware",
    "newsroom.requests.compression.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.requests.policies.OnePolicyMiddleware",
    "articles.public.middleware.ReadersPagesMiddleware",
    "articles.admin.links.middleware.PreviewLinksMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "articles.admin.privacy.StaffPagesMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.accounts.middleware.SecondFactorMiddleware",
    "newsroom.accounts.middleware.InterfaceLanguageMiddleware",
    "newsroom.requests.bodies.WholeBodyMiddleware",
    "newsroom.requests.unstored.UnstoredMiddleware",
    "newsroom.accounts.middleware.TemporaryPasswordMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# Who is told at /metrics how the newsroom is.
METRICS_FROM = env.networks("METRICS_FROM")
if METRICS_FROM:
    MIDDLEWARE.insert(2, "newsroom.operations.watching.metrics.MetricsMiddleware")
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"i18n": "articles.templatetags.words"},
        },
    },
]

# Ours stands in place of Django's `i18n` on purpose.
# That browsers are to know of HTTPS before they ever come is for the outlet to decide.
SILENCED_SYSTEM_CHECKS = ["templates.W003", "security.W021"]
FORM_RENDERER = "articles.admin.widgets.QuickWidgets"

# --- Database, cache, jobs, files ---------------------------------------------------------------
vars().update(database_settings(env, file=VAR_DIR / "newsroom.sqlite3"))

REDIS_URL = env.redis("REDIS_URL")
if REDIS_URL:
    shared = {
        "BACKEND": "newsroom.cache.PatientCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
    }
    CACHES = {"default": shared, "pages": {**shared, "KEY_PREFIX": "pages"}}
else:
    own = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    # Of a page three entries, so that the pages take some 30 MB at the most.
    kept = {**own, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1500}}
    CACHES = {"default": own, "pages": kept}
# Gunicorn reads the same variable.
WEB_PROCESSES = env.number("WEB_CONCURRENCY", default=1)
# Whether readers' pages are kept, and for how many seconds kept ones are served while the database
# cannot be asked whether something was withdrawn.
PAGE_CACHE = env.flag("PAGE_CACHE", default=not DEBUG)
PAGE_CACHE_WITHOUT_DATABASE = env.number("PAGE_CACHE_WITHOUT_DATABASE", default=3600)

TASKS = {"default": {"BACKEND": "newsroom.operations.jobs.JobQueue"}}
# Where there is one, Celery's workers do the jobs, of which it tells them; else `db_worker` does.
CELERY_BROKER_URL = env.broker("CELERY_BROKER_URL")

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", default=BASE_DIR / "staticfiles", base=BASE_DIR)
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("MEDIA_ROOT", default=VAR_DIR / "media", base=BASE_DIR)
STORAGES = {
    "default": file_store(env),
    "withdrawn": withdrawn_store(env, VAR_DIR / "withdrawn"),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "newsroom.storage.static_files.ModuleManifestStorage"
        )
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["newsroom.storage.sent_files.KeptInMemory"]
FILE_UPLOAD_PERMISSIONS = 0o644

# Where backups go, public keys of age for whom they are encrypted, and how many days, weeks and
# months keep one.
BACKUP_TARGET, BACKUP_STORE = backup_target(env), backup_store(env)
BACKUP_RECIPIENTS = env.age_keys("BACKUP_RECIPIENTS")
BACKUP_DAYS = env.number("BACKUP_DAYS", default=7)
BACKUP_WEEKS = env.number("BACKUP_WEEKS", default=4)
BACKUP_MONTHS = env.number("BACKUP_MONTHS", default=0)

# For how long the database looks for what a reader types.
SEARCH_SECONDS = 2

# --- People and sign-in -------------------------------------------------------------------------
PASSWORD_HASHERS = [
    "newsroom.accounts.hashing.Argon2",
    "newsroom.accounts.hashing.PBKDF2",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "newsroom.accounts.password_rules.NotOfCommonWords"},
]
vars().update(entry_settings(env))
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "articles.admin.kept.csrf_failure"
SESSION_ENGINE = "newsroom.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
vars().update(cookie_settings(behind_https=BEHIND_HTTPS))

# --- Languages ----------------------------------------------------------------------------------
# Kurmanji is unknown to Django; a missing string must fall back to English, never to Arabic.
LANG_INFO["kmr"] = {
    "bidi": False,
    "code": "kmr",
    "name": "Kurmanji Kurdish",
    "name_local": "Kurmancî",
}
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("ckb", _("Sorani Kurdish")),
    ("kmr", _("Kurmanji Kurdish")),
]
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
FORMAT_MODULE_PATH = ["articles.locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.time_zone("TIME_ZONE", default="Asia/Damascus")
MODELTRANSLATION_LANGUAGES = CODES
MODELTRANSLATION_DEFAULT_LANGUAGE = "ar"
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = label_in

# --- The newsroom's rules -----------------------------------------------------------------------
# A newsroom of one may approve its own texts; each such approval is marked as waived.
FOUR_EYES_WAIVED = env.flag("FOUR_EYES_WAIVED", default=False)
# Whether an editor who makes nothing but the copy desk's safe repairs becomes one of the writers,
# so that somebody else has to approve.
SAFE_REPAIRS_COUNT = env.flag("SAFE_REPAIRS_COUNT", default=True)
# What ids in feeds begin with, where it is not the name by which a reader comes: for a site that
# has moved, the name under which its readers have known its stories first.
FEED_IDS_UNDER = env.web_address("FEED_IDS_UNDER").rstrip("/")
# The address of the site, by which it is named to others while nobody asks.
SITE_ADDRESS = env.site("SITE_ADDRESS")
# Who is told what came out and what was withdrawn: a hub for feeds, and search engines.
WEBSUB_HUB = env.web_address("WEBSUB_HUB")
INDEXNOW_KEY = env.index_key("INDEXNOW_KEY")
INDEXNOW_AT = env.web_address("INDEXNOW_AT") or "https://api.indexnow.org/indexnow"
vars().update(cdn_settings(env))
# Which crawlers are asked to stay away: groups of `articles.pages.robots`, or names.
CRAWLERS_REFUSED = env.crawlers("CRAWLERS_REFUSED")
SERVICE_WORKER = env.flag("SERVICE_WORKER", default=True)
# Whom to tell of a weakness of the site; addresses with their scheme.
SECURITY_CONTACT = env.contacts("SECURITY_CONTACT")
# Photos that one person brings in; 0 is no limit.
PHOTOS_PER_MINUTE = env.number("PHOTOS_PER_MINUTE", default=240)
PHOTOS_PER_DAY = env.number("PHOTOS_PER_DAY", default=2000)

# --- Headers ------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)

# --- Mail: to operators of what does not work, to people at the desk of what they wish to hear ---
ALARM_MAIL = env.mailboxes("ALARM_MAIL")
vars().update(env.mail_server("MAIL_URL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = next(iter(env.mailboxes("MAIL_FROM") or ALARM_MAIL), "newsroom@localhost")

# --- Logging: to standard error, without readers' addresses --------------------------------------
# Faults, without what is said in them, are told to a collector too, where one is named.
LOG_JSON = env.flag("LOG_JSON", default=False)
ERROR_REPORTS_DSN = env.web_address("ERROR_REPORTS_DSN")
LOGGING = logging_to_stderr(as_json=LOG_JSON, reports_to=ERROR_REPORTS_DSN)
