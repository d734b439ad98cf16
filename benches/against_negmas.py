#!/usr/bin/env python3
"""Compares this engine with NegMAS: user CPU time for the Pareto frontier and the fair points of each domain.

    python3 -m venv venv && venv/bin/pip install negmas==0.16.0
    venv/bin/python benches/against_negmas.py [FOLDER]

The domains are the project's own in `tests/domains` and those of FOLDER, or of the folder that DEMARCHE_DOMAINS names: a
folder a domain, with one `negotiation_template` of GENIUS and a `utility_space` a party, or as `reference.json` there
lists them.

Both sides do the same with what is loaded already: NegMAS `pareto_frontier`, `minmax` for the ranges and the functions for
the points of Nash, Kalai, Kalai-Smorodinsky and of most welfare; this engine `Survey::of`, which also finds the textbook's
Kalai-Smorodinsky point, counts the rational outcomes and tells the outcomes that reach a point. Utilities are floats as
written, on one thread. Both count user CPU time only, the best of several stretches. Both must find the same points, to
the last bit, or the script ends with an error.
"""

import json
import math
import os
import subprocess
import sys
import time
import warnings
import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
warnings.filterwarnings("ignore")

from negmas.inout import load_genius_domain
from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import domain_answers


# The project's own domains, by name.
OWN = [path.stem for path in sorted((ROOT / "tests/domains").glob("*.ron"))]


class Ufun:
    """What the functions of NegMAS need of a utility."""

    def __init__(self, function, reserved):
        self.function, self.reserved_value = function, reserved

    def __call__(self, outcome):
        return self.function(outcome)


def own_domains():
    for path in sorted((ROOT / "tests/domains").glob("*.ron")):
        _, functions, outcomes = domain_answers.load(path)
        ufuns = [Ufun(*both) for both in functions]
        signable = [o for o, free in outcomes if free]
        yield path.stem, [path], partial(solve, ufuns, partial(measured_ranges, ufuns, [o for o, _ in outcomes]), outcomes=signable)


def given_domains(folder):
    listed = folder / "reference.json"
    if listed.is_file():
        entries = json.loads(listed.read_text())
        domains = [(name, [folder / e["folder"] / file for file in e["files"]]) for name, e in entries.items()]
    else:
        domains = [(path.name, genius_files(path)) for path in sorted(folder.iterdir()) if path.is_dir()]
    for name, files in domains:
        if not files:
            continue
        scenario = load_genius_domain(files[0], files[1:], ignore_discount=True, safe_parsing=False)
        ufuns, issues = list(scenario.ufuns), scenario.outcome_space.issues
        yield name, files, partial(solve, ufuns, partial(ranges, ufuns, issues), issues=issues)


def ranges(ufuns, issues):
    return [ufun.minmax(issues=issues, above_reserve=False) for ufun in ufuns]


def measured_ranges(ufuns, outcomes):
    columns = [[ufun(o) for o in outcomes] for ufun in ufuns]
    return [(min(column), max(column)) for column in columns]


def solve(ufuns, ranges, **space):
    """What is timed: frontier, ranges and points."""
    frontier, _ = pareto_frontier(ufuns, **space)
    found = ranges()
    for solution in (nash_points, kalai_points, ks_points, max_welfare_points):
        solution(ufuns, frontier, ranges=found)
    return frontier


def genius_files(folder):
    """The domain and its profiles, or nothing."""
    domain, profiles = [], []
    for file in sorted(folder.glob("*.xml")):
        root = ET.parse(file).getroot().tag
        (domain if root == "negotiation_template" else profiles if root == "utility_space" else []).append(file)
    return domain[:1] + profiles if domain and profiles else []


def user_seconds(work):
    """The best of three stretches."""
    best = math.inf
    for _ in range(3):
        start, before, runs = time.monotonic(), getrusage(RUSAGE_SELF).ru_utime, 0
        while time.monotonic() - start < 0.3:
            work()
            runs += 1
        best = min(best, (getrusage(RUSAGE_SELF).ru_utime - before) / runs)
    return best


def ours(domains):
    command = ["cargo", "bench", "--quiet", "--no-default-features", "--bench", "against_negmas"]
    question = json.dumps([{"name": name, "files": [str(file.resolve()) for file in files]} for name, files in domains])
    answer = subprocess.run(command, cwd=ROOT, input=question, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {line["name"]: line for line in map(json.loads, answer.splitlines())}


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def table(title, domains, theirs, ways):
    """Prints the ratios of one kind of domain; a row a domain, a pair of columns a way of ours."""
    if not domains:
        return
    print(f"\n{title}\n")
    print("| domain | outcomes | points | NegMAS | " + " | ".join(f"{way} | ratio" for way in ways) + " |")
    print("|---|" + "---:|" * (3 + 2 * len(ways)))
    for line in domains:
        name = line["name"]
        cells = [name, f"{line['outcomes']:,}", str(len(line["frontier"])), duration(theirs[name])]
        for way in ways:
            cells += [duration(line["seconds"][way]), f"{theirs[name] / line['seconds'][way]:,.0f}"]
        print("| " + " | ".join(cells) + " |")
    given = [line for line in domains if line["name"] not in OWN]
    means = [("geometric mean", domains)]
    if 0 < len(given) < len(domains):
        means.append(("without the project's own", given))
    for what, some in means:
        logs = [[math.log(theirs[line["name"]] / line["seconds"][way]) for line in some] for way in ways]
        cells = [f"| {math.exp(sum(row) / len(row)):,.0f}" for row in logs]
        print(f"| *{what}* | | | | " + " | ".join(cells) + " |")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DEMARCHE_DOMAINS")
    if folder and not Path(folder).is_dir():
        sys.exit(f"{folder} is no folder")
    given = list(given_domains(Path(folder))) if folder else []
    domains = given + list(own_domains())
    measured = ours([(name, files) for name, files, _ in domains])
    theirs, wrong = {}, []
    for name, _, work in domains:
        found = {tuple(point) for point in work()}
        if found != {tuple(point) for point in measured[name]["frontier"]}:
            wrong.append(name)
        theirs[name] = user_seconds(work)
    lines = sorted(measured.values(), key=lambda line: line["outcomes"])
    two = [line for line in lines if line["parties"] == 2 and line["additive"]]
    ways = ["merged", "merged exactly"]
    table("Two parties, additive utilities", two, theirs, ways)
    table("The same without using additivity, 3,000 outcomes or more", [l for l in two if l["outcomes"] >= 3000], theirs, ["bounded", "plain"])
    table("More parties, additive utilities", [l for l in lines if l["parties"] > 2 and l["additive"]], theirs, ways + ["bounded"])
    table("Other utilities", [l for l in lines if not l["additive"]], theirs, ["bounded", "plain"])
    if wrong:
        sys.exit(f"\nthe frontiers of {', '.join(wrong)} differ")
    print("\nBoth sides found the same points on every domain.")


if __name__ == "__main__":
    main()
