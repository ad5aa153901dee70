"""How often a process looks for garbage: seldom, as what a click or a task makes lives until it ends."""

import gc

A_TASK, A_CLICK = 200_000, 1_000_000
"""After so many new values of one task, or of one click, garbage is looked for.

What is made and read lives until it ends: looked through for garbage all the time, it costs a fifth more.
A worker, whose memory is counted, does so more often than a click, which ends soon.
"""


def look_for_garbage_seldom(new: int) -> None:
    """Let this process look for garbage seldom: after so many new values."""
    gc.set_threshold(new, *gc.get_threshold()[1:])
