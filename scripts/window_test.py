"""Plays Winter Ward in a real window on a display without a screen: from the title to the debrief by mouse and keyboard,
looks whether known things stand at known places, and checks the save it leaves. Standard library, Xvfb, xdotool, xwd."""

import json
import os
import struct
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
WIDTH, HEIGHT = 1600, 900
ACCENT = (0xF5, 0xCC, 0x65)  # the colour of Valdora: primary buttons
PANEL = (0x14, 0x1D, 0x29)
GROUND = (0x0B, 0x12, 0x1B)
PAPER = (0xF4, 0xED, 0xDF)


class Window:
    """A display, the program in it, and a hand on its keyboard and mouse."""

    def __init__(self, data, *arguments):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        number = os.read(read, 16).decode().strip()
        self.environment = dict(os.environ, DISPLAY=f":{number}", DEMARCHE_DATA=data)
        for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
            self.environment.pop(name, None)
        self.started = time.monotonic()
        self.program = subprocess.Popen([PROGRAM, *arguments], env=self.environment)

    def close(self):
        for process in (self.program, self.server):
            process.terminate()
            process.wait(20)

    def hand(self, *words):
        subprocess.run(["xdotool", *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def focus(self):
        """Gives the window the keyboard, as a window manager would."""
        self.hand("search", "--onlyvisible", "--name", ".", "windowfocus", "--sync")

    def key(self, name):
        self.hand("key", name)

    def click(self, x, y):
        """A click, and the pointer out of the way: what it rests on changes its colour."""
        self.hand("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.2)
        self.hand("mousemove", "720", "12")

    def picture(self):
        """The screen as rows of bytes, four a pixel: blue, green, red, unused."""
        dump = subprocess.run(["xwd", "-root", "-silent"], env=self.environment, check=True, capture_output=True).stdout
        header = struct.unpack(">25I", dump[:100])
        size, width, height, stride, colours = header[0], header[4], header[5], header[12], header[19]
        return Picture(dump[size + 12 * colours:], width, height, stride)

    def wait_for(self, what, seen, seconds=60):
        """Waits until `seen(picture)` holds; fails with a name for what was missing."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.program.poll() is not None:
                sys.exit(f"the program ended with {self.program.returncode} while waiting for: {what}")
            picture = self.picture()
            if seen(picture):
                return picture
            time.sleep(0.15)
        sys.exit(f"not seen within {seconds} s: {what}")


class Picture:
    def __init__(self, data, width, height, stride):
        self.data, self.width, self.height, self.stride = data, width, height, stride

    def at(self, x, y):
        offset = y * self.stride + 4 * x
        blue, green, red = self.data[offset:offset + 3]
        return red, green, blue

    def share(self, colour, left, top, right, bottom, tolerance=6):
        """How much of a rectangle has a colour, 0 to 1; every third pixel is looked at."""
        places = [(x, y) for y in range(top, bottom, 3) for x in range(left, right, 3)]
        near = lambda a, b: all(abs(p - q) <= tolerance for p, q in zip(a, b))
        return sum(near(self.at(x, y), colour) for x, y in places) / max(1, len(places))

    def find(self, colour, left=0, top=0, right=None, bottom=None):
        """The middle of the widest stretch of a colour, lit up or not, at least 60 pixels wide and more than a line high."""
        right, bottom = right or self.width, bottom or self.height
        near = lambda a: all(abs(p - q) <= 20 for p, q in zip(a, colour))
        best = None
        for y in range(top, bottom, 4):
            run = 0
            for x in range(left, right, 4):
                run = run + 1 if near(self.at(x, y)) and near(self.at(x, max(top, y - 8))) else 0
                if run >= 15 and (best is None or run > best[0]):
                    best = (run, x - 2 * run, y)
        return best and (best[1], best[2])


def check(holds, what):
    if not holds:
        sys.exit(f"wrong on the screen: {what}")


def main():
    # Twice the same game: once Valdora writes nothing and its letters fail, once they are signed.
    with tempfile.TemporaryDirectory() as data:
        save = played(data)
        check(LETTERS in failed(data), "nobody signed what nobody wrote")
        print("the letters failed")
        verify(save)
    with tempfile.TemporaryDirectory() as data:
        save = played(data, deal)
        check(DEAL_WEEK in adopted(data), f"the letters are signed in the week they were written: {adopted(data)}")
        print(f"letters signed in week {DEAL_WEEK}")
        verify(save)
    with tempfile.TemporaryDirectory() as data:
        broken_level(data)


def played(data, deal=None):
    """Plays a game from the title to the debrief and gives back its save."""
    window = Window(data, "play", "--seed", "7")
    try:
        play(window, data, deal)
    finally:
        window.close()
    return save_in(data)


def save_in(data):
    # Beside the save lies its copy of when the turn began.
    names = [name for name in os.listdir(os.path.join(data, "saves")) if name.endswith(".journal")]
    saves = [os.path.join(data, "saves", name) for name in names]
    check(len(saves) == 1, f"one save, found {saves}")
    return saves[0]


def facts(data):
    """All that has happened so far: the save follows every order. The line being written is left out."""
    whole = open(save_in(data), encoding="utf-8").read().rpartition("\n")[0]
    bodies = [json.loads(line)["body"] for line in whole.splitlines()]
    records = [body.get("Began") or body.get("Ordered") or {} for body in bodies if isinstance(body, dict)]
    return [fact for record in records for fact in record.get("facts", []) if isinstance(fact, dict)]


def week(data):
    return max(fact["TurnBegan"]["turn"] for fact in facts(data) if "TurnBegan" in fact)


def adopted(data):
    """The weeks in which texts were adopted."""
    return [fact["Adopted"]["text"]["turn"] for fact in facts(data) if "Adopted" in fact]


def failed(data):
    """The talks that ended without a text, by their numbers."""
    return [fact["TalksFailed"]["talks"] for fact in facts(data) if "TalksFailed" in fact]


def offers(data):
    return sum("Offered" in fact for fact in facts(data))


def play(window, data, deal):
    # The window fills its own size at the origin of a display without a window manager.
    title = window.wait_for("the title with its first line", lambda p: p.find(ACCENT, 0, 150, 700, 500))
    window.focus()
    print(f"title after {time.monotonic() - window.started:.2f} s")
    x, y = title.find(ACCENT, 0, 150, 700, 500)
    check(title.share(GROUND, 4, 4, 300, 60) > 0.7, "quiet ground at the top left of the title")
    window.click(x, y)

    start = lambda p: p.find(ACCENT, 800, 650)
    levels = window.wait_for("the button that starts the level", start)
    check(levels.share(PANEL, 20, 8, 600, 44) > 0.7, "the top bar over the levels")
    window.click(*start(levels))

    begin = lambda p: p.share(PAPER, 450, 150, 1000, 600) > 0.4 and p.find(ACCENT, 800, 700)
    briefing = window.wait_for("the briefing on paper with its button", begin)
    window.click(*briefing.find(ACCENT, 800, 700))

    end_week = lambda p: p.share(PAPER, 450, 150, 1000, 600) < 0.1 and p.find(ACCENT, 700, 700)
    desk = window.wait_for("the desk with the button that ends the week", end_week)
    check(desk.share(PANEL, 4, 300, 260, 640) > 0.5, "the bulletin at the left of the desk")
    # Week after week is ended by mouse; where the desk asks whether that is meant, Enter is yes.
    say_yes = lambda p: p.find(ACCENT, 450, 300, 1000, 600)
    over = lambda p: p.share(PAPER, 100, 100, 1300, 200) > 0.5
    deadline = time.monotonic() + 240
    picture = desk
    while not over(picture):
        if time.monotonic() > deadline:
            sys.exit(f"week {week(data)} does not end")
        if deal and week(data) == DEAL_WEEK:
            deal(window, data, end_week)
            deal = None
        elif say_yes(picture):
            window.key("Return")
        elif end_week(picture):
            window.click(*end_week(picture))
        time.sleep(0.3)
        picture = window.picture()
    print("debrief on paper")


# The talks about letters on Tarn.
LETTERS = 1
# In this week the letters on Tarn are open and the floor is Valdora's.
DEAL_WEEK = 4


def deal(window, data, desk):
    """Writes an offer at the table by keyboard, takes the smallest step the other side names, and has it signed."""
    window.key("r")
    paper = lambda p: p.share(PAPER, 450, 250, 1000, 600) > 0.4
    window.wait_for("the letters on paper", paper)
    # Lessons are read first.
    for name in 4 * ["Escape"]:
        window.key(name)
        time.sleep(0.3)
    window.key("r")
    window.wait_for("the letters on paper", paper)
    # A copy and two analysts, and no officers trained: more than Ondara will give.
    said = lambda p: p.share(PANEL, 1140, 150, 1420, 420)
    silent, before = said(window.picture()), offers(data)
    for name in ("Down", "4", "Down", "Down", "2", "Down", "1", "Return", "Return"):
        window.key(name)
        time.sleep(0.3)
    window.wait_for("the offer in the save", lambda _: offers(data) > before)
    window.wait_for("what Ondara said to it", lambda p: said(p) < silent - 0.02)
    for name in ("s", "Return", "Return"):
        window.key(name)
        time.sleep(0.3)
    window.wait_for("the letters signed", lambda _: adopted(data) == [DEAL_WEEK])
    while not desk(window.picture()):
        window.key("Escape")
        time.sleep(0.5)


def broken_level(data):
    """A level with a mistake opens the window on its problems; Escape leads to the title."""
    path = os.path.join(data, "night-shift.ron")
    with open(path, "w", encoding="utf-8") as file:
        file.write('(format: 1, title: "Night Shift", kind: Sate)')
    window = Window(data, "play", path)
    try:
        problems = lambda p: p.share(PANEL, 20, 8, 600, 44) > 0.7
        window.wait_for("the problems of a broken level", problems)
        window.focus()
        window.key("Escape")
        window.wait_for("the title", lambda p: p.find(ACCENT, 0, 150, 700, 500))
    finally:
        window.close()
    print("a broken level shows its problems and the game goes on")


def verify(save):
    accepted = subprocess.run([PROGRAM, "replay", save, "--verify"], capture_output=True, text=True)
    check(accepted.returncode == 0, f"the save is accepted: {accepted.stderr}")
    print(accepted.stdout.splitlines()[0])
    check("12 turns" in accepted.stdout, "twelve weeks were played")
    whole = open(save, "rb").read()
    for site in range(0, len(whole), max(1, len(whole) // 20)):
        changed = bytearray(whole)
        changed[site] ^= 1
        with open(save, "wb") as file:
            file.write(changed)
        refused = subprocess.run([PROGRAM, "replay", save, "--verify"], capture_output=True, text=True)
        check(refused.returncode == 1, f"the save with byte {site} changed is refused")
    print("the save is refused with any of 20 bytes changed")


main()
