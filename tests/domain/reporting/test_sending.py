"""What leaves the house: against a real mail server and a real web server on loopback."""

import datetime as dt
import http.server
import json
import socket
import ssl
import subprocess
import threading
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller

from shishi.domain.ledger.models import LedgerEntry
from shishi.domain.reporting.actions.delivery import TRIES, begin_deliveries, end_deliveries
from shishi.domain.reporting.channels.webhook import WebhookError, is_public, post_text, signed
from shishi.domain.reporting.models import Delivery
from shishi.domain.reporting.sending import send_waiting
from tests.factories.acting import AT, CLERK, moment
from tests.factories.following import reached, urged

HOST, INSIDE = "robot.test", frozenset({"robot.test"})


class Mailbox:
    """A mail server's hands: keeps what comes, refuses addresses at full.example."""

    def __init__(self):
        self.letters = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address.endswith("@full.example"):
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.letters.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return "250 OK"


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def mailbox(settings):
    """A mail server on a free port of loopback, which the settings name."""
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.DEFAULT_FROM_EMAIL = "dcs@qingshan.example"
    yield box
    server.stop()


def sent(county, at=AT, **more):
    return send_waiting(area_code=county.area.pk, by=CLERK, at=at, **more)


def states():
    return [(one.address, one.state, one.tries) for one in Delivery.objects.order_by("pk")]


def queued(county, email="zhang@qingshan.example"):
    reached(county.users["城关镇"], email=email)
    urged(county.programme)


# E-mail


def test_a_reminder_reaches_the_mail_server(register, mailbox):
    queued(register)
    assert set(sent(register).values()) == {""}
    (letter,) = mailbox.letters
    assert letter[0] == "zhang@qingshan.example"
    assert "From: dcs@qingshan.example" in letter[1]
    assert "Content-Transfer-Encoding" in letter[1]
    assert states() == [("zhang@qingshan.example", "sent", 1)]
    assert [entry.act for entry in LedgerEntry.objects.order_by("-seq")[:2]] == [
        "reporting.end_deliveries",
        "reporting.begin_deliveries",
    ]


def test_what_is_sent_is_not_sent_again(register, mailbox):
    queued(register)
    sent(register)
    assert sent(register) == {}
    assert len(mailbox.letters) == 1


def test_a_refused_address_fails_alone_and_is_given_up_after_five_tries(register, mailbox):
    reached(register.users["县教育局"], email="ma@full.example")
    queued(register)
    Delivery.objects.create(
        channel="mail", address="ma@full.example", programme=register.programme, period_key="2016-06",
        subject="提醒", text="未报", queued_at=AT,
    )  # fmt: skip
    for day in range(1, TRIES + 2):
        sent(register, moment(8, day))
    assert states() == [("zhang@qingshan.example", "sent", 1), ("ma@full.example", "failed", TRIES)]
    assert "mailbox full" in Delivery.objects.get(state="failed").error
    assert len(mailbox.letters) == 1


def test_while_the_server_is_away_messages_wait_and_say_why(register, mailbox, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    queued(register)
    sent(register)
    assert states() == [("zhang@qingshan.example", "waiting", 1)]
    assert "邮件服务器连接不上" in Delivery.objects.get().error
    settings.EMAIL_PORT = port
    sent(register, moment(8, 2))
    assert states() == [("zhang@qingshan.example", "sent", 2)]
    assert Delivery.objects.get().error == ""


def test_messages_taken_by_somebody_are_left_alone_until_he_must_be_dead(register, mailbox):
    queued(register)
    (taken,) = begin_deliveries(area_code=register.area.pk, by=CLERK, at=AT)
    assert sent(register, AT + dt.timedelta(minutes=10)) == {}
    assert len(sent(register, AT + dt.timedelta(minutes=16))) == 1
    end_deliveries(area_code=register.area.pk, outcomes={taken: ""}, by=CLERK, at=AT)
    assert states()[0][1] == "sent"


# Chat groups


class Robot(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /ok takes the text, /no refuses it, /away redirects, /broken says nothing sensible."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Host"], json.loads(body)))
        answers = {"/ok": (200, '{"errcode":0}'), "/no": (200, '{"errcode":310000,"errmsg":"keywords not in content"}')}
        status, text = answers.get(self.path.partition("?")[0], (200, "<html>"))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/ok")
            self.end_headers()
            return
        self.send_response(500 if self.path == "/ill" else status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@contextmanager
def _serving(context=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Robot)
    server.asked = []
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def robot():
    with _serving() as server:
        yield server


def local(_host, _port):
    return ["127.0.0.1"]


def posted(robot, path="/ok", host=HOST, **more):
    url = f"http://{host}:{robot.server_port}{path}"
    return post_text(url, "请报送", **{"inside": INSIDE, "resolve": local, **more})


def test_a_text_reaches_the_robot_that_the_operator_vouched_for(robot):
    posted(robot, "/ok?key=1")
    (asked,) = robot.asked
    assert asked == ("/ok?key=1", f"{HOST}:{robot.server_port}", {"msgtype": "text", "text": {"content": "请报送"}})


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/no", "机器人没有接受：310000 keywords not in content"),
        ("/away", "要求转到另一地址"),
        ("/ill", "机器人应答 500"),
        ("/broken", "应答读不懂"),
    ],
)
def test_what_the_robot_answers_is_said_without_its_address(path, words, robot):
    with pytest.raises(WebhookError, match=words) as refusal:
        posted(robot, path)
    assert HOST not in str(refusal.value)
    assert len(robot.asked) == 1  # a redirect is not followed


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104 - addresses to be refused
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001::1", "192.0.2.1", "198.18.0.1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused_before_anything_is_said(address):
    assert not is_public(address)
    with pytest.raises(WebhookError, match="指向内网或本机"):
        post_text("https://robot.test/send", "x", resolve=lambda *_: [address])
    with pytest.raises(WebhookError, match="指向内网或本机"):
        post_text("https://robot.test/send", "x", resolve=lambda *_: ["93.184.216.34", address])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_a_public_address_is_public(address):
    assert is_public(address)


def test_even_a_vouched_host_never_lies_at_a_link_local_address():
    with pytest.raises(WebhookError, match="指向内网或本机"):
        post_text("http://robot.test/", "x", inside=INSIDE, resolve=lambda *_: ["169.254.169.254"])


@pytest.mark.parametrize(
    "url", ["http://robot.test/ok", "https://a:b@robot.test/", "ftp://robot.test/", "", "https:///x"]
)
def test_an_address_that_is_no_https_one_is_refused(url):
    with pytest.raises(WebhookError, match="https://"):
        post_text(url, "x", resolve=local)


def test_the_connection_goes_to_the_address_that_was_checked(robot):
    """A name that resolves anew to something else (rebinding) is not asked a second time."""
    answers = iter([["127.0.0.1"], ["203.0.113.1"]])
    posted(robot, resolve=lambda *_: next(answers))
    assert len(robot.asked) == 1
    assert next(answers) == ["203.0.113.1"]


def test_a_name_that_is_unknown_and_a_robot_that_is_gone_are_said(robot):
    def unknown(*_):
        raise OSError

    with pytest.raises(WebhookError, match="解析不了"):
        posted(robot, resolve=unknown)
    with pytest.raises(WebhookError, match="没有应答"):
        post_text("http://robot.test:1/", "x", inside=INSIDE, resolve=local)


def test_over_tls_the_certificate_is_checked_against_the_name(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
         "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with _serving(context) as server:
        at, more = f":{server.server_port}/ok", {"resolve": local, "tls": trusting}
        post_text(f"https://{HOST}{at}", "请报送", inside=INSIDE, **more)
        with pytest.raises(WebhookError, match="SSLCertVerificationError"):
            post_text(f"https://other.test{at}", "x", inside=frozenset({"other.test"}), **more)
        with pytest.raises(WebhookError, match="SSLCertVerificationError"):
            post_text(f"https://{HOST}{at}", "x", inside=INSIDE, resolve=local)
        assert len(server.asked) == 1


def test_the_dingtalk_signature_is_that_of_its_documentation():
    """HMAC-SHA256 of stamp and secret, as computed by hand with openssl dgst."""
    secret, at = "SEC000", dt.datetime(2016, 8, 1, tzinfo=dt.UTC)
    stamp = "1470009600000"
    made = subprocess.run(
        ["openssl", "dgst", "-sha256", "-hmac", secret, "-binary"],
        input=f"{stamp}\n{secret}".encode(), capture_output=True, check=True,
    )  # fmt: skip
    encoded = subprocess.run(
        ["openssl", "base64", "-A"], input=made.stdout, capture_output=True, check=True
    ).stdout.decode()
    quoted = encoded.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    assert signed("https://x/?a=1", secret, at) == f"https://x/?a=1&timestamp={stamp}&sign={quoted}"
    assert signed("https://x/?a=1", "", at) == "https://x/?a=1"


def test_urging_posts_once_to_each_group_and_notes_the_outcome(register, robot, settings):
    base = f"http://{HOST}:{robot.server_port}"
    settings.WEBHOOKS = {"wecom": f"{base}/ok?key=1", "dingtalk": f"{base}/no?key=2"}
    settings.WEBHOOK_INSIDE, settings.DINGTALK_SECRET = INSIDE, "SEC000"
    urged(register.programme)
    sent(register, resolve=local)
    assert states() == [("wecom", "sent", 1), ("dingtalk", "waiting", 1)]
    paths = [path for path, _, _ in robot.asked]
    assert paths[0] == "/ok?key=1"
    assert "&sign=" in paths[1]
    assert "尚未报送的单位" in robot.asked[0][2]["text"]["content"]


def test_robots_are_off_by_default(register):
    from django.conf import settings as own

    assert set(own.WEBHOOKS.values()) == {""}
    urged(register.programme)
    assert sent(register) == {}
