"""Whether a database keeps what it has acknowledged, through a killed process and a power cut."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from shishi.core.errors import DomainError


class UnsafeDatabase(DomainError):  # noqa: N818 - reads as a sentence: raise UnsafeDatabase
    """The settings in force could lose what somebody holds a receipt for."""

    code = "unsafe-database"


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a setting must be, what goes wrong otherwise, and what to do."""

    setting: str
    safe: tuple[str, ...]
    otherwise: str
    remedy: str


_SQLITE = (
    _Demand(
        "journal_mode",
        ("wal",),
        "写入时不能查阅，程序被强行结束后可能留下写了一半的登记库",
        "请把 SHISHI_DATA_DIR 设到本机磁盘：网络共享目录、部分U盘不支持 WAL",
    ),
    _Demand(
        "synchronous",
        ("2", "3"),  # FULL, EXTRA
        "断电会丢失已给回执的内容",
        "请在 shishi/config/settings.py 的 init_command 中改回 PRAGMA synchronous=FULL",
    ),
    _Demand(
        "foreign_keys",
        ("1",),
        "数据之间可能失去关联",
        "请去掉连接设置中的 PRAGMA foreign_keys=OFF，或换用支持外键的 SQLite",
    ),
)
_ALTER = "请执行 ALTER SYSTEM SET {name} = {value}; SELECT pg_reload_conf(); 启动参数中设过的须改后重启数据库，对用户或数据库单独设过的，用 ALTER ROLE、ALTER DATABASE … RESET {name} 取消"


def _postgresql(name: str, safe: tuple[str, ...], otherwise: str) -> _Demand:
    return _Demand(name, safe, otherwise, _ALTER.format(name=name, value=safe[0]))


_POSTGRESQL = (
    # All of these wait at least for this machine's own disk.
    _postgresql("synchronous_commit", ("on", "local", "remote_write", "remote_apply"), "断电会丢失已给回执的内容"),
    _postgresql("fsync", ("on",), "断电可能毁坏整个数据库"),
    _postgresql("full_page_writes", ("on",), "断电可能留下写了一半的数据页"),
    _postgresql("data_sync_retry", ("off",), "磁盘写入失败后可能误报成功"),
)


def unsafe_settings(connection: BaseDatabaseWrapper) -> list[str]:
    """A sentence for each setting now in force that is unsafe: what it is, what it risks, what to set.

    Asks the database itself, for what a file or the environment says may be overruled by a role, by a database or by
    the disk. A database in memory promises nothing to anybody; only tests have one.
    """
    if connection.vendor == "sqlite":
        if connection.is_in_memory_db():  # type: ignore[attr-defined]  # of the SQLite backend alone
            return []
        return _unmet(_SQLITE, lambda name: _ask(connection, f"PRAGMA {name}"))
    return _unmet(_POSTGRESQL, lambda name: _ask(connection, f"SHOW {name}"))


def require_durable(connection: BaseDatabaseWrapper) -> None:
    """Raise UnsafeDatabase, naming every unsafe setting and its remedy."""
    unsafe = unsafe_settings(connection)
    if unsafe:
        raise UnsafeDatabase("数据库设置不安全，没有启动，也没有写入。" + "".join(unsafe))


def _unmet(demands: tuple[_Demand, ...], in_force: Callable[[str], str]) -> list[str]:
    found = [(demand, in_force(demand.setting)) for demand in demands]
    return [
        f"{demand.setting} 现为“{value}”，{demand.otherwise}；{demand.remedy}。"
        for demand, value in found
        if value not in demand.safe
    ]


def _ask(connection: BaseDatabaseWrapper, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0]).lower()
