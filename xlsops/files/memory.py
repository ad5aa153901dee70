"""A bounded memory of what was learnt: what is not asked for again is forgotten first."""

from typing import Generic, TypeVar

Spelling = TypeVar("Spelling", bytes, str)
Value = TypeVar("Value")
_MOST, _LONGEST, _MOST_ONCE = 40_000, 1_000, 200_000


class Memory(Generic[Spelling, Value]):
    """Values by spelling in two generations; when the young one is full, the old one goes.

    A value is kept when its spelling is met a second time, so that words which stand in one
    workbook only take no room. Those who ask for much at once ask ``young`` itself, and
    ``recalled`` for what it lacks.
    """

    __slots__ = ("old", "once", "young")

    def __init__(self) -> None:
        self.young: dict[Spelling, Value] = {}
        self.old: dict[Spelling, Value] = {}
        self.once: set[int] = set()

    def recalled(self, spelling: Spelling) -> Value | None:
        """Return a value of the old generation, made young again; None where there is none."""
        value = self.old.get(spelling)
        if value is not None:
            self._keep(spelling, value)
        return value

    def met(self, spelling: Spelling, value: Value) -> None:
        """Remember a value whose spelling was met before, unless it is long."""
        mark = hash(spelling)
        if mark in self.once:
            self._keep(spelling, value)
            return
        if len(self.once) >= _MOST_ONCE:
            self.once.clear()
        self.once.add(mark)

    def _keep(self, spelling: Spelling, value: Value) -> None:
        if len(spelling) > _LONGEST:
            return
        if len(self.young) >= _MOST:
            self.old, self.young = self.young, {}
        self.young[spelling] = value
