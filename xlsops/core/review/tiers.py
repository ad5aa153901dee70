"""How every tier of approval stands: what it signed, what changed beneath it since, who must sign first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from xlsops import messages
from xlsops.core.clock.actions import Action
from xlsops.core.journal.facts.tiers import SignedFigures, TierKey, TierRecord
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.results.recap import BureauRecap
from xlsops.core.spec.spec import Bureau, Official, Spec
from xlsops.core.terms.authority import as_role, role_of
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.terms.steps import Step
from xlsops.core.terms.tiers import Tier, TierReach, checking, is_assistant
from xlsops.core.values.caseless import caseless
from xlsops.core.values.structs import replace

_LATER = (Step.HANDOVER, Step.RECAP)


class Beneath(Struct, frozen=True):
    """What of one bureau lies beneath the tiers: the figures that count, and those it sent last.

    Without ``counts`` nothing came. ``clean`` says that nothing is left open of what it sent last.
    """

    code: str
    assistant: str
    counts: SignedFigures | None
    last: SignedFigures | None
    approved: bool
    clean: bool


class TierStanding(Struct, frozen=True):
    """One signature that a tier owes or gave: over which bureaus, what changed since, who comes first.

    ``codes`` are the bureaus beneath that sent something, ``missing`` the others; ``moved`` those that are
    otherwise than they were signed; ``below`` are those right beneath who must sign before. The ``main`` one is the
    approval that lets a bureau's figures count; the journal keeps it by itself. It is ``early`` where it was given
    without the tier beneath, which the sheet did not name then.
    """

    tier: Tier
    bureau: str
    assistant: str
    codes: tuple[str, ...]
    missing: tuple[str, ...]
    official: Official | None
    record: TierRecord | None = None
    moved: tuple[str, ...] = ()
    below: tuple["TierStanding", ...] = ()
    approved: bool = False
    clean: bool = True
    main: bool = False
    early: bool = False

    @property
    def key(self) -> TierKey:
        """Return what its signature is known by."""
        return self.tier.name, self.bureau, self.assistant

    @property
    def signed(self) -> bool:
        """Tell whether what lies beneath is what was signed, and all below have signed it, too."""
        if self.main:
            return self.approved and not self.early
        return self.record is not None and not self.moved and not self.below

    @property
    def changed(self) -> bool:
        """Tell whether it was signed and something beneath is otherwise since."""
        return self.record is not None and not self.signed

    @property
    def who(self) -> str:
        """Return whose signature it is, in words."""
        if self.tier.own:
            return messages.tier_words.head_of(self.bureau)
        if self.bureau:
            return messages.tier_words.of_bureau(self.tier.name, self.bureau)
        return self.assistant or self.post

    @property
    def post(self) -> str:
        """Return the post that signs, as the sheet of officials calls it, prefix and all."""
        if self.official and self.official.title:
            return f"{self.official.prefix} {self.official.title}".strip()
        return self.assistant or self.tier.name

    @property
    def role(self) -> str:
        """Return the role in which it is signed."""
        if self.official and (self.tier.own or self.assistant):
            return self.official.role
        return self.bureau if self.tier.own else self.tier.name

    @property
    def command(self) -> str:
        """Return the command by which it is signed."""
        return f"xlsops approve{self.about} {as_role((self.role,))}"

    @property
    def about(self) -> str:
        """Return the option that tells a command over whom."""
        if self.bureau:
            return f" --bureau {self.bureau}"
        return f' --assistant "{self.assistant}"' if self.assistant else ""

    @property
    def first(self) -> tuple["TierStanding", ...]:
        """Return who can sign now of all beneath, so that this one can be signed in the end."""
        found = (one for each in self.below for one in (each.first or (each,)))
        return tuple({each.key: each for each in found}.values())

    @property
    def vacant(self) -> bool:
        """Tell whether nobody is named for the post."""
        return self.official is None or not self.official.name

    def is_post_of(self, actor: str) -> bool:
        """Tell whether the post that signs is one of several, and just the one somebody acts in."""
        post = self.official if self.assistant else None
        return post is not None and role_of(post.role) == role_of(actor)

    def is_of(self, actor: str) -> bool:
        """Tell whether somebody signs it, by the role they act in."""
        role, known = role_of(actor), {role_of(each) for each in self.tier.roles}
        if self.tier.own:
            return role in {*known, self.bureau.casefold()}
        if self.assistant and self.official:
            return role == role_of(self.official.role)
        return role in known or (bool(self.assistant) and is_assistant(role))


class _Joined(Protocol):
    """What is asked here of files that are joined; none where one alone counts."""

    @property
    def files(self) -> Sequence[FileRecord]: ...


class _Reviewed(Protocol):
    """What is asked here of a bureau under review."""

    @property
    def bureau(self) -> Bureau: ...
    @property
    def record(self) -> FileRecord | None: ...
    @property
    def parts(self) -> _Joined: ...
    @property
    def recap(self) -> BureauRecap: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def latest(self) -> "_Reviewed": ...
    @property
    def approved(self) -> bool: ...


def standings_of(
    spec: Spec, state: State, bureaus: Sequence[_Reviewed]
) -> tuple[TierStanding, ...]:
    """Return every signature the sheet asks for, the lowest tier first; none where one tier signs as ever."""
    if not spec.authority.tiers:
        return ()
    return tier_standings(spec, state, [*map(_beneath, bureaus)])


def tier_standings(
    spec: Spec, state: State, bureaus: Sequence[Beneath]
) -> tuple[TierStanding, ...]:
    """Return the same of what lies beneath of each bureau."""
    found: list[TierStanding] = []
    nearest: dict[str, TierStanding] = {}
    for tier in spec.authority.tiers:
        fresh = [
            _stands(standing, state, beneath, nearest)
            for standing, beneath in _subjects(spec, tier, bureaus)
        ]
        nearest |= {code: each for each in fresh for code in each.codes}
        found += fresh
    return tuple(found)


def unheaded(standings: Iterable[TierStanding]) -> Mapping[str, TierStanding]:
    """Return by bureau whose signature must come before the one that lets its figures count."""
    return {each.bureau: each.below[0] for each in standings if each.main and each.below}


def waiting(standings: Iterable[TierStanding]) -> tuple[TierStanding, ...]:
    """Return the signatures that are still owed or do not hold any more where all bureaus are approved."""
    return tuple(
        each
        for each in standings
        if each.codes and not each.signed and (each.early or not each.bureau)
    )


def with_tiers(actions: Sequence[Action], standings: Sequence[TierStanding]) -> tuple[Action, ...]:
    """Return what is to be done next with the signatures that can be given now; what comes later waits."""
    due = [
        Action(Step.REVIEW, each.post, messages.tier_words.must_sign(each.codes), each.codes)
        for each in standings
        if not each.main and each.codes and each.clean
        if not each.signed and not each.below
    ]
    kept = [each for each in actions if each.step not in _LATER or not waiting(standings)]
    before = [each for each in kept if each.step not in _LATER]
    return (*before, *due, *(each for each in kept if each.step in _LATER))


def _beneath(each: _Reviewed) -> Beneath:
    last = each.latest
    blocking = any(found.severity is not Severity.INFO for found in last.findings)
    return Beneath(
        each.bureau.code,
        " ".join(each.bureau.assistant.split()),
        _signable(each),
        _signable(last),
        each.approved,
        clean=not blocking,
    )


def _signable(each: _Reviewed) -> SignedFigures | None:
    if each.record is None:
        return None
    parts = tuple(one.sha for one in each.parts.files)
    return SignedFigures(each.bureau.code, each.recap.totals.data_hash, each.record.sha, parts)


def _subjects(
    spec: Spec, tier: Tier, bureaus: Sequence[Beneath]
) -> Iterator[tuple[TierStanding, tuple[Beneath, ...]]]:
    """Yield what a tier signs: each bureau, the bureaus of each Asisten, or the office."""
    groups: dict[tuple[str, str], list[Beneath]] = {}
    names: dict[str, str] = {}
    for each in bureaus:
        if tier.reach is TierReach.BUREAU:
            groups[each.code, ""] = [each]
        elif tier.reach is TierReach.OFFICE:
            groups.setdefault(("", ""), []).append(each)
        elif each.assistant:
            name = names.setdefault(caseless(each.assistant), each.assistant)
            groups.setdefault(("", name), []).append(each)
    main, alone = tier == checking(spec.authority.tiers), len(groups) == 1
    for about, beneath in groups.items():
        there = tuple(each.code for each in beneath if _figures(tier, each))
        missing = tuple(each.code for each in beneath if not _figures(tier, each))
        official = _official(spec.officials, tier, about, alone=alone)
        yield TierStanding(tier, *about, there, missing, official, main=main), tuple(beneath)


def _stands(
    standing: TierStanding,
    state: State,
    beneath: Sequence[Beneath],
    nearest: Mapping[str, TierStanding],
) -> TierStanding:
    """Return a signature with what was signed, what changed since, and who must sign before it."""
    owing = [nearest[code] for code in standing.codes if code in nearest]
    record = None if standing.main else state.tiers.get(standing.key)
    now = {each.code: _figures(standing.tier, each) for each in beneath}
    then = record.figures if record else {}
    return replace(
        standing,
        record=record,
        moved=tuple(
            code
            for code in dict.fromkeys((*now, *then))
            if record and not _same(now.get(code), then.get(code), state)
        ),
        below=tuple({each.key: each for each in owing if not each.signed}.values()),
        early=standing.main and any(_passed_over(each, state) for each in owing),
        approved=all(each.approved for each in beneath),
        clean=all(each.clean for each in beneath if each.last),
    )


def _passed_over(lower: TierStanding, state: State) -> bool:
    """Tell whether a bureau was approved though the tier beneath had not signed what counts, nor did since."""
    approval = state.approvals.get(lower.bureau)
    if approval is None or approval.void or lower.signed:
        return False
    if lower.record is None:
        return True
    own = lower.record.figures.get(lower.bureau)
    return lower.record.at <= approval.at and (own is None or own.hash != approval.data_hash)


def _figures(tier: Tier, each: Beneath) -> SignedFigures | None:
    """Return what a tier signs of a bureau: what it sent last, and above single bureaus what counts."""
    return each.last if tier.reach is TierReach.BUREAU else each.counts


def _same(now: SignedFigures | None, then: SignedFigures | None, state: State) -> bool:
    """Tell whether a bureau stands as it was signed: its figures, and every answer beside them."""
    if now is None or then is None:
        return now is then
    if now.hash != then.hash or (now.sha, now.parts) == (then.sha, then.parts):
        return now.hash == then.hash
    if now.parts or then.parts:
        return False
    answers = [state.files[each.sha].answers for each in (now, then) if each.sha in state.files]
    return len(set(answers)) == 1 and answers[0] != ""


def _official(
    officials: Iterable[Official], tier: Tier, about: tuple[str, str], *, alone: bool
) -> Official | None:
    """Return who holds the post: of several Asisten the one whose title the bureaus name."""
    bureau, assistant = about
    wanted = {bureau.casefold()} if tier.own else {role_of(each) for each in tier.roles}
    if not assistant:
        return next((each for each in officials if role_of(each.role) in wanted), None)
    known = [each for each in officials if is_assistant(role_of(each.role))]
    named = (each for each in known if caseless(each.title) == caseless(assistant))
    return next(named, known[0] if alone and len(known) == 1 else None)
