"""Document properties: when a workbook was last saved, and the custom ones that name a form."""

from collections.abc import Callable
from datetime import UTC, datetime

from xlsops.files.xlsx.markup import parse, too_deep
from xlsops.files.xlsx.ooxml import DEEPEST

_TERMS = "http://purl.org/dc/terms/ "
_MODIFIED, _CREATED = f"{_TERMS}modified", f"{_TERMS}created"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties property"

KeyOf = Callable[[str, dict[str, str]], str | None]


def modified_time(part: str, data: bytes) -> datetime | None:
    """Return the UTC moment a plain core properties part calls its last change.

    None where that is the moment it was created: nobody saved it since it was made.
    """
    found = _texts(part, data, lambda name, _: name if name in {_MODIFIED, _CREATED} else None)
    modified = _moment(found.get(_MODIFIED, ""))
    return None if modified == _moment(found.get(_CREATED, "")) else modified


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def custom_properties(part: str, data: bytes) -> dict[str, str]:
    """Return the custom properties of a plain part, each as the text the file holds."""
    return _texts(
        part, data, lambda name, attributes: attributes.get("name", "") if name == _CUSTOM else None
    )


def _texts(part: str, data: bytes, key_of: KeyOf) -> dict[str, str]:
    """Return the text below each element that ``key_of`` names, by that name."""
    found: dict[str, list[str]] = {}
    open_keys: list[str | None] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_keys) >= DEEPEST:
            too_deep(part)
        key = key_of(name, attributes)
        if key is not None:
            found[key] = []
        open_keys.append(key if key is not None else open_keys[-1] if open_keys else None)

    def end(_name: str) -> None:
        open_keys.pop()

    def characters(text: str) -> None:
        if open_keys and open_keys[-1] is not None:
            found[open_keys[-1]].append(text)

    parse(part, data, start, end, characters)
    return {key: "".join(pieces) for key, pieces in found.items()}
