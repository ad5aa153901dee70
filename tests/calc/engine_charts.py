"""Charts of the engine: OLE shapes over LibreOffice's charts, spelled as Excel spells them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.calc.engine_address import sheet_prefix
from tests.calc.engine_calls import counted
from tests.calc.engine_com import ComError
from tests.calc.engine_shapes import (
    PLACE,
    VALUES,
    insert,
    model_of,
    plain,
    sequence,
    series_of,
    shapes_of,
)
from tests.calc.office import uno

if TYPE_CHECKING:
    from tests.calc.engine_com import RangeApi
    from tests.calc.engine_range import Range
    from tests.calc.engine_sheet import Sheet

_CATEGORIES = "categories"
_POINT = 2540 / 72


@counted("api", "parent", "all")
class Charts(base_classes.Charts):
    """The charts of a sheet, the one lying lowest first."""

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> "Charts":
        return self

    def all(self) -> list["Chart"]:
        """Every chart, in order."""
        return [Chart(self.parent, shape) for shape in shapes_of(self.parent.xl)]

    def __call__(self, name_or_index: int | str) -> "Chart":
        charts = self.all()
        if isinstance(name_or_index, int):
            return charts[name_or_index - 1]
        for chart in charts:
            if str(chart.name).lower() == name_or_index.lower():
                return chart
        raise ComError(f"there is no chart {name_or_index!r}")

    def __len__(self) -> int:
        return len(self.all())

    def __iter__(self) -> Iterator["Chart"]:
        return iter(self.all())

    def __contains__(self, name: object) -> bool:
        return any(str(chart.name).lower() == str(name).lower() for chart in self.all())

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: object = None,
        source: "Range | None" = None,
        plot_by: object = None,
        name: str | None = None,
        anchor: object = None,
        style: object = None,
    ) -> "Chart":
        """A new chart of bars over one column of figures."""
        del chart_type, plot_by, anchor, style
        assert source is not None
        box = uno().createUnoStruct("com.sun.star.awt.Rectangle")
        box.X, box.Y = round(left * _POINT), round(top * _POINT)
        box.Width, box.Height = round(width * _POINT), round(height * _POINT)
        where = self.parent.document, self.parent.xl
        chart = Chart(self.parent, insert(*where, box, source.raw_xl.RangeAddress))
        chart.name = name or f"Chart {len(self)}"
        return chart


@counted("api", "parent", "shape", "model")
class Chart:
    """One chart in a sheet."""

    def __init__(self, sheet: "Sheet", shape: Any) -> None:
        self.parent, self.shape = sheet, shape

    @property
    def api(self) -> tuple[Any, Any]:
        return self.shape, self.model

    @property
    def model(self) -> Any:
        """LibreOffice's own document of the chart."""
        return model_of(self.parent.xl, self.shape)

    @property
    def name(self) -> str:
        return str(self.shape.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.shape.Name = value

    @property
    def title(self) -> str | None:
        title = self.model.getTitleObject()
        return "".join(part.getString() for part in title.getText()) if title else None

    @property
    def series(self) -> "Series":
        return Series(self)

    def delete(self) -> None:
        with self.parent.writing(self.parent.cells, "objects"):
            self.parent.xl.DrawPage.remove(self.shape)


@counted("api", "all")
class Series:
    """The series of a chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def all(self) -> list["OneSeries"]:
        """Every series, in order."""
        return [OneSeries(self._chart, *found) for found in series_of(self._chart.model)]

    def __call__(self, index: int) -> "OneSeries":
        return self.all()[index - 1]

    def __len__(self) -> int:
        return len(self.all())

    def __iter__(self) -> Iterator["OneSeries"]:
        return iter(self.all())


class OneSeries:
    """One series; everything about it is asked through `.api`."""

    def __init__(self, chart: Chart, axis: Any, xl: Any) -> None:
        self.chart, self.axis, self.xl = chart, axis, xl

    @property
    def api(self) -> "SeriesApi":
        return SeriesApi(self)


@counted()
class SeriesApi:
    """A series as Excel's COM shows it."""

    def __init__(self, series: OneSeries) -> None:
        self._series = series

    @property
    def Formula(self) -> str:  # noqa: N802
        """The cells it shows, as Excel writes them."""
        shown = sequence(self._series.xl, VALUES)
        names = self._series.axis.getScaleData().Categories
        return f"=SERIES(,{_spelled(names)},{_spelled(shown)},1)"

    @property
    def XValues(self) -> tuple[Any, ...]:  # noqa: N802
        """What stands below the bars; Excel hands over the values, never the range."""
        names = self._series.axis.getScaleData().Categories
        return tuple(names.getValues().getData()) if names else ()

    @XValues.setter
    def XValues(self, value: "RangeApi") -> None:  # noqa: N802
        scale = self._series.axis.getScaleData()
        scale.Categories = self._shown(value, _CATEGORIES)
        self._series.axis.setScaleData(scale)

    @property
    def Values(self) -> tuple[Any, ...]:  # noqa: N802
        """The figures; Excel hands over the values, never the range."""
        shown = sequence(self._series.xl, VALUES)
        return tuple(shown.getValues().getData()) if shown else ()

    @Values.setter
    def Values(self, value: "RangeApi") -> None:  # noqa: N802
        self._series.xl.setData((self._shown(value, VALUES),))

    def _shown(self, value: "RangeApi", role: str) -> Any:
        office = self._series.chart.parent.book.app.office
        return _labelled(office, self._series.chart.model, value.raw_xl.AbsoluteName, role)


def _labelled(office: Any, model: Any, address: str, role: str) -> Any:
    sequence = model.getDataProvider().createDataSequenceByRangeRepresentation(address)
    sequence.Role = role
    labelled = office.service("com.sun.star.chart2.data.LabeledDataSequence")
    labelled.setValues(sequence)
    return labelled


def _spelled(sequence: Any) -> str:
    """``$Isi.$A$1:$A$5`` as ``Isi!$A$1:$A$5``."""
    match = PLACE.match(sequence.getValues().getSourceRangeRepresentation()) if sequence else None
    return sheet_prefix(plain(match[1])) + match[2] if match else "#REF!"
