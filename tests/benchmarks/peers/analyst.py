"""The whole job as a good analyst scripts it: pandas over calamine, then XlsxWriter.

It knows the form (keys in row 2, ids in column A) and compares every submission with the form that
was sent out. All columns are judged at once for all bureaus, never cell by cell. What it can't do
is what calamine doesn't tell (error cells come out blank, formulas not at all, nothing of hidden rows),
and what takes more than a script: seals, an archive, decisions, marks on the bureau's own cells.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.benchmarks.peers.analyst_recap import write_recap
from tests.benchmarks.planting import Place, places_in, recall
from tests.benchmarks.racing import Telling, Work

QUARTER = 2
_SHEETS = {"Indikator": "realisasi_{q}", "Anggaran": "k_{q} rp_{q}"}
_TEXTS = ["pendorong", "penghambat", "rtl", "bukti", "penanggung_jawab"]
_OPEN = {*_TEXTS, "keterangan"}
_COMPUTED = {
    "target_sd",
    "realisasi_sd",
    "capaian_mentah",
    "capaian",
    "capaian_tahun",
    "predikat",
    "status",
    "k_sd",
    "rp_sd",
    "capaian_k",
    "serapan",
}
_DUE = {"Triwulanan": {1, 2, 3, 4}, "Semesteran": {2, 4}, "Tahunan": {4}}
_NIP = re.compile(r"(19|20)\d{6}(19|20)\d{2}(0[1-9]|1[0-2])[12](?!000)\d{3}")


def ready(folder: Path) -> Work:
    """Return the work on the period's folder."""
    root = folder / "periode"

    def work() -> Telling:
        told = collected(root, folder / "rekap.xlsx")
        planted = places_in(folder)
        return lambda: {"found": recall(planted, told), "of": len(planted), "told": len(told)}

    return work


def collected(root: Path, target: Path) -> set[Place]:
    """Write the recap of a period's folder; return every place with something wrong."""
    sent = {path.name.split("_")[0]: path for path in sorted((root / "format").glob("*.xlsx"))}
    came = {path.stem: path for path in sorted((root / "masuk").glob("*.xlsx"))}
    found: list[pd.DataFrame] = []
    frames = dict[str, list[pd.DataFrame]]()
    forms = dict[str, list[pd.DataFrame]]()
    for code, path in came.items():
        sheets = _read(path)
        found.append(_identity(code, sheets["Petunjuk"]))
        original = _read(next(each for key, each in sent.items() if code in each.name))
        for name in _SHEETS:
            frames.setdefault(name, []).append(_table(sheets[name], code))
            forms.setdefault(name, []).append(_table(original[name], code))
    tables = {name: pd.concat(each, ignore_index=True) for name, each in frames.items()}
    for name, table in tables.items():
        found.extend(_judged(name, table, pd.concat(forms[name], ignore_index=True)))
    findings = pd.concat(found, ignore_index=True)
    write_recap(target, tables["Indikator"], tables["Anggaran"], findings)
    places = findings[["bagian", "lembar", "baris", "kolom"]].itertuples(index=False, name=None)
    return {(code, sheet, int(row), int(column)) for code, sheet, row, column in places}


def _read(path: Path) -> dict[str, pd.DataFrame]:
    return pd.read_excel(
        path,
        sheet_name=["Petunjuk", *_SHEETS],
        header=None,
        dtype=object,
        engine="calamine",
        keep_default_na=False,
        na_filter=False,
    )


def _table(cells: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the rows with an id, their columns by key, and where each stood."""
    table = cells.iloc[7:].set_axis(cells.iloc[1], axis=1)
    table = table.assign(baris=range(8, 8 + len(table)), bagian=code)
    return table[table["id"] != ""]


def _identity(code: str, cover: pd.DataFrame) -> pd.DataFrame:
    """Return the findings on who filled the form."""
    given = {12: "petugas", 13: "nip", 14: "tanggal_isi"}
    wrong = [
        (code, "Petunjuk", row, 4, key, str(value))
        for row, key in given.items()
        if not (value := cover.iloc[row - 1, 3])
        or (key == "nip" and not _NIP.fullmatch(re.sub(r"[\s.-]", "", str(value))))
    ]
    return pd.DataFrame(wrong, columns=["bagian", "lembar", "baris", "kolom", "masalah", "isi"])


def _judged(name: str, table: pd.DataFrame, form: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the findings on one kind of sheet, for all bureaus at once."""
    columns = {key: at for at, key in enumerate(table.columns, 1)}
    asked = table[table["no"] != ""]
    due = (
        asked["periode"].map(lambda each: QUARTER in _DUE.get(each, ()))
        if "periode" in asked
        else True
    )
    explained = asked["keterangan"].astype(str).str.strip() != ""

    def told(rows: pd.Series, key: str, what: str, of: pd.DataFrame = asked) -> pd.DataFrame:
        wrong = of[rows]
        return pd.DataFrame(
            {
                "bagian": wrong["bagian"],
                "lembar": name,
                "baris": wrong["baris"],
                "kolom": columns[key],
                "masalah": what,
                "isi": wrong[key].astype(str),
            }
        )

    for key in _TEXTS:
        yield told(due & (asked[key].astype(str).str.strip() == ""), key, "belum diisi")
    for key in _SHEETS[name].format(q=QUARTER).split():
        blank = asked[key] == ""
        numbers = pd.to_numeric(asked[key].where(asked[key].map(_is_number)))
        yield told(due & blank, key, "belum diisi")
        yield told(~blank & numbers.isna(), key, "bukan angka")
        yield told(numbers < 0, key, "negatif")
        percent = (asked["satuan"] == "%") & ~key.startswith("rp_")
        yield told(percent & (numbers > 100) & ~explained, key, "di atas 100 persen")
        if key.startswith("rp_"):
            ceiling = pd.to_numeric(asked["pagu"], errors="coerce")
            yield told(numbers > ceiling + 1, key, "melebihi pagu")
            yield told(numbers % 1 > 0, key, "tidak bulat")
            before = pd.to_numeric(asked[f"rp_{QUARTER - 1}"], errors="coerce")
            yield told(numbers < before, key, "turun dari triwulan lalu")
    if name == "Indikator":
        yield told(_recomputed(asked), "capaian", "rumus diganti")
    yield from _changed(name, columns, table, form)


def _changed(
    name: str, columns: dict[str, int], table: pd.DataFrame, form: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    """Yield rows that are gone and locked cells that hold something else than was sent out."""
    entered = {f"realisasi_{QUARTER}", f"k_{QUARTER}", f"rp_{QUARTER}", *_OPEN, *_COMPUTED}
    sent, came = form.set_index(["bagian", "id"]), table.set_index(["bagian", "id"])
    gone = sent[~sent.index.isin(came.index)].reset_index()
    yield gone.assign(lembar=name, kolom=2, masalah="baris hilang", isi=gone["no"].astype(str))[
        ["bagian", "lembar", "baris", "kolom", "masalah", "isi"]
    ]
    both = came.index.intersection(sent.index)
    for key, at in columns.items():
        if key in entered or key in {"id", "baris", "bagian"}:
            continue
        other = came.loc[both, key] != sent.loc[both, key]
        wrong = came.loc[both][other].reset_index()
        yield pd.DataFrame(
            {
                "bagian": wrong["bagian"],
                "lembar": name,
                "baris": wrong["baris"],
                "kolom": at,
                "masalah": "sel terkunci berubah",
                "isi": wrong[key].astype(str),
            }
        )


def _recomputed(asked: pd.DataFrame) -> pd.Series:
    """Tell where a shown achievement is not what target and actual give; both kinds of indicator."""
    wanted = achievement(asked)
    shown = pd.to_numeric(asked["capaian"], errors="coerce")
    return shown.notna() & ~((shown - wanted).abs() <= 0.01)


def achievement(asked: pd.DataFrame) -> pd.Series:
    """Return the achievement in percent, capped, from target and actual of the year so far."""
    sums = asked["metode"] == "Akumulatif"
    target, actual = (
        _numbers(asked[f"{stem}_{QUARTER}"])
        + (_numbers(asked[f"{stem}_{QUARTER - 1}"]).fillna(0)).where(sums, 0)
        for stem in ("target", "realisasi")
    )
    ratio = actual / target.where(target != 0) * 100
    return ratio.where(asked["jenis"] != "Negatif", 200 - ratio).clip(0, 120).round(2)


def _numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column.where(column.map(_is_number)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
