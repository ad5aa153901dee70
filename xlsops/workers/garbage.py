"""How often a process looks for garbage: seldom, as what a click or a task makes lives until it ends."""

import gc

_SELDOM = 200_000
"""What is made and read lives until it ends: looked through for garbage all the time, it costs a fifth more."""


def look_for_garbage_seldom() -> None:
    """Let this process look for garbage seldom."""
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
