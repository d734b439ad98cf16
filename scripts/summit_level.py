#!/usr/bin/env python3
"""Writes tests/levels/summit.ron: twenty actors, three venues, twenty turns. It has every mechanism in numbers, for the speed
and depth of play, and no story. Run it again after changing it: python3 scripts/summit_level.py"""

import random
from pathlib import Path

DICE = random.Random(20)
STATES = [f"S{letter}X" for letter in "ABCDEFGHIJKLMN"]
ACTORS = [(code, "State") for code in STATES] + [
    ("UNI", "Bloc"),
    ("LGE", "Bloc"),
    ("NET", "Company"),
    ("SOF", "Company"),
    ("CIV", "CivilSociety"),
    ("TEC", "TechnicalCommunity"),
]
TERRITORIES = ["VAL", "KES", "OND"]
BARGAINING = ["Boulware", "Firm", "Linear", "Conceder"]


def talks_interests(parties, issues, options, red_lines):
    lines = []
    for party in parties:
        values = []
        for issue in issues:
            weight = DICE.choice([5, 10, 20, 30])
            taste = DICE.choice([-1, 0, 1])
            points = []
            for rank, option in enumerate(options, start=1):
                middle = weight * (4 + taste * (2 * rank - 4)) // 4
                points.append(f'"{option}": ({middle - 3}, {middle + 3})')
            values.append(f'"{issue}": {{{", ".join(points)}}}')
        red = ""
        if DICE.random() < red_lines:
            red = f', red_lines: [("{DICE.choice(issues)}", "{options[-1]}")]'
        no_deal = DICE.randint(10, 25)
        lines.append(f'                "{party}": (values: {{{", ".join(values)}}}, no_deal: ({no_deal}, {no_deal + 8}){red}),')
    return "\n".join(lines)


def talks(ident, parties, protocol, issues, opens, closes, at, leanings=()):
    options = ["weak", "middle", "strong"]
    written = []
    for issue in issues:
        texts = ", ".join(
            f'(id: "{option}", name: "{option}", words: "{issue.capitalize()}: {option}.", strength: {20 + 30 * rank})'
            for rank, option in enumerate(options)
        )
        written.append(f'                (id: "{issue}", name: "{issue.capitalize()}", options: [{texts}]),')
    lean = ""
    if leanings:
        rows = []
        for bloc in leanings:
            values = []
            for issue in issues:
                taste = DICE.choice([-3, -2, 1, 2, 3])
                points = ", ".join(
                    f'"{option}": ({taste * rank - 1}, {taste * rank + 1})' for rank, option in enumerate(options, start=1)
                )
                values.append(f'"{issue}": {{{points}}}')
            rows.append(f'                "{bloc}": (towards: (-4, 4), values: {{{", ".join(values)}}}),')
        lean = "            leanings: {\n" + "\n".join(rows) + "\n            },\n"
    names = ", ".join(f'"{party}"' for party in parties)
    return (
        f'        (\n            id: "{ident}",\n            name: "{ident.capitalize()} talks",\n            title: "Text of the {ident} talks",\n'
        f'            line: "draft",\n            protocol: {protocol},\n            parties: [{names}],\n'
        f"            opens: {opens},\n            closes: {closes},\n            at: {at},\n            issues: [\n"
        + "\n".join(written)
        + "\n            ],\n            positions: {\n"
        + talks_interests(parties, issues, options, 0.3)
        + "\n            },\n"
        + lean
        + "        ),"
    )


def actor(index, code, kind):
    influence = DICE.randint(5, 80) if kind in ("State", "Bloc") else DICE.randint(5, 30)
    territory = f'            territories: ["{TERRITORIES[index]}"],\n' if index < len(TERRITORIES) else ""
    playable = '            playable: (pitch: "Count votes.", difficulty: "hard", briefing: ["Twenty rooms, three venues."]),\n' if index < 2 else ""
    objectives = []
    if code in ASSEMBLY:
        objectives.append('(name: "a good convention", measure: TextValue("convention"), weight: 3, start: 2000, target: 9000)')
    if code in EXPERTS:
        objectives.append('(name: "a good report", measure: TextValue("report"), weight: 2, start: 2000, target: 9000)')
    if code in STANDARDS:
        objectives.append('(name: "a good standard", measure: TextValue("standard"), weight: 2, start: 2000, target: 9000)')
    objectives.append('(name: "good standing", measure: MeanTrust, weight: 1, start: -20, target: 40)')
    objectives.append('(name: "a calm world", measure: Gauge(Stability), weight: 1, start: 40, target: 80)')
    return (
        f'        (\n            code: "{code}",\n            name: "{"Power" if kind == "State" else "Body"} {code}",\n            kind: {kind},\n'
        f'            line: "one of twenty",\n            dossier: [],\n            at: ({80 + 75 * index}, {150 + (index * 137) % 600}),\n'
        f"{territory}{playable}            influence: {influence},\n"
        f"            means: (capital: {DICE.randint(8, 16)}, capital_per_turn: {DICE.randint(3, 5)}, staff: {DICE.randint(5, 9)}, budget: {DICE.randint(8, 40)}),\n"
        f"            capacities: (governance: {DICE.randint(30, 80)}, technical: {DICE.randint(30, 80)}, law_enforcement: {DICE.randint(20, 70)}, diplomacy: {DICE.randint(40, 80)}),\n"
        f"            resilience: {DICE.randint(30, 70)},\n            openness: {DICE.randint(-80, 80)},\n"
        f"            doctrine: (bargaining: {DICE.choice(BARGAINING)}, climbs_at: {DICE.randint(30, 80)}, boldness: {DICE.randint(20, 80)}, candour: {DICE.randint(20, 80)}),\n"
        f'            mandate: (\n                text: "Bring home what you can.",\n                objectives: [\n                    '
        + ",\n                    ".join(objectives)
        + ",\n                ],\n            ),\n        ),"
    )


ASSEMBLY = STATES + ["UNI", "LGE"]
EXPERTS = STATES[:8]
STANDARDS = STATES[:5] + ["NET", "SOF", "TEC", "CIV"]


def incident(ident, victims, suspects, relay, opens):
    accounts = []
    priors = [400, 350, 250]
    for prior, (name, party) in zip(priors, suspects):
        who = f', parties: ["{party}"], answers: "{party}"' if party else ""
        accounts.append(
            f'                (id: "{name}", name: "{name.capitalize()}", line: "an account", short: "{name}", prior: {prior}{who}),'
        )
    clues = []
    for kind, name in [("Technical", "image"), ("HumanSource", "talk"), ("Leak", "leak"), ("Legal", "trace"), ("SelfClaim", "claim")]:
        weights = ", ".join(f'"{suspect}": {DICE.randint(-6, 6)}' for suspect, _ in suspects[:2])
        clues.append(
            f'                (id: "{name}", name: "The {name}", kind: {kind}, source: "a desk", effort: {DICE.randint(1, 3)}, technical: {DICE.randint(0, 50)}, cards: [\n'
            f'                    (id: "points", title: "It points", text: "It points somewhere.", base: 250, weights: {{{weights}}}),\n'
            f'                    (id: "nothing", title: "Nothing", text: "It points nowhere."),\n                ]),'
        )
    names = ", ".join(f'"{victim}"' for victim in victims)
    return (
        f'        (\n            id: "{ident}",\n            name: "The {ident}",\n            line: "It stopped.",\n            victims: [{names}],\n            relay: "{relay}",\n'
        f"            opens: {opens},\n            harm: (scope: 4, scale: 5, duration: 4, intensity: 5, complexity: 5, sophistication: 5, impact: 4),\n            recovers: 2,\n"
        f'            route: (from: (1100, 240), to: (470, 240), label: "wiper", site: "Plant"),\n            suspects: [\n'
        + "\n".join(accounts)
        + "\n            ],\n            clues: [\n"
        + "\n".join(clues)
        + "\n            ],\n        ),"
    )


def response(kind, cost, severity, label=""):
    s = severity
    return (
        f"        (kind: {kind}, name: \"{kind}\", class: Stability{label}, "
        f"severity: (scope: {s}, scale: {s}, duration: {s}, intensity: {s}, complexity: {s}, sophistication: {s}, impact: {s}), "
        f'cost: (capital: {cost}, staff: 1), argument: "For it.", objection: "Against it."),'
    )


def forum(ident, members, stages, blocs="", chair=None, legitimacy=50):
    names = ", ".join(f'"{member}"' for member in members)
    chaired = f'            chair: "{chair}",\n' if chair else ""
    return (
        f'        (\n            id: "{ident}",\n            name: "{ident.capitalize()}",\n            line: "a venue",\n{chaired}            members: [{names}],\n'
        f"{blocs}            stages: [{stages}],\n            legitimacy: {legitimacy},\n        ),"
    )


BLOCS = ["north", "south", "coast", "isles", "plains"]
bloc_lines = "            blocs: [\n" + "".join(
    f'                (id: "{bloc}", name: "{bloc.capitalize()} group", size: {size}, absence: {DICE.randint(20, 200)}, follows: {{"{DICE.choice(STATES)}": 4, "UNI": 2}}, '
    f'prices: [(name: "seats on a course", cost: (capital: 2, budget: 3), points: 6)]),\n'
    for bloc, size in zip(BLOCS, [40, 50, 30, 34, 30])
) + "            ],\n"

LEVEL = f"""// Twenty actors, three venues, twenty turns; written by scripts/summit_level.py.
(
    format: 1,
    id: "summit",
    title: "Summit",
    tagline: "everything at once",
    briefing: ["Twenty delegations and three venues."],
    time: (unit: Month, turns: 20, first_day: "2021-01-11"),
    map: "harrow",
    gauges: (stability: 60, trust: 50, norm_strength: 30, resilience: 45, fragmentation: 35, openness: 60),
    actors: [
{chr(10).join(actor(index, code, kind) for index, (code, kind) in enumerate(ACTORS))}
    ],
    default_trust: 5,
    incidents: [
{incident("outage", ["SAX", "SBX"], [("service", "SCX"), ("crew", "SDX"), ("insider", None)], "SEX", 1)}
{incident("theft", ["SFX", "NET"], [("rival", "SGX"), ("guild", "SHX"), ("clerk", None)], "SIX", 6)}
    ],
    responses: [
{response("RestraintStatement", 1, 0)}
{response("HotlineCall", 1, 0)}
{response("Consultation", 1, 0)}
{response("AskToAct", 1, 0)}
{response("PrivateDemarche", 2, 1)}
{response("JointStatement", 3, 3)}
{response("PublicAttribution", 4, 4)}
{response("Sanctions", 6, 6)}
    ],
    fora: [
{forum("assembly", ASSEMBLY, '(name: "Committee", majority: Simple, sessions: [4, 8, 12, 16]), (name: "Plenary", majority: TwoThirds, sessions: [6, 10, 14, 19])', bloc_lines, "SJX", 80)}
{forum("experts", EXPERTS, '(name: "Expert group", majority: Consensus, sessions: [5, 9, 13, 17])', "", "SAX", 60)}
{forum("standards", STANDARDS, '(name: "Council", majority: TwoThirds, sessions: [3, 7, 11, 15])', "", None, 40)}
    ],
    talks: [
{talks("convention", ASSEMBLY + ["CIV"], 'Ballot(forum: "assembly")', ["scope", "help", "rights", "review"], 2, 19, (700, 300), BLOCS)}
{talks("report", EXPERTS, 'Ballot(forum: "experts")', ["norms", "law", "trust"], 3, 18, (500, 500))}
{talks("standard", STANDARDS, 'Ballot(forum: "standards")', ["routing", "patching", "keys"], 1, 16, (900, 500))}
{talks("hotline", ["SAX", "SCX", "SBX"], "AlternatingOffers", ["calls", "drills"], 2, 12, (400, 300))}
    ],
    packages: [
        (id: "school", name: "A school", line: "courses", giver: "UNI", recipient: "SKX", cost_per_turn: 2, delay: 3, technical: 10, resilience: 10, trust: 12),
        (id: "team", name: "A team", line: "people", giver: "SAX", recipient: "SLX", cost_per_turn: 2, delay: 2, technical: 8, resilience: 6, trust: 8),
    ],
    coalitions: [
        (
            id: "friends",
            name: "Friends of the convention",
            outcome: "a strong convention",
            talks: "convention",
            wants: [("help", "strong")],
            lead: "SAX",
            members: ["SAX", "SBX"],
            invites: [("SEX", 0), ("SFX", 5), ("UNI", 0)],
        ),
    ],
    events: [
        (id: "press", from: 3, until: 18, again_after: 4, chance: 500, heading: "Pressed", body: "The press asks.", source: "Press", tone: Press, effects: [Gauge(gauge: Openness, by: 1)]),
    ],
    goals: ["Keep count."],
    questions: ["Where was it decided?"],
    really: (heading: "What really happened", days: [(day: "27 December 2019", text: "A vote.", sources: ["record"])]),
    sources: [(id: "record", title: "A record of votes", place: "an archive")],
)
"""

if __name__ == "__main__":
    Path(__file__).resolve().parent.parent.joinpath("tests/levels/summit.ron").write_text(LEVEL, encoding="utf-8")
