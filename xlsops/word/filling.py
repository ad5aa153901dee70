"""Fills a template that an office edits in Word: its words become texts, bound figures and charts."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from docx.opc.exceptions import OpcError
from docx.shared import Cm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct, field

from xlsops import messages
from xlsops.core.recap.report.bound import BoundFigure, mark_of
from xlsops.core.recap.report.charts import ReportChart
from xlsops.core.values.periods import Period
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import in_utc
from xlsops.excel.writer.loose_charts import loose_chart
from xlsops.word.binding import Listed, bookmarked, bound_run, text_run, with_list
from xlsops.word.drawn import Hung, chart_run, with_charts
from xlsops.word.names import Node, W, read_part, text_parts, written
from xlsops.word.slots import SLOT, Thing, plain, with_slots

_PROPERTY = 255
"""Letters of a property of a document."""
_NOT_TO_BE_RECKONED = (TypeError, ArithmeticError, LookupError, AttributeError, ValueError, OSError)
"""What a template's own expressions may raise: figures are texts to it, and there is nothing to include."""
_QUOTED = re.compile(r"'([^']*)'(?! object)")


class Template(NamedTuple):
    """A template, and how it is called where something is wrong in it.

    ``paper`` are the sides of the paper it is to be printed on, in cm, where it does not choose itself.
    """

    name: str
    data: bytes
    paper: tuple[float, float] | None = None


class _Filling(Struct):
    """What has been bound so far, in the order of the document."""

    kept: Sequence[Thing]
    period: Period
    made: datetime
    listed: list[Listed] = field(default_factory=list)
    hung: list[Hung] = field(default_factory=list)


def filled(
    template: Template, words: Mapping[str, object], period: Period, made: datetime, author: str
) -> dict[str, bytes]:
    """Return the parts of the document; the same template, words and moment give the same bytes.

    Raises XlsopsError where the template is none, or names a word that is not there.
    """
    kept: list[Thing] = []
    parts = _rendered(template, with_slots(words, kept), made, author)
    filling = _Filling(kept, period, made)
    for part in text_parts(parts):
        root = read_part(parts[part])
        for run in [run for run in root.iter(f"{W}r") if _has_slot(run)]:
            _replace(run, part, filling)
        parts[part] = plain(written(root).decode(), kept).encode()
    return with_list(with_charts(parts, filling.hung), filling.listed)


def _rendered(template: Template, words: object, made: datetime, author: str) -> dict[str, bytes]:
    """Return the parts of a template in which every word is written out."""
    target = BytesIO()
    try:
        document = DocxTemplate(BytesIO(template.data))
        _render(document, template.name, words)
        if template.paper:
            _on_paper(document.docx.sections, template.paper)
        about = document.docx.core_properties
        about.author = about.last_modified_by = author[:_PROPERTY]
        about.created = about.modified = in_utc(made)
        about.revision = 1
        document.save(target)
    except UndefinedError as error:
        found = _QUOTED.findall(str(error))
        raise XlsopsError(
            messages.report_told.unknown_word(template.name, found[-1] if found else "")
        ) from error
    except TemplateSyntaxError as error:
        raise XlsopsError(
            messages.report_told.broken_template(template.name, _near(error))
        ) from error
    except TemplateError as error:
        raise XlsopsError(messages.report_told.broken_template(template.name, "")) from error
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise XlsopsError(messages.report_told.no_template(template.name)) from error
    with zipfile.ZipFile(target) as package:
        return {each: package.read(each) for each in package.namelist()}


def _render(document: DocxTemplate, name: str, words: object) -> None:
    """Write every word of a template out; raises the faults of templates, and XlsopsError for others."""
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    document.init_docx()  # a file that is no document is told before its words are
    try:
        document.render(words, environment, autoescape=True)
    except _NOT_TO_BE_RECKONED as error:
        raise XlsopsError(messages.report_told.not_reckoned(name)) from error


def _on_paper(sections: Iterable[Any], paper: tuple[float, float]) -> None:
    """Put a document on another paper; what is written stays as wide, the margins take the difference."""
    for section in sections:
        width, height = map(Cm, paper)
        less = section.page_width - width
        section.left_margin -= less // 2
        section.right_margin -= less - less // 2
        section.page_width, section.page_height = width, height


def _near(error: TemplateSyntaxError) -> str:
    """Return the words of the template where it cannot be read."""
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    tags: list[str] = re.findall(r"\{[{%].*?[}%]\}", re.sub(r"<[^>]*>", "", line))
    return tags[0] if tags else ""


def _has_slot(run: Node) -> bool:
    return any(SLOT.search(each.text or "") for each in run.findall(f"{W}t"))


def _replace(run: Node, part: str, filling: _Filling) -> None:
    """Put in place of a run what it says: its texts, figures and charts, one after another."""
    looks = run.find(f"{W}rPr")
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        if child.tag != f"{W}t":
            own = text_run("", looks)
            own.remove(own[-1])
            own.append(deepcopy(child))
            run.addprevious(own)
            continue
        pieces = SLOT.split(child.text or "")
        for place, piece in enumerate(pieces):
            if place % 2:
                for each in _put(run, filling.kept[int(piece)], part, filling):
                    run.addprevious(each)
            elif piece:
                run.addprevious(text_run(piece, looks))
    run.getparent().remove(run)


def _put(run: Node, thing: Thing, part: str, filling: _Filling) -> list[Node]:
    number = len(filling.listed) + 1
    bound = thing if isinstance(thing, BoundFigure) else thing.bound
    mark = mark_of(filling.period, number, bound)
    filling.listed.append(Listed(mark, bound))
    if isinstance(thing, ReportChart):
        chart = loose_chart(thing.sheet, filling.made)
        filling.hung.append(Hung(part, mark, chart))
        return bookmarked(chart_run(mark, bound, chart), mark)
    return bound_run(run, mark, thing)
