"""The settings file RunPython reads: ``"KEY","value"`` a line, ours among a person's own."""

import re

_LINE = re.compile(r'"([^"]*)","(.*)"')

INTERPRETER = {"win32": "INTERPRETER_WIN", "darwin": "INTERPRETER_MAC"}
WORKBOOK_PATH = "ADD_WORKBOOK_TO_PYTHONPATH"
OWN_SCRIPT = "XLSOPS_APPLESCRIPT"
"""Says that the script for macOS is ours to take away; VBA never asks for it."""

OURS = (*INTERPRETER.values(), WORKBOOK_PATH, OWN_SCRIPT)


def parse_settings(text: str) -> dict[str, str]:
    """Return the settings of a text by upper-case key; other lines are left out."""
    matches = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {match[1].upper(): match[2] for match in matches if match}


def merged_settings(text: str, ours: dict[str, str], line_end: str) -> str:
    """Return the text with our settings in place of the old ones, every other line kept.

    No line stays empty, because VBA stops reading at one.
    """
    lines = [line for line in text.splitlines() if line.strip() and not _is_ours(line)]
    lines += [f'"{key}","{value}"' for key, value in ours.items()]
    return "".join(f"{line}{line_end}" for line in lines)


def _is_ours(line: str) -> bool:
    match = _LINE.fullmatch(line.strip())
    return match is not None and match[1].upper() in OURS
