"""The drop-down lists of rows that are answered by a word of a scale; none where no row is."""

from collections.abc import Iterator

from xlsops import messages
from xlsops.core.form.layout import FormTable
from xlsops.core.form.mended.entry_rules import words_rule
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import column_letters
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spelt import escape

_LONGEST_TITLE = 32


def word_lists(sheet: FormTable, quarter: int) -> Iterator[bytes]:
    """Yield the list of each row of a table that is answered by words, as a rule of its one cell."""
    column = sheet.column(keys.actual(quarter))
    for line in sheet.lines if column else ():
        rule = words_rule(line)
        if rule is None or column is None:
            continue
        cell = f"{column_letters(column.number)}{sheet.row(line.id)}"
        texts = {
            "errorTitle": messages.typed.FORM_TITLE,
            "error": messages.typed.ONE_OF_LIST,
            "promptTitle": column.heading[:_LONGEST_TITLE],
            "prompt": messages.typed.ONE_OF_LIST,
        }
        told = "".join(f' {name}="{_attribute(text)}"' for name, text in texts.items())
        rule_of = (
            f'<dataValidation sqref="{cell}" type="{rule.kind}" allowBlank="1" showErrorMessage="1"'
        )
        formula = f"<formula1>{escape(escaped(rule.formula))}</formula1>"
        yield f'{rule_of} showInputMessage="1"{told}>{formula}</dataValidation>'.encode()


def rows_of_words(sheet: FormTable, quarter: int) -> frozenset[int]:
    """Return the rows of a table that have such a list."""
    if sheet.column(keys.actual(quarter)) is None:
        return frozenset()
    return frozenset(sheet.row(line.id) for line in sheet.lines if words_rule(line))


def _attribute(text: str) -> str:
    return escape(escaped(text)).replace('"', "&quot;")
