"""What a template may name is what README tells an office."""

import re

from tests.core.views import view
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.report.words import ReportSource, report_words
from xlsops.resources import asset


def names(words: object) -> set[str]:
    """Return every name that leads to a word."""
    if isinstance(words, dict):
        return {*words, *(name for each in words.values() for name in names(each))}
    if isinstance(words, list):
        return {name for each in words for name in names(each)}
    return set()


def test_readme_tells_every_word_of_the_template() -> None:
    here = view()
    words = report_words(ReportSource(here, here.now, RecapNotes()))
    readme = (asset("templates").parent / "README.md").read_text("utf-8")
    section = readme.split("### Bahan LKjIP")[1].split("\n### ")[0]
    told = {name for text in re.findall(r"`([a-z_.]+)`", section) for name in text.split(".")}
    serapan = {
        name.replace("capaian", "serapan") for name in told if name.startswith("capaian_ter")
    }
    assert names(words) - told - serapan == set()
