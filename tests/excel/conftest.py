"""A played demo and a period ready to collect, for the tests of workbooks."""

from tests.quarter import played, room

__all__ = ["played", "room"]
