"""Without the library documents are made with, one sentence says what to install, and all else works."""

import subprocess
import sys

_SCRIPT = """
import sys
from importlib import util
found = util.find_spec
util.find_spec = lambda name, package=None: None if name == "docxtpl" else found(name, package)
import xlsops.procedure.papers.recapping
from xlsops.errors import XlsopsError
try:
    import xlsops.procedure.report.making
except XlsopsError as error:
    print(error.key)
"""


def test_what_is_missing_is_named_and_the_recap_does_not_need_it() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["report_told.no_library"]


def test_no_command_but_these_loads_what_documents_are_made_with() -> None:
    script = (
        "import sys; import xlsops.cli.main, xlsops.ribbon, xlsops.procedure.papers.recapping; "
        "print(sorted({'docx', 'docxtpl', 'xlsops.word'} & sys.modules.keys()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["[]"]
