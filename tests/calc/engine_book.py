"""The workbooks of the engine, open in LibreOffice, and their collections."""

import itertools
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet
from xml.etree import ElementTree as ET

from xlwings import base_classes

from tests.calc.engine_calls import counted
from tests.calc.engine_com import BookApi, ChartSheet, ComError
from tests.calc.engine_parts import Names
from tests.calc.engine_sheet import Sheet
from tests.calc.oracle import PDF, XLSX, store
from tests.calc.untitled import WORKBOOK, untitled

if TYPE_CHECKING:
    from tests.calc.engine import App


@counted("api", "app")
class Books(base_classes.Books):
    """The open workbooks of an application."""

    def __init__(self, app: "App") -> None:
        self.app = app

    @property
    def active(self) -> "Book":
        if not self.app.opened:
            raise ComError("no workbook is open")
        return self.app.opened[0]

    def __call__(self, name_or_index: int | str) -> "Book":
        books = sorted(self.app.opened, key=lambda book: book.order)
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(books):
                raise KeyError(name_or_index)
            return books[name_or_index - 1]
        for book in books:
            if book.name.lower() == name_or_index.lower():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self.app.opened)

    def __iter__(self) -> Iterator["Book"]:
        return iter(sorted(self.app.opened, key=lambda book: book.order))

    def add(self) -> "Book":
        return Book(self.app, self.app.office.load(shown=True), None)

    def open(
        self,
        fullname: str,
        update_links: object = None,
        read_only: bool | None = None,
        *_: object,
        **__: object,
    ) -> "Book":
        del update_links
        path = Path(fullname).absolute()
        if not path.is_file():
            raise FileNotFoundError(f"No such file: '{fullname}'")
        if self.app.titled:
            document = self.app.office.load(path, shown=True)
        else:
            with untitled(path) as copy:
                document = self.app.office.load(copy, shown=True)
        return Book(self.app, document, path, bool(read_only))


_orders = itertools.count(1)


@counted(
    "api",
    "app",
    "document",
    "order",
    "formatter",
    "format_code",
    "remember_format",
    "open_to_code",
    "very_hidden",
    "forget",
    "read_only",
    "restructure",
    "chart_sheets",
    "chart_in_front",
    "active_sheet",
    "unasked",
)
class Book(base_classes.Book):
    """An open workbook."""

    def __init__(
        self, app: "App", document: Any, path: Path | None, read_only: bool = False
    ) -> None:
        self._app, self.document, self._path, self.read_only = app, document, path, read_only
        self.order = next(_orders)
        self._unsaved = f"Book{self.order}"
        self._codes: dict[int, str] = {}
        self.chart_sheets: tuple[str, ...] = ()
        self.chart_in_front = ""
        self.unasked: WeakSet[Sheet] = WeakSet()
        self.open_to_code: dict[str, str] = {}
        self.very_hidden = _very_hidden(path) if path else set()
        document.IsUndoEnabled = False  # nobody takes back what a program did
        if app.calculating == "manual":
            document.enableAutomaticCalculation(False)
        app.opened.insert(0, self)

    @property
    def app(self) -> "App":
        return self._app

    @property
    def api(self) -> BookApi:
        return BookApi(self)

    @property
    def name(self) -> str:
        return self._path.name if self._path else self._unsaved

    @property
    def fullname(self) -> str:
        return str(self._path) if self._path else self._unsaved

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.app.opened.remove(self)
        self.app.opened.insert(0, self)
        self._to_front()

    def close(self) -> None:
        self.document.close(True)
        self.app.opened.remove(self)

    def forget(self) -> None:
        """Close it if its program still runs."""
        self.app.opened.remove(self)
        if self.app.office.holds(self.document):
            self.document.close(True)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save as .xlsx; LibreOffice rewrites macros, so no other kind is written here."""
        target = Path(path).absolute() if path else self._path or Path(f"{self._unsaved}.xlsx")
        if target.suffix.lower() != ".xlsx" or password is not None:
            raise NotImplementedError("only a plain .xlsx is saved here")
        if self.read_only and target == self._path:
            raise ComError(f"{target.name} is read-only")
        if any(b is not self and b.fullname == str(target) for b in self.app.opened):
            raise ComError(f"{target.name} is open")
        self._to_front()
        store(self.document, target, XLSX)
        self._path = target.absolute()

    def active_sheet(self) -> Sheet:
        """The sheet with cells that is in front, or was before a chart sheet."""
        return Sheet(self, self.document.CurrentController.ActiveSheet)

    def restructure(self) -> None:
        """Refuse as Excel does where the structure is protected."""
        if self.document.isProtected():
            raise ComError("Workbook is protected and cannot be changed")

    def _to_front(self) -> None:
        """LibreOffice saves the frozen panes of the window in front only."""
        if self.document.CurrentController is not None:
            self.document.CurrentController.Frame.activate()

    def to_pdf(self, path: str, quality: object) -> None:
        del quality
        store(self.document, path, PDF)

    @cached_property
    def formatter(self) -> Any:
        """LibreOffice's reader of typed numbers."""
        service = self.app.office.service("com.sun.star.util.NumberFormatter")
        service.attachNumberFormatsSupplier(self.document)
        return service

    def remember_format(self, key: int, code: str) -> None:
        """Keep the spelling in which a number format was set."""
        self._codes[key] = code

    def format_code(self, key: int) -> str:
        """A number format as Excel spells it."""
        if key in self._codes:
            return self._codes[key]
        form = self.document.NumberFormats.getByKey(key)
        is_date = form.Type & 6
        return str(form.FormatString.lower() if is_date else form.FormatString)


@counted("api", "all")
class Sheets(base_classes.Sheets):
    """The sheets of a workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._xl = book.document.Sheets

    def all(self) -> list[Sheet]:
        """Every sheet, in order."""
        return [Sheet(self._book, known=name) for name in self._xl.ElementNames]

    @property
    def active(self) -> Sheet | ChartSheet:
        if self._book.chart_in_front:
            return ChartSheet(self._book, self._book.chart_in_front)
        return self._book.active_sheet()

    def __call__(self, name_or_index: int | str) -> Sheet:
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= self._xl.Count:
                raise ComError(f"there is no sheet {name_or_index}")
            return Sheet(self._book, self._xl.getByIndex(name_or_index - 1))
        for name in self._xl.ElementNames:
            if name.lower() == name_or_index.lower():
                return Sheet(self._book, known=name)
        raise ComError(f"there is no sheet {name_or_index!r}")

    def __len__(self) -> int:
        return int(self._xl.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.all())

    def __contains__(self, name: object) -> bool:
        return str(name).lower() in {n.lower() for n in self._xl.ElementNames}

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        self._book.restructure()
        beside = before or self._book.active_sheet()
        position = after.index if after else beside.index - 1
        taken = {n.lower() for n in self._xl.ElementNames}
        free = (f"Sheet{n}" for n in itertools.count(1))
        wanted = name or next(n for n in free if n.lower() not in taken)
        self._xl.insertNewByName(wanted, position)
        sheet = Sheet(self._book, self._xl.getByName(wanted))
        sheet.activate()
        return sheet


def _very_hidden(path: Path) -> set[str]:
    """The sheets that a file hides from people; LibreOffice knows only hidden ones."""
    if not zipfile.is_zipfile(path):
        return set()
    with zipfile.ZipFile(path) as package:
        workbook = ET.fromstring(package.read(WORKBOOK))  # noqa: S314
    sheets = (node for node in workbook.iter() if node.tag.endswith("}sheet"))
    return {s.attrib["name"] for s in sheets if s.get("state") == "veryHidden"}
