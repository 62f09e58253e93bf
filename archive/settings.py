"""Settings. Everything that differs between machines comes from the environment; see the README's table."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("ARCHIVE_VAR") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)


def generated_secret(path: Path) -> str:
    """The secret in `path`, made on first use: a development machine needs no key invented by hand."""
    if not path.exists():
        # Written whole beside and then linked, so that of two first starts both read the same one.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text(encoding="ascii")


SECRET_KEY = os.environ.get("ARCHIVE_SECRET_KEY") or generated_secret(VAR_DIR / "secret")
ARCHIVE_SECRET_IS_GENERATED: bool = not os.environ.get("ARCHIVE_SECRET_KEY")
DEBUG = False

# Scheme, host and port; the archive stands at the root of its host.
BASE_URL = re.compile(r"https?://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?/?")


def base_url() -> str:
    """The archive's own address, "https://archive.example"; made of BIND and PORT where none is set.

    Raises ImproperlyConfigured when it is no plain http or https address.
    """
    bind = os.environ.get("BIND") or "127.0.0.1"
    bind = f"[{bind}]" if ":" in bind else bind
    given = os.environ.get("ARCHIVE_BASE_URL") or f"http://{bind}:{os.environ.get('PORT') or '8000'}"
    if not BASE_URL.fullmatch(given):
        raise ImproperlyConfigured(
            f"The archive's address is “{given}”. ARCHIVE_BASE_URL (or BIND and PORT) must make one like"
            " https://archive.example or http://127.0.0.1:8000, with no path."
        )
    return given.rstrip("/")


def host_of(url: str) -> str:
    """The host of an address as ALLOWED_HOSTS has it: without its port, IPv6 in brackets."""
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


CONTACT = re.compile(r"https?://[^\s<>\"]+|[^\s@<>\"]+@[A-Za-z0-9.-]+")


def contact() -> str:
    """Where readers write to the people who keep this archive: a mail address or a web page, "" for none.

    Raises ImproperlyConfigured when it is neither.
    """
    given = os.environ.get("ARCHIVE_CONTACT", "")
    if given and not CONTACT.fullmatch(given):
        raise ImproperlyConfigured(
            f"ARCHIVE_CONTACT is “{given}”, which is neither a mail address nor an http or https address."
        )
    return given


# Addresses in pages come from here and never from the Host header.
ARCHIVE_BASE_URL = base_url()
ARCHIVE_CONTACT = contact()
ARCHIVE_ADMIN = os.environ.get("ARCHIVE_ADMIN", "1") != "0"
ARCHIVE_HTTPS = ARCHIVE_BASE_URL.startswith("https://")
MORE_HOSTS = os.environ.get("ARCHIVE_HOSTS", "").replace(",", " ").split()
ALLOWED_HOSTS = sorted({host_of(ARCHIVE_BASE_URL), "127.0.0.1", "localhost", "[::1]", *MORE_HOSTS})
CSRF_TRUSTED_ORIGINS = [ARCHIVE_BASE_URL]

INSTALLED_APPS = ["archive", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "archive.http.surface.PublicSurface",
    "archive.http.static.StaticFiles",
    "archive.http.delivery.Delivery",
    "archive.http.language.InterfaceLanguage",
]
CONTEXT_PROCESSORS: list[str] = []

if ARCHIVE_ADMIN:
    INSTALLED_APPS += [
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "simple_history",
        "axes",
        "django_otp",
        "django_otp.plugins.otp_totp",
        "archive.curation",
    ]
    # Django's own, each running for /admin/ alone.
    MIDDLEWARE += [
        "archive.http.curators.Sessions",
        "archive.http.curators.Csrf",
        "archive.http.curators.Authentication",
        "archive.http.curators.Messages",
        "archive.http.curators.SecondFactor",
        "archive.http.curators.Throttle",
    ]
    # What the admin's templates ask of every page; none of them opens a session where there is none.
    CONTEXT_PROCESSORS += [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

# Beside the archive's own; what they make is in no release.
MIGRATION_MODULES = {"curation": "archive.migrations.curation"}

# Two databases: `default` is the curators' working copy, `release` the immutable file the public reads.
RELEASE_FILE = VAR_DIR / "release.sqlite3"
# Four gigabytes of it are read as memory: reading thousands of texts for a search then takes half the time. The pages
# are the system's and shared by all workers, and a file that is only ever replaced, never changed, may be read so.
SQLITE_READER = "PRAGMA query_only=ON; PRAGMA mmap_size=4294967296"
SQLITE_WRITER = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


def database(name: str, engines: tuple[str, ...], default: str = "") -> dict:
    """What Django needs of the database whose address an environment variable holds; {} when there is none.

    engines: which of Django's it may be, such as "postgresql".
    Raises ImproperlyConfigured, without the address: it may hold a password.
    """
    url = os.environ.get(name) or default
    if not url:
        return {}
    try:
        found = dict(dj_database_url.parse(url))
    except ValueError:
        found = {}
    if str(found.get("ENGINE")).rpartition(".")[2] not in engines:
        raise ImproperlyConfigured(
            f"{name} is no address of a database the archive knows ({' or '.join(engines)});"
            " it looks like postgres://user:password@host:5432/name."
        )
    return found


def curation_database() -> dict:
    """The curators' database: DATABASE_URL, or a SQLite file under var/."""
    found = database("DATABASE_URL", ("postgresql", "sqlite3"), f"sqlite:///{VAR_DIR / 'curation.sqlite3'}")
    if str(found["ENGINE"]).endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_WRITER
    return found


def release_database() -> dict:
    """The public's database: PUBLIC_DATABASE_URL, or the release file, opened so that nothing can write."""
    if found := database("PUBLIC_DATABASE_URL", ("postgresql",)):
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "options": "-c default_transaction_read_only=on"}
        return found
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{RELEASE_FILE}?mode=ro&immutable=1",
        "OPTIONS": {"uri": True, "init_command": SQLITE_READER},
    }


# CONN_MAX_AGE stays 0 for both: a connection left open would go on reading the release before.
DATABASES = {"default": curation_database(), "release": release_database()}
DATABASE_ROUTERS = ["archive.models.routing.Curation"]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("zh-hant", "繁體中文")]
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 0
WHITENOISE_ALLOW_ALL_ORIGINS = False
FIXTURE_DIRS: list[str] = []
ARCHIVE_FIXTURES = BASE_DIR / "fixtures"

# Only the admin has sessions and forms; the public side sets no cookie. A session ends two hours after its last page.
SESSION_COOKIE_AGE = 2 * 3600
SESSION_SAVE_EVERY_REQUEST = True
LOGIN_REDIRECT_URL = "/admin/"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ARCHIVE_HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if ARCHIVE_HTTPS else 0
if ARCHIVE_HTTPS:
    # TLS ends at the proxy, which says so here and turns http away itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# These look for a middleware by its path. PublicSurface sends what W001 and W002 ask for, and on answers given before
# another middleware runs too; curators.Csrf is Django's and curators.Throttle is axes', for /admin/ alone.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002", "security.W003", "axes.W002"]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Five wrong passwords for one name from one address lock that pair, and no other, for a quarter of an hour; trying on
# does not make it longer.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "archive.http.curators.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/archive/locked.html"
AXES_VERBOSE = False
AXES_ALLOWED_CORS_ORIGINS = ARCHIVE_BASE_URL
OTP_TOTP_ISSUER = "Declaration archive"
# A key is shown once, by the command that makes it.
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
# A form of the admin has some fields a row; a query of the public side is too short to reach this.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "archive.http.logs.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What a reader asks for in vain is an answer, not an event.
    # Who failed to log in, and from where, stands in the curators' database and in no log.
    "loggers": {"django.request": {"level": "ERROR"}, "axes": {"level": "ERROR"}},
}
