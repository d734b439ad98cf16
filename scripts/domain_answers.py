#!/usr/bin/env python3
"""The answers of NegMAS to the domains of this project, printed as JSON.

    python3 -m venv venv && venv/bin/pip install negmas==0.16.0
    venv/bin/python scripts/domain_answers.py > tests/domains/answers.json

The domains are in `tests/domains/*.ron`. Each is read here by a few lines of text processing, its utilities become
functions of NegMAS (additive: LinearAdditiveUtilityFunction; hyper-rectangles: HyperRectangleUtilityFunction with each
range half a step wider, since NegMAS leaves the bounds out; pairs: a MappingUtilityFunction), and NegMAS finds frontier
and points. Outcomes that cross a red line are left out before, as NegMAS has no red lines.

It also bargains: stacked alternating offers of 100 steps, utilities scaled to 0..1 over all outcomes, without red lines and
without changes of reservation values. Parties take Boulware and the other strategy in turn.
"""

import json
import re
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

from negmas.outcomes import enumerate_issues, make_issue, make_os
from negmas.preferences import HyperRectangleUtilityFunction, LinearAdditiveUtilityFunction, MappingUtilityFunction
from negmas.preferences.ops import kalai_points, ks_points, max_welfare_points, nash_points, pareto_frontier_numpy
from negmas.sao import BoulwareTBNegotiator, ConcederTBNegotiator, LinearTBNegotiator, SAOMechanism


class Struct(dict):
    """What RON writes in round brackets with names."""


def read_ron(text):
    """Reads the part of RON that the domains use."""
    tokens = re.findall(r'//[^\n]*|"[^"]*"|[A-Za-z_]+|-?\d+(?:\.\d+)?|[()\[\]:,]', text)
    tokens = [token for token in tokens if not token.startswith("//")]
    at = 0

    def value():
        nonlocal at
        token = tokens[at]
        at += 1
        if token[0] == '"':
            return token[1:-1]
        if token[0] in "-0123456789":
            return float(token)
        if token == "[":
            items = []
            while tokens[at] != "]":
                items.append(value())
                at += tokens[at] == ","
            at += 1
            return items
        name = ""
        if token != "(":
            name = token
            at += 1  # the bracket after the name
        fields, items = Struct(kind=name), []
        while tokens[at] != ")":
            if tokens[at + 1] == ":":
                key = tokens[at]
                at += 2
                fields[key] = value()
            else:
                items.append(value())
            at += tokens[at] == ","
        at += 1
        if len(fields) > 1:
            return fields
        return (name, items) if name else tuple(items)

    return value()


def values_of(issue):
    kind = issue["values"]
    if isinstance(kind, Struct):
        return [str(number) for number in range(int(kind["low"]), int(kind["high"]) + 1)]
    return kind[1][0]


def worths(part, labels):
    function = part["worth"]
    if isinstance(function, Struct):
        return {label: float(label) * function["slope"] + function["offset"] for label in labels}
    return dict(zip(labels, function[1][0]))


def ufun(party, issues, labels, space):
    names = [issue.name for issue in issues]
    # Issues of whole numbers are named by their labels here, which is what the functions take.
    parts = {part["issue"]: part for part in party.get("additive", [])}
    tables = [worths(parts[name], labels[name]) if name in parts else dict.fromkeys(labels[name], 0.0) for name in names]
    weights = [parts[name].get("weight", 1.0) if name in parts else 0.0 for name in names]
    reserved = party.get("reservation", 0.0)
    linear = LinearAdditiveUtilityFunction(tables, weights=weights, outcome_space=space, reserved_value=reserved)
    if party.get("boxes"):
        assert not parts and not party.get("pairs")
        position = {name: {label: at for at, label in enumerate(labels[name])} for name in names}
        ranges = [
            {names.index(n): (position[n][a] - 0.5, position[n][b] + 0.5) for n, a, b in box["within"]}
            for box in party["boxes"]
        ]
        rects = HyperRectangleUtilityFunction(ranges, [box["worth"] for box in party["boxes"]], reserved_value=reserved)
        return lambda o: float(rects(tuple(position[n][v] for n, v in zip(names, o)))), reserved
    pairs = party.get("pairs", [])
    if not pairs:
        return lambda o: float(linear(o)), reserved

    def together(o):
        total = float(linear(o))
        for pair in pairs:
            one, two = (names.index(name) for name in pair["issues"])
            row = labels[names[one]].index(o[one])
            total += pair["worth"][row][labels[names[two]].index(o[two])]
        return total

    outcomes = list(enumerate_issues(issues))
    mapping = MappingUtilityFunction({o: together(o) for o in outcomes}, outcome_space=space, reserved_value=reserved)
    return lambda o: float(mapping(o)), reserved


def bargain(space, outcomes, columns, reserved, other):
    """One negotiation: the offers as step, party and outcome, and how it ended."""
    mechanism = SAOMechanism(outcome_space=space, n_steps=100)
    for party, column in enumerate(columns):
        low, high = min(column), max(column)
        scaled = {o: (u - low) / (high - low) for o, u in zip(outcomes, column)}
        kind = [BoulwareTBNegotiator, other][party % 2]
        no_deal = (reserved[party] - low) / (high - low)
        ufun = MappingUtilityFunction(scaled, outcome_space=space, reserved_value=no_deal)
        mechanism.add(kind(name=f"n{party}", id=f"n{party}"), ufun=ufun)
    state = mechanism.run()
    return {
        "steps": state.step,
        "agreement": list(state.agreement) if state.agreement else None,
        "trace": [[step, party, list(offer)] for step, party, offer in mechanism.extended_trace],
    }


def load(path):
    """A domain: its issues, a function of outcomes and a reservation value per party, and all outcomes with whether they
    cross no red line."""
    domain = read_ron(path.read_text())
    labels = {issue["name"]: values_of(issue) for issue in domain["issues"]}
    issues = tuple(make_issue(values, name=name) for name, values in labels.items())
    names = list(labels)
    space = make_os(issues)
    functions = [ufun(party, issues, labels, space) for party in domain["parties"]]
    barred = {(names.index(name), value) for party in domain["parties"] for name, value in party.get("red_lines", [])}
    outcomes = [(o, not any(line in barred for line in enumerate(o))) for o in enumerate_issues(issues)]
    return issues, functions, outcomes


def main():
    answers = {}
    for path in sorted(Path("tests/domains").glob("*.ron")):
        _, functions, outcomes = load(path)
        everything = [tuple(f(o) for f, _ in functions) for o, _ in outcomes]
        ranges = [(min(column), max(column)) for column in zip(*everything)]
        reserved = [r for _, r in functions]
        points = [
            point
            for (_, signable), point in zip(outcomes, everything)
            if signable and all(u >= r for u, r in zip(point, reserved))
        ]
        frontier = sorted({points[at] for at in pareto_frontier_numpy(points, eps=0.0)}, reverse=True)

        class Ufun:
            def __init__(self, reserved):
                self.reserved_value = reserved

        ufuns = [Ufun(r) for r in reserved]
        found = lambda solve: sorted(p for p, _ in solve(ufuns, frontier, ranges=ranges))
        answers[path.stem] = {
            "outcomes": len(outcomes),
            "rational": len(points),
            "reserved": reserved,
            "ranges": ranges,
            "pareto_utilities": frontier,
            "nash": found(nash_points),
            "kalai_smorodinsky_min_spread": found(ks_points),
            "egalitarian": found(kalai_points),
            "utilitarian": found(max_welfare_points),
            "traces": {
                f"boulware_v_{name}": bargain(space, outcomes, list(zip(*everything)), reserved, other)
                for name, other in [("conceder", ConcederTBNegotiator), ("linear", LinearTBNegotiator)]
            },
        }
    text = json.dumps(answers, indent=1)
    # an offer a line
    offer = re.compile(r'\[\s+\d+,\s+"n\d+",\s+\[[^\[\]]*\]\s+\]')
    print(offer.sub(lambda found: json.dumps(json.loads(found[0])), text))


if __name__ == "__main__":
    main()
