"""One headless LibreOffice for the tests: started with its own profile, restarted, stopped."""

import builtins
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Self, TypeVar, cast

PROGRAMS = (
    Path("/usr/lib/libreoffice/program"),
    Path("/usr/lib64/libreoffice/program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
)
PACKAGES = Path("/usr/lib/python3/dist-packages")
RESTART_ME = 81
PATIENCE = 60.0
HOST, WITHIN = Path(__file__).parent / "within" / "host.py", "xlsops.Within"

T = TypeVar("T")

SETTINGS = (
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Common/Misc", "UseDocumentOOoLockFile", "false"),
    ("Office.Common/Misc", "UseDocumentSystemFileLocking", "false"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    ("Office.Calc/Formula/Load", "ODFRecalcMode", "0"),
    ("Setup/L10N", "ooLocale", "en-US"),
    ("Setup/L10N", "ooSetupSystemLocale", "en-US"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
)
INDONESIAN = (*SETTINGS, ("Setup/L10N", "ooSetupSystemLocale", "id-ID"))
"""Those of an office's computer: figures with a decimal comma."""


class OfficeError(Exception):
    """The spreadsheet program could not do what was asked."""


class OfficeMissingError(OfficeError):
    """LibreOffice, or its Python module, is not on this computer."""


class OfficeStartError(OfficeError):
    """LibreOffice is there and did not start."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"soffice did not start: {reason}")


class OfficeDiedError(OfficeError):
    """LibreOffice died while it worked; the next call starts it anew."""

    def __init__(self, doing: str, code: int | None) -> None:
        super().__init__(f"soffice died while {doing} (exit code {code})")
        self.code = code


def program() -> Path | None:
    """The soffice.bin of this computer, if it has one."""
    found = shutil.which("soffice")
    folders = ([Path(found).resolve().parent] if found else []) + list(PROGRAMS)
    names = ("soffice.bin", "soffice")
    return next((f / n for f in folders for n in names if (f / n).is_file()), None)


@lru_cache(maxsize=1)
def windows() -> bool:
    """Whether this LibreOffice has the plugins that make windows."""
    binary = program()
    return binary is not None and any(binary.parent.glob("libvclplug_*"))


@lru_cache(maxsize=1)
def uno() -> ModuleType:
    """The module `uno`, leaving sys.path and the import function as they were."""
    binary, path, original = program(), list(sys.path), builtins.__import__
    sys.path += [str(PACKAGES), *([str(binary.parent)] if binary else [])]
    try:
        import uno as module  # noqa: PLC0415
    except ImportError as error:
        raise OfficeMissingError(str(error)) from error
    finally:
        sys.path[:] = path
        builtins.__import__ = original
    return module


def available() -> str | None:
    """Why there is no spreadsheet program here, or None when there is one."""
    if program() is None:
        return "LibreOffice (soffice) is not installed"
    try:
        uno()
    except OfficeMissingError as error:
        return f"python3-uno is not importable: {error}"
    return None


def url(path: Path | str) -> str:
    """The file address LibreOffice wants for a path."""
    return Path(path).absolute().as_uri()


def kind(error: BaseException) -> str:
    """The last part of a UNO error's name, such as ``DisposedException``."""
    return type(error).__name__.rpartition(".")[2]


def from_uno(error: BaseException) -> bool:
    """Whether an error is one of UNO's, which take no traceback from Python."""
    return "com.sun.star." in type(error).__name__


def properties(**values: object) -> tuple[Any, ...]:
    """Named arguments as UNO wants them."""
    make = uno().createUnoStruct
    return tuple(make("com.sun.star.beans.PropertyValue", k, 0, v, 0) for k, v in values.items())


class Office:
    """A running LibreOffice; it starts at first use and again after a crash.

    It shows itself on an X display where one is named.
    """

    def __init__(self, display: str = "") -> None:
        self._display = display
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._context: Any = None
        self._within: tuple[Any, Any] = (None, None)
        self.starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The process id of the running program."""
        self.context()
        assert self._process is not None
        return self._process.pid

    @property
    def profile(self) -> Path:
        """The folder of this program's settings, removed when it is stopped."""
        self.context()
        assert self._folder is not None
        return self._folder

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def context(self) -> Any:
        """The remote component context, started when needed."""
        if not self.alive or self._context is None:
            self._start()
        return self._context

    def within(self, function: Callable[..., T], *arguments: object) -> T:
        """What a function of the modules in `within` returns, run in the program's own process.

        From here every object of LibreOffice costs two milliseconds, there a hundredth of that.
        """
        told = (("module", function.__module__.rpartition(".")[2]), ("name", function.__name__))
        make = uno().createUnoStruct
        return cast(
            "T",
            self._host().execute(
                tuple(
                    make("com.sun.star.beans.NamedValue", *each)
                    for each in (*told, ("arguments", arguments))
                )
            ),
        )

    def _host(self) -> Any:
        """The component that runs functions in the program, loaded when needed."""
        context = self.context()
        if self._within[0] is not context:
            loader = self.service("com.sun.star.loader.Python")
            factory = loader.activate(WITHIN, "", url(HOST), None)
            self._within = context, factory.createInstanceWithContext(context)
        return self._within[1]

    def service(self, name: str) -> Any:
        """A new service of the program."""
        for _ in range(2):
            context = self.context()
            try:
                return context.ServiceManager.createInstanceWithContext(name, context)
            except Exception as error:
                if not self._lost(error):
                    raise
                self._end()
        raise OfficeStartError("the connection is lost at once")

    @property
    def desktop(self) -> Any:
        """The desktop: what opens documents."""
        return self.service("com.sun.star.frame.Desktop")

    def load(self, path: Path | str | None = None, *, shown: bool = False) -> Any:
        """A workbook without macros, links or questions; a new one when there is no path.

        A document to be saved is shown in a window, since without one it loses its frozen
        panes; the build that has no windows dies on showing one, and keeps it hidden.
        """
        hidden = not (shown and windows())
        arguments = properties(Hidden=hidden, MacroExecutionMode=0, UpdateDocMode=0)
        target = url(path) if path else "private:factory/scalc"
        try:
            document = self.desktop.loadComponentFromURL(target, "_blank", 0, arguments)
        except Exception as error:
            if self._lost(error) or not from_uno(error):
                raise
            raise OfficeError(f"LibreOffice cannot open {path}: {error}") from error
        if document is None:
            raise OfficeError(f"LibreOffice cannot open {path}")
        return document

    def holds(self, document: Any) -> bool:
        """Whether a document is still open in the running program."""
        if not self.alive:
            return False
        try:
            return document.Sheets is not None
        except Exception as error:
            if not from_uno(error) and not isinstance(error, AttributeError):
                raise
            return False

    @contextmanager
    def document(self, path: Path | str, *, shown: bool = False) -> Iterator[Any]:
        """A workbook that is closed again at the end."""
        with self.watched(f"working on {Path(path).name}"):
            document = self.load(path, shown=shown)
            try:
                yield document
            finally:
                if self.holds(document):
                    document.close(True)

    @contextmanager
    def watched(self, doing: str) -> Iterator[None]:
        """A lost connection becomes an error with a name, and the next call starts anew.

        No error of UNO leaves here as it is: Python's context managers cannot pass one on.
        """
        try:
            yield
        except Exception as error:
            if self._lost(error):
                raise OfficeDiedError(doing, self._end()) from error
            if from_uno(error):
                raise OfficeError(f"{kind(error)} while {doing}: {error}") from error
            raise

    def twice(self, task: Callable[[], T]) -> T:
        """The task's result; it is tried once more when the program died under it."""
        try:
            return task()
        except OfficeDiedError:
            return task()

    def stop(self) -> None:
        """End the program and remove its profile."""
        if self.alive and self._context is not None:
            with suppress(Exception):
                self.desktop.terminate()
        self._end()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _lost(self, error: BaseException) -> bool:
        """Whether the program is gone; its process may outlive the connection for a moment."""
        if not self.alive:
            return True
        if not from_uno(error):
            return False
        try:
            return self._context.ServiceManager is None
        except Exception as second:
            if not from_uno(second) and not isinstance(second, AttributeError):
                raise
            return True

    def _end(self) -> int | None:
        process, self._process, self._context = self._process, None, None
        if process is None:
            return None
        try:
            return process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _start(self) -> None:
        binary = program()
        if binary is None:
            raise OfficeMissingError("soffice is not installed")
        self._end()
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="calc-"))
            _write_profile(self._folder)
        for _ in range(4):
            self._launch(binary)
            if self._connect():
                self.starts += 1
                return
        raise OfficeStartError("it asked to be restarted again and again")

    def _launch(self, binary: Path) -> None:
        assert self._folder is not None
        # A leftover lock makes the next start wait in a dialog nobody sees.
        (self._folder / ".lock").unlink(missing_ok=True)
        keeper = shutil.which("setpriv")
        command = [keeper, "--pdeathsig", "KILL"] if keeper else []
        command += [
            str(binary),
            f"-env:UserInstallation={url(self._folder)}",
            *([] if self._display else ["--headless"]),
            "--norestore",
            "--nodefault",
            "--nologo",
            "--nolockcheck",
            f"--accept=pipe,name={self._folder.name};urp;",
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={
                **{
                    name: said for name, said in os.environ.items() if not name.startswith("PYTHON")
                },
                "PATH": os.defpath,  # its own Python would take the standard library of one found first
                "DISPLAY": self._display,
                "LC_ALL": "C.UTF-8",
                "SAL_USE_VCLPLUGIN": "gen" if self._display else "svp",
            },
        )

    def _connect(self) -> bool:
        """Connect to the pipe; False when the program asked to be restarted."""
        assert self._folder is not None
        assert self._process is not None
        local = uno().getComponentContext()
        make = local.ServiceManager.createInstanceWithContext
        resolver = make("com.sun.star.bridge.UnoUrlResolver", local)
        address = f"uno:pipe,name={self._folder.name};urp;StarOffice.ComponentContext"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self._context = resolver.resolve(address)
            except Exception as error:
                if kind(error) not in {"NoConnectException", "DisposedException"}:
                    raise
            else:
                return True
            code = self._process.poll()
            if code == RESTART_ME:
                return False
            if code is not None:
                raise OfficeStartError(f"exit code {code}")
            time.sleep(0.02)
        self._process.kill()
        self._end()
        raise OfficeStartError(f"no connection after {PATIENCE:.0f} s")


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    user = folder / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )
