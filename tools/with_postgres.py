"""Runs a command with a PostgreSQL server of its own: ``python -m tools.with_postgres -- CMD…``.

The cluster lives in memory, or in a temporary folder where there is too little, and listens on a free port of the loopback address only; the command finds it in
SHISHI_DATABASE_URL. It is stopped by its process id and removed, however the command ends. PostgreSQL 15 or newer is
taken from Debian packages when missing and root. When it can't be had, the exit code is 0 with a line that says so,
and 1 in CI (``CI`` set).
"""

import contextlib
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.system_packages import Part, ensure

OLDEST = 15
CLUSTER = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
# The settings that could lose data stay as they are, for the program refuses a server without them; a cluster in memory
# waits for no disk all the same.
MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - a folder of a random name is made in it
QUIET = ["-c", "listen_addresses=127.0.0.1", "-c", "logging_collector=off", "-c", "timezone=UTC"]


def binaries() -> Path | None:
    """Folder with initdb and postgres of the newest installed PostgreSQL that is new enough."""
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))
    folders += [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    dated = [(_major(folder), folder) for folder in folders if (folder / "initdb").exists()]
    return max(((major, folder) for major, folder in dated if major >= OLDEST), default=(0, None))[1]


def _major(folder: Path) -> int:
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)", told)
    return int(number.group(1)) if number else 0


@contextlib.contextmanager
def server(folder: Path, settings: Sequence[str] = (), place: Path | None = None) -> Iterator[str]:
    """A running server; gives its address. PostgreSQL refuses to run as root, so root lends it another account.

    ``settings`` are more of the form ``name=value``; ``place`` is the folder that the cluster's own is made in.
    """
    account = _unprivileged() if os.geteuid() == 0 else None
    place = Path(tempfile.mkdtemp(prefix="shishi-postgres-", dir=place or _memory()))
    try:
        data, password = _make_cluster(folder, place, account)
        port = _free_port()
        with (place / "log").open("wb") as log:
            process = subprocess.Popen(
                [
                    *_tied_to_this_process(),
                    folder / "postgres",
                    "-D",
                    data,
                    "-p",
                    str(port),
                    "-k",
                    place,
                    *QUIET,
                    *(word for setting in settings for word in ("-c", setting)),
                ],
                stdout=log,
                stderr=log,
                user=account,
                group=account and pwd.getpwnam(account).pw_gid,
                extra_groups=[] if account else None,
                cwd=place,
            )
            try:
                _wait_until_ready(process, folder, port, place / "log")
                yield f"postgresql://shishi:{password}@127.0.0.1:{port}/postgres"
            finally:
                _stop(process)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _memory() -> Path | None:
    """Where a cluster waits for no disk, if there is room; None stands for the temporary folder."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


def _make_cluster(folder: Path, place: Path, account: str | None) -> tuple[Path, str]:
    data, password = place / "data", secrets.token_urlsafe(16)
    note = place / "password"
    note.write_text(password, encoding="utf-8")
    if account:
        for path in (place, note):
            shutil.chown(path, account)
    made = subprocess.run(
        [folder / "initdb", "-D", data, "-U", "shishi", f"--pwfile={note}", *CLUSTER],
        user=account,
        group=account and pwd.getpwnam(account).pw_gid,
        extra_groups=[] if account else None,
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        sys.exit(f"initdb failed: {made.stderr.strip()}")
    note.unlink()
    return data, password


def _unprivileged() -> str:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    sys.exit("PostgreSQL refuses to run as root, and there is neither a postgres nor a nobody account.")


def _tied_to_this_process() -> list[str]:
    """Have the kernel stop the server should this process be killed outright."""
    return ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(process: subprocess.Popen, folder: Path, port: int, log: Path) -> None:
    ask = [folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(300):
        if process.poll() is not None:
            break
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start: {log.read_text(encoding='utf-8', errors='replace')[-800:]}")


def _stop(process: subprocess.Popen) -> None:
    for how, patience in ((signal.SIGINT, 20), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
        if process.poll() is not None:
            return
        process.send_signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)


def _leave(signum: int, _frame: object) -> None:
    sys.exit(128 + signum)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.exit("usage: python -m tools.with_postgres -- CMD…")
    if not ensure(Part(f"PostgreSQL {OLDEST} or newer", ("postgresql",), lambda: binaries() is not None)):
        print("SKIPPED: nothing was run on PostgreSQL.", flush=True)
        return 1 if os.environ.get("CI") else 0
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, _leave)
    folder = binaries()
    assert folder is not None  # noqa: S101 - ensured above
    with server(folder) as address:
        return subprocess.run(command, env=os.environ | {"SHISHI_DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
