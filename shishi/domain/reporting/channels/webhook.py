"""Posting a text to the robot of a chat group (企业微信, 钉钉), to a public address and nowhere else.

The address is checked when connecting: the name is resolved once, every answer is checked, and the connection goes to
the very address that was checked. A redirect is refused, so that no answer leads anywhere else.
"""

import base64
import datetime as dt
import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Sequence
from urllib.parse import quote_plus, urlsplit

Resolve = Callable[[str, int], Sequence[str]]

TIMEOUT = 10  # seconds
LONGEST = 64 * 1024  # bytes of an answer that are read
# Addresses of IPv6 that carry one of IPv4, which could be a private one: NAT64, 6to4, Teredo.
_CARRIERS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


class WebhookError(Exception):
    """The text did not reach the group. The sentence never names the address: it contains the robot's key."""


def addresses_of(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public network: not private, loopback, link-local, reserved or multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in net for net in _CARRIERS):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _is_inside(address: str) -> bool:
    """Whether a robot inside the network may have the address. The link-local ones never: clouds keep secrets there."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return is_public(address) or (ip.is_private and not (ip.is_link_local or ip.is_multicast or ip.is_unspecified))


def post_text(
    url: str,
    text: str,
    *,
    inside: frozenset[str] = frozenset(),
    resolve: Resolve = addresses_of,
    tls: ssl.SSLContext | None = None,
) -> None:
    """Post a text to a robot.

    ``inside`` are host names that the operator vouches for: they may have private addresses and speak plain http.

    Raises:
        WebhookError: the address is refused, nobody answers, or the robot says no.

    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    vouched = host in inside
    if not host or parts.username or parts.scheme not in ({"http", "https"} if vouched else {"https"}):
        raise WebhookError("机器人地址应以 https:// 开头，不带用户名。")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _checked(host, port, resolve, _is_inside if vouched else is_public)
    if parts.scheme == "https":
        connection: http.client.HTTPConnection = _Secured(host, port, address, tls or ssl.create_default_context())
    else:
        connection = _Pinned(host, port, address)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        answer = _asked(connection, target or "/", text)
    except (OSError, http.client.HTTPException) as error:
        raise WebhookError(f"机器人没有应答：{type(error).__name__}") from error
    finally:
        connection.close()
    if answer.get("errcode") != 0:
        raise WebhookError(f"机器人没有接受：{answer.get('errcode')} {str(answer.get('errmsg'))[:120]}")


def signed(url: str, secret: str, at: dt.datetime) -> str:
    """The address of a 钉钉 robot with the signature (加签) that it asks for; unchanged without a secret."""
    if not secret:
        return url
    stamp = str(int(at.timestamp() * 1000))
    mac = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
    return f"{url}&timestamp={stamp}&sign={quote_plus(base64.b64encode(mac))}"


def _checked(host: str, port: int, resolve: Resolve, fits: Callable[[str], bool]) -> str:
    """The address to connect to. One unfit answer among several is enough to refuse: the next lookup may choose it."""
    try:
        found = resolve(host, port)
    except OSError as error:
        raise WebhookError("机器人的域名解析不了。") from error
    if not found or not all(fits(address) for address in found):
        raise WebhookError("机器人的域名指向内网或本机地址，没有发送。确属内网机器人的，列入 SHISHI_WEBHOOK_INSIDE。")
    return found[0]


def _asked(connection: http.client.HTTPConnection, target: str, text: str) -> dict[str, object]:
    body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()
    connection.request("POST", target, body, {"Content-Type": "application/json; charset=utf-8"})
    with connection.getresponse() as answer:
        if 300 <= answer.status < 400:
            raise WebhookError("机器人要求转到另一地址，没有照办。")
        if answer.status != 200:
            raise WebhookError(f"机器人应答 {answer.status}。")
        try:
            said = json.loads(answer.read(LONGEST))
        except ValueError as error:
            raise WebhookError("机器人的应答读不懂。") from error
    return said if isinstance(said, dict) else {}


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the name resolves to by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), TIMEOUT)


class _Secured(_Pinned):
    """The same over TLS; the certificate is checked against the name."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, address)
        self.context = context

    def connect(self) -> None:
        super().connect()
        self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)
