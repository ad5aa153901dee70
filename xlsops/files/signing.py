"""The keys of people: made here, kept in one's own folder, never in a period's; they sign and check.

The only module that knows ``cryptography``, which is installed with the extra ``sign``.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.signatures import message, signature_of
from xlsops.core.terms.authority import PUBLIC_KEY
from xlsops.errors import NotWritableError, XlsopsError
from xlsops.files.writing import sync_folder

_KIND, _END = "ed25519", ".pem"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keys_folder(home: Path | None = None) -> Path:
    """Return where the private keys of this user lie."""
    return (home or Path.home()) / ".xlsops" / "kunci"


def private_key_file(public: str, home: Path | None = None) -> Path:
    """Return where the private part of a public key lies, if it lies here."""
    return keys_folder(home) / f"{public.replace(':', '-')}{_END}"


def keys_here(home: Path | None = None) -> tuple[str, ...]:
    """Return the public parts of the keys of this user, the oldest first."""
    files = sorted(private_keys_in(keys_folder(home)), key=lambda each: each.stat().st_mtime)
    return tuple(_public(each) for each in files)


def private_keys_in(folder: Path) -> list[Path]:
    """Return the files of private keys that lie right in a folder."""
    found = folder.glob(f"{_KIND}-*{_END}")
    return sorted(each for each in found if PUBLIC_KEY.fullmatch(_public(each)))


def new_private_key() -> str:
    """Make a key in this user's folder, for nobody else to read; return its public part.

    Raises SignLibraryError without the library, NotWritableError where it cannot be kept.
    """
    _require_library()
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an extra

    private = ed25519.Ed25519PrivateKey.generate()
    data = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = f"{_KIND}:{private.public_key().public_bytes_raw().hex()}"
    path = private_key_file(public)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        denied = isinstance(error, PermissionError)
        raise NotWritableError(
            path.parent, messages.reasons.NOT_WRITABLE if denied else messages.reasons.REFUSED
        ) from error
    return public


def sign(public: str, text: bytes) -> bytes:
    """Return the signature of a text by a key of this user.

    Raises SignLibraryError without the library, PrivateKeyError where the key cannot be used.
    """
    _require_library()
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an extra

    path = private_key_file(public)
    try:
        private = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise XlsopsError(
            messages.journal.private_key(path, messages.reasons.NOT_PERMITTED)
        ) from error
    except (ValueError, TypeError) as error:
        raise XlsopsError(messages.journal.private_key(path, messages.reasons.ENCRYPTED)) from error
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise XlsopsError(messages.journal.private_key(path, messages.reasons.NOT_ED25519))
    if private.public_key().public_bytes_raw().hex() != public.partition(":")[2]:
        raise XlsopsError(messages.journal.private_key(path, messages.reasons.NOT_ITS_PAIR))
    return bytes(private.sign(text))


def fits(event: Event) -> bool:
    """Tell whether the signature an event carries was given to just this event by the key it names.

    Without the library only how it is written is judged; ``can_check`` tells so.
    """
    written = signature_of(event)
    if written is None or not can_check():
        return written is not None
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an extra

    key, signature = written
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, message(event))
    except (InvalidSignature, ValueError):
        return False
    return True


def can_check() -> bool:
    """Tell whether signatures can be made and checked on this computer."""
    try:
        import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return False
    return True


def too_open(path: Path, *, posix: bool = os.name == "posix") -> bool | None:
    """Tell whether others than its owner may use a file; None where the system does not say."""
    return bool(path.stat().st_mode & _OTHERS) if posix else None


def _public(path: Path) -> str:
    return path.name.removesuffix(_END).replace("-", ":", 1)


def _require_library() -> None:
    if not can_check():
        raise XlsopsError(messages.journal.no_sign_library())
