"""The office's coat of arms: the picture, and how large it stands in a place."""

import hashlib

from msgspec import Struct


class Emblem(Struct, frozen=True):
    """A picture, PNG or JPEG, with its own size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def sha(self) -> str:
        """Return the hash of the picture."""
        return hashlib.sha256(self.data).hexdigest()

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Return its size in pixels when it fills a place, no side longer and its shape kept."""
        scale = min(width / self.width, height / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


class Picture(Struct, frozen=True):
    """A picture on a sheet: the cell it hangs on, how far right and down of it, its size in pixels."""

    emblem: Emblem
    row: int
    column: int
    right: int
    down: int
    width: int
    height: int


def centred(emblem: Emblem, row: int, column: int, place: tuple[int, int]) -> Picture:
    """Return a picture in the middle of a place so wide and high that begins at a cell."""
    width, height = emblem.within(*place)
    return Picture(
        emblem, row, column, (place[0] - width) // 2, (place[1] - height) // 2, width, height
    )
