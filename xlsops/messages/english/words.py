"""How the English of the catalogue counts and lists: in one place, so that every sentence does it alike."""

from collections.abc import Sequence


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many there are of what: ``1 file``, ``2 files``; ``many`` where it is no plain plural."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def of_all(some: int, total: int, one: str) -> str:
    """Return how many of how many: ``1 of 1 bureau``, ``1 of 9 bureaus``."""
    return f"{some} of {counted(total, one)}"


def are(count: int, one: str = "is", many: str = "are") -> str:
    """Return the verb behind a number."""
    return one if count == 1 else many


def listed(names: Sequence[str], most: int = 0, mark: str = ", ") -> str:
    """Return names in one line; where there are more than ``most``, those and how many more."""
    more = len(names) - most if most else 0
    return mark.join((*names[:most], f"and {more} more") if more > 0 else names)
