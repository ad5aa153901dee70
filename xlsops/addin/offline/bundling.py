"""Makes the folder from which the program is installed where there is no internet."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from email.parser import HeaderParser
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from xlsops import __version__, messages
from xlsops.addin.offline import setup_script
from xlsops.addin.offline.targets import Target, is_version
from xlsops.core.terms.outcome import Outcome, Progress
from xlsops.core.values.foreign_text import cited
from xlsops.errors import XlsopsError

SCRIPT, READ_ME = "pasang.py", "BACA SAYA.txt"
_PARTS = 3
_LONGEST = 300


def bundle(folder: Path, target: Target, report: Progress, source: str = "") -> Outcome:
    """Make the folder: every package as a wheel, their hashes, the script that installs them, how.

    ``source`` is what the program's own wheel is made from; empty for where it was installed from. What
    is there is never changed: the folder must be new or empty, and appears when it is whole.
    """
    if not is_version(target.python):
        raise XlsopsError(messages.offline.no_version(target.python))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise XlsopsError(messages.offline.not_empty(folder))
    if find_spec("pip") is None:
        raise XlsopsError(messages.offline.no_pip())
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        work = Path(made) / folder.name
        packages = work / setup_script.PACKAGES
        packages.mkdir(parents=True)
        report(messages.offline.BUILDING, 0, _PARTS)
        _own_wheel(source or installed_from(), packages)
        report(messages.offline.FETCHING, 1, _PARTS)
        _fetch(target, packages)
        report(messages.offline.CHECKING, 2, _PARTS)
        wheels = sorted(packages.iterdir())
        _write_beside(work, target, wheels)
        size = sum(each.stat().st_size for each in wheels)
        with suppress(FileNotFoundError):
            folder.rmdir()
        work.rename(folder)
    told = messages.offline.made(folder, target.name, target.python, len(wheels), size / 1e6)
    data = {"folder": str(folder), "packages": [each.name for each in wheels], "bytes": size}
    return Outcome((told, messages.offline.how(target.python)), data)


def installed_from() -> str:
    """Return what pip installed this program from: a folder, a wheel, or its name and version."""
    own = f"xlsops=={__version__}"
    try:
        told = distribution("xlsops").read_text("direct_url.json")
    except PackageNotFoundError:
        return own
    if not told:
        return own
    url = urlsplit(str(json.loads(told)["url"]))
    if url.scheme != "file":
        return url.geturl()
    place = Path(url2pathname(url.path))
    if not place.exists():
        raise XlsopsError(messages.offline.source_gone(place))
    return str(place)


def _own_wheel(source: str, packages: Path) -> None:
    _pip("wheel", "--no-deps", "--wheel-dir", str(packages), source)


def _fetch(target: Target, packages: Path) -> None:
    """Get every package the program needs on that computer.

    pip asks the conditions of requirements of the computer it runs on, whatever platform it fetches
    for: what only the other one needs (``pywin32``) is looked for here.
    """
    asked = [str(each) for each in packages.iterdir()]
    if target.is_here:  # what has no wheel for it is built
        _pip("wheel", "--find-links", str(packages), "--wheel-dir", str(packages), *asked)
        return
    while asked:
        place = ("--dest", str(packages), "--find-links", str(packages))
        _pip("download", *target.options, *place, *asked)
        asked = sorted(_lacking(target, packages))


def _lacking(target: Target, packages: Path) -> set[str]:
    """Return the requirements that hold on that computer, and of which there is no package."""
    there = {parse_wheel_filename(each.name)[0] for each in packages.iterdir()}
    return {
        str(each)
        for each in _needs(target, packages.iterdir())
        if canonicalize_name(each.name) not in there
    }


def _needs(target: Target, wheels: Iterable[Path]) -> Iterator[Requirement]:
    """Yield what these packages require on that computer, without what is only wanted by an extra."""
    markers = {**target.markers, "extra": ""}
    for wheel in wheels:
        for line in _requirements(wheel):
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate(markers):
                need.marker = None
                yield need


def _requirements(wheel: Path) -> Sequence[str]:
    with ZipFile(wheel) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        told = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return told.get_all("Requires-Dist") or ()


def _write_beside(work: Path, target: Target, wheels: Sequence[Path]) -> None:
    """Write what installs the packages, what they are, and what a person must do."""
    digests = {each.name: sha256(each.read_bytes()).hexdigest() for each in wheels}
    (own,) = (each for each in wheels if parse_wheel_filename(each.name)[0] == "xlsops")
    version = str(parse_wheel_filename(own.name)[1])
    told = {
        "xlsops": version,
        "name": target.name,
        "machine": target.machine,
        "python": target.python,
        "files": digests,
    }
    (work / setup_script.LIST).write_text(json.dumps(told, indent=1, sort_keys=True), "utf-8")
    copyfile(Path(setup_script.__file__), work / SCRIPT)
    lines = [f"{digest}  {name}" for name, digest in digests.items()]
    text = messages.read_me.of_bundle(version, target.name, target.python, lines)
    (work / READ_ME).write_text(f"{text}\n", "utf-8", newline="\r\n")


def _pip(command: str, *options: str) -> None:
    """Run pip; raises with what it said last where it fails."""
    done = subprocess.run(  # noqa: S603 - the command is ours
        (sys.executable, "-m", "pip", command, "--disable-pip-version-check", *options),
        capture_output=True, check=False, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        reason = said[-1].removeprefix("ERROR: ") if said else f"kode {done.returncode}"
        raise XlsopsError(messages.offline.not_fetched(cited(reason, _LONGEST)))
