"""A million texts nobody planned: none raises, none takes long, each becomes one of the values there are."""

import random
import time
from collections.abc import Mapping

import pytest

from tests.fuzz.targets import Target, targets

SAMPLE, WHOLE, MOST = 50, 1_000_000, 1.0
"""A default run takes one text in so many; no text may take longer than so many seconds of a processor."""
NAMES = (
    "angka",
    "hari",
    "catatan",
    "format angka",
    "syarat",
    "rumus",
    "isi sel",
    "kejadian",
    "teks",
    "lembar",
    "buku kerja",
)


@pytest.fixture(scope="module")
def places() -> Mapping[str, Target]:
    return targets()


def fuzzed(target: Target, many: int) -> list[str]:
    """Return what went wrong with so many texts, the first few of it; the same number makes the same text."""
    wrong = list[str]()
    for seed in range(many):
        chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
        text = target.make(chance)
        begun = time.process_time()
        try:
            target.run(text, chance)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its text
            wrong.append(f"{seed}: {text[:200]!r}: {type(error).__name__} {error}"[:600])
        if time.process_time() - begun > MOST:
            wrong.append(f"{seed}: {text[:200]!r}: too long")
        if len(wrong) == 5:
            break
    return wrong


def test_there_are_a_million_texts_and_no_place_without_its_share(
    places: Mapping[str, Target],
) -> None:
    assert tuple(places) == NAMES
    assert sum(each.many for each in places.values()) == WHOLE


@pytest.mark.parametrize("name", NAMES)
def test_of_some_texts_none_raises_none_takes_long_and_each_becomes_a_value_there_is(
    name: str, places: Mapping[str, Target]
) -> None:
    assert fuzzed(places[name], max(40, places[name].many // SAMPLE)) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", NAMES)
def test_of_a_million_texts_none_raises_none_takes_long_and_each_becomes_a_value_there_is(
    name: str, places: Mapping[str, Target]
) -> None:
    assert fuzzed(places[name], places[name].many) == []
