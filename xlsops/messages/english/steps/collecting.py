"""What collecting tells: the files of the inbox, and how many findings are open (steps 5 and 6)."""

from collections.abc import Sequence

from xlsops.messages.english.words import are, counted, listed


def files(count: int, known: int, accepted: int, refused: int, deferred: int) -> str:
    return (
        f"{counted(count, 'file')} in the folder masuk: {known} known already, {accepted} newly accepted, "
        f"{refused} newly refused, {deferred} put off."
    )


def file(name: str, fate: str, bureau: str, message: str) -> str:
    return f"{name}: {f'{fate} {bureau}'.rstrip()}. {message}".rstrip()


def still_refused(count: int) -> str:
    return f"{counted(count, 'earlier file')} {are(count)} still refused; the reasons are on the sheet Riwayat."


def missing(bureaus: Sequence[str]) -> str:
    return f"Nothing sent yet: {listed(bureaus)}."


REVISED = "Proposed revisions after approval, not counted yet:"
STRAYED = "Changed outside the cells that were returned:"


def strays(bureau: str, count: str, cells: str) -> str:
    noun = "cell" if count == "1" else "cells"
    return f"{bureau}: {count} {noun} ({cells}); one by one on the sheet Temuan."


def answered(bureau: str, count: int) -> str:
    return (
        f"{bureau} answered {counted(count, 'finding')}; the answers are in the column Percakapan of the "
        "sheet Temuan."
    )


def answered_nothing(bureau: str, count: int, texts: Sequence[str]) -> str:
    return (
        f"CHECK: {bureau} wrote {counted(count, 'answer')} to findings it does not have (the keys in its list were "
        f"changed): {listed(texts, mark='; ')}. They stand on the sheet Riwayat only; ask which findings are meant."
    )


def open_ones(errors: int, warnings: int, infos: int, coverage: str) -> str:
    return (
        f"Open findings: {counted(errors, 'error')}, {counted(warnings, 'warning')}, {infos} for information "
        f"(submissions: {coverage})."
    )


def open_of(bureau: str, errors: int, warnings: int) -> str:
    return f"{bureau}: {counted(errors, 'error')}, {counted(warnings, 'warning')}"
