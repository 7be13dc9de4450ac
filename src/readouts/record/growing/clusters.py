"""Clusters of contact reports: only groups of reports that a change touches are clustered anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readouts.interval import hull_of
from readouts.record.growing.library import Library
from readouts.record.merging.merge import Cluster, Joiner, blocks_of, clearly_best, reach_of, state_pairs, widened
from readouts.record.shelf import Place, Shelf, rows_near
from readouts.trace import Step

LEVELS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Unit:
    """What joins as one: a report, or several that people joined."""

    key: str
    level: int
    members: tuple[tuple[str, str], ...]
    """Documents and ids of reports."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit that joins others of its level, and the connected group that it was found in."""

    unit: str
    group: str


@dataclass(frozen=True, slots=True)
class Core:
    """Units of one level that joined; less well dated ones may choose it."""

    key: str
    level: int
    units: tuple[str, ...]
    trace: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A core that a unit of a later level may belong to."""

    unit: str
    core: str
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The core that a unit chose, and whether it was let in."""

    unit: str
    core: str
    taken: bool


@dataclass(slots=True)
class ClusterStage:
    """Keeps the clusters."""

    shelf: Shelf
    library: Library
    joiner: Joiner
    units: dict[str, Cluster] = field(default_factory=dict)
    """Units that were looked at; the stage is made for one update."""

    def update(self, documents: Iterable[str]) -> set[str]:
        """Take in documents whose reports are new, changed or gone; gives the keys of the cores that changed."""
        run = _Run(self)
        touched, changed = run.take(documents)
        for level in LEVELS:
            waiting, chosen = run.choose(level, touched[level], changed) if level else (touched[level], set())
            changed |= run.join(level, waiting) | chosen
        return changed

    def cluster(self, core: str) -> Cluster | None:
        """The cluster of a core with everything that chose it."""
        row = self.shelf.get(Core, core)
        if row is None:
            return None
        whole = self.core(row)
        for level in LEVELS[row.level + 1 :]:
            whole, _ = self.joiner.attached(whole, self.choosing(core, level))
        return whole

    def core(self, row: Core) -> Cluster:
        """The cluster of a core alone."""
        members = [m for key in row.units for m in self.unit(key).members]
        return Cluster(tuple(sorted(members, key=lambda f: f.key)), row.trace)

    def unit(self, key: str) -> Cluster:
        """The reports of a unit.

        Raises:
            KeyError: There is no such unit.
        """
        if key in self.units:
            return self.units[key]
        row = self.shelf.get(Unit, key)
        if row is None:
            raise KeyError(key)
        begun = self.joiner.begun(f for document, _ in row.members for f in self.library.filed(document))
        self.units[key] = next(c for c in begun if _key(c) == key)
        return self.units[key]

    def choosing(self, core: str, level: int) -> list[Cluster]:
        """The units of a level that chose a core."""
        found = rows_near(self.shelf, Choice, core)
        units = (self.shelf.get(Unit, c.unit) for c in found)
        return [self.unit(u.key) for u in units if u is not None and u.level == level]


@dataclass(slots=True)
class _Run:
    """One update."""

    stage: ClusterStage

    @property
    def shelf(self) -> Shelf:
        return self.stage.shelf

    def take(self, documents: Iterable[str]) -> tuple[dict[int, set[str]], set[str]]:
        """Units of these documents anew; gives the keys of all that are touched, by level, and the cores that lost some."""
        touched: dict[int, set[str]] = {level: set() for level in LEVELS}
        wanted = sorted(set(documents))
        old = {u.key: u for d in wanted for u in rows_near(self.shelf, Unit, _of(d))}
        everything = set(wanted) | {d for u in old.values() for d, _ in u.members}
        for unit in old.values():
            touched[unit.level].add(unit.key)
            self.shelf.drop(Unit, unit.key)
        filed = [f for d in sorted(everything) for f in self.stage.library.filed(d)]
        for cluster in self.stage.joiner.begun(filed):
            unit = Unit(_key(cluster), cluster.level, tuple((m.document, m.report.id) for m in cluster.members))
            touched[unit.level].add(unit.key)
            self.stage.units[unit.key] = cluster
            places = [Place(_of(d)) for d, _ in unit.members]
            places += [Place(f"{unit.level} {pair}", days) for pair, days in reach_of(cluster) if unit.level]
            self.shelf.put(unit.key, unit, places)
        return touched, {core for unit in old.values() for core in self._forget(unit)}

    def _forget(self, former: Unit) -> set[str]:
        """What a unit fitted and chose while it was what it was; the core that it left for good."""
        for fit in rows_near(self.shelf, Fit, _by(former.key)):
            self.shelf.drop(Fit, _fit_key(fit))
        choice = self.shelf.get(Choice, former.key)
        if choice is None or self._level_of(former.key) == former.level:
            return set()
        self.shelf.drop(Choice, former.key)
        return {choice.core}

    def join(self, level: int, touched: set[str]) -> set[str]:
        """Join units of one level anew, in all connected groups that a touched one was or is in; the cores that changed."""
        groups = {row.group for key in sorted(touched) if (row := self._row(level, key))}
        pool = touched | {row.unit for g in groups for row in rows_near(self.shelf, Waiting, _in(g))}
        for key in sorted(pool):
            self._place(level, key, "")
        links = self._links(level, pool, groups)
        former = {key: self.shelf.get(Core, key) for g in sorted(groups) for key in self.shelf.near(Core, _in(g))}
        for key in former:
            self.shelf.drop(Core, key)
        cores = {row.key: row for group in _components(links) for row in self._join_group(level, group)}
        kept = {k for k, row in cores.items() if row == former.get(k) and touched.isdisjoint(row.units)}
        return (former.keys() | cores.keys()) - kept

    def _links(self, level: int, pool: set[str], groups: set[str]) -> dict[str, set[str]]:
        """Which units belong together, from those of the pool on; whatever they reach comes into the pool."""
        links: dict[str, set[str]] = {}
        queue = sorted(pool)
        while queue:
            key = queue.pop()
            unit = self._waiting(level, key)
            if unit is None or key in links:
                continue
            links[key] = set()
            for other in self._near(level, unit):
                if other == key or not self.stage.joiner.linked(unit, self._unit(other)):
                    continue
                links[key].add(other)
                row = self._row(level, other)
                if row and row.group and row.group not in groups:
                    groups.add(row.group)
                    queue += [w.unit for w in rows_near(self.shelf, Waiting, _in(row.group))]
        return links

    def _near(self, level: int, unit: Cluster) -> list[str]:
        names = {(f"{level} {name}", widened(days)) for name, days in blocks_of(unit)}
        return sorted({row.unit for name, days in names for row in rows_near(self.shelf, Waiting, name, days)})

    def _join_group(self, level: int, keys: set[str]) -> list[Core]:
        members = [self._unit(key) for key in sorted(keys)]
        group = f"{level} {min(keys)}"
        for key in sorted(keys):
            self._place(level, key, group)
        found = []
        for cluster in self.stage.joiner.join(members):
            reports = {m.key for m in cluster.members}
            row = Core(
                f"{level} {_key(cluster)}", level, tuple(_key(c) for c in members if c.key in reports), cluster.trace
            )
            self.shelf.put(row.key, row, [Place(_in(group)), *_places_of(cluster)])
            found.append(row)
        return found

    def _place(self, level: int, key: str, group: str) -> None:
        """Put a unit where others of its level find it; take away what is gone or has chosen a core."""
        unit = self._waiting(level, key)
        if unit is None:
            self.shelf.drop(Waiting, f"{level} {key}")
            return
        places = [Place(f"{level} {name}", days) for name, days in blocks_of(unit)]
        self.shelf.put(f"{level} {key}", Waiting(key, group), [*places, *([Place(_in(group))] if group else [])])

    def _row(self, level: int, key: str) -> Waiting | None:
        return self.shelf.get(Waiting, f"{level} {key}")

    def _waiting(self, level: int, key: str) -> Cluster | None:
        row = self.shelf.get(Unit, key)
        if row is None or row.level != level:
            return None
        choice = self.shelf.get(Choice, key)
        return None if choice and choice.taken else self._unit(key)

    def _unit(self, key: str) -> Cluster:
        return self.stage.unit(key)

    def choose(self, level: int, touched: set[str], changed: set[str]) -> tuple[set[str], set[str]]:
        """Units of a level choose among the cores of those before.

        Gives the units that join their like anew, and the cores that gained or lost some.
        """
        own = {key for key in touched if self._level_of(key) == level}
        affected = own | self._fit_again(level, own, changed)
        cores = set(changed)
        for key in sorted(affected):
            cores |= self._choose_again(key, key in touched)
        for core in sorted(cores):
            affected |= self._let_in(level, core)
        moved = {k for k in affected if (self._waiting(level, k) is None) != (self._row(level, k) is None)}
        return touched | moved, cores

    def _fit_again(self, level: int, touched: set[str], changed: set[str]) -> set[str]:
        """Fits of touched units and of changed cores anew; the units that got other ones."""
        affected = set()
        for core in sorted(changed):
            for fit in rows_near(self.shelf, Fit, _to(core)):
                if self._level_of(fit.unit) in (level, None):
                    affected.add(fit.unit)
                    self.shelf.drop(Fit, _fit_key(fit))
        for key in sorted(touched):
            self._look_for_cores(level, key)
        for core in sorted(changed):
            affected |= self._look_for_units(level, core, touched)
        return affected

    def _look_for_cores(self, level: int, key: str) -> None:
        near = {core for pair, days in reach_of(self._unit(key)) for core in self.shelf.near(Core, pair, days)}
        for core in sorted(near):
            row = self.shelf.get(Core, core)
            if row is not None and row.level < level:
                self._compare(key, row)

    def _look_for_units(self, level: int, core: str, touched: set[str]) -> set[str]:
        row = self.shelf.get(Core, core)
        if row is None or row.level >= level:
            return set()
        near = {
            key
            for place in _places_of(self._core(row))
            for key in self.shelf.near(Unit, f"{level} {place.name}", place.days)
        }
        return {key for key in sorted(near - touched) if self._compare(key, row)}

    def _compare(self, key: str, row: Core) -> bool:
        decision = self.stage.joiner.fit(self._core(row), self._unit(key))
        if decision is None:
            return False
        fit = Fit(key, row.key, decision.score)
        self.shelf.put(_fit_key(fit), fit, [Place(_by(key)), Place(_to(row.key))])
        return True

    def _choose_again(self, key: str, touched: bool) -> set[str]:
        """The cores that a unit leaves, or joins."""
        former = self.shelf.get(Choice, key)
        fits = {f.core: f.score for f in rows_near(self.shelf, Fit, _by(key))} if self.shelf.get(Unit, key) else {}
        core = clearly_best(fits)
        if core is None:
            self.shelf.drop(Choice, key)
        elif former is None or former.core != core:
            self.shelf.put(key, Choice(key, core, False), [Place(core)])
        if not touched and former is not None and former.core == core:
            return set()
        return {c for c in (former.core if former else None, core) if c}

    def _let_in(self, level: int, core: str) -> set[str]:
        """Who of those that chose a core comes in; all of them."""
        row = self.shelf.get(Core, core)
        if row is None or row.level >= level:
            return set()
        choosing = self.stage.choosing(core, level)
        cluster = self._core(row)
        for before in LEVELS[row.level + 1 : level]:
            cluster, _ = self.stage.joiner.attached(cluster, self.stage.choosing(core, before))
        _, left = self.stage.joiner.attached(cluster, choosing)
        out = {_key(c) for c in left}
        for single in choosing:
            key = _key(single)
            self.shelf.put(key, Choice(key, core, key not in out), [Place(core)])
        return {_key(c) for c in choosing}

    def _core(self, row: Core) -> Cluster:
        return self.stage.core(row)

    def _level_of(self, key: str) -> int | None:
        row = self.shelf.get(Unit, key)
        return row.level if row else None


def _components(links: dict[str, set[str]]) -> list[set[str]]:
    """Connected groups, by their smallest key."""
    found, seen = [], set()
    for start in sorted(links):
        group, queue = set(), [start]
        while queue:
            key = queue.pop()
            if key not in seen:
                seen.add(key)
                group.add(key)
                queue += links[key]
        if group:
            found.append(group)
    return found


def _places_of(cluster: Cluster) -> list[Place]:
    """Pairs of states, with the days of the cluster."""
    hull = hull_of([m.report.date.interval for m in cluster.members])
    return [Place(pair, hull) for pair in sorted({p for m in cluster.members for p in state_pairs(m)})]


def _key(cluster: Cluster) -> str:
    return " ".join(cluster.key)


def _fit_key(fit: Fit) -> str:
    return f"{fit.unit} > {fit.core}"


def _of(document: str) -> str:
    return f"of {document}"


def _in(group: str) -> str:
    return f"in {group}"


def _by(unit: str) -> str:
    return f"by {unit}"


def _to(core: str) -> str:
    return f"to {core}"
