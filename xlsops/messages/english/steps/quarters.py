"""From quarter to quarter: a folder begun and opened, what came along, what changed there since (step 1)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed

THEN_OPEN = f"Once the data are ready, press {buttons.OPEN_PERIOD} or run: xlsops open"


def begun(period: str, folder: PurePath) -> str:
    return f"Folder for the period {period} made: {folder}"


def fill_in(control: str) -> str:
    return f"Open {control} and fill in the sheets Pengaturan and Master; the SOP time does not run yet."


def opened(period: str) -> str:
    return f"The period {period} is open. Next step: make the forms."


def opened_before(period: str, moment: str) -> str:
    return f"The period {period} was already opened on {moment}."


NEW_YEAR = (
    "New year: check the targets and budget ceilings on the Master sheets and the sheet Hari Libur."
)


def masters_from(folder: PurePath) -> str:
    return f"Master brought from {folder}."


def own_columns(columns: Sequence[str], period: str) -> str:
    return (
        f"Added columns of the sheet Format came along: {listed(columns)}; the answers of {period} in them "
        "stay in that folder."
    )


def templates(names: Sequence[str]) -> str:
    return f"What the folder templates holds was copied, too: {listed(names)}."


NO_TEMPLATES = "That folder has no coat of arms or templates of its own."


def unfilled(period: str, bureaus: Sequence[str]) -> str:
    return (
        f"The actuals of {period} are blank for bureaus that sent nothing yet: {listed(bureaus)}."
    )


def unapproved(period: str, bureaus: Sequence[str]) -> str:
    return f"The actuals of {period} are not approved yet, check them again: {listed(bureaus)}."


def between(before: str, after: str) -> str:
    return f"The quarters between {before} and {after} were not filled in."


def out_of_reach(period: str, folder: str, moment: str) -> str:
    return (
        f"The folder of {period} ({folder}) cannot be reached; its figures were last compared on {moment}. "
        "Put that folder beside this one, or say where it is with carry --from."
    )


def not_comparable(period: str, folder: str, reason: str) -> str:
    return f"The folder of {period} ({folder}) cannot be compared: {reason}"


NOT_READABLE = "its content cannot be read."


def approved_unread(period: str, bureaus: Sequence[str], folder: str) -> str:
    return (
        f"What was approved in {period} can no longer be read by the Master sheets there, so it cannot be "
        f"compared: {listed(bureaus)}. Check these bureaus in the folder {folder}."
    )


def changed(period: str, figures: int, bureaus: int) -> str:
    return (
        f"{period} has changed since it was brought here: {counted(figures, 'figure')} in "
        f"{counted(bureaus, 'bureau')}. Run: xlsops carry"
    )


def kept(period: str, figures: int) -> str:
    return (
        f"{counted(figures, 'figure')} of {period} {are(figures, 'was', 'were')} changed here and "
        f"{are(figures)} not what was approved:"
    )


def void(period: str, bureaus: Sequence[str]) -> str:
    return (
        f"Approvals of {period} became void after they were brought here, and nothing replaces them yet: "
        f"{listed(bureaus)}."
    )


def more_figures(count: int) -> str:
    return f"… and {count} more figure{'s' if count != 1 else ''}."


def figure(name: str, here: str, now: str, since: str) -> str:
    return f"{name}: brought as {here}, now {now} ({since})"


def figure_edited(name: str, carried: str, now: str, here: str, since: str) -> str:
    return f"{name}: brought as {carried}, now {now}; changed here to {here} ({since})"


def since_carried(moment: str) -> str:
    return f"brought {moment}"


def since_approved(by: str, moment: str) -> str:
    return f"approved by {by} {moment}"


def carried(figures: int, period: str) -> str:
    return f"{counted(figures, 'figure')} of {period} updated on the Master sheets:"


def agrees(period: str) -> str:
    return f"The figures of {period} here are already those that were approved."


def replaced(name: str, before: str, now: str) -> str:
    return f"{name}: from {before} to {now}"


def not_replaced(name: str, here: str, period: str, there: str) -> str:
    return (
        f"{name}: changed here to {here}, not overwritten; {period} says {there}. If that is right, type "
        "it on the Master sheet."
    )


def redefined(count: int, lines: Sequence[str]) -> str:
    return (
        f"{counted(count, 'indicator')} {are(count)} measured otherwise than in an earlier quarter: "
        f"{'; '.join(lines)}. Figures up to this quarter follow the definition of today; those that mix two "
        "units, or figures of a quarter with figures since January, are not reckoned. Write the earlier actuals in Master "
        "Indikator anew by the new definition, or erase them; if only the name of the unit changed, write both, such as "
        "peserta (orang)."
    )


def parts_sent(bureau: str, parts: Sequence[str]) -> str:
    return (
        f"What {listed(parts)} sent before they were merged into {bureau} is kept in the archive, but does not count: "
        f"move its answers to the form of {bureau}, then collect."
    )


def redefined_line(bureau: str, line: str, quarter: str, columns: Sequence[str]) -> str:
    return f"{bureau} {line} ({quarter}: {', '.join(columns)})"


def redefined_column(label: str, old: str, new: str) -> str:
    return f"{label} from {old} to {new}"
