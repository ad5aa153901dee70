"""The command line: commands, what they take, how their work is shown."""

import gc

_SELDOM = 200_000
"""What a command makes and reads lives until it ends: looked through for garbage all the time, it costs a fifth more."""

gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
