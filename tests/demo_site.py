"""The demo as a person starts it: its own folder and database, a process that loads it, a process that serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ELSEWHERE = "office.example"  # the browser of the journeys finds this machine under the name
SHISHI = [sys.executable, "-m", "shishi.interfaces.cli.main"]


@dataclass(frozen=True, slots=True)
class DemoSite:
    """``output`` is what ``shishi demo`` printed; ``environment`` reaches the same register from a command."""

    url: str
    folder: Path
    output: str
    environment: dict[str, str]

    def shishi(self, *arguments):
        """Run a command against the demo's register; gives the finished process."""
        return subprocess.run(
            [*SHISHI, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@contextmanager
def running_demo(folder, name):
    environment = os.environ | {"SHISHI_DATA_DIR": str(folder), "SHISHI_DATABASE_URL": new_database(name)}
    environment |= {"PYTHONWARNINGS": "ignore", "COLUMNS": "160", "SHISHI_DEMO": "1"}
    # The key is known to server and commands, so that these read the sessions; the name makes the site one of elsewhere.
    environment |= {
        "SHISHI_SECRET_KEY": "the same for both",
        "SHISHI_ALLOWED_HOSTS": f"127.0.0.1,localhost,{ELSEWHERE}",
    }
    address = f"127.0.0.1:{_free_port()}"
    said = Path(folder) / "output"
    with said.open("w") as output:
        server = subprocess.Popen(
            [*SHISHI, "demo", "--address", address], env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://{address}/", server, said)
        yield DemoSite(f"http://{address}", Path(folder), said.read_text(), environment)
    finally:
        server.terminate()
        server.wait(timeout=20)


def new_database(name):
    """A database of its own on the server that the run uses; nothing for SQLite, which lies in the folder."""
    url = os.environ.get("SHISHI_DATABASE_URL", "")
    if not url.startswith("postgresql"):
        return ""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    own = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    migrated = subprocess.run(
        [*SHISHI, "migrate", "-v0"],
        env=os.environ | {"SHISHI_DATABASE_URL": own},
        check=False,
        timeout=120,
    )
    assert migrated.returncode == 0
    return own


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url, server, said):
    for _ in range(3000):
        assert server.poll() is None, said.read_text()
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server on loopback
                return
        except OSError:  # not there yet, or too busy to answer in time
            time.sleep(0.1)
    raise AssertionError(f"the site did not answer within 5 minutes: {said.read_text()}")
