"""A period folder as read: what is asked, what happened, and the key."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from xlsops.core.cells import Grid
from xlsops.core.events import Event, State, fold
from xlsops.core.formats import Layout, layout_of
from xlsops.core.rules import LiveRule, compile_rules
from xlsops.core.spec import Spec
from xlsops.core.spec_reading import read_spec
from xlsops.errors import SpecFaultsError, WorkbookUnreadableError
from xlsops.excel.control_read import grids_of
from xlsops.files.folders import PeriodFolder, existing
from xlsops.files.journal import Journal
from xlsops.files.keys import read_key


@dataclass(frozen=True)
class Period:
    """Everything an operation needs to know before it decides."""

    folder: PeriodFolder
    spec: Spec
    rules: tuple[LiveRule, ...]
    grids: tuple[Grid, ...]
    control: bytes
    events: tuple[Event, ...]
    now: datetime
    actor: str

    @cached_property
    def state(self) -> State:
        """Return the state the events add up to."""
        return fold(self.events)

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """Return the form of every active bureau by code."""
        return {each.code: layout_of(self.spec, each) for each in self.spec.active_bureaus}

    @cached_property
    def key(self) -> bytes:
        """Return the office's signing key."""
        return read_key(self.folder)

    @property
    def journal(self) -> Journal:
        """Return the journal."""
        return Journal(self.folder.journal)


def load(root: Path, now: datetime, actor: str) -> Period:
    """Return the period of a folder; raises an error with every fault of the control workbook."""
    folder = existing(root)
    try:
        control = folder.control.read_bytes()
    except OSError as error:
        raise WorkbookUnreadableError(folder.control, "berkasnya tidak boleh dibaca") from error
    grids = grids_of(control, folder.control.name)
    spec, faults = read_spec(grids)
    if spec is None:
        raise SpecFaultsError(folder.control.name, [str(fault) for fault in faults])
    rules, rule_faults = compile_rules(spec, now.date())
    if rule_faults:
        raise SpecFaultsError(folder.control.name, rule_faults)
    events = Journal(folder.journal).events()
    return Period(folder, spec, rules, grids, control, events, now, actor)
