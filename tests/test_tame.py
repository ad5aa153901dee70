"""Nothing xlwings leaves for the end of Python is done to Excel, whoever imported xlwings first."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xlsops
from xlsops.workers import watch as workers

_STUBS = """
import asyncio, concurrent.futures, ctypes, multiprocessing, subprocess, sys, types
sys.modules.update(dict.fromkeys(("matplotlib", "numpy", "pandas")))  # not there: most of its start

class Anything(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (Exception,), {})
    def __call__(cls, *_, **__):
        return cls
    def __getitem__(cls, _):
        return cls
    def __iter__(cls):
        return iter(())

class Stub(types.ModuleType):
    def __getattr__(self, name):
        return getattr(Anything("all", (Exception,), {}), name)

def stub(*names):
    for name in names:
        module = sys.modules[name] = Stub(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
"""
_WINDOWS = """
stub("pywintypes", "win32api", "win32con", "pythoncom", "win32gui", "win32process",
     "win32timezone", "win32com", "win32com.client", "win32com.server",
     "win32com.server.dispatcher", "win32com.server.policy", "win32com.server.util", "win32event")
ctypes.oledll, ctypes.windll = Stub("oledll"), Stub("windll")
ctypes.PyDLL, sys.modules["pythoncom"].__file__ = Anything("PyDLL", (), {}), ""
subprocess.CREATE_NO_WINDOW = 0
sys.platform = "win32"
subprocess.run = lambda command, *_, **__: print("RUNS", command[0])
"""
_MACOS = """
stub("aem", "aem.aemsend", "osax", "psutil", "appscript", "appscript.reference")
sys.modules["psutil"].process_iter = lambda: print("LOOKS FOR EXCEL") or ()
sys.platform = "darwin"
"""
_SYSTEMS = {"windows": (_WINDOWS, "RUNS tasklist"), "macos": (_MACOS, "LOOKS FOR EXCEL")}
_BY_EXCEL = "import xlwings.utils; "
"""How the add-in's call began before, and still begins on macOS: xlwings comes before us."""


def ended(system: str, imports: str) -> str:
    """Return what a Python of another system says that imports this and ends."""
    stubs, _ = _SYSTEMS[system]
    loaded = (
        "print(*('LOADED' for each in ('windows', 'mac') if f'xlwings._xl{each}' in sys.modules))"
    )
    script = f"{_STUBS}{stubs}{imports}\n{loaded}"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "LOADED" in done.stdout
    return done.stdout


@pytest.mark.parametrize("system", _SYSTEMS)
def test_xlwings_alone_reaches_for_every_excel_when_python_ends(system: str) -> None:
    """The stand-ins are true: without us, the real clean-up runs in them."""
    assert _SYSTEMS[system][1] in ended(system, "import xlwings")


@pytest.mark.parametrize("system", _SYSTEMS)
@pytest.mark.parametrize(
    "imports",
    [
        "import xlsops.excel.live.tame",
        "from xlsops import ribbon",
        _BY_EXCEL + "from xlsops import ribbon",
    ],
)
def test_no_excel_is_touched_when_python_ends_and_nothing_of_xlwings_clean_up_is_left_in_atexit(
    system: str, imports: str
) -> None:
    spy = (
        "import atexit\nseen, left = [], []\nregister, unregister = atexit.register, atexit.unregister\n"
        "def added(f, *a, **k):\n    seen.append(f)\n    left.append(f)\n    return register(f, *a, **k)\n"
        "def taken(f):\n    left[:] = [each for each in left if each != f]\n    unregister(f)\n"
        "atexit.register, atexit.unregister = added, taken\n"
    )
    look = (
        "\nof_xlwings = lambda each: each.__module__.startswith('xlwings')\n"
        "assert any(map(of_xlwings, seen)), 'xlwings registers nothing any more'\n"
        "assert not any(map(of_xlwings, left)), left"
    )
    assert ended(system, spy + imports + look).splitlines()[-1] == "LOADED"


def test_a_click_pays_for_no_package_that_only_xlwings_asks_for() -> None:
    script = (
        "import sys\nfrom xlsops import ribbon\n"
        "print({'numpy', 'pandas', 'matplotlib', 'plotly', 'polars'} & sys.modules.keys())\n"
        "import pandas, numpy\nprint(pandas.DataFrame({'a': [1]}).shape)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["set()", "(1, 1)"]


def test_a_clean_up_of_others_stays() -> None:
    script = "import atexit\natexit.register(print, 'OURS')\nimport xlsops.excel.live.tame"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "OURS"


def test_a_busy_excel_is_not_asked_without_end() -> None:
    look = "from xlsops import ribbon\nfrom xlwings import _xlwindows as w\nprint(w.N_COM_ATTEMPTS)"
    assert "200" in ended("windows", look).splitlines()


def test_no_module_of_ours_quits_or_kills_an_excel() -> None:
    """Workers end processes, those they started; they know nothing of Excel."""
    ours = {*Path(xlsops.__file__).parent.rglob("*.py")} - {Path(workers.__file__)}
    assert "xlwings" not in Path(workers.__file__).read_text(encoding="utf-8")
    for path in sorted(ours):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            each.func.attr
            for each in ast.walk(tree)
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)
        }
        assert called & {"quit", "kill", "cleanup"} == set(), path
