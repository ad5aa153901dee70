"""Commands run in the process of the tests, and so does what they begin."""

from tests.memory import files_are_judged_here, same_bytes_are_read_once

__all__ = ["files_are_judged_here", "same_bytes_are_read_once"]
