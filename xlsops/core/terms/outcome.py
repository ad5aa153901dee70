"""What an operation did: sentences for people, facts for machines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an operation; ``attention`` says somebody must look."""

    lines: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    attention: bool = False


def silent(_what: str, _done: int, _total: int) -> None:
    """Show no progress."""
