"""The guide without a workbook in front: the steps of a quarter with their commands, and what to do in trouble."""

from xlsops.core.terms.guidance import (
    STEP_HEADINGS,
    STEPS_HEADING,
    STEPS_TOLD,
    TROUBLES,
    TROUBLES_HEADING,
)
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.outcome import Outcome

_COMMANDS = "Perintah"
_TYPED = {each.label: f"xlsops {each.words}" for each in OPERATIONS}


def told_guide() -> Outcome:
    """Tell the steps of a quarter: who does each, with which button or command, what it reads and writes."""
    lines, steps = [STEPS_HEADING], []
    for number, (step, actor, buttons, read, written) in enumerate(STEPS_TOLD, 1):
        commands = [_TYPED[each] for each in buttons.split(", ") if each in _TYPED]
        _, _, *headings = STEP_HEADINGS
        told = dict(zip(headings, (actor, buttons, read, written), strict=True))
        lines.append(f"{number}. {step}")
        lines += [f"   {heading}: {text}" for heading, text in told.items()]
        lines.append(f"   {_COMMANDS}: {', '.join(commands)}")
        steps.append(
            {
                "step": number,
                "name": step,
                "actor": actor,
                "buttons": buttons,
                "commands": commands,
                "reads": read,
                "writes": written,
            }
        )
    lines.append(TROUBLES_HEADING)
    lines += [f"- {seen}: {cause}. {advice}" for seen, cause, advice in TROUBLES]
    troubles = [{"seen": each[0], "cause": each[1], "advice": each[2]} for each in TROUBLES]
    return Outcome(tuple(lines), {"steps": steps, "troubles": troubles})
