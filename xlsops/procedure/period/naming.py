"""How files are named, and which bureaus an operation is asked for."""

from collections.abc import Collection
from pathlib import Path

from xlsops import messages
from xlsops.core.form.identity import form_file
from xlsops.core.journal.events import in_order, of_kind
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod


def recap_name(period: LoadedPeriod, *, final: bool) -> str:
    """Return the file name of the recap workbook: a provisional one never takes the place of a final one."""
    spec = period.spec.period
    standing = "" if final else " (sementara)"
    return f"Rekap Data Kinerja Setda TW{spec.number} {spec.year}{standing}.xlsx"


def recap_names(period: LoadedPeriod) -> tuple[str, ...]:
    """Return the names recap workbooks of the period may have, that of the last one made before the others.

    Earlier versions wrote a provisional one under the name of the final one.
    """
    made = [Path(told.file).name for _, told in of_kind(in_order(period.events), RecapMade)]
    usual = (recap_name(period, final=False), recap_name(period, final=True))
    return tuple(dict.fromkeys((*made[-1:], *usual)))


def form_name(period: LoadedPeriod, code: str) -> str:
    """Return the file name of a bureau's form."""
    return form_file(period.spec.period, code)


def copy_name(period: LoadedPeriod, code: str) -> str:
    """Return the file name of a bureau's marked copy."""
    return f"{letter_name(period, 'Perbaikan', code)}.xlsx"


def return_name(period: LoadedPeriod, code: str, number: int = 1) -> str:
    """Return the file name of what is returned to a bureau for the first, second, … time."""
    return f"{letter_name(period, 'Pengembalian', code, number)}.xlsx"


def letter_name(period: LoadedPeriod, kind: str, code: str, number: int = 1) -> str:
    """Return the name, without ending, of the first, second, … letter of a kind to a bureau."""
    spec, again = period.spec.period, f" ke-{number}" if number > 1 else ""
    return f"{kind} {code} TW{spec.number} {spec.year}{again}"


def bureau_names(period: LoadedPeriod, bureaus: Collection[str]) -> tuple[str, ...]:
    """Return the codes as the office writes them, in its order; raises where one is not asked."""
    wanted = {each.strip().upper(): each for each in bureaus}
    known = {code.upper(): code for code in period.layouts}
    strange = [text for key, text in wanted.items() if key not in known]
    if strange:
        heirs = [
            (text, each.code)
            for text in strange
            for each in period.spec.active_bureaus
            if text.strip().casefold() in {former.casefold() for former in each.formerly}
        ]
        raise XlsopsError(messages.workbook.unknown_bureaus(strange, list(period.layouts), heirs))
    return tuple(code for key, code in known.items() if key in wanted)
