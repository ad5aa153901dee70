"""What this machine remembers so that it need not be worked out again; erasing it loses nothing.

It lies in this user's folder for caches, for nobody else to read. Everything is kept under the
fingerprint of all it was made from, with a fingerprint of its own: what is damaged, or of others, is
not believed. Where there is no such folder, or it takes nothing, nothing is remembered.
"""

import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from os import scandir
from pathlib import Path, PurePath
from secrets import token_hex

import platformdirs

from xlsops import __version__

_FILE = "xlsops-2.sqlite"
"""The number is that of how things are kept; a file of another one is another file."""
_MOST = 256_000_000
"""So many bytes are kept; what was not used the longest goes first."""
_PATIENCE = 0.5
_AT_ONCE = 500
_OBSTACLES = (sqlite3.Error, OSError, RuntimeError, ValueError, TypeError)
"""What stands in the way where a folder is missing, closed, full, or the file in it damaged."""
_PRIMARY = 0xFF
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}
"""What is no fault of the file: somebody else is at it, or the disk takes nothing. Next time, then."""
_TABLES = (
    "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, proof BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE uses (key BLOB PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
)
"""What is kept; and how large each is and when it was used, so that this is told without a look at all."""


def cache_file() -> Path:
    """Return where this user's program remembers things."""
    folder = Path(platformdirs.user_cache_dir("xlsops", appauthor=False))
    if not folder.is_absolute():  # nobody's home is known
        raise FileNotFoundError(folder)
    return folder / _FILE


def cache_key(*made_from: object) -> bytes:
    """Return the fingerprint of what something is made from, and of the program that makes it."""
    return sha256(
        "\0".join((program_mark(), *map(str, made_from))).encode("utf-8", "surrogatepass")
    ).digest()


@cache
def program_mark(package: Path = Path(__file__).parents[1]) -> str:
    """Return what tells this program from any other: its version, Python's, and how its files lie.

    A file that was changed has another time or size: another program remembers nothing of this one.
    One whose files cannot be looked at is like no other, so that it remembers nothing.
    """
    told = sha256(f"{__version__} {sys.version}".encode())
    try:
        for each in _files(package):
            told.update(each.encode("utf-8", "surrogatepass"))
    except OSError:
        return token_hex()
    return told.hexdigest()


def remembered(keys: Sequence[bytes], file: Path | None = None) -> Mapping[bytes, bytes]:
    """Return what is kept whole under these keys."""
    found: dict[bytes, bytes] = {}
    with suppress(*_OBSTACLES), closing(_opened(file)) as book:
        for some in _some(keys):
            marks = ",".join("?" * len(some))
            rows = book.execute(f"SELECT key, value, proof FROM kept WHERE key IN ({marks})", some)  # noqa: S608
            asked = {*some}  # a damaged file gives what nobody asked for
            found |= {
                key: value
                for key, value, proof in rows
                if key in asked and _proof(key, value) == proof
            }
    return found


def remember(
    new: Mapping[bytes, bytes],
    used: Iterable[bytes] = (),
    file: Path | None = None,
    most: int = _MOST,
) -> None:
    """Keep values by their keys, and that others were ``used``; what is too much goes, oldest first."""
    with suppress(*_OBSTACLES):
        _keep(new, tuple(used), file or cache_file(), most)


def _keep(new: Mapping[bytes, bytes], used: Sequence[bytes], file: Path, most: int) -> None:
    with suppress(FileExistsError):
        file.parent.mkdir(mode=0o700, parents=True)
    try:
        _kept(new, used, file, most)
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _PASSING:
            return
        file.unlink(missing_ok=True)  # damaged, or of somebody else: begun anew
        _kept(new, used, file, most)


def _kept(new: Mapping[bytes, bytes], used: Sequence[bytes], file: Path, most: int) -> None:
    file.touch(mode=0o600)
    with closing(_opened(file)) as book, book:
        book.execute("BEGIN IMMEDIATE")  # whoever comes meanwhile sees all tables or none
        made = [sql for (sql,) in book.execute("SELECT sql FROM sqlite_master ORDER BY name")]
        if not made:
            for each in _TABLES:
                book.execute(each)
        elif made != [*_TABLES]:
            raise sqlite3.DatabaseError(_FILE)
        (now,) = book.execute("SELECT COALESCE(MAX(used), 0) + 1 FROM uses").fetchone()
        book.executemany(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
            [(key, value, _proof(key, value)) for key, value in new.items()],
        )
        book.executemany(
            "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)",
            [(key, len(value), now) for key, value in new.items()],
        )
        book.executemany("UPDATE uses SET used = ? WHERE key = ?", [(now, key) for key in used])
        _bounded(book, most)


def _bounded(book: sqlite3.Connection, most: int) -> None:
    (total,) = book.execute("SELECT COALESCE(SUM(size), 0) FROM uses").fetchone()
    if total > most:
        rows = book.execute("SELECT key, size FROM uses ORDER BY used, key").fetchall()
        gone = []
        for key, size in rows:
            if total <= most // 2:
                break
            gone.append((key,))
            total -= size
        for table in ("kept", "uses"):
            book.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608


def _opened(file: Path | None) -> sqlite3.Connection:
    path = file or cache_file()
    book = sqlite3.connect(f"{address_of(path)}?mode=rw", timeout=_PATIENCE, uri=True)
    book.execute("PRAGMA synchronous = OFF")  # what a crash damages is told by its proof
    return book


def address_of(path: PurePath) -> str:
    """Return where a file is as SQLite wants it: a share on the network without a host of its own."""
    address = path.as_uri()
    return address if address.startswith("file:///") else address.replace("file:", "file://", 1)


def _proof(key: bytes, value: bytes) -> bytes:
    return sha256(key + value).digest()


def _some(keys: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _files(folder: Path) -> Iterable[str]:
    """Yield name, size and time of every module below a folder, sorted."""
    with scandir(folder) as entries:
        for each in sorted(entries, key=lambda entry: entry.name):
            if each.is_dir():
                yield from _files(Path(each.path))
            elif each.name.endswith(".py"):
                told = each.stat()
                yield f"{each.path} {told.st_size} {told.st_mtime_ns}\n"
