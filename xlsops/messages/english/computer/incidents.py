"""A mistake of the program itself: its number, and where more is told."""

from pathlib import PurePath


def stopped(number: str, log: PurePath | None) -> str:
    where = f"The details are in {log}." if log else "The details could not be saved."
    return (
        f"The program made a mistake (incident {number}). The submissions in the folders masuk and arsip "
        f"are intact; you may repeat this command. {where} Report that number."
    )
