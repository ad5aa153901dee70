"""The coat of arms an office puts into the ``templates`` folder of its period: one picture."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from xlsops import messages
from xlsops.core.form.emblem import Emblem
from xlsops.errors import XlsopsError
from xlsops.files.folders import PeriodFolder

_ENDINGS = frozenset({".png", ".jpg", ".jpeg"})
_MOST_BYTES, _LONGEST_SIDE = 1_000_000, 4000


def emblem_of(folder: PeriodFolder) -> Emblem | None:
    """Return the coat of arms, None where the office has put none; raises XlsopsError where it cannot be used."""
    pictures = sorted(
        path
        for path in folder.templates.glob("*")
        if path.suffix.lower() in _ENDINGS and not path.name.startswith(".") and path.is_file()
    )
    if not pictures:
        return None
    first, *others = pictures
    if others:
        raise XlsopsError(
            messages.folders.emblem(
                first.name, messages.reasons.not_the_only([each.name for each in others])
            )
        )
    return _read(first)


def _read(path: Path) -> Emblem:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise XlsopsError(messages.folders.emblem(path.name, messages.reasons.NOT_NOW)) from problem
    if len(data) > _MOST_BYTES:
        raise XlsopsError(messages.folders.emblem(path.name, messages.reasons.TOO_LARGE))
    try:
        width, height = _size(data)
    except Exception as problem:  # the library raises whatever a broken picture makes it raise
        raise XlsopsError(
            messages.folders.emblem(path.name, messages.reasons.NO_PICTURE)
        ) from problem
    if max(width, height) > _LONGEST_SIDE:
        raise XlsopsError(
            messages.folders.emblem(path.name, messages.reasons.too_long(_LONGEST_SIDE))
        )
    return Emblem(data, width, height)


def _size(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture that can be shown whole; of one too large any that is.

    What the library takes for a bomb is too large for us by far, so it is not unpacked, nor warned of.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                if max(picture.size) <= _LONGEST_SIDE:
                    picture.load()
                return picture.size
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return _LONGEST_SIDE + 1, _LONGEST_SIDE + 1
