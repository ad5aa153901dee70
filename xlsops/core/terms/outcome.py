"""What an operation did: sentences for people, facts for machines."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

Progress = Callable[[str, int, int], None]


class Outcome(Struct, frozen=True):
    """The result of an operation; ``attention`` says somebody must look."""

    lines: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    attention: bool = False


def silent(_what: str, _done: int, _total: int) -> None:
    """Show no progress."""
