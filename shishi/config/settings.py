"""All settings, read from the environment. Every SHISHI_ variable is documented in docs/reference/settings.md."""

import datetime as dt
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parents[2]


# --- Where things are kept -------------------------------------------------------------------------------------------

# SHISHI_DATA_DIR: folder for the database file, the kept files and the bulletins. Default: var in the checkout.
DATA_DIR = Path(os.environ.get("SHISHI_DATA_DIR") or BASE_DIR / "var").resolve()


def database_from(url: str) -> dict[str, object]:
    """Django's database setting for ``sqlite:///path`` or ``postgresql://user:password@host:port/name``."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.replace("//", "/", 1)),
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start, so that two writers queue instead of failing half-way;
                # FULL because an acknowledged report must survive a power cut.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
        }
    message = "SHISHI_DATABASE_URL 应以 sqlite:/// 或 postgresql:// 开头。"
    raise ValueError(message)


# SHISHI_DATABASE_URL: sqlite:///path (default: shishi.sqlite3 in the data folder) or postgresql://….
DATABASES = {
    "default": database_from(os.environ.get("SHISHI_DATABASE_URL") or f"sqlite:///{DATA_DIR / 'shishi.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


DATA_DIR.mkdir(parents=True, exist_ok=True)  # SQLite makes its file but not the folder


# --- Whose register this is ------------------------------------------------------------------------------------------

# SHISHI_AREA_CODE: six digits of GB/T 2260; one register serves one county, and one ledger chain belongs to it.
AREA_CODE = os.environ.get("SHISHI_AREA_CODE", "620123")
# SHISHI_AREA_NAME: the county's name as printed in titles.
AREA_NAME = os.environ.get("SHISHI_AREA_NAME", "榆中县")
# SHISHI_OFFICE_NAME: the office that issues the bulletin.
OFFICE_NAME = os.environ.get("SHISHI_OFFICE_NAME", f"{AREA_NAME}人民政府办公室")
# SHISHI_LEDGER_ALGORITHM: sha256 or sm3, written into every ledger entry.
LEDGER_ALGORITHM = os.environ.get("SHISHI_LEDGER_ALGORITHM", "sha256")


# --- Fonts of the PDF files -------------------------------------------------------------------------------------------

# SHISHI_FONTS_DIR: folder with the fonts licensed to the office (方正小标宋简体, 仿宋_GB2312, 楷体_GB2312, 黑体, 宋体; .ttf,
# .otf or .ttc). They win over all others, and lend their characters where the official faces lack one. Default: none.
LICENSED_FONTS_DIR = os.environ.get("SHISHI_FONTS_DIR")
# SHISHI_FREE_FONTS_DIR: folder with the free fonts that stand in for missing ones. Default: var/fonts in the checkout,
# where `make fonts` puts them.
FREE_FONTS_DIR = os.environ.get("SHISHI_FREE_FONTS_DIR") or BASE_DIR / "var" / "fonts"
FONT_FOLDERS = tuple(Path(folder).resolve() for folder in (LICENSED_FONTS_DIR, FREE_FONTS_DIR) if folder)


# --- The web site ----------------------------------------------------------------------------------------------------

# SHISHI_SECRET_KEY: signs cookies and tokens; without it a new one is drawn at every start.
SECRET_KEY = os.environ.get("SHISHI_SECRET_KEY") or secrets.token_urlsafe(50)
DEBUG = False
# SHISHI_ALLOWED_HOSTS: comma-separated host names that the site answers to. Default: this machine only.
ALLOWED_HOSTS = os.environ.get("SHISHI_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_FAILURE_VIEW = "shishi.interfaces.web.refusals.csrf_refused"
ROOT_URLCONF = "shishi.config.urls"
WSGI_APPLICATION = "shishi.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "shishi.domain.ledger",
    "shishi.domain.units",
    "shishi.domain.accounts",
    "shishi.domain.files",
    "shishi.domain.projects",
    "shishi.domain.reporting",
    "shishi.domain.intake",
    "shishi.domain.statistics",
    "shishi.domain.bulletins",
    "shishi.interfaces.web",
    "shishi.interfaces.desk",
    "shishi.interfaces.cli",
    # Behind our own, whose templates of the same names are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "shishi.interfaces.web.connection.SecureCookies",
    "shishi.interfaces.web.storage.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "shishi.interfaces.web.door.Door",
    # The last one looks at an exception first: allauth redirects by exceptions, refusals are answered, what is left
    # is an incident.
    "shishi.interfaces.web.incidents.Incidents",
    "shishi.interfaces.web.refusals.Refusals",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "shishi.interfaces.web.context.office",
            ],
        },
    },
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

STATIC_URL = "static/"
# The vendored files lie in the package; whitenoise finds them there, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False


# --- People and signing in -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# SHISHI_PASSWORD_PROFILE: gb22239 (ten characters of three kinds, a new one every 90 days) or asvs (twelve, no more).
PASSWORD_PROFILE = os.environ.get("SHISHI_PASSWORD_PROFILE", "gb22239")
if PASSWORD_PROFILE not in {"gb22239", "asvs"}:
    message = "SHISHI_PASSWORD_PROFILE 应为 gb22239 或 asvs。"
    raise ValueError(message)
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "shishi.domain.accounts.passwords.OfficePassword"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]

# SHISHI_PLAIN_HTTP: allow lets people sign in over plain http from other machines; default refuse. On this machine
# itself, and over https, signing in always works.
PLAIN_HTTP_ALLOWED = os.environ.get("SHISHI_PLAIN_HTTP", "refuse") == "allow"
# SHISHI_BEHIND_PROXY: 1 where a web server in front sets X-Forwarded-For; the last address in it then counts.
BEHIND_PROXY = os.environ.get("SHISHI_BEHIND_PROXY", "") == "1"
# SHISHI_DEMO: 1 lets demonstration accounts in, without a password, from this machine only; shishi demo sets it.
DEMO = os.environ.get("SHISHI_DEMO", "") == "1"

# Cookies are marked Secure by interfaces.web.connection wherever the page came over https: a mark set here would make
# the browser drop them silently over plain http.
SESSION_COOKIE_NAME = "shishi_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "shishi_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "shishi.interfaces.desk.sign_in.adapters.OfficeAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Passwords are counted by axes, by user and address together. What stands here counts wrong second factors alone: the
# adapter does not let allauth count passwords, which would shut out the right one from another address.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "shishi.interfaces.desk.sign_in.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = f"{AREA_NAME}实事"
MFA_TOTP_TOLERANCE = 1

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "shishi.interfaces.web.connection.username_tried"
AXES_CLIENT_IP_CALLABLE = "shishi.interfaces.web.connection.client_address"
AXES_LOCKOUT_TEMPLATE = "web/locked.html"
AXES_DISABLE_ACCESS_LOG = True  # stays are kept in accounts.SignIn, and nowhere else
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False


# --- Reminders and what goes out of the house ------------------------------------------------------------------------

# SHISHI_REMINDER_DAYS: working days before (-), on (0) and after (+) a report's last day; empty: none by the calendar.
REMINDER_DAYS = os.environ.get("SHISHI_REMINDER_DAYS", "-3,0,+1,+3")
# SHISHI_MAIL_HOST: the SMTP server that reminders go out by; empty: no e-mail.
EMAIL_HOST = os.environ.get("SHISHI_MAIL_HOST", "")
# SHISHI_MAIL_PORT: its port.
EMAIL_PORT = int(os.environ.get("SHISHI_MAIL_PORT", "25"))
# SHISHI_MAIL_SECURITY: ssl (from the first byte, port 465), starttls (port 587) or none, inside a closed network only.
MAIL_SECURITY = os.environ.get("SHISHI_MAIL_SECURITY", "none")
if MAIL_SECURITY not in {"ssl", "starttls", "none"}:
    message = "SHISHI_MAIL_SECURITY 应为 ssl、starttls 或 none。"
    raise ValueError(message)
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL_SECURITY == "ssl", MAIL_SECURITY == "starttls"
# SHISHI_MAIL_USER: the user name at the mail server, where it asks for one.
EMAIL_HOST_USER = os.environ.get("SHISHI_MAIL_USER", "")
# SHISHI_MAIL_PASSWORD: the password at the mail server.
EMAIL_HOST_PASSWORD = os.environ.get("SHISHI_MAIL_PASSWORD", "")
# SHISHI_MAIL_FROM: the sender of reminders.
DEFAULT_FROM_EMAIL = os.environ.get("SHISHI_MAIL_FROM", "shishi@localhost")
EMAIL_TIMEOUT = 10
WEBHOOKS = {
    # SHISHI_WECOM_WEBHOOK: address of a 企业微信 group robot that urging is posted to; empty: off.
    "wecom": os.environ.get("SHISHI_WECOM_WEBHOOK", ""),
    # SHISHI_DINGTALK_WEBHOOK: address of a 钉钉 group robot; empty: off.
    "dingtalk": os.environ.get("SHISHI_DINGTALK_WEBHOOK", ""),
}
# SHISHI_DINGTALK_SECRET: the robot's signing secret (加签), where it has one.
DINGTALK_SECRET = os.environ.get("SHISHI_DINGTALK_SECRET", "")
# SHISHI_WEBHOOK_INSIDE: comma-separated host names of robots inside the network; all others must be public addresses.
WEBHOOK_INSIDE = frozenset(filter(None, os.environ.get("SHISHI_WEBHOOK_INSIDE", "").split(",")))


# --- Language, time, log ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
