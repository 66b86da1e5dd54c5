from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from shishi.domain.accounts.roles import PERMISSIONS, Role


class User(AbstractBaseUser):
    """A person who signs in. What the person may do follows from the role alone; there is no superuser."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    objects = BaseUserManager["User"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_known"),
            models.CheckConstraint(condition=~Q(username=""), name="user_named"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return f"user:{self.username}"

    def may(self, permission: str) -> bool:
        return self.is_active and permission in PERMISSIONS[Role(self.role)]
