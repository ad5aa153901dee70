"""Every bureau's form from the template laid out once, and written."""

from pathlib import Path

from tests.benchmarks.corpus import KEY, desk_in
from tests.benchmarks.racing import Telling, Work
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import lay_out
from xlsops.resources import asset


def ready(folder: Path) -> Work:
    """Return the work."""
    desk, target = desk_in(folder), folder / "ours"
    target.mkdir(exist_ok=True)
    template = (asset("templates") / "format.xlsx").read_bytes()

    def work() -> Telling:
        laid = lay_out(template, desk.spec)
        form_of = form_maker(laid, desk.spec, desk.rules, KEY)
        for code, layout in desk.layouts.items():
            (target / f"{code}.xlsx").write_bytes(form_of(layout))
        return dict

    return work
