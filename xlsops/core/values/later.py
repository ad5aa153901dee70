"""Parts of a value that are worked out when somebody first looks at them, and stay as they are then.

What makes them is pure: it gives the same whenever it is asked. They are equal to, and are shown as,
the plain tuple or mapping that they hold.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

Item_co = TypeVar("Item_co", covariant=True)
Key = TypeVar("Key")


class Later(Sequence[Item_co]):
    """A tuple that is made when it is first looked at."""

    def __init__(self, make: Callable[[], Iterable[Item_co]]) -> None:
        self._make = make

    @cached_property
    def whole(self) -> tuple[Item_co, ...]:
        """Return the tuple."""
        whole = tuple(self._make())
        del self._make  # and with it all that it was made from
        return whole

    @overload
    def __getitem__(self, place: int) -> Item_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item_co, ...]: ...
    def __getitem__(self, place: int | slice) -> Item_co | tuple[Item_co, ...]:
        """Return what stands at a place, or from one to another."""
        return self.whole[place]

    def __iter__(self) -> Iterator[Item_co]:
        """Yield what it holds."""
        return iter(self.whole)

    def __len__(self) -> int:
        """Return how much it holds."""
        return len(self.whole)

    def __reduce__(self) -> tuple[type[tuple[Item_co, ...]], tuple[tuple[Item_co, ...]]]:
        """Return what goes to another process: the tuple, for what makes it stays here."""
        return tuple, (self.whole,)

    def __eq__(self, other: object) -> bool:
        """Tell whether it holds what another one, or a tuple, holds."""
        return self.whole == (other.whole if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        """Return the hash of the tuple."""
        return hash(self.whole)

    def __repr__(self) -> str:
        """Return the tuple in words."""
        return repr(self.whole)


class LaterMapping(Mapping[Key, Item_co], Generic[Key, Item_co]):
    """A mapping that is made when it is first looked at."""

    def __init__(self, make: Callable[[], Mapping[Key, Item_co]]) -> None:
        self._make = make

    @cached_property
    def whole(self) -> Mapping[Key, Item_co]:
        """Return the mapping."""
        return self._make()

    def __getitem__(self, key: Key) -> Item_co:
        """Return what is held under a key."""
        return self.whole[key]

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys."""
        return iter(self.whole)

    def __len__(self) -> int:
        """Return how much it holds."""
        return len(self.whole)

    def __repr__(self) -> str:
        """Return the mapping in words."""
        return repr(self.whole)
