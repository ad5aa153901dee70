"""A frame as one part of a dataset of many: where it lies by year, quarter and office, and its bytes.

Year, quarter and office are told by the folders, as pandas, polars and DuckDB read them, and are not
among the columns. A part is named by its content and by the folder it was made from.
"""

import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from xlsops.core.values.periods import Period
from xlsops.frames.column_kinds import Frame
from xlsops.frames.file_formats import parquet_of

_BY_FOLDER = ["tahun", "triwulan", "kantor"]
PART = re.compile(
    r"tahun=\d{4}/triwulan=[1-4]/kantor=[\w%-]+/(?P<folder>[0-9a-f]{8})-(?P<content>[0-9a-f]{24})\.parquet",
    re.ASCII,
)
"""How a part is called, from the dataset's folder on; of nothing else there the program takes care."""


def part_of(frame: Frame) -> bytes:
    """Return the bytes of a part; the same frame gives the same, as long as pyarrow is the same."""
    return parquet_of(frame.drop(columns=_BY_FOLDER))


def part_path(period: Period, office: str, folder: Path, part: bytes) -> str:
    """Return where in a dataset the part belongs that was made from a folder of that office."""
    name = f"{_short(str(folder).encode(errors='surrogatepass'), 8)}-{_short(part, 24)}.parquet"
    kept = quote(office, safe="").replace(".", "%2E").replace("~", "%7E")
    return f"tahun={period.year}/triwulan={period.number}/kantor={kept}/{name}"


def is_whole(place: str, part: bytes) -> bool:
    """Tell whether a part is as it was when it was named."""
    named = PART.fullmatch(place)
    return named is not None and named["content"] == _short(part, 24)


def _short(data: bytes, length: int) -> str:
    return sha256(data).hexdigest()[:length]
