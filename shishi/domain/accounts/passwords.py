"""What a password must be, by the profile that the office chose: GB/T 22239-2019 as its assessors read it, or OWASP ASVS 5.

The two contradict each other: one asks for kinds of characters and a new password every quarter, the other forbids both.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from shishi.domain.accounts.models import User
from shishi.domain.accounts.queries import latest_passwords


@dataclass(frozen=True, slots=True)
class Profile:
    """``kinds`` of upper case, lower case, digits and others; ``days`` until a new one is due; ``barred`` earlier ones."""

    length: int
    kinds: int
    days: int | None
    barred: int

    def says(self) -> str:
        """The profile in a sentence, as the form shows it."""
        parts = [f"至少{self.length}个字符"]
        if self.kinds:
            parts.append(f"大写字母、小写字母、数字、其他字符四类中至少{self.kinds}类")
        if self.barred:
            parts.append(f"不与最近{self.barred}次相同")
        if self.days:
            parts.append(f"每{self.days}天更换一次")
        return "；".join(parts) + "。"


PROFILES = {
    "gb22239": Profile(length=10, kinds=3, days=90, barred=5),  # GB/T 22239-2019, 8.1.4.1 a)
    "asvs": Profile(length=12, kinds=0, days=None, barred=0),  # ASVS 5.0, V6.2.1, 6.2.5, 6.2.10
}


def profile() -> Profile:
    return PROFILES[settings.PASSWORD_PROFILE]


def is_due(user: User, at: dt.datetime) -> bool:
    """Whether the profile wants a new password by now."""
    days = profile().days
    return days is not None and (user.password_set_at is None or at - user.password_set_at > dt.timedelta(days=days))


class OfficePassword:
    """Django's validator of new passwords, by the office's profile."""

    def validate(self, password: str, user: User | None = None) -> None:
        chosen = profile()
        if len(password) < chosen.length:
            raise ValidationError(f"密码只有{len(password)}个字符，至少要{chosen.length}个。", code="password_short")
        kinds = _kinds(password)
        if kinds < chosen.kinds:
            raise ValidationError(
                f"密码只用了{kinds}类字符，大写字母、小写字母、数字、其他字符中至少要用{chosen.kinds}类。",
                code="password_kinds",
            )
        if user is not None and user.pk and _was_used(user, password, chosen.barred):
            raise ValidationError(f"这个密码最近用过，不能与最近{chosen.barred}次相同。", code="password_used")

    def get_help_text(self) -> str:
        return profile().says()


def _kinds(password: str) -> int:
    tests = (
        str.isupper,
        str.islower,
        str.isdigit,
        lambda sign: not (sign.isupper() or sign.islower() or sign.isdigit()),
    )
    return sum(any(map(test, password)) for test in tests)


def _was_used(user: User, password: str, number: int) -> bool:
    return any(check_password(password, past.hash) for past in latest_passwords(user, number))
