"""Roles as readable lists of permissions: access.yaml says what each may do, and nothing else counts."""

from django.db.models import TextChoices

from shishi.domain.accounts.access import ACCESS


class Role(TextChoices):
    OFFICER = "officer", "督查员"
    DIRECTOR = "director", "督查室主任"
    REPORTER = "reporter", "报送人"
    HEAD = "head", "单位负责人"
    LEADER = "leader", "县领导"
    SECRETARY = "secretary", "领导秘书"
    FINANCE = "finance", "财政"
    PUBLISHER = "publisher", "政务公开"
    INSPECTOR = "inspector", "审计"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
PERMISSIONS: dict[Role, frozenset[str]] = {role: ACCESS.permissions_of(role.value) for role in Role}
