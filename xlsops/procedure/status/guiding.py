"""The guide without a workbook in front: the steps of a quarter with their commands, and what to do in trouble."""

from collections.abc import Mapping

from msgspec import Struct, field

from xlsops.core.terms import guidance
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.told_operations import NAMED
from xlsops.messages.message import ENGLISH

_TYPED = {each.label: f"xlsops {each.words}" for each in OPERATIONS}


class Guide(Struct, frozen=True):
    """The words of the guide; ``others`` is what stands among the buttons and is none."""

    steps_heading: str
    headings: tuple[str, ...]
    commands: str
    steps: tuple[tuple[str, str, str, str, str], ...]
    troubles_heading: str
    troubles: tuple[tuple[str, str, str], ...]
    others: Mapping[str, str] = field(default_factory=dict)


INDONESIAN = Guide(
    guidance.STEPS_HEADING,
    guidance.STEP_HEADINGS,
    "Perintah",
    guidance.STEPS_TOLD,
    guidance.TROUBLES_HEADING,
    guidance.TROUBLES,
)


def english_guide() -> Guide:
    """Return the words of the guide in English."""
    from xlsops.messages.english.interface import guide  # noqa: PLC0415 - by choice

    return Guide(
        guide.STEPS_HEADING,
        guide.STEP_HEADINGS,
        guide.COMMANDS,
        guide.STEPS_TOLD,
        guide.TROUBLES_HEADING,
        guide.TROUBLES,
        guide.OTHERS,
    )


def told_guide() -> Outcome:
    """Tell the steps of a quarter: who does each, with which button or command, what it reads and writes."""
    guide = english_guide() if ENGLISH else INDONESIAN
    lines, steps = [guide.steps_heading], []
    for number, (step, actor, pressed, read, written) in enumerate(guide.steps, 1):
        words = pressed.split(", ")
        buttons = ", ".join(NAMED.get(each, guide.others.get(each, each)) for each in words)
        commands = list(dict.fromkeys(_TYPED[each] for each in words if each in _TYPED))
        _, _, *headings = guide.headings
        told = dict(zip(headings, (actor, buttons, read, written), strict=True))
        lines.append(f"{number}. {step}")
        lines += [f"   {heading}: {text}" for heading, text in told.items()]
        lines.append(f"   {guide.commands}: {', '.join(commands)}")
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
    lines.append(guide.troubles_heading)
    lines += [f"- {seen}: {cause}. {advice}" for seen, cause, advice in guide.troubles]
    troubles = [{"seen": each[0], "cause": each[1], "advice": each[2]} for each in guide.troubles]
    return Outcome(tuple(lines), {"steps": steps, "troubles": troubles})
