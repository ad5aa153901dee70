"""The played quarter, shared by the tests of the demo."""

from tests.memory import files_are_judged_here, same_bytes_are_read_once
from tests.quarter import finished, played, room

__all__ = ["files_are_judged_here", "finished", "played", "room", "same_bytes_are_read_once"]
