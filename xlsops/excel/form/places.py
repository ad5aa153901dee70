"""A part of a template as pieces: what stands in every form, between it the places of words.

Every second piece is the name of a place, such as ``{bagian}``.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from xlsops.excel.package.spelt import escape

Pieces = tuple[bytes, ...]
_MARK = b"\0"
"""Stands on either side of a place; no part has it."""
_IN_FOOTER = b"&"
"""In a footer a single ``&`` starts a code, a written one stands there twice: its places are others."""
_FOOTER_OR_PLACE = re.compile(rb"<oddFooter>.*?</oddFooter>|\{[a-z_]+\}", re.DOTALL)
_PLACE = re.compile(rb"\{[a-z_]+\}")


def place(name: bytes) -> bytes:
    """Return a place that has no name in braces, to be put into a part before it is taken to pieces."""
    return _MARK + name + _MARK


def pieces_of(part: bytes) -> Pieces:
    """Return a part as pieces, each word in braces a place."""

    def one(match: re.Match[bytes]) -> bytes:
        if match[0].startswith(b"{"):
            return place(match[0])
        return _PLACE.sub(lambda found: place(_IN_FOOTER + found[0]), match[0])

    return tuple(_FOOTER_OR_PLACE.sub(one, part).split(_MARK))


def spelt(words: Mapping[str, str]) -> dict[bytes, bytes]:
    """Return words by their places, those in footers too, as a part spells them."""
    return dict(_spelt(words))


def _spelt(words: Mapping[str, str]) -> Iterator[tuple[bytes, bytes]]:
    for name, word in words.items():
        told = escape(word).replace('"', "&quot;").encode()
        yield name.encode(), told
        yield _IN_FOOTER + name.encode(), told.replace(b"&amp;", b"&amp;" * 2)


def settled(pieces: Pieces, words: Mapping[bytes, bytes], own: Collection[bytes]) -> Pieces:
    """Return pieces with the words in their places; only those of own words stay open, and nameless ones.

    What no word is known of was no place. Words are not searched: one may look like a place itself.
    """
    found = [pieces[0]]
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        written = name.removeprefix(_IN_FOOTER)
        if name in own or not written.startswith(b"{"):
            found += name, after
        else:
            found[-1] += words.get(name, written) + after
    return tuple(found)


def filled(pieces: Pieces, words: Mapping[bytes, bytes]) -> bytes:
    """Return the part with a word in every place."""
    parts = list(pieces)
    parts[1::2] = [words[name] for name in pieces[1::2]]
    return b"".join(parts)
