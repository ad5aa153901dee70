"""A played demo and a period ready to collect, for the tests of the procedure."""

from tests.quarter import finished, played, room

__all__ = ["finished", "played", "room"]
