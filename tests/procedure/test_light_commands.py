"""Commands people give every day load no library they do not need."""

import json
import subprocess
import sys

from tests.quarter import Room

COMMANDS = (
    ("distribute",), ("record",), ("collect",), ("status",), ("validate",), ("decide",),
    ("approve", "--bureau", "KKP"), ("recap",), ("hand-over",), ("documents",), ("verify",),
)  # fmt: skip
"""In an order in which each but ``record`` has something to do; ``return`` edits copies of forms, as ``formats`` does."""

ALL = """
import json, sys
from xlsops.cli import main
folder, ended = sys.argv[1], {}
for command in json.loads(sys.argv[2]):
    sys.argv[1:] = [command[0], folder, "--now", "2026-07-08T10:00+07:00", "--as", "Kabag", *command[1:]]
    try:
        main()
    except SystemExit as end:
        heavy = {"openpyxl", "numpy", "pandas", "xlwings"} & sys.modules.keys()
        ended[command[0]] = [end.code or 0, *heavy]
print()
print(json.dumps(ended))
"""


def test_a_command_on_a_closed_folder_loads_neither_openpyxl_nor_numpy_nor_xlwings(
    room: Room,
) -> None:
    room.send("KKP")
    told = subprocess.run(
        [sys.executable, "-c", ALL, room.root, json.dumps(COMMANDS)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    ended = json.loads(told.stdout.splitlines()[-1])
    assert {name: heavy for name, (_, *heavy) in ended.items()} == {
        name: [] for name, *_ in COMMANDS
    }
    assert {name for name, (code, *_) in ended.items() if code not in {0, 1}} == {"record"}
