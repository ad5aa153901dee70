"""``python -m xlsops`` is the same as ``xlsops``."""

from xlsops.cli.main import main

main()
