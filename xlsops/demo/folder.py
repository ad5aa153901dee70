"""The folder of a demo: a list of all its files, so that a later demo only ever removes its own."""

import hashlib
import json
import shutil
from pathlib import Path

from xlsops import messages
from xlsops.errors import NotWritableError, XlsopsError
from xlsops.files.writing import make_folder, write_whole

MANIFEST = ".contoh.json"


def keep_manifest(root: Path) -> None:
    """Remember every file of the demo with its hash."""
    write_whole(root / MANIFEST, json.dumps(_hashes(root), indent=1, sort_keys=True).encode())


def clear(root: Path, *, replace: bool = False) -> None:
    """Remove an earlier demo in which nobody changed or added anything, where it may be replaced; else refuse."""
    if not root.exists() or (root.is_dir() and not any(root.iterdir())):
        make_folder(root.parent)
        return
    try:
        known = json.loads((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise XlsopsError(messages.folders.not_empty(root)) from error
    if root.is_symlink() or known != _hashes(root):
        raise XlsopsError(messages.folders.not_empty(root))
    if not replace:
        raise XlsopsError(messages.demo.stands_there(root))
    try:
        shutil.rmtree(root)
    except OSError as error:
        raise NotWritableError(root, messages.reasons.OLD_DEMO_STAYS) from error


def _hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
