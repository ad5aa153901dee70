"""Mappings as values: a changed one is a new one."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def with_text(known: Mapping[Key, str], key: Key, text: str) -> dict[Key, str]:
    """Return a mapping with a text for a key; without the key where there is none."""
    return {**known, key: text} if text else without(known, key)


def without(known: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    """Return a mapping without one key, in the same order."""
    return {each: value for each, value in known.items() if each != key}
