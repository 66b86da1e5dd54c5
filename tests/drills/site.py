"""A site as an office runs it, in a process group of its own that can be killed outright, and people who visit it."""

import contextlib
import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass

from tests.demo_site import SHISHI
from tests.guards.source import ROOT

PATIENCE = 40  # seconds until the first answer; two cores may be busy with other things
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    url: str
    text: str


class Visitor:
    """One person's browser: cookies, forms with their token, redirects followed."""

    def __init__(self, url):
        self.url, self.jar = url, http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self._token = ""

    def get(self, path):
        return self._open(urllib.request.Request(self.url + path))  # noqa: S310 - our own server on loopback

    def post(self, path, fields):
        """Send a form; raises OSError where no answer came."""
        if not self._token:
            self._token = TOKEN.search(self.get(path).text)[1]
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token, **fields}).encode()
        return self._open(urllib.request.Request(self.url + path, data=body))  # noqa: S310 - as above

    def again(self):
        """Another window of the same person."""
        window = Visitor(self.url)
        for cookie in self.jar:
            window.jar.set_cookie(cookie)
        window._token = self._token
        return window

    def enter(self, username):
        """Sign in by the button that the demonstration's page shows."""
        self._token = TOKEN.search(self.get("/sign-in/").text)[1]
        answer = self.post("/sign-in/demo/", {"username": username})
        assert answer.status == 200, answer
        assert "/sign-in/" not in answer.url, answer.url
        self._token = TOKEN.search(answer.text)[1]

    def _open(self, request):
        try:
            with self._opener.open(request, timeout=PATIENCE) as reply:
                return Answer(reply.status, reply.url, reply.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, refusal.url, refusal.read().decode("utf-8", "replace"))
        except http.client.HTTPException as broken:
            raise ConnectionError("the answer broke off") from broken


class Site:
    """A server that can be started, killed with everything it started, and started again on the same address."""

    def __init__(self, environment, command=SHISHI):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment, self._command, self._process = environment, command, None

    def start(self):
        """Start and wait for the first answer; gives the seconds that it took."""
        begun = time.monotonic()
        self._process = subprocess.Popen(
            [*self._command, "serve", "--address", f"127.0.0.1:{self.port}"],
            env=self._environment,
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while time.monotonic() - begun < PATIENCE:
            assert self._process.poll() is None, "the server ended before it answered"
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.url}/sign-in/", timeout=PATIENCE).close()  # noqa: S310 - as above
                return time.monotonic() - begun
            time.sleep(0.05)
        raise AssertionError(f"the server did not answer within {PATIENCE} seconds")

    @property
    def pid(self):
        return self._process.pid

    def kill(self):
        """SIGKILL to master and workers at once, as when the machine's power goes, but for its disk."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=PATIENCE)

    def stop(self):
        """As an office stops it; killed where it does not follow."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self.kill()

    def visitor(self):
        return Visitor(self.url)


@contextmanager
def running(environment, command=SHISHI):
    site = Site(environment, command)
    try:
        site.start()
        yield site
    finally:
        site.stop()
