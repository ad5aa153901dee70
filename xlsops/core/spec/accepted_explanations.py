"""When what stands in Keterangan explains a figure: one condition for the form, intake and letters.

A few letters, one word, or a phrase that says nothing explain nothing; beyond a bound no explanation
ends a finding: it stays a warning that the Kabag accepts.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.explained import EMPTY as PHRASES
from xlsops.core.formula.explained import LETTERS, SAYS_NOTHING, WORDS
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tree import Constant, Expression, placed

RAW, FIGURE = "mentah", "R"
"""The names of a condition: a raw achievement, a figure in percent."""
TOO_HIGH, TOO_LOW, WHOLE = Decimal(150), Decimal(50), Decimal(100)
EMPTY = (
    "sudah benar",
    "sudah sesuai",
    "sesuai data",
    "data sudah benar",
    "tidak ada",
    "tidak ada keterangan",
    "sama seperti di atas",
    "cukup jelas",
    "lihat bukti dukung",
)
"""What offices write to have written something, where theirs says nothing else."""
LONGEST = 240
"""So many letters all these phrases may have: a text within a formula holds few more."""
_UNLIKELY = parse("OR(ROUND([mentah],9)>[tinggi],ROUND([mentah],9)<[rendah])")
_FAR_OFF = parse("OR(ROUND([mentah],9)>[batas],ROUND([mentah],9)<-[batas])")
_ABOVE, _FAR_ABOVE = parse("[R]>100"), parse("[R]>[batas]")


class Explaining(Struct, frozen=True):
    """What an explanation needs: so many letters and words, no ``empty`` phrase, a figure below the bound."""

    letters: int = 10
    words: int = 2
    bound: int = 1000
    empty: tuple[str, ...] = EMPTY

    @property
    def least(self) -> str:
        """Return how much a text must say."""
        return messages.clauses.at_least(self.letters, self.words)

    def needs(self, note: str, *, far: bool = False) -> str:
        """Return what an explanation lacks that stands there; empty where none stands."""
        if far:
            return messages.clauses.kabag_decides(self.bound)
        return messages.clauses.explains_nothing(note, self.least) if note else ""

    @property
    def says_nothing(self) -> Expression:
        """Return the condition that a text explains nothing."""
        return _placed(SAYS_NOTHING, self)

    @property
    def demands(self) -> tuple[Constant, Constant, Constant]:
        """Return what is asked of an explanation, as ``DIJELASKAN`` holds it."""
        letters, words = Constant(Decimal(self.letters)), Constant(Decimal(self.words))
        return letters, words, Constant(f"|{_phrases(self)}|")

    @property
    def unlikely(self) -> Expression:
        """Return the condition that a raw achievement needs an explanation."""
        return _placed(_UNLIKELY, self)

    @property
    def far_off(self) -> Expression:
        """Return the condition that a raw achievement is beyond every explanation."""
        return _placed(_FAR_OFF, self)

    @property
    def above(self) -> Expression:
        """Return the condition that a percentage needs an explanation."""
        return _ABOVE

    @property
    def far_above(self) -> Expression:
        """Return the condition that a percentage is beyond every explanation."""
        return _placed(_FAR_ABOVE, self)


@lru_cache(maxsize=64)
def surely_told(explaining: Explaining) -> Callable[[str], bool]:
    """Return what tells of a text at once that it explains something; of any other the condition knows.

    Of honest narratives, which are thousands, the formula need not be asked. It answers for plain
    letters only, in which nothing but a blank parts words and capitals have one small letter each.
    """
    least, words, phrases = explaining.letters, explaining.words, {*_phrases(explaining).split("|")}
    longest = _longest(explaining)

    def told(text: str) -> bool:
        if "|" in text or not (text.isascii() and text.isprintable()):
            return False
        if "  " not in text and len(text) - text.count(".") > longest and text.count(" ") > words:
            return True
        found = text.split()
        plain = " ".join(found)
        return (
            len(found) >= words
            and len(plain) >= least
            and plain.lower().replace(".", "") not in phrases
        )

    return told


@lru_cache(maxsize=64)
def doubtful(explaining: Explaining) -> Callable[[Sequence[str], bool], list[int]]:
    """Return what tells which of many texts say something that does not surely explain anything.

    It takes the texts, and whether all are known to be printable letters of ASCII.
    """
    told, words, longest = surely_told(explaining), explaining.words, _longest(explaining)

    def found(texts: Sequence[str], plain: bool) -> list[int]:  # noqa: FBT001 - called by place
        together = "".join(texts) if plain else "|"
        if not ("|" in together or "  " in together):
            return [
                place
                for place, text in enumerate(texts)
                if (text.count(" ") <= words or len(text) - text.count(".") <= longest)
                and text
                and not told(text)
            ]
        return [place for place, text in enumerate(texts) if text and not told(text)]

    return found


def _longest(explaining: Explaining) -> int:
    """Return how long a text must be at least to be none of the empty phrases, with a blank at either end."""
    phrases = _phrases(explaining).split("|")
    return 2 + max(explaining.letters, *map(len, phrases))


def _phrases(explaining: Explaining) -> str:
    return "|".join(each.casefold().replace(".", "") for each in explaining.empty)


@lru_cache(maxsize=64)
def _placed(condition: Expression, explaining: Explaining) -> Expression:
    numbers = {"batas": Decimal(explaining.bound), "tinggi": TOO_HIGH, "rendah": TOO_LOW}
    known = {name: Constant(number) for name, number in numbers.items()}
    asked = zip((LETTERS, WORDS, PHRASES), explaining.demands, strict=True)
    return placed(condition, {**known, **dict(asked)})
