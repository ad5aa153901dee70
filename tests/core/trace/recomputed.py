"""Every number of a recap from raw cells, the definition of the form and Decimal, and nothing of the program's."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from xlsops.core.results.meaning import Meaning
from xlsops.core.spec.spec import Block, Indicator, Programme, Spec

Raw = tuple[str, str, str]
"""A cell by bureau, line and column key."""
_PLACES, _HUNDRED = Decimal("0.01"), Decimal(100)


def rounded(number: Decimal) -> Decimal:
    return number.quantize(_PLACES, ROUND_HALF_UP)


def near(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether two numbers are one at the digits a cell keeps."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * Decimal("1e-13")


class Recomputed(Struct, frozen=True, dict=True):
    """The numbers that raw cells give; which cells are filled is ``told`` apart from what they hold."""

    spec: Spec
    raw: Mapping[Raw, Decimal]
    told: AbstractSet[Raw]

    def number(self, meaning: Meaning) -> Decimal | None:
        if meaning.line:
            return self._of_line(meaning)
        if meaning.bureau:
            return self._of_lines(meaning, [meaning.bureau])
        below = [b for b in self.spec.active_bureaus if meaning.assistant in {None, b.assistant}]
        return self._of_lines(meaning, [b.code for b in below])

    def _of_line(self, meaning: Meaning) -> Decimal | None:
        if meaning.block is Block.INDICATORS:
            each = next(
                i
                for i in self.spec.indicators
                if (i.bureau, i.id) == (meaning.bureau, meaning.line)
            )
            return self.indicator(each, meaning.key)
        rows = {p.code: p for p in self.spec.programmes if p.bureau == meaning.bureau}
        if rows[meaning.line].asked:
            return self.activity(rows[meaning.line], meaning.key)
        below = [p for p in rows.values() if p.asked and p.code.startswith(f"{meaning.line}.")]
        return self.money(below, meaning.key)

    def _of_lines(self, meaning: Meaning, codes: list[str]) -> Decimal | None:
        key = meaning.key
        indicators = [i for i in self.spec.indicators if i.bureau in codes and not i.part_of]
        if key == "jumlah_indikator":
            return Decimal(len(indicators))
        if key in {"rata_capaian", "jumlah_terukur"} or key.startswith("predikat "):
            return self.over(indicators, key)
        return self.of_budget(meaning, codes)

    def over(self, indicators: list[Indicator], key: str) -> Decimal | None:
        shown = [p for i in indicators if (p := self.indicator(i, "capaian")) is not None]
        if key == "rata_capaian":
            cut = [min(each, _HUNDRED) for each in shown]
            return rounded(sum(cut, Decimal(0)) / len(cut)) if cut else None
        if key == "jumlah_terukur":
            return Decimal(len(shown))
        return Decimal(sum(self.word(each) == key.removeprefix("predikat ") for each in shown))

    def of_budget(self, meaning: Meaning, codes: list[str]) -> Decimal | None:
        key = meaning.key
        indicators = [i for i in self.spec.indicators if i.bureau in codes and not i.part_of]
        rows = [p for p in self.spec.programmes if p.bureau in codes and p.asked]
        if key in {"pagu_seluruh", "pagu_dilaporkan", "rp_sd", "serapan"}:
            return self.money(rows, "pagu" if key == "pagu_seluruh" else key)
        lines = (
            {i.id for i in indicators}
            if meaning.block is Block.INDICATORS
            else {p.code for p in rows}
        )
        plain = key.removeprefix("rerata ")
        own = [
            n for (b, line, k), n in self.raw.items() if b in codes and line in lines and k == plain
        ]
        if not own:
            return None
        return sum(own, Decimal(0)) if plain == key else rounded(sum(own, Decimal(0)) / len(own))

    def money(self, rows: list[Programme], key: str) -> Decimal | None:
        n = self.spec.period.number
        if key in {f"rp_{number}" for number in range(1, 5)}:
            cells = [(p.bureau, p.code, key) for p in rows if (p.bureau, p.code, key) in self.told]
            return sum((self.raw[each] for each in cells), Decimal(0)) if cells else None
        told = [p for p in rows if (p.bureau, p.code, f"rp_{n}") in self.told]
        spent = (
            [self.activity(p, "rp_sd") or Decimal(0) for p in told]
            if key in {"rp_sd", "serapan"}
            else []
        )
        if key == "rp_sd":
            return sum(spent, Decimal(0)) if told or not rows or len(rows) > 1 else None
        counted = rows if key == "pagu" else told
        cells = [(p.bureau, p.code, "pagu") for p in counted]
        ceiling = sum((self.raw[each] for each in cells if each in self.told), Decimal(0))
        if key != "serapan":
            return ceiling
        return rounded(sum(spent, Decimal(0)) / ceiling * _HUNDRED) if ceiling and told else None

    def word(self, percent: Decimal) -> str:
        for band in dict(self.spec.scales)[self.spec.settings.scale]:
            if (
                band.limit is None
                or percent > band.limit
                or (band.inclusive and percent == band.limit)
            ):
                return band.predicate
        return ""

    def indicator(self, each: Indicator, key: str) -> Decimal | None:
        place = (each.bureau, each.id)
        if key == "capaian":
            return self.cut(self.reached(each, "target_sd"))
        if key == "capaian_mentah":
            return self.reached(each, "target_sd")
        if key == "capaian_tahun":
            known = self.indicator(each, "realisasi_sd") is not None
            goal = known and self.indicator(each, "target_sd") is not None
            return self.cut(self.reached(each, "target_tahun")) if goal else None
        if key not in {"realisasi_sd", "target_sd"}:
            return self.raw[(*place, key)] if (*place, key) in self.told else None
        n = self.spec.period.number
        filled = [q for q in range(1, n + 1) if (*place, f"realisasi_{q}") in self.told]
        due = (
            each.frequency.value == "Triwulanan"
            or (each.frequency.value == "Semesteran" and n in {2, 4})
            or n == 4
        )
        method = each.measure.method.value
        over = [*self.halves(each)] if method == "Rasio Jumlah" else []
        if due and n not in filled:
            return None
        if over and key == "realisasi_sd":
            if due and n not in over[-1]:
                return None
            sums = [sum((self.raw[cell] for cell in one.values()), Decimal(0)) for one in over]
            times = _HUNDRED if each.unit == "%" else 1
            return sums[0] * times / sums[1] if sums[1] else None
        if key == "target_sd":
            last = filled[-1:] if over or method == "Nilai Akhir" else filled
            filled = [q for q in last if (*place, f"target_{q}") in self.told]
        names = [(*place, f"{'target' if key == 'target_sd' else 'realisasi'}_{q}") for q in filled]
        if names and method == "Rata-rata Tertimbang":
            by = [each.measure.weights[q - 1] for q in filled]
            weighed = [self.raw[name] * one for name, one in zip(names, by, strict=True)]
            return sum(weighed, Decimal(0)) / sum(by)
        return self.added(method, names)

    def halves(self, each: Indicator) -> Iterator[dict[int, Raw]]:
        """Yield the cells of numerators and of denominators by quarter, where both are filled."""
        rows = {
            i.half.value: i.id
            for i in self.spec.indicators
            if i.half and (i.bureau, i.part_of) == (each.bureau, each.id)
        }
        lines = rows["Pembilang"], rows["Penyebut"]
        quarters = [
            q
            for q in range(1, self.spec.period.number + 1)
            if all((each.bureau, line, f"realisasi_{q}") in self.told for line in lines)
        ]
        for line in lines:
            yield {q: (each.bureau, line, f"realisasi_{q}") for q in quarters}

    def reached(self, each: Indicator, goal: str) -> Decimal | None:
        actual = self.indicator(each, "realisasi_sd")
        target = None if actual is None else self.indicator(each, goal)
        if target is None or actual is None:
            return None
        low, high = each.measure.lower, each.measure.upper
        match each.measure.direction.value:
            case "Positif":
                return actual / target * 100 if target else None
            case "Negatif":
                return self.falling(target, actual)
        if high is not None and actual > high:
            return self.falling(high, actual)
        if low is not None and actual < low:
            return actual / low * 100 if low else None
        return _HUNDRED

    def falling(self, target: Decimal, actual: Decimal) -> Decimal:
        if target == 0:
            return _HUNDRED if actual == 0 else Decimal(0)
        if self.spec.settings.negative.value == "A":
            return (target - (actual - target)) / target * 100
        return target / actual * 100 if actual else _HUNDRED

    def cut(self, percent: Decimal | None) -> Decimal | None:
        if percent is None:
            return None
        return rounded(min(max(percent, Decimal(0)), self.spec.settings.cap))

    def activity(self, each: Programme, key: str) -> Decimal | None:
        place, n, settings = (each.bureau, each.code), self.spec.period.number, self.spec.settings
        if key in {"k_sd", "rp_sd", "k_tw", "rp_tw"}:
            what = key.partition("_")[0]
            method = (settings.output_method if what == "k" else settings.spending_method).value
            cells = [(*place, f"{what}_{q}") for q in range(1, n + 1)]
            if cells[-1] not in self.told:
                return None
            if key.endswith("_tw"):
                if method != "Nilai Akhir" or n == 1:
                    return self.raw[cells[-1]]
                return self.raw[cells[-1]] - self.raw[cells[-2]] if cells[-2] in self.told else None
            return self.added(method, [each for each in cells if each in self.told])
        if key == "capaian_k":
            done, goal = self.activity(each, "k_sd"), self.activity(each, "target_k")
            return self.cut(done / goal * 100) if done is not None and goal else None
        if key == "serapan":
            spent, ceiling = self.activity(each, "rp_sd"), self.activity(each, "pagu")
            return rounded(spent / ceiling * 100) if spent is not None and ceiling else None
        return self.raw[(*place, key)] if (*place, key) in self.told else None

    def added(self, method: str, names: list[Raw]) -> Decimal | None:
        if not names:
            return None
        if method == "Nilai Akhir":
            return self.raw[names[-1]]
        numbers = [self.raw[each] for each in names]
        if method in {"Minimum", "Maksimum"}:
            return sorted(numbers)[0 if method == "Minimum" else -1]
        return sum(numbers, Decimal(0)) / (len(numbers) if method == "Rata-rata" else 1)
