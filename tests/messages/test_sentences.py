"""No sentence for people stands outside the catalogue, but in a table that is one of its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import xlsops

PACKAGE = Path(xlsops.__file__).parent
TABLES = {
    "core/": "the core has a walk, and tables, of its own",
    "cli/main.py": "the help of a command, where it is declared",
    "cli/lookups.py": "the help of a command, where it is declared",
    "cli/versions.py": "the help of a command, where it is declared",
    "cli/commands.py": "the help of a command, where it is declared",
    "cli/rules.py": "the help of a command, where it is declared",
    "cli/forms.py": "the help of a command, where it is declared",
    "cli/inputs.py": "the help of an option, where it is declared",
    "cli/usage.py": "the words of the command library, and the examples",
    "cli/help_words.py": "the words of the command library, each beside its English",
    "addin/vba/launcher.py": "the add-in's own VBA",
    "addin/ribbon/callbacks.py": "the add-in's own VBA",
    "addin/ribbon/tab_drawing.py": "a picture, and what is written in it",
    "addin/offline/setup_script.py": "a program that stands alone",
    "addin/licences.py": "a text beside the licence of another",
    "excel/control/guide.py": "a page that is text",
    "excel/control/help.py": "a page that is text",
    "excel/control/tables.py": "what stands on an office's sheets",
    "excel/form/template.py": "the page of the form that is text",
    "excel/official/measurement_plans.py": "an official form, which is text",
    "excel/official/planned_forms.py": "the official forms, which are text",
    "excel/official/plans.py": "the official forms, which are text",
    "excel/form/forms.py": "the words that are put into that page",
    "word/usual_template.py": "the report's template that is text",
    "word/usual_texts.py": "the report's template that is text",
    "demo/office.py": "what the office of the demo writes",
    "demo/quarter.py": "how bureaus of the demo call their files",
    "files/xlsx/": "what is wrong inside a file's bytes: the end of a sentence",
}
"""Files and folders that hold a table of one thing, and which."""
INDONESIAN = re.compile(
    r"\b(yang|tidak|belum|sudah|dan|atau|untuk|dari|dengan|pada|di|ke|ini|itu|lalu|bukan|lagi)\b"
)
SENTENCE = re.compile(r"(?:\S+\s+){2,}\S+[.?:;]\Z", re.DOTALL)
WORDS = 3


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal that is no description of code; of a filled one with gaps."""
    told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    parts = {
        id(part)
        for each in ast.walk(tree)
        if isinstance(each, ast.JoinedStr)
        for part in each.values
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.JoinedStr):
            yield (
                each.lineno,
                "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "…"
                    for part in each.values
                ),
            )
        elif isinstance(each, ast.Constant) and id(each) not in told | parts:
            yield each.lineno, each.value if isinstance(each.value, str) else ""


def is_for_people(text: str) -> bool:
    """Tell whether a text is a sentence, or several words of which one is Indonesian."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    several = len(words) >= WORDS and INDONESIAN.search(text) is not None
    return several or (len(words) >= WORDS and SENTENCE.match(text.strip()) is not None)


def sentences(source: str) -> list[str]:
    """Return the sentences for people in a module, each with its line."""
    return [f"{line}: {text}" for line, text in texts(ast.parse(source)) if is_for_people(text)]


def test_a_sentence_outside_the_catalogue_is_found() -> None:
    module = '''"""Tells that a folder is not there, or yang tidak ada di sini."""
def told(folder: str) -> str:
    """Return a sentence yang tidak ada di sini."""
    return f"Folder {folder} tidak ada di sini"
SHORT = "tidak ada"
ENDED = "Taruh kiriman, lalu ulangi perintahnya."
'''
    assert sentences(module) == [
        "6: Taruh kiriman, lalu ulangi perintahnya.",
        "4: Folder … tidak ada di sini",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_named_is_there(table: str) -> None:
    assert (PACKAGE / table).exists()


def test_no_sentence_stands_outside_the_catalogue() -> None:
    found = [
        f"{name}:{sentence}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(("messages/", *TABLES))
        for sentence in sentences(path.read_text("utf-8"))
    ]
    assert found == []
