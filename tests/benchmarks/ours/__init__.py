"""What this program does in each contest; a module each, whose ``ready`` returns the work to be timed.

All of it runs as commands and workers do: they look for garbage seldom, which ``cli`` sees to.
"""

from xlsops import cli

__all__ = ["cli"]
