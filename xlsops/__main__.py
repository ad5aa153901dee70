"""``python -m xlsops`` is the same as ``xlsops``."""

from xlsops.cli import main

main()
