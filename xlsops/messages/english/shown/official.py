"""Templates of official forms: what in one is wrong, and how one differs from a newer one."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import are, counted
from xlsops.messages.english.words import listed as in_line
from xlsops.messages.message import Message, entry, numbered

_MEND = "Correct it in Excel, save, then try again."


@entry
def unreadable(file: str) -> Message:
    return Message(
        f"{file} is not an intact Excel workbook (.xlsx).",
        "Open it in Excel, save it as .xlsx, then try again.",
    )


@entry
def not_there(file: str) -> Message:
    return Message(
        f"{file} does not exist or cannot be read.",
        "Check its name and folder, close it if it is open, then try again.",
    )


@entry
def no_form_sheet(file: str) -> Message:
    return Message(
        f"{file} holds no sheet with a form.",
        "Put the form on the first sheet, before the sheet Pemetaan.",
    )


@entry
def faulty(file: str, faults: Sequence[str]) -> Message:
    count = len(faults)
    return Message(
        f"{file} cannot be filled yet; {counted(count, 'thing')} {are(count)} to be corrected:"
        f"{numbered(list(faults))}\n",
        _MEND,
    )


@entry
def no_heading(file: str) -> Message:
    return Message(
        f"The row of column headings in {file} was not found.",
        "Give the heading row the name judul_kolom (Formulas > Define Name), or add a row of column numbers "
        "1, 2, 3, … below it, then try again.",
    )


@entry
def no_own(name: str, known: Sequence[str]) -> Message:
    return Message(
        f"No template of a form fits {name}.", f"Name one with --form: {in_line(known)}."
    )


@entry
def no_template(name: str, known: Sequence[str]) -> Message:
    return Message(
        f"There is no template of a form named {name}.", f"Choose one: {in_line(known)}."
    )


@entry
def copied_before(file: PurePath) -> Message:
    return Message(
        f"{file} already exists and is not overwritten.",
        "Change that file in Excel, or move it away first to start from the program's own template.",
    )


def copied(file: PurePath) -> str:
    return f"Template copied: {file}"


def copied_then(*, listed: bool) -> str:
    rows = " Figures only the office knows go on the sheet Data Tambahan." if listed else ""
    return (
        "Change the sheet of the form and the sheet Pemetaan in Excel; the next recap uses them, and the next "
        f"quarter takes them along.{rows}"
    )


def no_mapping_sheet(name: str, headings: Sequence[str]) -> str:
    return f"There is no sheet {name}, or its headings are not {in_line(headings, mark=' | ')}."


def sheet_name_long(name: str, most: int) -> str:
    return f'The sheet name "{name}" is longer than {counted(most, "letter")}.'


def sheet_name_taken(name: str) -> str:
    return f'The sheet name "{name}" is used by the annex on where figures come from; give another name.'


def model_joined(cell: str, name: str, column: str) -> str:
    return (
        f'{cell} ({name}): the cell of the column "{column}" is merged with another one, so what it holds is '
        "lost; unmerge it (Home > Merge & Center)."
    )


def name_missing(name: str, sheet: str) -> str:
    return (
        f"The name {name} is missing; give it to the rows of column headings of the sheet {sheet} "
        "(Formulas > Define Name)."
    )


def rows_missing(names: Sequence[str], sheet: str) -> str:
    return f"The sheet {sheet} has no model row at all; give a row one of these names: {in_line(names)}."


def name_doubled(name: str) -> str:
    return f"The name {name} is there twice; delete one in Formulas > Name Manager."


def name_lost(name: str) -> str:
    return (
        f"The name {name} points to no cell on the sheet of the form; delete it or point it anew in "
        "Formulas > Name Manager."
    )


def names_on_one_row(one: str, other: str, row: int) -> str:
    return f"The names {one} and {other} point to the same row, row {row}."


def name_over_rows(name: str, first: int, last: int) -> str:
    return f"The name {name} points to rows {first} to {last}; a model row is one row only."


def name_above(name: str, heading: str) -> str:
    return f"The row {name} is above or within {heading}; put it below."


def signatures_above(name: str) -> str:
    return f"The row {name} is within the table; put it below the last model row."


def row_between(row: int) -> str:
    return f"Row {row} is between model rows but has no name; give it a name or delete it."


def row_unnamed(row: int, names: Sequence[str]) -> str:
    return (
        f"Row {row} has borders, is empty and has no name; if it is a model row, give it one of these names "
        f"(Formulas > Define Name): {in_line(names)}; if it is not, delete the row."
    )


def column_doubled(name: str, sheet: str) -> str:
    return f'Two columns of the sheet {sheet} are both called "{name}"; give them different numbers or headings.'


def column_unknown(at: str, name: str, sheet: str, near: Sequence[str]) -> str:
    return f'{at}: the column "{name}" is not on the sheet {sheet}{_near(near)}.'


def mapped_twice(at: str, name: str) -> str:
    return f'{at}: the column "{name}" is mapped above already; delete one of the rows.'


def word_unknown(at: str, word: str, column: str, near: Sequence[str]) -> str:
    told = f'"{word}" is not known' if word else "is not given"
    return f'{at}: what fills the column "{column}" {told}{_near(near)}.'


def quarter_unknown(at: str, written: str, word: str) -> str:
    told = f'the quarter "{written}" is not known' if written else f'"{word}" needs a quarter'
    return f"{at}: {told}; write I, II, III or IV."


def from_unknown(at: str, name: str, near: Sequence[str]) -> str:
    return f'{at}: the source column "{name}" is not in the form{_near(near)}.'


def from_needs_two(at: str, word: str) -> str:
    return f'{at}: "{word}" needs two source columns, with a semicolon between, such as 6 K; 12 K.'


def added_column(sheet: str, name: str, form: str) -> str:
    return f'The heading "{name}" on the sheet {sheet} is no column of the sheet {form}.'


def added_twice(at: str, line: str, first: int) -> str:
    return f"{at}: the ID {line} is in row {first} already; delete one of them."


def added_no_number(at: str, written: str) -> str:
    return f'{at}: "{written}" is not a number; write the number only, without a unit or thousands separators.'


def added_unknown(sheet: str, lines: Sequence[str]) -> str:
    return f"The sheet {sheet} holds IDs that are not in this period: {in_line(lines, 5)}."


def own_unknown(form: str, sheet: str, columns: Sequence[str], known: Sequence[str]) -> str:
    there = f"There are: {in_line(known, 5)}." if known else "The sheet Format has none yet."
    return (
        f"Form {form}, sheet {sheet}: added columns that the sheet Format does not have are left blank: "
        f"{in_line(columns, 5)}. {there}"
    )


def formula_stray(at: str, formula: str, cell: str) -> str:
    return f"{at}: the formula {formula} uses cell {cell}, outside its own row."


def formula_wrong(at: str, formula: str, why: str) -> str:
    return f"{at}: the formula {formula} cannot be used. {why}"


FORMULA_CELLS = (
    "Use addresses of cells of that sheet; named ranges, whole columns, other sheets and other workbooks "
    "cannot be used, and ranges only inside a function such as SUM."
)
FORMULA_TODAY = "TODAY changes every day; use the word tanggal between curly brackets in a cell without a formula."


def formula_outside(at: str, formula: str, column: str) -> str:
    return f"{at}: the formula {formula} uses the column {column}, outside the table."


def formula_one_row(at: str, formula: str, cell: str) -> str:
    return (
        f"{at}: the formula {formula} uses {cell}, a model row that becomes many rows; use a range inside a "
        f"function, such as SUM({cell}:{cell})."
    )


def formula_later(at: str, formula: str, cells: str) -> str:
    return (
        f"{at}: the formula {formula} uses {cells}, which is not above it or to its left; put the formula "
        "below it."
    )


def formula_circle(sheet: str, row: int, column: str) -> str:
    return (
        f'The formula in row {row} of the sheet {sheet} runs in a circle at the column "{column}".'
    )


def placeholder_unknown(at: str, word: str, near: Sequence[str]) -> str:
    return f'{at}: the word "{word}" between curly brackets is not known{_near(near)}.'


def left_blank(sheet: str, names: Sequence[str]) -> str:
    return f"Columns of the sheet {sheet} that are not mapped are left blank: {in_line(names)}."


def pictures_left(sheet: str) -> str:
    return f"Pictures in the template of the sheet {sheet} are not printed."


def _near(near: Sequence[str]) -> str:
    return f"; perhaps you mean {in_line(list(near))}" if near else ""


def same_sheet(used: str, passed: str, sheet: str) -> str:
    return (
        f"The templates {used} and {passed} both hold the sheet {sheet}; {used} is used. "
        "Move one of them away, or give its sheet another name."
    )


def other_kind(file: str) -> str:
    return f"The template {file} is not used; save it in Excel as Excel Workbook (.xlsx)."


def written(file: PurePath, names: Sequence[str]) -> str:
    return f"Official forms written: {file} ({in_line(names)})"


def kept_aside(file: PurePath) -> str:
    return f"The official forms that were edited are kept as {file}; new ones were made from the recap."


def not_written(problem: str) -> str:
    return f"The official forms were not made. {problem}"


def older_stays(file: PurePath) -> str:
    return f"{file} is still the earlier one, not by this recap."


def compared(own: str, newer: str) -> str:
    return f"{own} compared with {newer}."


def column_added(name: str, heading: str, letters: str) -> str:
    return (
        f'Added: the column {name} "{heading}" (column {letters} in Excel) is not in the form of the office '
        "yet."
    )


def column_gone(name: str, heading: str) -> str:
    return f'Gone: the column {name} "{heading}" is no longer in the new form.'


def column_moved(heading: str, old: str, new: str, was: str, now: str) -> str:
    return f'Moved: "{heading}" from column {old} ({was}) to column {new} ({now}).'


def columns_shifted(first: str, last: str, count: int) -> str:
    which = f"columns {first} to {last} ({count} columns)" if count > 1 else f"column {first}"
    return f"In another place, name and order as before: {which}; their rows of Pemetaan stay."


def column_renamed(name: str, old: str, new: str) -> str:
    return f'New heading: column {name} from "{old}" to "{new}".'


def mapping_lost(name: str, word: str) -> str:
    return (
        f'Pemetaan: the column {name} ("{word}") is not in the new form; delete the row or map it to another '
        "column."
    )


def mapping_moves(name: str, word: str, new: str) -> str:
    return f'Pemetaan: the row of column {name} ("{word}") becomes column {new}.'


def mapping_from(name: str, old: Sequence[str], new: Sequence[str]) -> str:
    told = f"become {in_line(new)}" if new else "are gone"
    return f"Pemetaan: the source columns {in_line(old)} in the row of column {name} {told}."


def mapping_wanted(name: str, heading: str) -> str:
    return f'Pemetaan: add a row for the column {name} "{heading}".'


SAME = "The columns are laid out the same; the mapping can be used as it is."


def changes(count: int) -> str:
    return f"{counted(count, 'thing')} changed; change the template of the office in Excel, then run it again."
