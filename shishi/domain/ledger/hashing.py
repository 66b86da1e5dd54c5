"""How an entry's hash is made: canonical JSON of its columns, then SHA-256 or SM3 (GB/T 32905-2016)."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal


def canonical(value: object) -> str:
    """JSON with sorted keys and no white space; decimals as strings, days and moments in ISO form.

    Raises TypeError for anything else, so that nothing enters the chain by its accidental ``repr``: floats above all,
    and moments without a zone, whose text would depend on the machine. Raises ValueError for a decimal that is no number.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str, algorithm: str) -> str:
    """Hex digest. Raises ValueError where this Python's OpenSSL lacks the algorithm (SM3 before OpenSSL 1.1.1)."""
    return hashlib.new(algorithm, text.encode()).hexdigest()


def moment(at: dt.datetime) -> str:
    """A moment as it is hashed: UTC, microseconds, always the same length, so that both databases agree."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return moment(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _decimal(value)
    message = f"{type(value).__name__} has no place in a ledger entry"
    raise TypeError(message)


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        message = f"{value} is no number that a ledger entry could hold"
        raise ValueError(message)
    if not value:
        return "0"
    # Not normalize(), which would round to the context's 28 digits.
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
