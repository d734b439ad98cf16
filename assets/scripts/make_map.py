#!/usr/bin/env python3
"""Draws the invented world of the game and writes it to levels/maps/harrow.ron.

    make_map.py            write the map
    make_map.py --check    exit 1 unless the file is exactly what this script makes

The world is a planar graph. `JUNCTIONS` are points where lines meet, `ARCS` are coasts and shared borders between
them, placed by hand, and `TERRITORIES` are cycles of arcs: neighbours share their border by construction. Arcs are
roughened by midpoint displacement, coarse to fine and all together; a step that would bring two lines too close or
make a spike is not taken, so nothing ever crosses. Depth contours come from the distance to the nearest coast.

Units are those of the 1600 x 900 sheet, y down; lands at the rim go on beyond the sheet. Rings have positive
shoelace area. Standard library only; no libm beyond the correctly rounded square root, so every machine draws the
same map.
"""

import random
import sys
from math import ceil, floor, sqrt
from pathlib import Path

SEED = "harrow-1"
OUT = Path(__file__).resolve().parents[2] / "levels" / "maps" / "harrow.ron"
SHEET = (1600, 900)
SIMPLIFY = 0.5  # Douglas-Peucker tolerance of coasts and borders
WATER_SIMPLIFY = 0.5
WATER = (29.0, 18.0, 9.0)  # distance of the depth contours from the coast, outermost first
FIELD_STEP = 3  # grid of the distance field
FIELD_BOX = (-150, -240, 1860, 1080)

# --- the world, by hand -----------------------------------------------------------------------------------------

JUNCTIONS = {
    "VL_n": (470, 108), "VL_s": (602, 281), "LH_n": (772, 56), "LH_s": (766, 181), "HK_n": (1068, 114),
    "HK_s": (981, 331), "KE_n": (1312, 46), "KEB": (1416, 418), "EB_e": (1704, 402), "KSB": (1398, 468),
    "KO": (1056, 505), "KOS": (1106, 552), "SB": (1392, 574), "SOC": (1172, 668), "SC": (1203, 690),
    "OC": (1070, 775), "OM_n": (933, 606), "OM_s": (970, 752), "M12_n": (764, 642), "M12_s": (756, 795),
    "M23_n": (622, 672), "M23_s": (612, 838), "M34_n": (460, 728), "M34_s": (492, 888),
}

# name: (start, points between, end, roughness, skerries). Roughness is the share of a segment's length by which its
# middle may move: 0.10 a sandy shore, 0.28 fjords. Skerries are islets thrown off the coast.
COASTS = {
    "valdora": ("VL_n", [
        (454, 112), (440, 92), (424, 90), (410, 80), (408, 64), (392, 56), (376, 64), (358, 58), (362, 74), (384, 80),
        (396, 96), (380, 110), (356, 122), (364, 138), (380, 148), (388, 164), (412, 178), (404, 190), (390, 196),
        (384, 212), (362, 230), (342, 246), (344, 266), (358, 280), (378, 288), (356, 294), (346, 312), (330, 330),
        (304, 344), (298, 372), (304, 398), (294, 418), (304, 444), (322, 462), (306, 478), (286, 490), (256, 502),
        (264, 518), (284, 524), (264, 534), (256, 556), (274, 580), (302, 594), (322, 584), (344, 590), (376, 596),
        (404, 582), (410, 560), (394, 548), (418, 544), (434, 532), (432, 510), (448, 486), (472, 462), (494, 440),
        (490, 420), (468, 408), (492, 404), (506, 384), (512, 350), (528, 322), (548, 298), (574, 288),
    ], "VL_s", 0.25, 22),
    "lindmark_bay": ("VL_s", [
        (618, 264), (640, 262), (664, 276), (690, 268), (708, 250), (702, 234), (722, 232), (730, 212), (746, 196),
    ], "LH_s", 0.18, 4),
    "lindmark_north": ("VL_n", [
        (486, 92), (508, 82), (528, 86), (540, 70), (562, 76), (584, 68), (596, 84), (606, 66), (622, 58), (618, 36),
        (640, 20), (660, 32), (668, 52), (676, 28), (696, 22), (708, 44), (730, 42), (750, 30),
    ], "LH_n", 0.27, 16),
    "halle_bay": ("LH_s", [
        (786, 172), (806, 170), (822, 184), (830, 208), (826, 232), (842, 250), (848, 278), (864, 300), (878, 292),
        (884, 274), (904, 272), (922, 288), (944, 302), (962, 310),
    ], "HK_s", 0.18, 6),
    "halle_north": ("LH_n", [
        (784, 76), (800, 82), (816, 70), (834, 58), (846, 36), (862, 48), (872, 70), (890, 88), (914, 78), (936, 92),
        (960, 84), (984, 100), (1008, 110), (1034, 102), (1052, 92),
    ], "HK_n", 0.22, 7),
    "kestria_bay": ("HK_s", [
        (994, 352), (1014, 370), (1034, 394), (1028, 420), (1048, 436), (1076, 440), (1054, 452), (1060, 480),
    ], "KO", 0.16, 3),
    "kestria_north": ("HK_n", [
        (1098, 122), (1128, 104), (1158, 96), (1176, 108), (1196, 90), (1218, 74), (1228, 54), (1246, 42), (1262, 62),
        (1284, 74), (1298, 54),
    ], "KE_n", 0.20, 4),
    "east": ("KE_n", [
        (1340, 36), (1364, 18), (1380, -12), (1370, -50), (1390, -92), (1420, -132), (1454, -122), (1474, -82),
        (1462, -42), (1484, -4), (1476, 28), (1452, 34), (1436, 58), (1462, 60), (1492, 82), (1512, 112), (1542, 128),
        (1538, 152), (1566, 168), (1586, 190), (1602, 216), (1598, 246), (1636, 268), (1670, 300), (1690, 348),
    ], "EB_e", 0.23, 9),
    "brune": ("EB_e", [
        (1716, 440), (1746, 478), (1732, 530), (1754, 580), (1726, 622), (1694, 660), (1660, 670), (1638, 652),
        (1634, 612), (1614, 572), (1596, 560), (1598, 596), (1588, 634), (1600, 668), (1576, 668), (1560, 690),
        (1538, 704), (1516, 688), (1490, 684), (1462, 698), (1440, 688), (1420, 670), (1396, 666), (1388, 642),
        (1404, 622), (1382, 598),
    ], "SB", 0.22, 12),
    "sorvenna": ("SB", [
        (1366, 590), (1346, 606), (1318, 598), (1298, 612), (1306, 628), (1280, 636), (1254, 650), (1232, 644),
        (1210, 656), (1214, 676),
    ], "SC", 0.18, 4),
    "cape": ("SC", [
        (1222, 694), (1206, 708), (1198, 724), (1222, 738), (1232, 764), (1214, 780), (1238, 794), (1216, 798),
        (1188, 784), (1162, 778), (1148, 800), (1128, 808), (1116, 786), (1092, 780),
    ], "OC", 0.24, 8),
    "ondara_south": ("OC", [(1042, 768), (1018, 758), (996, 748)], "OM_s", 0.16, 0),
    "ondara_bay": ("KO", [
        (1040, 522), (1016, 540), (994, 560), (1000, 580), (980, 590), (962, 582), (946, 590),
    ], "OM_n", 0.20, 5),
    "mr1_north": ("OM_n", [
        (918, 620), (904, 602), (888, 614), (876, 598), (858, 590), (840, 600), (824, 614), (830, 632), (806, 624),
        (782, 632),
    ], "M12_n", 0.20, 2),
    "mr2_north": ("M12_n", [
        (742, 648), (718, 652), (706, 638), (684, 636), (664, 652), (668, 672), (648, 664),
    ], "M23_n", 0.20, 3),
    "mr3_north": ("M23_n", [
        (600, 680), (578, 684), (556, 674), (544, 660), (524, 656), (518, 680), (528, 700), (508, 706), (490, 718),
        (474, 714),
    ], "M34_n", 0.21, 3),
    "mr4": ("M34_n", [
        (442, 732), (426, 722), (398, 728), (378, 714), (362, 724), (370, 746), (394, 758), (364, 756), (340, 768),
        (324, 790), (334, 806), (318, 824), (326, 850), (322, 882), (340, 908), (362, 942), (402, 968), (440, 962),
        (470, 942), (482, 912),
    ], "M34_s", 0.23, 10),
    "mr3_south": ("M34_s", [
        (508, 902), (520, 886), (514, 862), (526, 846), (542, 860), (540, 882), (552, 892), (564, 874), (558, 850),
        (584, 842),
    ], "M23_s", 0.20, 3),
    "mr2_south": ("M23_s", [(634, 828), (642, 808), (664, 806), (684, 820), (702, 804), (728, 802)],
                  "M12_s", 0.19, 2),
    "mr1_south": ("M12_s", [
        (776, 806), (802, 814), (830, 804), (858, 790), (890, 796), (916, 782), (944, 770),
    ], "OM_s", 0.17, 1),
}

BORDERS = {
    "VAL-LIN": ("VL_n", [(492, 122), (512, 146), (528, 170), (552, 202), (562, 230), (584, 258)], "VL_s"),
    "LIN-HAL": ("LH_n", [(760, 74), (752, 98), (756, 120), (766, 142), (758, 162)], "LH_s"),
    "HAL-KES": ("HK_n", [(1048, 138), (1024, 158), (1014, 186), (1000, 214), (1010, 250), (1016, 282), (1004, 312)],
                "HK_s"),
    "KES-EST": ("KE_n", [(1316, 82), (1332, 112), (1346, 140), (1374, 168), (1378, 204), (1364, 240), (1368, 272),
                         (1390, 294), (1414, 314), (1412, 350), (1422, 388)], "KEB"),
    "EST-BRU": ("KEB", [(1450, 404), (1490, 398), (1530, 404), (1562, 418), (1602, 402), (1652, 410)], "EB_e"),
    "KES-BRU": ("KEB", [(1402, 442)], "KSB"),
    "KES-SOR": ("KOS", [(1114, 526), (1150, 512), (1172, 492), (1210, 484), (1240, 464), (1262, 450), (1260, 430),
                        (1275, 414), (1292, 424), (1288, 446), (1312, 462), (1342, 478), (1370, 466)], "KSB"),
    "SOR-BRU": ("KSB", [(1404, 500), (1392, 530), (1396, 554)], "SB"),
    "KES-OND": ("KO", [(1070, 522), (1090, 534)], "KOS"),
    "SOR-OND": ("KOS", [(1108, 580), (1118, 610), (1120, 634), (1144, 654)], "SOC"),
    "OND-CAP": ("SOC", [(1150, 696), (1122, 704), (1094, 724), (1088, 752)], "OC"),
    "SOR-CAP": ("SOC", [(1190, 676)], "SC"),
    "OND-MR1": ("OM_n", [(930, 640), (938, 668), (940, 700), (958, 726)], "OM_s"),
    "MR1-MR2": ("M12_n", [(758, 672), (766, 702), (760, 740), (746, 768)], "M12_s"),
    "MR2-MR3": ("M23_n", [(622, 700), (636, 724), (624, 754), (618, 792)], "M23_s"),
    "MR3-MR4": ("M34_n", [(466, 766), (466, 800), (482, 842)], "M34_s"),
}
BORDER_ROUGHNESS = 0.15

# id: (middle of the name, arcs around the mainland in order; "-" runs an arc backwards)
TERRITORIES = {
    "VAL": ((452, 260), ["valdora", "-VAL-LIN"]),
    "LIN": ((636, 128), ["VAL-LIN", "lindmark_bay", "-LIN-HAL", "-lindmark_north"]),
    "HAL": ((904, 176), ["LIN-HAL", "halle_bay", "-HAL-KES", "-halle_north"]),
    "KES": ((1190, 262), ["HAL-KES", "kestria_bay", "KES-OND", "KES-SOR", "-KES-BRU", "-KES-EST", "-kestria_north"]),
    "SOR": ((1256, 536), ["KES-SOR", "SOR-BRU", "sorvenna", "-SOR-CAP", "-SOR-OND"]),
    "OND": ((1026, 622), ["KES-OND", "SOR-OND", "OND-CAP", "ondara_south", "-OND-MR1", "-ondara_bay"]),
    "MR1": ((848, 694), ["OND-MR1", "-mr1_south", "-MR1-MR2", "-mr1_north"]),
    "MR2": ((692, 728), ["MR1-MR2", "-mr2_south", "-MR2-MR3", "-mr2_north"]),
    "MR3": ((546, 764), ["MR2-MR3", "-mr3_south", "-MR3-MR4", "-mr3_north"]),
    "MR4": ((400, 830), ["MR3-MR4", "-mr4"]),
    "PEL": ((738, 422), []),
    "EST": ((1486, 220), ["KES-EST", "EST-BRU", "-east"]),
    "BRU": ((1500, 540), ["KES-BRU", "SOR-BRU", "-brune", "-EST-BRU"]),
    "CAP": ((1152, 742), ["SOR-CAP", "cape", "-OND-CAP"]),
    "WES": ((84, 258), []),
    "TAM": ((90, 648), []),
}

# (territory, outline, roughness)
ISLANDS = [
    ("PEL", [(700, 398), (712, 384), (732, 392), (752, 396), (768, 408), (784, 424), (788, 446), (772, 450),
             (768, 464), (746, 464), (728, 456), (722, 442), (704, 446), (690, 436), (688, 416)], 0.31),
    ("PEL", [(628, 410), (640, 402), (650, 390), (668, 384), (666, 398), (650, 406), (642, 418), (630, 418)], 0.31),
    ("PEL", [(678, 480), (690, 466), (706, 462), (708, 478), (696, 486), (690, 500), (680, 496)], 0.31),
    ("PEL", [(790, 450), (808, 446), (822, 458), (834, 488), (816, 482), (798, 486), (788, 470)], 0.31),
    ("PEL", [(826, 376), (838, 370), (846, 386), (854, 402), (834, 406), (826, 394), (836, 388)], 0.31),
    ("PEL", [(752, 490), (762, 484), (770, 492), (764, 504), (754, 502)], 0.31),
    ("PEL", [(676, 360), (688, 352), (694, 360), (684, 368)], 0.31),
    ("LIN", [(560, 46), (570, 34), (582, 40), (580, 52), (568, 56)], 0.31),
    ("LIN", [(726, 16), (738, 4), (750, 8), (742, 20), (732, 24)], 0.31),
    ("LIN", [(520, 40), (532, 30), (540, 38), (530, 50)], 0.31),
    ("HAL", [(900, 44), (916, 36), (930, 46), (920, 58), (904, 56)], 0.31),
    ("VAL", [(250, 420), (262, 408), (272, 420), (268, 440), (256, 442)], 0.31),
    ("VAL", [(322, 150), (334, 160), (336, 178), (324, 184), (316, 168)], 0.31),
    ("VAL", [(216, 548), (230, 542), (236, 558), (222, 566)], 0.31),
    ("MR4", [(278, 842), (290, 832), (300, 846), (296, 866), (282, 862)], 0.31),
    ("MR4", [(262, 900), (276, 890), (288, 904), (284, 930), (266, 926)], 0.31),
    ("BRU", [(1538, 752), (1560, 736), (1588, 740), (1612, 732), (1642, 744), (1654, 770), (1630, 790), (1598, 784),
             (1570, 796), (1546, 788), (1530, 772)], 0.31),
    ("BRU", [(1588, 836), (1606, 820), (1622, 838), (1616, 866), (1598, 880), (1584, 862)], 0.31),
    ("BRU", [(1520, 812), (1534, 806), (1540, 820), (1526, 828)], 0.31),
    ("EST", [(1640, 214), (1654, 204), (1668, 218), (1662, 236), (1646, 232)], 0.31),
    ("EST", [(1560, 76), (1574, 64), (1588, 80), (1578, 96), (1562, 92)], 0.31),
    ("CAP", [(1266, 770), (1280, 760), (1290, 774), (1284, 794), (1270, 790)], 0.31),
    ("SOR", [(1318, 640), (1330, 634), (1336, 646), (1324, 654)], 0.31),
    ("WES", [(20, 252), (44, 232), (46, 208), (68, 204), (94, 214), (112, 190), (122, 158), (144, 152), (152, 172),
             (140, 200), (150, 220), (134, 240), (108, 252), (104, 284), (88, 298), (60, 312), (30, 304), (12, 280)],
     0.31),
    ("WES", [(130, 118), (148, 88), (162, 68), (176, 78), (164, 100), (174, 116), (160, 136), (146, 144)], 0.31),
    ("WES", [(64, 166), (76, 156), (86, 168), (78, 182), (66, 180)], 0.31),
    ("TAM", [(6, 640), (14, 620), (44, 602), (76, 594), (98, 572), (112, 558), (126, 574), (124, 594), (150, 608),
             (164, 616), (148, 638), (158, 672), (146, 694), (126, 722), (104, 712), (80, 708), (52, 702), (46, 678),
             (20, 668)], 0.31),
    ("TAM", [(176, 700), (188, 692), (194, 706), (182, 716)], 0.31),
]

SEAS = [
    ("Bay of Harrow", (760, 322)), ("Outer Sound", (1330, 704)), ("Western Approaches", (176, 392)),
    ("Northern Reach", (1060, 40)), ("Southern Sea", (900, 858)),
]

# --- geometry ---------------------------------------------------------------------------------------------------


def length(p, q):
    return sqrt((q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2)


def point_segment(p, a, b):
    """Distance from a point to a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = dx * dx + dy * dy
    t = 0.0 if d == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / d))
    return length(p, (a[0] + t * dx, a[1] + t * dy))


def cross(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def segments_cross(a, b, c, d):
    """Whether two segments without a common end touch or cross."""
    d1, d2, d3, d4 = cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)
    if ((d1 > 0) != (d2 > 0)) and ((d3 > 0) != (d4 > 0)):
        return True
    return min(point_segment(a, c, d), point_segment(b, c, d), point_segment(c, a, b), point_segment(d, a, b)) == 0


def segment_distance(a, b, c, d):
    if segments_cross(a, b, c, d):
        return 0.0
    return min(point_segment(a, c, d), point_segment(b, c, d), point_segment(c, a, b), point_segment(d, a, b))


def cosine(apex, a, b):
    """Cosine of the angle at `apex`; near 1 is a spike."""
    return ((a[0] - apex[0]) * (b[0] - apex[0]) + (a[1] - apex[1]) * (b[1] - apex[1])) / (
        length(apex, a) * length(apex, b))


def area(ring):
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, ring[1:] + ring[:1])) / 2


def inside(p, ring):
    hit = False
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if (a[1] > p[1]) != (b[1] > p[1]) and p[0] < a[0] + (p[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1]):
            hit = not hit
    return hit


def simplify(points, tolerance):
    """Douglas-Peucker; both ends stay."""
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        i, j = todo.pop()
        far, worst = 0, tolerance
        for k in range(i + 1, j):
            d = point_segment(points[k], points[i], points[j])
            if d > worst:
                far, worst = k, d
        if far:
            keep.add(far)
            todo += [(i, far), (far, j)]
    return [points[k] for k in sorted(keep)]


def simplify_ring(ring, tolerance):
    """Douglas-Peucker on a closed ring, cut at its first point and the one farthest from it."""
    k = max(range(len(ring)), key=lambda i: length(ring[0], ring[i]))
    return simplify(ring[:k + 1], tolerance)[:-1] + simplify(ring[k:] + ring[:1], tolerance)[:-1]


def blunt(ring):
    """Takes off the spikes that simplifying may have left on a closed ring."""
    k = 0
    while k < len(ring):
        a, apex, b = ring[k - 1], ring[k], ring[(k + 1) % len(ring)]
        if cosine(apex, a, b) > 0.9:
            ring = ring[:k] + ring[k + 1:]
            k = max(0, k - 2)
        else:
            k += 1
    return ring


class Plane:
    """Segments in a grid of buckets, to ask what is near."""

    CELL = 16

    def __init__(self):
        self.buckets = {}

    def cells(self, a, b, margin):
        c = self.CELL
        for i in range(floor((min(a[0], b[0]) - margin) / c), floor((max(a[0], b[0]) + margin) / c) + 1):
            for j in range(floor((min(a[1], b[1]) - margin) / c), floor((max(a[1], b[1]) + margin) / c) + 1):
                yield i, j

    def add(self, a, b):
        for cell in self.cells(a, b, 0):
            self.buckets.setdefault(cell, []).append((a, b))

    def remove(self, a, b):
        for cell in self.cells(a, b, 0):
            self.buckets[cell].remove((a, b))

    def near(self, a, b, margin):
        seen = set()
        for cell in self.cells(a, b, margin):
            for s in self.buckets.get(cell, ()):
                if s not in seen:
                    seen.add(s)
                    yield s

    def admits(self, a, b, clearance, spike=0.86):
        """Whether a new segment keeps clear of all others and makes no spike with those it joins."""
        for c, d in self.near(a, b, clearance):
            shared = {a, b} & {c, d}
            if len(shared) == 2:
                return False
            if shared:
                apex = shared.pop()
                if cosine(apex, b if apex == a else a, d if apex == c else c) > spike:
                    return False
            elif segment_distance(a, b, c, d) < clearance:
                return False
        return True


# --- drawing ----------------------------------------------------------------------------------------------------

FINEST = 1.8  # segments shorter than this are not divided


def stream(*name):
    return random.Random("/".join((SEED,) + name))


def bell(rng):
    """Near-normal draw within -1.5..1.5."""
    return rng.random() + rng.random() + rng.random() - 1.5


def roughen(plane, lines):
    """Divides all segments of all lines, coarse to fine. A line is (points, roughness, finest, stream)."""
    limit = 32.0
    while limit >= FINEST:
        for points, roughness, finest, rng in lines:
            i = 0
            while i + 1 < len(points):
                a, b = points[i], points[i + 1]
                size = length(a, b)
                if size < max(limit, finest):
                    i += 1
                    continue
                plane.remove(a, b)
                clearance = min(2.6, 0.3 * size)
                for attempt in range(8):
                    t = 0.5 + 0.12 * bell(rng)
                    shift = 1.5 * roughness * bell(rng) * (0.8 ** attempt)
                    m = (a[0] + t * (b[0] - a[0]) - shift * (b[1] - a[1]),
                         a[1] + t * (b[1] - a[1]) + shift * (b[0] - a[0]))
                    if cosine(m, a, b) < 0.2 and plane.admits(a, m, clearance) and plane.admits(m, b, clearance):
                        break
                else:
                    m = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
                plane.add(a, m)
                plane.add(m, b)
                points.insert(i + 1, m)
                i += 2
        limit /= 2 ** 0.5


COMPASS = [(1, 0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92), (0, 1), (-0.38, 0.92), (-0.71, 0.71), (-0.92, 0.38),
           (-1, 0), (-0.92, -0.38), (-0.71, -0.71), (-0.38, -0.92), (0, -1), (0.38, -0.92), (0.71, -0.71),
           (0.92, -0.38)]


def skerries(plane, coast, count, lands, rng):
    """Throws islets off a coast, in flocks that thin out seawards; yields closed lines (first point repeated)."""
    while count > 0:
        k = rng.randrange(1, len(coast) - 1)
        for _ in range(min(count, 1 + rng.randrange(4))):
            count -= 1
            p = coast[max(1, min(len(coast) - 2, k + rng.randrange(-9, 10)))]
            for _ in range(12):
                reach, (dx, dy) = 5 + 19 * rng.random() * rng.random(), COMPASS[rng.randrange(16)]
                centre = (p[0] + dx * reach, p[1] + dy * reach)
                size, lean = 1.2 + 4.6 * rng.random() ** 3, COMPASS[rng.randrange(16)]
                outline = []
                for ux, uy in COMPASS[rng.randrange(2)::2]:
                    r = size * (0.6 + 0.7 * rng.random())
                    along = ux * lean[0] + uy * lean[1]  # stretched along `lean`
                    outline.append((centre[0] + r * (ux + 0.9 * along * lean[0]),
                                    centre[1] + r * (uy + 0.9 * along * lean[1])))
                closed = outline + outline[:1]
                if any(inside(centre, land) for land in lands):
                    continue
                if all(plane.admits(a, b, 2.4, 2.0) for a, b in zip(closed, closed[1:])):
                    for a, b in zip(closed, closed[1:]):
                        plane.add(a, b)
                    yield closed
                    break


def rounded(points):
    out = []
    for x, y in points:
        p = (round(x, 1), round(y, 1))
        if not out or out[-1] != p:
            out.append(p)
    return out


def oriented(ring):
    return ring if area(ring) > 0 else ring[::-1]


def draw():
    """The finished outlines: {territory: rings}, borders."""
    arcs, lines, plane = {}, [], Plane()
    for name, (start, middle, end, roughness, _) in COASTS.items():
        arcs[name] = [JUNCTIONS[start]] + middle + [JUNCTIONS[end]]
        lines.append((arcs[name], roughness, FINEST, stream("coast", name)))
    for name, (start, middle, end) in BORDERS.items():
        arcs[name] = [JUNCTIONS[start]] + middle + [JUNCTIONS[end]]
        lines.append((arcs[name], BORDER_ROUGHNESS, 1.6 * FINEST, stream("border", name)))
    islands = []
    for n, (owner, outline, roughness) in enumerate(ISLANDS):
        closed = outline + outline[:1]
        islands.append((owner, closed))
        lines.append((closed, roughness, FINEST, stream("island", str(n))))
    for points, *_ in lines:
        for i, (a, b) in enumerate(zip(points, points[1:])):
            points[i:i + 2] = [(float(a[0]), float(a[1])), (float(b[0]), float(b[1]))]
        for a, b in zip(points, points[1:]):
            plane.add(a, b)
    roughen(plane, lines)

    def cycle(path):
        ring = []
        for name in path:
            arc = arcs[name[1:]][::-1] if name[0] == "-" else arcs[name]
            assert not ring or ring[-1] == arc[0], f"{name} does not go on where the last arc ended"
            ring += arc if not ring else arc[1:]
        assert ring[0] == ring[-1], f"{path} is not closed"
        return ring[:-1]

    lands = [cycle(path) for _, path in TERRITORIES.values() if path] + [ring[:-1] for _, ring in islands]
    islets = []
    for name, (*_, count) in COASTS.items():
        owner = next(t for t, (_, path) in TERRITORIES.items() if name in path or "-" + name in path)
        islets += [(owner, o) for o in skerries(plane, arcs[name], count, lands, stream("skerries", name))]
    roughen(plane, [(line, 0.24, FINEST, stream("islet", str(n))) for n, (_, line) in enumerate(islets)])

    for name in arcs:
        arcs[name] = rounded(simplify(arcs[name], SIMPLIFY))
    rings = {t: [oriented(cycle(path))] if path else [] for t, (_, path) in TERRITORIES.items()}
    for owner, ring in islands:
        rings[owner].append(oriented(blunt(rounded(simplify_ring(ring[:-1], SIMPLIFY)))))
    for owner, ring in islets:
        rings[owner].append(oriented(blunt(rounded(simplify_ring(ring[:-1], SIMPLIFY / 3)))))
    return rings, [arcs[name] for name in BORDERS], [arcs[name] for name in COASTS]


# --- depth contours ---------------------------------------------------------------------------------------------


def distance_field(coastlines, lands):
    """Distance to the coast at grid points, 0 on land, capped beyond the outermost contour."""
    x0, y0, x1, y1 = FIELD_BOX
    step, far = FIELD_STEP, WATER[0] + 2 * FIELD_STEP
    cols, rows = (x1 - x0) // step + 1, (y1 - y0) // step + 1
    field = [[far] * cols for _ in range(rows)]
    for line in coastlines:
        for a, b in zip(line, line[1:]):
            for j in range(ceil((min(a[1], b[1]) - far - y0) / step), floor((max(a[1], b[1]) + far - y0) / step) + 1):
                row = field[j]
                for i in range(ceil((min(a[0], b[0]) - far - x0) / step),
                               floor((max(a[0], b[0]) + far - x0) / step) + 1):
                    d = point_segment((x0 + i * step, y0 + j * step), a, b)
                    if d < row[i]:
                        row[i] = d
    for ring in lands:
        edges = list(zip(ring, ring[1:] + ring[:1]))
        top, bottom = min(p[1] for p in ring), max(p[1] for p in ring)
        for j in range(ceil((top - y0) / step), floor((bottom - y0) / step) + 1):
            y = y0 + j * step
            xs = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
                        for a, b in edges if (a[1] > y) != (b[1] > y))
            for left, right in zip(xs[::2], xs[1::2]):
                for i in range(ceil((left - x0) / step), floor((right - x0) / step) + 1):
                    field[j][i] = 0.0
    return field


def contours(field, level):
    """Closed outlines of the region within `level` of land (marching squares), holes left out."""
    x0, y0, step = FIELD_BOX[0], FIELD_BOX[1], FIELD_STEP

    def crossing(j, i, v, k):  # on the edge between grid points (j, i) and (v, k)
        f, g = field[j][i], field[v][k]
        t = (level - f) / (g - f)
        return x0 + (i + t * (k - i)) * step, y0 + (j + t * (v - j)) * step

    # Each cell links the edge where the outline enters to the one where it leaves, land on a fixed side. Edges are
    # named by their two grid points, so that neighbouring cells agree on them.
    follow = {}
    for j in range(len(field) - 1):
        for i in range(len(field[0]) - 1):
            corners = [(j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i)]
            near = [field[r][c] < level for r, c in corners]
            if all(near) or not any(near):
                continue
            enter = [k for k in range(4) if near[k] and not near[k - 3]]
            leave = [k for k in range(4) if not near[k] and near[k - 3]]
            for e in enter:  # of two outlines in one cell, each goes round its own corner: never across
                k = next(k for k in ((e - s) % 4 for s in range(1, 4)) if k in leave)
                ends = [tuple(sorted((corners[m], corners[m - 3]))) for m in (e, k)]
                follow[ends[0]] = ends[1]
    rings = []
    while follow:
        start, edge = next(iter(follow)), None
        ring = []
        while edge != start:
            edge = edge or start
            ring.append(crossing(*edge[0], *edge[1]))
            edge = follow.pop(edge)
        rings.append(ring)
    outer = [r for r in rings if area(r) > 0]
    holes = [r for r in rings if area(r) < 0]
    assert all(area(r) > -700 for r in holes), f"a sea is closed off: {[area(r) for r in holes]}"
    return [rounded(simplify_ring(r, WATER_SIMPLIFY)) for r in outer]


# --- checks and output ------------------------------------------------------------------------------------------


def verify(rings, borders, water):
    """The promises of the file: simple rings that never cross, no spikes, names on their own land."""
    def crossings(segments):
        plane = Plane()
        for a, b in segments:
            for c, d in plane.near(a, b, 0):
                if not {a, b} & {c, d} and segments_cross(a, b, c, d):
                    yield a, b, c, d
            plane.add(a, b)

    def edges(ring):
        return list(zip(ring, ring[1:] + ring[:1]))

    land = {tuple(sorted(e)) for ring_list in rings.values() for ring in ring_list for e in edges(ring)}
    assert not list(crossings(sorted(land))), f"lands cross: {list(crossings(sorted(land)))}"
    for border in borders:
        assert all(tuple(sorted(e)) in land for e in zip(border, border[1:])), "a border is not part of its lands"
    for level in water:
        found = list(crossings([e for ring in level for e in edges(ring)]))
        assert not found, f"depth contours cross: {found}"
    for t, ring_list in rings.items():
        assert inside(TERRITORIES[t][0], ring_list[0]), f"the name of {t} is off its land"
        for ring in ring_list:
            assert len(ring) >= 4 and len(set(ring)) == len(ring) and area(ring) > 0, f"{t}: bad ring {ring}"
            for a, apex, b in zip(ring[-1:] + ring, ring, ring[1:] + ring[:1]):
                assert cosine(apex, a, b) < 0.93, f"{t}: spike at {apex}"
    for name, at in SEAS:
        assert not any(inside(at, r) for ring_list in rings.values() for r in ring_list), f"{name} is on land"


def ron_point(p):
    return "({:g}, {:g})".format(*p)


def ron_line(points, indent):
    """A list of points, wrapped at 118 columns."""
    out, row = [], " " * indent + "["
    for k, p in enumerate(points):
        piece = ron_point(p) + ("]" if k == len(points) - 1 else ", ")
        if len(row) + len(piece.rstrip()) > 117:
            out.append(row.rstrip())
            row = " " * (indent + 1)
        row += piece
    return "\n".join(out + [row]) + ",\n"


def ron(rings, borders, water):
    s = "// The invented world around the Bay of Harrow. Made by assets/scripts/make_map.py: change it there.\n"
    s += f"(\n    format: 1,\n    size: {ron_point(SHEET)},\n    territories: [\n"
    for t, ring_list in rings.items():
        s += f'        (id: "{t}", name_at: {ron_point(TERRITORIES[t][0])}, rings: [\n'
        s += "".join(ron_line(r, 12) for r in ring_list) + "        ]),\n"
    s += "    ],\n    borders: [\n" + "".join(ron_line(b, 8) for b in borders) + "    ],\n    water: [\n"
    for level in water:
        s += "        [\n" + "".join(ron_line(r, 12) for r in level) + "        ],\n"
    s += "    ],\n    seas: [\n"
    s += "".join(f'        (name: "{name}", at: {ron_point(at)}),\n' for name, at in SEAS)
    return s + "    ],\n)\n"


def main():
    rings, borders, coasts = draw()
    islands = [r for t, ring_list in rings.items() for r in ring_list[1 if TERRITORIES[t][1] else 0:]]
    field = distance_field(coasts + [r + r[:1] for r in islands],
                           [r for ring_list in rings.values() for r in ring_list])
    water = [contours(field, level) for level in WATER]
    verify(rings, borders, water)
    text = ron(rings, borders, water)
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != text:
            sys.exit(f"{OUT.name} is not what make_map.py makes; run it again")
    else:
        OUT.parent.mkdir(parents=True, exist_ok=True)
        OUT.write_text(text, encoding="utf-8")
        print(f"{OUT.name}: {len(text) // 1000} kB, {sum(len(r) for rl in rings.values() for r in rl)} land points, "
              f"{sum(len(r) for level in water for r in level)} water points")


if __name__ == "__main__":
    main()
