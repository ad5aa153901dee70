"""Commands people give every day load no library they do not need."""

import json
import shutil
import subprocess
import sys
from datetime import datetime

from tests.quarter import Room
from xlsops.core.spec.reading import WIB
from xlsops.procedure.status.standing import status

COMMANDS = (
    ("distribute",),
    ("record",),
    ("collect",),
    ("status",),
    ("validate",),
    ("decide",),
    ("approve", "--bureau", "KKP"),
    ("recap",),
    ("hand-over",),
    ("documents",),
    ("verify",),
)
"""In an order in which each but ``record`` has something to do."""
HEAVIER = (
    ("collect",),
    ("formats",),
    ("remind",),
    ("return",),
    ("carry",),
    ("doctor",),
    ("export", "--help"),
)
"""Those that edit copies of forms or look at what is installed: in a folder with something to return."""
FRAMES = {"pandas", "pyarrow", "xlsops.procedure.exporting"}
ALL = """
import json, sys
from xlsops.cli.main import main
from xlsops.files import printing
printing.printed_each = lambda books, *_: (b"%PDF-1.7",) * len(books)  # LibreOffice takes seconds
ended = []
for folder, command, *more in json.loads(sys.argv[1]):
    when = [] if command in {"doctor", "export"} else ["--now", "2026-07-08T10:00+07:00", "--as", "Kabag"]
    sys.argv[1:] = [command, folder, *when, *more]
    try:
        main()
    except SystemExit as end:
        heavy = {"openpyxl", "numpy", "pandas", "pyarrow", "xlwings", "xlsops.procedure.exporting"}
        ended.append([command, end.code or 0, *heavy & sys.modules.keys()])
print()
print(json.dumps(ended))
"""


def test_a_command_on_a_closed_folder_loads_neither_openpyxl_nor_numpy_nor_xlwings_and_none_pandas(
    room: Room,
) -> None:
    other = room.root.with_name("Lain")
    shutil.copytree(room.root, other)
    (other / "masuk" / "KKP.xlsx").write_bytes(
        room.filled("KKP", {("KKP-01", "realisasi_2"): "nihil"})
    )
    room.send("KKP")
    asked = [(str(room.root), *each) for each in COMMANDS]
    asked += [(str(other), *each) for each in HEAVIER]
    told = subprocess.run(
        [sys.executable, "-c", ALL, json.dumps(asked)], capture_output=True, text=True, check=True
    )
    ended = json.loads(told.stdout.splitlines()[-1])
    light, heavier = ended[: len(COMMANDS)], ended[len(COMMANDS) :]
    assert [(name, loaded) for name, _, *loaded in light] == [(name, []) for name, *_ in COMMANDS]
    assert [(name, FRAMES & {*loaded}) for name, _, *loaded in heavier] == [
        (name, set()) for name, *_ in HEAVIER
    ]
    assert [name for name, code, *_ in ended if code not in {0, 1}] == ["record", "carry"]


def test_a_click_where_nothing_changed_loads_no_writer_no_bar_and_nothing_of_the_network(
    room: Room,
) -> None:
    seldom = {"xlsxwriter", "rich.console", "http.client", "ssl"}
    seldom |= {"xlsops.core.checks.judge", "xlsops.excel.live.painting"}
    seldom |= {"xlsops.excel.closed.splice", "xlsops.excel.writer.sheets"}
    seldom |= {
        "xlsops.files.xlsx.grids",
        "xlsops.excel.package.parts",
        "xlsops.procedure.status.html",
    }
    code = f"{CLICK}\nprint(sorted({seldom!r} & sys.modules.keys()))"
    for _ in range(2):  # paints, then reads once what was painted
        status(room.period(datetime(2026, 7, 8, 10, tzinfo=WIB)))
    told = subprocess.run(
        [sys.executable, "-c", code, str(room.root)], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_help_loads_nothing_that_reads_or_shows_a_period() -> None:
    code = "import sys; sys.argv[1:] = ['--help']; from xlsops.cli.main import main\n"
    code += "try: main()\nfinally: print('|', *sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {"core.spec", "core.view", "core.journal", "procedure", "excel", "files"}
    loaded = told.stdout.rpartition("|")[2].split()
    assert "xlsops.cli.commands" in loaded
    assert {room for room in rooms if f"xlsops.{room}" in loaded} == set()


CLICK = """
import sys
from xlsops.cli.main import main
sys.argv[1:] = ["status", sys.argv[1], "--now", "2026-07-08T10:00+07:00", "--as", "Kabag"]
try:
    main()
except SystemExit:
    pass
"""
