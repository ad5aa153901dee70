"""An xlwings engine over LibreOffice, so that unchanged `xw.Book` code runs in a real program.

It has what the operations of this project use, with Excel's manners where the two programs
differ: text is read as if typed, a protected sheet refuses, one value survives a merge. What
desktop Excel does not offer through xlwings (such as `freeze_panes`) is not offered here either.
"""

import datetime as dt
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import xlwings as xw
from xlwings import base_classes

from tests.calc.engine_book import Book, Books
from tests.calc.engine_calls import calls, counted
from tests.calc.engine_cells import ERROR_NAMES
from tests.calc.engine_com import AppApi
from tests.calc.engine_range import Range
from tests.calc.office import Office

NAME = "libreoffice"


class Alert(NamedTuple):
    """A message the program would have shown."""

    prompt: str
    title: str | None
    buttons: str | None
    mode: str | None


class Engine:
    """What xlwings asks of an engine; `calls` counts what Excel would have been asked."""

    name = NAME
    type = "desktop"

    def __init__(self, office: Office) -> None:
        self.apps = Apps(self, office)

    @property
    def calls(self) -> Counter[str]:
        """How often each property or method of xlwings went to the spreadsheet program."""
        return calls

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> Any:
        """A Python value as the raw value that is written."""
        del options
        if x is None or (isinstance(x, float) and math.isnan(x)):
            return ""
        if type(x).__name__ in {"NaTType", "NAType"}:
            return ""
        if hasattr(x, "to_pydatetime"):
            return x.to_pydatetime()
        return x.item() if type(x).__module__ == "numpy" else x

    @staticmethod
    def clean_value_data(
        data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: Any
    ) -> list[list[Any]]:
        """Raw values as the Python values that are read."""

        def clean(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, dt.datetime):
                return datetime_builder(
                    year=value.year,
                    month=value.month,
                    day=value.day,
                    hour=value.hour,
                    minute=value.minute,
                    second=value.second,
                    microsecond=value.microsecond,
                    tzinfo=None,
                )
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            if isinstance(value, int) and value in ERROR_NAMES:
                return ERROR_NAMES[value] if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    """The running applications of this engine; the last one added is the active one."""

    def __init__(self, engine: Engine, office: Office) -> None:
        self._engine, self._office = engine, office
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self._apps]

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: object = None,
        visible: bool | None = None,
    ) -> "App":
        """A new application, in front of the others."""
        del spec, xl, visible
        app = App(self._engine, self._office, self)
        self._apps.insert(0, app)
        if add_book:
            app.books.add()
        return app

    def remove(self, app: "App") -> None:
        """Forget an application that has quit."""
        if app in self._apps:
            self._apps.remove(app)

    @staticmethod
    def cleanup() -> None:
        """Nothing is left behind here."""

    def __iter__(self) -> Iterator["App"]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> "App":
        return next(app for app in self._apps if app.pid == pid)


_numbers = itertools.count(1)


@counted("api", "engine", "pid", "hwnd", "reset", "office", "opened", "carrying")
class App(base_classes.App):
    """One application: alerts and the status bar are recorded instead of shown."""

    def __init__(self, engine: Engine, office: Office, apps: Apps) -> None:
        self.engine, self.office, self._apps = engine, office, apps
        self._pid = next(_numbers)
        self.opened: list[Book] = []
        self.reset()

    def reset(self) -> None:
        """Close all books, forget alerts and counts, and stand as after a start."""
        for book in list(self.opened):
            book.forget()
        self.alerts: list[Alert] = []
        self.answers: list[str] = []
        self.statuses: list[Any] = []
        self.status_bar_text: Any = False
        self.updating, self.alerting, self.calculating = True, True, "automatic"
        self.shown, self.events, self.asking = True, True, True
        self.carrying, self.titled = False, True
        calls.clear()

    @property
    def pid(self) -> int:
        """A number of its own, since several applications may share one program."""
        return self._pid

    @property
    def hwnd(self) -> None:
        """There is no window to name."""

    @property
    def api(self) -> AppApi:
        return AppApi(self)

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def selection(self) -> Range | None:
        if not self.opened:
            return None
        book = self.books.active
        if book.chart_in_front:
            raise AttributeError("Address")  # so does pywin32 where what is held has none
        selected = book.document.CurrentSelection
        if not hasattr(selected, "RangeAddress") and not hasattr(selected, "RangeAddresses"):
            return None
        return book.sheets.active.of(selected)

    def activate(self, steal_focus: bool = False) -> None:
        del steal_focus

    def quit(self) -> None:
        self.reset()
        self._apps.remove(self)

    def kill(self) -> None:
        self.quit()

    def calculate(self) -> None:
        for book in self.opened:
            book.document.calculateAll()

    @property
    def calculation(self) -> str:
        return self.calculating

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.opened:
            book.document.enableAutomaticCalculation(value != "manual")
        self.calculating = value

    @property
    def version(self) -> str:
        return "16.0"

    @property
    def status_bar(self) -> Any:
        return self.status_bar_text

    @status_bar.setter
    def status_bar(self, value: Any) -> None:
        self.statuses.append(value)
        self.status_bar_text = value

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: object,
    ) -> str:
        """Record the message; the answer is the next of `answers`, else the first button."""
        del callback
        self.alerts.append(Alert(prompt, title, buttons, mode))
        return self.answers.pop(0) if self.answers else (buttons or "ok").split("_")[0]


def _flag(attribute: str) -> property:
    def read(self: App) -> bool:
        return bool(getattr(self, attribute))

    def write(self: App, value: bool) -> None:
        setattr(self, attribute, bool(value))

    return property(read, write)


for _name, _attribute in {
    "screen_updating": "updating",
    "display_alerts": "alerting",
    "enable_events": "events",
    "interactive": "asking",
    "visible": "shown",
}.items():
    setattr(App, _name, _flag(_attribute))


def register(office: Office) -> xw.Engine:
    """Make the engine known to xlwings, and the active one."""
    engine = xw.Engine(impl=Engine(office))
    xw.engines.add(engine)
    engine.activate()
    return engine
