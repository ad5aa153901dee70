"""A played demo and a period ready to collect, for the tests of the procedure."""

from tests.memory import same_bytes_are_read_once
from tests.quarter import finished, played, room

__all__ = ["finished", "played", "room", "same_bytes_are_read_once"]
