"""Which file of a bureau is the newest that counts, at no more cost than there are files."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from tests.growth.measure import cost, grows_alike
from xlsops.core.journal.custody import (
    BureauCustody,
    Custody,
    file_received,
    file_set_aside,
    file_used_again,
)
from xlsops.core.journal.facts.kinds import FileReceived, FileSetAside, FileUsedAgain
from xlsops.core.journal.file_order import order_of
from xlsops.core.journal.state import FileRecord
from xlsops.core.terms.refused_files import Fate

AT = datetime(2026, 7, 8, 2, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


def received(sha: str) -> FileReceived:
    return FileReceived(sha, f"{sha}.xlsx", "", Fate.ACCEPTED, "", "KKP", "")


def one_of(shas: list[str]) -> Custody:
    """Return the custody of a bureau whose files have these places, oldest first."""
    return Custody({"KKP": BureauCustody(ranked={sha: place for place, sha in enumerate(shas)})})


@pytest.mark.parametrize("seed", range(20))
def test_the_newest_file_is_the_last_of_those_that_came_and_were_not_set_aside(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    shas = [f"{number:02}" for number in range(6)]
    custody = one_of(shas)
    bureau = custody.bureaus["KKP"]
    for minute in range(60):
        sha = chance.choice(shas)
        act = chance.choice(("comes", "comes", "is set aside", "is used again"))
        if act == "comes":
            file_received(custody, at(minute), received(sha))
        elif act == "is set aside":
            file_set_aside(custody, at(minute), FileSetAside("KKP", sha, ""))
        else:
            file_used_again(custody, at(minute), FileUsedAgain("KKP", sha, ""))
        counting = [each for each in shas if each in bureau.files and each not in bureau.aside]
        assert bureau.newest == (counting or [""])[-1]


def test_the_files_of_one_bureau_cost_no_more_than_their_number() -> None:
    def work(many: int) -> float:
        shas = [f"{number:05}" for number in range(many)]

        def gathered() -> None:
            custody = one_of(shas)
            for minute, sha in enumerate(shas):
                file_received(custody, at(minute), received(sha))
                file_set_aside(custody, at(minute), FileSetAside("KKP", sha, ""))
                file_used_again(custody, at(minute), FileUsedAgain("KKP", sha, ""))

        return cost(gathered)

    assert grows_alike(work, 250)


@pytest.mark.parametrize("saved", [True, False])
def test_the_order_of_files_that_came_as_they_were_saved_costs_no_more_than_their_number(
    saved: bool,
) -> None:
    def work(many: int) -> float:
        files = [
            FileRecord(
                str(number),
                "",
                at(number),
                "KKP",
                Fate.ACCEPTED,
                "",
                "",
                saved=at(number - 1).isoformat() if saved else "",
                after=None if number % 2 else (),
            )
            for number in range(1, many)
        ]
        return cost(lambda: order_of(files, AT))

    assert grows_alike(work, 400)
