"""The command line: commands, what they take, how their work is shown."""

from xlsops.workers.garbage import A_CLICK, look_for_garbage_seldom

look_for_garbage_seldom(A_CLICK)
