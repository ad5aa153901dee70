"""Whose form it is: bureau, period and format, signed with the office's key."""

import hashlib
import hmac
import json
from functools import lru_cache

from msgspec import Struct

from xlsops.core.form.layout import TEMPLATE_VERSION, Layout
from xlsops.core.values.periods import Period, Quarter

PROPERTY = "xlsops"
_PREFIX = b"xlsops/format/v1\0"


def form_file(period: Period, code: str) -> str:
    """Return the file name of a bureau's form."""
    return f"Format {code} TW{period.number} {period.year}.xlsx"


class Identity(Struct, frozen=True):
    """What a form says of itself; ``key`` is the first part of the signing key's hash."""

    bureau: str
    period: Period
    format_id: str
    template: str
    key: str

    @property
    def text(self) -> str:
        """Return the identity as canonical JSON."""
        return json.dumps(
            {
                "bureau": self.bureau,
                "format": self.format_id,
                "key": self.key,
                "period": [self.period.year, self.period.number],
                "template": self.template,
            },
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=True,
            allow_nan=False,
        )


def identity_of(layout: Layout, key: bytes) -> Identity:
    """Return the identity of a bureau's form."""
    return Identity(
        layout.bureau.code, layout.period, layout.format_id, TEMPLATE_VERSION, key_id(key)
    )


def key_id(key: bytes) -> str:
    """Return the name of a key, which tells nothing about the key."""
    return hashlib.sha256(_PREFIX + key).hexdigest()[:8]


def seal(identity: Identity, key: bytes) -> str:
    """Return the identity with its signature, as it stands in a form."""
    return f"{identity.text}#{_signature(identity.text, key)}"


def unseal(text: str, key: bytes) -> Identity | None:
    """Return the identity of a sealed text, or None where the seal does not fit the key."""
    body, _, signature = text.rpartition("#")
    told = signature.encode(errors="surrogatepass")
    if not hmac.compare_digest(_signature(body, key).encode(), told):
        return None
    return _parsed(body)


def claimed(text: str) -> Identity | None:
    """Return what a sealed text says without believing it, for messages only."""
    return _parsed(text.rpartition("#")[0])


def _signature(body: str, key: bytes) -> str:
    signing = _signing(key).copy()
    signing.update(body.encode(errors="surrogatepass"))
    return signing.hexdigest()


@lru_cache(maxsize=8)
def _signing(key: bytes) -> hmac.HMAC:
    """Return what signs with a key; to begin with a key takes longer than to sign."""
    return hmac.new(key, _PREFIX, hashlib.sha256)


def _parsed(body: str) -> Identity | None:
    if not body:
        return None  # as of every mark of a sheet, and sooner than by an error
    try:
        fields = json.loads(body)
        year, number = fields["period"]
        return Identity(
            str(fields["bureau"]),
            Period(int(year), Quarter(number).value),
            str(fields["format"]),
            str(fields["template"]),
            str(fields["key"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
