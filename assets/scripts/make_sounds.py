#!/usr/bin/env python3
"""Plays the music and the small sounds of the game and writes them to assets/sounds/*.ogg.

    make_sounds.py [name ...]    make all, or those named; needs `oggenc` (Debian: vorbis-tools)
    make_sounds.py --check       decode the shipped files (`oggdec`) and measure length, level, seam and spectrum

The music is four layers of the same 16 bars: 60 beats a minute, 64 seconds, in D Dorian, eight chords of two bars.
`music_calm` is felt piano over low strings; `music_pulse` adds a muted ostinato, `music_tension` strings that keep a
tritone open against each chord, `music_alarm` an insistent glass figure over a drum. A layer is a ring: a note that
outlasts the end rings on at the beginning, and so does the room, so the loop has no seam and the layers stay
together when started together. Everything is additive synthesis and filtered noise from seeded streams. Standard library
only.
"""

import random
import subprocess
import sys
import tempfile
import wave
from array import array
from concurrent.futures import ProcessPoolExecutor
from math import cos, exp, log10, pi, sin, sqrt
from pathlib import Path

RATE = 44100
OUT = Path(__file__).resolve().parents[1] / "sounds"
LOOP_QUALITY, SMALL_QUALITY = "2", "3"  # of the Vorbis encoder, -1 to 10
LOOP = 64  # seconds of music
CHORD = 8  # seconds a chord
ROOM_LOOP = 32  # seconds of room tone


def hertz(midi):
    return 440.0 * 2.0 ** ((midi - 69) / 12)


def decibel(x):
    return 10.0 ** (x / 20)


def stream(*name):
    return random.Random("/".join(("sounds-1",) + tuple(str(n) for n in name)))


# --- tape -------------------------------------------------------------------------------------------------------


class Tape:
    """Two channels of sound. A looped tape is a ring: what runs over the end goes on at the beginning."""

    def __init__(self, seconds, looped=False):
        self.n = round(seconds * RATE)
        self.looped = looped
        self.left = array("d", bytes(8 * self.n))
        self.right = array("d", bytes(8 * self.n))

    def add(self, sound, at, gain=1.0, pan=0.0):
        """Mixes in a (left, right) pair at a time in seconds; pan -1 left to 1 right."""
        start = round(at * RATE)
        start = start % self.n if self.looped else max(0, start)
        for channel, samples, g in ((self.left, sound[0], gain * sqrt(1 - 0.8 * pan)),
                                    (self.right, sound[1], gain * sqrt(1 + 0.8 * pan))):
            pos, done = start, 0
            while done < len(samples) and pos < self.n:
                part = samples[done:done + self.n - pos]
                channel[pos:pos + len(part)] = array(
                    "d", [x + g * y for x, y in zip(channel[pos:pos + len(part)], part)])
                done += len(part)
                if not self.looped:
                    break
                pos = 0

    def add_tape(self, other, gain=1.0):
        self.add((other.left, other.right), 0, gain)

    def scale(self, gain):
        self.left = array("d", [gain * x for x in self.left])
        self.right = array("d", [gain * x for x in self.right])

    def peak(self):
        return max(max(self.left), -min(self.left), max(self.right), -min(self.right))

    def rms(self):
        return sqrt((sum(x * x for x in self.left) + sum(x * x for x in self.right)) / (2 * self.n))

    def fade(self, start, end):
        """Soft edges for a sound that does not loop, in seconds."""
        for channel in (self.left, self.right):
            for k in range(round(start * RATE)):
                channel[k] *= 0.5 - 0.5 * cos(pi * k / (start * RATE))
            for k in range(round(end * RATE)):
                channel[self.n - 1 - k] *= 0.5 - 0.5 * cos(pi * k / (end * RATE))


def room(tape, decay, brightness, wet):
    """Adds a reverberant room: an eight-line feedback delay network with a Householder matrix (Jot 1991).

    decay: seconds to fall by 60 dB; brightness: 0..1, how slowly high tones fade; wet: gain of the room.
    """
    lengths = [1447, 1699, 1949, 2203, 2503, 2789, 3083, 3371]
    gains = [10.0 ** (-3.0 * n / RATE / decay) for n in lengths]
    l0, l1, l2, l3, l4, l5, l6, l7 = (array("d", bytes(8 * n)) for n in lengths)
    n0, n1, n2, n3, n4, n5, n6, n7 = lengths
    g0, g1, g2, g3, g4, g5, g6, g7 = (brightness * g for g in gains)
    dull = 1 - brightness
    d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = 0.0
    warm = min(tape.n, round(1.5 * decay * RATE)) if tape.looped else 0
    delay = round(0.018 * RATE)  # before the first reflection
    left, right = tape.left, tape.right
    order = list(range(tape.n - warm, tape.n)) + list(range(tape.n))
    out_left, out_right = array("d", bytes(8 * tape.n)), array("d", bytes(8 * tape.n))
    for k, i in enumerate(order):
        j = i - delay
        a, b = (left[j], right[j]) if j >= 0 or tape.looped else (0.0, 0.0)
        k0, k1, k2, k3 = k % n0, k % n1, k % n2, k % n3
        k4, k5, k6, k7 = k % n4, k % n5, k % n6, k % n7
        d0 = g0 * l0[k0] + dull * d0
        d1 = g1 * l1[k1] + dull * d1
        d2 = g2 * l2[k2] + dull * d2
        d3 = g3 * l3[k3] + dull * d3
        d4 = g4 * l4[k4] + dull * d4
        d5 = g5 * l5[k5] + dull * d5
        d6 = g6 * l6[k6] + dull * d6
        d7 = g7 * l7[k7] + dull * d7
        mix = 0.25 * (d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7)
        l0[k0] = a + d0 - mix
        l1[k1] = b + d1 - mix
        l2[k2] = a + d2 - mix
        l3[k3] = b + d3 - mix
        l4[k4] = a + d4 - mix
        l5[k5] = b + d5 - mix
        l6[k6] = a + d6 - mix
        l7[k7] = b + d7 - mix
        if k >= warm:
            out_left[i] = left[i] + wet * (d0 - d2 + d4 - d6)
            out_right[i] = right[i] + wet * (d1 - d3 + d5 - d7)
    tape.left, tape.right = out_left, out_right


# --- instruments ------------------------------------------------------------------------------------------------


def partial(frequency, amplitude, t60, n, phase=0.0):
    """A decaying sine of n samples, by the two-term recurrence."""
    w = 2 * pi * frequency / RATE
    r = 10.0 ** (-3.0 / (t60 * RATE))
    a, b = 2 * r * cos(w), r * r
    y1, y2 = amplitude * sin(phase - w) / r, amplitude * sin(phase - 2 * w) / (r * r)
    out = []
    for _ in range(n):
        y1, y2 = a * y1 - b * y2, y1
        out.append(y1)
    return out


def mixed(parts):
    return array("d", [sum(x) for x in zip(*parts)])


def shaped(samples, attack, release):
    """Raised-cosine edges, in seconds."""
    n = len(samples)
    for k in range(min(n, round(attack * RATE))):
        samples[k] *= 0.5 - 0.5 * cos(pi * k / (attack * RATE))
    for k in range(min(n, round(release * RATE))):
        samples[n - 1 - k] *= 0.5 - 0.5 * cos(pi * k / (release * RATE))
    return samples


def piano(midi, force, seconds):
    """A felt piano: few partials, a slow hammer, two strings a little apart, one of which lets go sooner."""
    f, n, rng = hertz(midi), round(seconds * RATE), stream("piano", midi)
    fundamental = 7.0 * (220 / f) ** 0.55
    one, two = [], []
    for k in range(1, 15):
        stretched = f * k * sqrt(1 + 0.00035 * k * k)
        if stretched > 6000:
            break
        amplitude = force * k ** -0.7 * exp(-(stretched - f) / (500 + 900 * force)) * (0.85 + 0.3 * rng.random())
        t60 = fundamental / (1 + 0.45 * (k - 1))
        one.append(partial(stretched * 0.9997, 0.62 * amplitude, 0.6 * t60, n, 2 * pi * rng.random()))
        two.append(partial(stretched * 1.0004, 0.38 * amplitude, 1.5 * t60, n, 2 * pi * rng.random()))
    felt = noise(round(0.09 * RATE), 60, 420, stream("felt", midi))
    felt = [0.35 * force * x * exp(-k / (0.018 * RATE)) for k, x in enumerate(felt)] + [0.0] * max(
        0, n - round(0.09 * RATE))
    one, two = mixed(one), mixed(two)
    left = array("d", [x + 0.55 * y + z for x, y, z in zip(one, two, felt)])
    right = array("d", [0.55 * x + y + z for x, y, z in zip(one, two, felt)])
    return shaped(left, 0.011, 0.25), shaped(right, 0.011, 0.25)


def glass(midi, force, seconds, ring=0.9):
    """A struck glass bar: the tone and two faint partials of a free bar."""
    f, n = hertz(midi), round(seconds * RATE)
    parts = [partial(f, force, ring, n), partial(f * 1.003, 0.5 * force, 0.8 * ring, n, 1.0),
             partial(f * 2.756, 0.10 * force, 0.3 * ring, n), partial(f * 5.404, 0.02 * force, 0.12 * ring, n)]
    left = shaped(mixed(parts[:1] + parts[2:]), 0.006, 0.1)
    right = shaped(mixed(parts), 0.006, 0.1)
    return left, right


def drum(frequency, force, seconds, skin=0.25):
    """A soft large drum: modes of a round membrane, and the felt of the stick."""
    n = round(seconds * RATE)
    parts = [partial(frequency * m, force * g, t, n) for m, g, t in
             ((1.0, 1.0, 0.9), (1.594, 0.35, 0.5), (2.136, 0.18, 0.35), (2.653, 0.08, 0.25))]
    stick = noise(n, 80, 700, stream("drum", frequency))
    parts.append([skin * force * x * exp(-k / (0.022 * RATE)) for k, x in enumerate(stick)])
    samples = shaped(mixed(parts), 0.006, 0.15)
    return samples, samples


TABLE = 8192


def table(rolloff, count, formant):
    """One period of a bowed string: partials that fall off, lifted around the body's resonances."""
    wave_ = [0.0] * TABLE
    for k in range(1, count + 1):
        a = k ** -rolloff * (1 + formant * exp(-((k - 3.5) / 1.6) ** 2))
        phase = (k * k * 0.37) % 1.0 * 2 * pi
        wave_ = [x + a * sin(2 * pi * k * i / TABLE + phase) for i, x in enumerate(wave_)]
    top = max(abs(x) for x in wave_)
    return array("d", [x / top for x in wave_])


def strings(midi, seconds, attack, release, wave_, tremolo=0.0):
    """A small section: four players apart in tune, vibrato and place. `tremolo` is the depth of 8 strokes a second."""
    n, block, mask = round((seconds + release) * RATE), 64, TABLE - 1
    left, right = array("d", bytes(8 * n)), array("d", bytes(8 * n))
    steps = range(block)
    for player, (cents, place) in enumerate(((-6.5, -0.7), (-2.0, 0.3), (2.5, -0.2), (6.0, 0.75))):
        rng = stream("strings", midi, player)
        rate, depth = 4.4 + 1.2 * rng.random(), 0.0016 + 0.001 * rng.random()
        phase, turn = TABLE * rng.random(), 2 * pi * rng.random()
        base = hertz(midi) * 2 ** (cents / 1200) * TABLE / RATE
        g_left, g_right = sqrt(0.5 - 0.5 * place), sqrt(0.5 + 0.5 * place)
        level = 0.0
        for start in range(0, n, block):
            t = min(n, start + block) / RATE
            target = 0.5 - 0.5 * cos(pi * min(1.0, t / attack))
            if t > seconds:
                target *= 0.5 + 0.5 * cos(pi * min(1.0, (t - seconds) / release))
            if tremolo:
                target *= 1 - tremolo * (0.5 - 0.5 * cos(2 * pi * 8 * t + 0.5 * player))
            step = base * (1 + depth * min(1.0, t / 1.5) * sin(2 * pi * rate * t + turn))
            slope = (target - level) / block
            part = [wave_[int(phase + i * step) & mask] * (level + i * slope) for i in steps]
            phase = (phase + block * step) % TABLE
            level = target
            end = min(n, start + block)
            left[start:end] = array("d", [x + g_left * y for x, y in zip(left[start:end], part)])
            right[start:end] = array("d", [x + g_right * y for x, y in zip(right[start:end], part)])
    return left, right


def noise(n, low, high, rng, ring=False):
    """White noise between two frequencies, by one-pole filters twice each; `ring` makes it a seamless loop."""
    white = [2 * rng.random() - 1 for _ in range(n)]
    up, down = 1 - exp(-2 * pi * high / RATE), 1 - exp(-2 * pi * low / RATE)
    a = b = c = d = 0.0
    out = []
    for x in (white[-RATE:] + white) if ring else white:
        a += up * (x - a)
        b += up * (a - b)
        c += down * (b - c)
        d += down * (b - c - d)
        out.append(b - c - d)
    return out[-n:]


# --- music ------------------------------------------------------------------------------------------------------

# Eight chords of two bars: bass, fifth above, and the strings' inner voices (MIDI numbers; 62 is the D above middle C).
CHORDS = [
    (38, 45, (53, 57, 64)),  # D minor 9
    (45, 52, (55, 60, 64)),  # A minor 7
    (43, 50, (55, 59, 64)),  # G 6
    (41, 48, (57, 60, 64)),  # F major 7
    (38, 45, (53, 60, 62)),  # D minor 7
    (36, 43, (52, 55, 62)),  # C add 9
    (45, 52, (55, 59, 64)),  # A minor 9
    (43, 50, (55, 60, 62)),  # G sus 4
]
# The piano's upper line: (beat within the chord, note), chord by chord.
MELODY = [
    [(0, 69), (1.5, 72), (3, 76), (4.5, 74), (6, 69)],
    [(0.5, 72), (2, 71), (3, 67), (5, 64)],
    [(0, 71), (1.5, 74), (3, 79), (5, 76), (6.5, 74)],
    [(0.5, 72), (2, 69), (4, 76), (5.5, 72)],
    [(0, 77), (1.5, 76), (3, 72), (5, 69), (6.5, 74)],
    [(0.5, 76), (2, 74), (3.5, 67), (5.5, 72)],
    [(0, 71), (1.5, 76), (3, 72), (5, 64), (6, 67)],
    [(0.5, 69), (2, 72), (4, 74)],
]
# Two voices of the tension strings: a tritone apart on most chords, each moving by step.
TENSION = [(65, 69), (66, 67), (65, 71), (64, 70), (65, 69), (64, 70), (65, 71), (64, 70)]
GLASS = [(74, 77), (76, 72), (74, 77), (76, 77), (74, 77), (76, 70), (76, 77), (74, 70)]


def calm():
    tape, bed, rng, notes = Tape(LOOP, True), Tape(LOOP, True), stream("calm"), {}

    def play(midi, force, at, pan):
        key = (midi, round(force, 1))
        if key not in notes:
            notes[key] = piano(midi, key[1], 6.5)
        tape.add(notes[key], at + 0.02 * (rng.random() - 0.5), 0.8 + 0.25 * rng.random(), pan)

    wave_ = table(1.7, 10, 0.3)
    for c, (bass, fifth, inner) in enumerate(CHORDS):
        at = c * CHORD
        play(bass, 0.5, at, -0.25)
        play(fifth, 0.3, at + 0.5, -0.15)
        play(inner[1], 0.3, at + 4, 0.0)
        play(fifth, 0.3, at + 4 + 0.5 * (c % 2), -0.2)
        for beat, midi in MELODY[c]:
            play(midi, 0.5 if beat in (0, 3) else 0.4, at + beat, 0.25)
        bed.add(strings(bass, CHORD - 1.0, 2.2, 2.6, wave_), at - 0.6, 0.10)
        for k, midi in enumerate((fifth,) + inner):
            bed.add(strings(midi, CHORD - 1.2, 2.6, 2.8, wave_), at - 0.6, 0.050, (-0.3, 0.2, -0.1, 0.35)[k])
    tape.add_tape(bed)
    room(tape, 2.6, 0.55, 0.16)
    return tape


def pulse():
    tape, notes, rng = Tape(LOOP, True), {}, stream("pulse")
    forces = (0.6, 0.3, 0.4, 0.3, 0.5, 0.3, 0.4, 0.2)
    for c, (bass, fifth, inner) in enumerate(CHORDS):
        root = bass + 12 if bass < 42 else bass
        figure = (root, root + 7, root + 12, root + 7, root, root + 7, inner[1], root + 7)
        for bar in range(2):
            for k, midi in enumerate(figure):
                if bar == 1 and k == 7:
                    continue  # a breath before the next chord
                if (midi, forces[k]) not in notes:
                    notes[midi, forces[k]] = piano(midi, forces[k], 0.62)
                at = c * CHORD + 4 * bar + 0.5 * k + 0.008 * (rng.random() - 0.5)
                tape.add(notes[midi, forces[k]], at, 0.55, 0.3 if k % 2 else -0.3)
            for beat, force in ((0, 0.55), (2, 0.4)):
                tape.add(drum(52.0, force, 0.7, 0.12), c * CHORD + 4 * bar + beat, 0.7)
    room(tape, 1.5, 0.45, 0.09)
    return tape


def tension():
    tape, low, high = Tape(LOOP, True), table(1.35, 14, 0.8), table(1.15, 9, 0.4)
    for c, (lower, upper) in enumerate(TENSION):
        at = c * CHORD
        tape.add(strings(lower, CHORD - 1.6, 3.6, 2.4, high), at - 0.4, 0.060, -0.35)
        tape.add(strings(upper, CHORD - 1.8, 4.2, 2.4, high, 0.75), at - 0.2, 0.055, 0.35)
        tape.add(strings(upper + 12, 3.4, 3.0, 1.6, high, 0.9), at + 3.6, 0.016, 0.5)
        for swell in (0, 4):  # the pedal D under it all, breathing once a bar
            tape.add(strings(38, 2.2, 1.7, 1.9, low), at + swell, 0.13, -0.1)
            tape.add(strings(50, 2.0, 1.9, 1.7, low), at + swell + 0.2, 0.035, 0.2)
    room(tape, 2.8, 0.5, 0.15)
    return tape


def alarm():
    tape, brass = Tape(LOOP, True), table(1.05, 12, 0.6)
    big, small = drum(73.4, 0.9, 1.6), drum(98.0, 0.45, 0.9)
    for c, (one, other) in enumerate(GLASS):
        bars = {midi: glass(midi, 0.5, 1.0, 0.8) for midi in (one, other)}
        for bar in range(2):
            at = c * CHORD + 4 * bar
            for k in (0, 3, 6, 8, 11, 14):  # 3 + 3 + 2 of the sixteenths, twice
                midi = other if k in (6, 14) else one
                tape.add(bars[midi], at + 0.25 * k, 0.34 if k in (0, 8) else 0.24, -0.3 if k < 8 else 0.3)
            tape.add(big, at, 0.42)
            tape.add(small, at + 1.5, 0.35, 0.2)
            tape.add(small, at + 3.5, 0.30, -0.2)
        bass = CHORDS[c][0]
        for midi, pan in ((bass, -0.3), (bass + 7, 0.3)):  # a low swell that leads into the next chord
            tape.add(strings(midi, 3.6, 3.4, 0.9, brass), c * CHORD + 4, 0.075, pan)
    room(tape, 1.9, 0.45, 0.11)
    return tape


def room_talks():
    """A room with people in it: air, a hint of mains, voices too far away to follow."""
    n, tape = ROOM_LOOP * RATE, Tape(ROOM_LOOP, True)
    air, wide = (noise(n, 40, 260, stream("air", k), True) for k in range(2))  # from ahead, and from around
    hiss = noise(n, 900, 2600, stream("hiss"), True)
    for side, sign in ((tape.left, 1), (tape.right, -1)):
        side[:] = array("d", [
            (x + 0.4 * sign * y) * (1 + 0.15 * sin(2 * pi * 3 * i / n)) + 0.04 * z + 0.004 * sin(2 * pi * 100 * i / RATE)
            for i, (x, y, z) in enumerate(zip(air, wide, hiss))])
    for speaker in range(5):  # murmurs: a filtered buzz in syllables, phrases and pauses
        rng, pitch = stream("murmur", speaker), 95 + 22 * speaker
        at = 32 * rng.random()
        for _ in range(4):
            for _ in range(4 + rng.randrange(7)):
                length = 0.11 + 0.13 * rng.random()
                k = round(length * RATE)
                bend, form = 1 + 0.12 * (rng.random() - 0.5), 320 + 260 * rng.random()
                voice = mixed([[exp(-((h * pitch - form) / 170) ** 2) * sin(2 * pi * pitch * bend * h * i / RATE + h)
                                for i in range(k)] for h in range(2, 8)])
                voice = shaped(voice, 0.4 * length, 0.5 * length)
                tape.add((voice, voice), at, 0.0075 * (0.6 + 0.6 * rng.random()), (speaker - 2) / 2.2)
                at += length * (0.9 + 0.4 * rng.random())
            at += 1.2 + 4 * rng.random()
    room(tape, 0.9, 0.35, 0.2)
    return tape


# --- small sounds -----------------------------------------------------------------------------------------------


def swish(seconds, low, high, name, swell=0.35, grain=0.0):
    """Moving paper: filtered noise that swells and falls, with crackle if `grain` is above 0."""
    n, pair = round(seconds * RATE), []
    for side in "lr":
        rng = stream(name, side)
        samples, crackle, out = noise(n, low, high, rng), 0.0, []
        for i, x in enumerate(samples):
            t = i / n
            envelope = (t / swell) ** 2 if t < swell else ((1 - t) / (1 - swell)) ** 2
            if grain and rng.random() < 0.004:
                crackle = 0.4 + rng.random()
            crackle *= 0.995
            out.append(x * envelope * (1 - grain + grain * 2.2 * crackle))
        pair.append(shaped(array("d", out), 0.004, 0.02))
    return pair


def tap(frequency, force, seconds, name):
    """A knuckle on wood: a short thud and a dry click."""
    n = round(seconds * RATE)
    click = noise(n, 500, 3200, stream(name))
    samples = mixed([partial(frequency, force, 0.16, n), partial(frequency * 2.3, 0.3 * force, 0.07, n),
                     [0.5 * force * x * exp(-k / (0.006 * RATE)) for k, x in enumerate(click)]])
    return shaped(samples, 0.002, 0.03), samples


def one_shot(seconds, events, decay, wet):
    """events: (sound, at, gain, pan)."""
    tape = Tape(seconds)
    for sound, at, gain, pan in events:
        tape.add(sound, at, gain, pan)
    room(tape, decay, 0.5, wet)
    tape.fade(0.002, min(0.4, 0.35 * seconds))
    return tape


def offer():  # a sheet slides over the table; a fifth, asking
    return one_shot(1.0, [(swish(0.32, 900, 5200, "offer", 0.4), 0, 0.55, -0.2),
                          (piano(69, 0.5, 0.9), 0.14, 0.5, -0.1), (piano(76, 0.5, 0.8), 0.34, 0.55, 0.15)], 0.9, 0.09)


def agreement():  # D major out of the Dorian: the one bright third in the game
    return one_shot(1.5, [(piano(m, f, 1.5), t, 0.42, p) for m, f, t, p in
                          ((50, 0.5, 0.0, -0.3), (57, 0.4, 0.05, -0.1), (66, 0.5, 0.12, 0.1), (74, 0.5, 0.22, 0.25),
                           (81, 0.3, 0.34, 0.3))], 1.4, 0.12)


def refusal():  # damped, downwards, without malice
    return one_shot(0.8, [(tap(150, 0.6, 0.3, "refusal"), 0, 0.4, 0),
                          (piano(56, 0.5, 0.34), 0.0, 0.6, -0.1), (piano(53, 0.5, 0.5), 0.19, 0.65, 0.1)], 0.6, 0.08)


def walkout():  # a chair, three steps, a heavy door
    return one_shot(1.5, [(swish(0.26, 180, 900, "chair", 0.6, 0.7), 0, 1.5, -0.3),
                          (tap(92, 0.6, 0.2, "step1"), 0.34, 0.5, 0.0), (tap(98, 0.5, 0.2, "step2"), 0.60, 0.42, 0.2),
                          (tap(90, 0.5, 0.2, "step3"), 0.84, 0.34, 0.4), (drum(58, 0.9, 0.5, 0.5), 1.04, 0.6, 0.5),
                          (tap(210, 0.4, 0.2, "latch"), 1.07, 0.3, 0.5)], 0.8, 0.12)


def incident():  # a low blow and a cold semitone over it
    return one_shot(1.5, [(drum(49, 0.9, 1.3, 0.3), 0, 0.7, 0), (glass(76, 0.4, 1.3, 1.3), 0.03, 0.28, -0.35),
                          (glass(77, 0.4, 1.3, 1.3), 0.09, 0.24, 0.35), (glass(70, 0.3, 1.2, 1.2), 0.06, 0.2, 0)],
                    1.4, 0.14)


def bracket():  # the two halves meet: one soft sound
    return one_shot(0.55, [(tap(330, 0.4, 0.12, "bracket"), 0.0, 0.35, -0.2),
                           (piano(74, 0.5, 0.5), 0.012, 0.5, 0.0), (piano(62, 0.3, 0.5), 0.012, 0.35, 0.0)], 0.5, 0.07)


def card():  # a stiff card turns over
    return one_shot(0.36, [(swish(0.16, 1400, 6000, "card", 0.7, 0.3), 0, 0.7, -0.2),
                           (tap(260, 0.4, 0.12, "card-lands"), 0.15, 0.5, 0.1)], 0.35, 0.05)


def page():
    return one_shot(0.6, [(swish(0.5, 700, 5200, "page", 0.55, 0.55), 0, 0.8, 0.1),
                          (swish(0.14, 300, 1800, "page-falls", 0.3), 0.36, 0.5, 0.3)], 0.4, 0.05)


def select():
    return one_shot(0.16, [(tap(620, 0.35, 0.1, "select"), 0, 0.5, 0), (piano(81, 0.3, 0.15), 0, 0.22, 0)], 0.2, 0.03)


def turn():  # the week closes like a heavy book; a clock strikes once, far off
    return one_shot(1.5, [(swish(0.3, 200, 1400, "turn", 0.7), 0, 0.6, -0.2), (drum(65, 0.7, 0.9, 0.35), 0.26, 0.55, 0),
                          (piano(50, 0.5, 1.2), 0.28, 0.5, -0.2), (piano(57, 0.4, 1.2), 0.30, 0.4, 0.1),
                          (glass(74, 0.3, 1.1, 1.2), 0.34, 0.14, 0.3)], 1.3, 0.12)


def silence():  # one glass note, and the room around it is heard
    air = swish(1.3, 200, 900, "silence", 0.25)
    return one_shot(1.5, [(glass(81, 0.5, 1.4, 1.7), 0.02, 0.4, 0.1), (glass(69, 0.3, 1.4, 1.5), 0.02, 0.25, -0.1),
                          (air, 0.1, 0.22, 0)], 1.6, 0.16)


def signed():  # three strokes of a pen, then the chord comes to rest
    pens = [(swish(d, 2200, 7000, f"pen{k}", 0.4, 0.5), t, 0.5, -0.15 + 0.1 * k)
            for k, (t, d) in enumerate(((0.0, 0.16), (0.17, 0.10), (0.29, 0.26)))]
    return one_shot(1.5, pens + [(piano(m, f, 1.0), t, 0.45, p) for m, f, t, p in
                                 ((50, 0.5, 0.5, -0.2), (62, 0.4, 0.53, 0.0), (69, 0.4, 0.57, 0.15),
                                  (78, 0.3, 0.62, 0.25))], 1.3, 0.12)


# --- levels, files, measures ------------------------------------------------------------------------------------

# name: (recipe, seconds, loops, level in dB of full scale: root mean square of a loop, peak of a small sound)
SOUNDS = {
    "music_calm": (calm, LOOP, True, -27.0), "music_pulse": (pulse, LOOP, True, -28.0),
    "music_tension": (tension, LOOP, True, -28.0), "music_alarm": (alarm, LOOP, True, -27.0),
    "room_talks": (room_talks, ROOM_LOOP, True, -41.0),
    "offer": (offer, 1.0, False, -10.0), "agreement": (agreement, 1.5, False, -9.0),
    "refusal": (refusal, 0.8, False, -10.0), "walkout": (walkout, 1.5, False, -8.0),
    "incident": (incident, 1.5, False, -7.0), "bracket": (bracket, 0.55, False, -14.0),
    "card": (card, 0.36, False, -14.0), "page": (page, 0.6, False, -16.0), "select": (select, 0.16, False, -18.0),
    "turn": (turn, 1.5, False, -10.0), "silence": (silence, 1.5, False, -14.0), "signed": (signed, 1.5, False, -9.0),
}


def make(name):
    recipe, _, looped, level = SOUNDS[name]
    tape = recipe()
    tape.scale(decibel(level) / (tape.rms() if looped else tape.peak()))
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / f"{name}.wav"
        frames = array("h")
        for x, y in zip(tape.left, tape.right):
            frames.append(round(32767 * x))
            frames.append(round(32767 * y))
        if sys.byteorder == "big":
            frames.byteswap()
        with wave.open(str(wav), "wb") as w:
            w.setparams((2, 2, RATE, 0, "NONE", ""))
            w.writeframes(frames.tobytes())
        serial = str(1 + list(SOUNDS).index(name))
        quality = LOOP_QUALITY if looped else SMALL_QUALITY
        subprocess.run(["oggenc", "-Q", "-q", quality, "-s", serial, "--discard-comments", "-o",
                        str(OUT / f"{name}.ogg"), str(wav)], check=True)
    return name


def decoded(name):
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "out.wav"
        subprocess.run(["oggdec", "-Q", "-o", str(wav), str(OUT / f"{name}.ogg")], check=True)
        with wave.open(str(wav), "rb") as w:
            assert (w.getnchannels(), w.getframerate()) == (2, RATE), f"{name}: not 44.1 kHz stereo"
            frames = array("h", w.readframes(w.getnframes()))
    if sys.byteorder == "big":
        frames.byteswap()
    return [x / 32768 for x in frames[0::2]], [x / 32768 for x in frames[1::2]]


def check():
    """Measures what ships; every problem is a line, and the exit code says whether there was one."""
    problems, layers = [], []
    for name, (_, seconds, looped, level) in SOUNDS.items():
        pair = decoded(name)
        n = len(pair[0])
        peak = max(max(map(abs, c)) for c in pair)
        rms = sqrt(sum(x * x for c in pair for x in c) / (2 * n))
        mean = max(abs(sum(c)) / n for c in pair)
        rough = [sqrt(sum((b - a) ** 2 for a, b in zip(c, c[1:])) / (n - 1)) for c in pair]
        # The seam of a loop is the step from the last sample to the first; of a small sound, its two ends from silence.
        seam = max(abs(c[0] - c[-1]) / r for c, r in zip(pair, rough)) if looped else max(
            max(abs(c[0]), abs(c[-1])) for c in pair)
        centre = RATE / pi / 2 * sum(rough) / 2 / rms  # of the spectrum, in hertz: rms slope over rms level
        print(f"{name:14} {n / RATE:6.2f} s  peak {20 * log10(peak):6.1f} dB  rms {20 * log10(rms):6.1f} dB  "
              f"seam {seam:.4f}  centre {centre:5.0f} Hz  {(OUT / (name + '.ogg')).stat().st_size // 1000} kB")
        problems += [f"{name}: {what}" for bad, what in (
            (n != round(seconds * RATE), f"{n} samples long"),
            (peak > decibel(-3), "peak above -3 dB"),
            (abs(20 * log10(rms if looped else peak) - level) > 1.5, "level off the table"),
            (mean > 0.001, "constant offset"),
            (seam > (4.0 if looped else 0.002), "a click at the seam"),
            (not 30 < centre < 6000, "spectrum out of bounds"),
        ) if bad]
        if name.startswith("music"):
            layers.append(pair)
    peak = max(max(abs(sum(x)) for x in zip(*(p[side] for p in layers))) for side in (0, 1))
    total = sum((OUT / f"{name}.ogg").stat().st_size for name in SOUNDS)
    print(f"all four layers together: peak {20 * log10(peak):.1f} dB; {total // 1000} kB in all")
    problems += [what for bad, what in ((peak > decibel(-1), "the layers together clip"),
                                        (total > 2_500_000, "more than 2.5 MB")) if bad]
    sys.exit("\n".join(problems) if problems else 0)


def main():
    if sys.argv[1:] == ["--check"]:
        check()
    names = sys.argv[1:] or list(SOUNDS)
    unknown = [name for name in names if name not in SOUNDS]
    if unknown:
        sys.exit(f"no such sound: {', '.join(unknown)}; there are {', '.join(SOUNDS)}")
    OUT.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        for name in pool.map(make, names):
            print(name)


if __name__ == "__main__":
    main()
