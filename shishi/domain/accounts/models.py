from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from shishi.domain.accounts.roles import Role


class User(AbstractBaseUser):
    """A person who signs in. What the person may do follows from role and posts; there is no superuser.

    Without a role (a fresh account) nobody gets in. A ``demo`` account belongs to the demonstration on this machine.
    Stays begun before ``stays_from`` are void: role, password or second factor changed then, or the person left.
    """

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    password_set_at = models.DateTimeField(null=True)
    stays_from = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    objects = BaseUserManager["User"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["", *Role.values]), name="user_role_known"),
            models.CheckConstraint(condition=~Q(username=""), name="user_named"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return f"user:{self.username}"


class OneTimeCode(models.Model):
    """A code that lets its holder set a password once, until a moment. Only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(spent_at=None), name="code_one_open_per_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.expires_at}"


class PastPassword(models.Model):
    """The hash of a password that an account had, so that it is not taken again at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="past_passwords")
    hash = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.set_at}"


class EndReason(models.TextChoices):
    LEFT = "left", "本人退出"
    IDLE = "idle", "长时间没有操作"
    OLD = "old", "登录时间过长"
    REPLACED = "replaced", "同一账号在别处登录"


class SignIn(models.Model):
    """One stay of a person, from signing in until it ended and why. Where from is kept for the law's log, not counted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_ins")
    at = models.DateTimeField()
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=EndReason, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, reason="") | Q(ended_at__isnull=False, reason__in=EndReason.values),
                name="sign_in_end_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(ended_at=None), name="sign_in_open")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"
