"""Times whole commands, start-up included, side by side with what is installed of other people's tools.

Started by ./check peers. Every row is one question asked of both; what is not installed is skipped and named. Medians and
spreads of processor time (all threads) and of time by the clock; a ratio is clinamen's median over the other's in this run.
With --write the table takes the place of the one in docs/performance.md.
"""

import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CLINAMEN = str(HOME / "clinamen")
BEGIN, END = "<!-- peers: written by ./check peers --write -->", "<!-- end of peers -->"

NUMPY_WORDS = """
import numpy as np
n, rng = {rounds} // 64, np.random.Generator(np.random.PCG64(1))
x1, x2, a1, a2 = (rng.integers(0, 2**64, n, dtype=np.uint64) for _ in range(4))
x3 = ~(x1 ^ x2)
a3 = a1 ^ a2 ^ ~(x1 & x2)
wrong = (x1 ^ x2 ^ x3) & ~(a1 ^ a2 ^ a3 ^ (x1 & x2))
majority = a1 & a2 | (a1 ^ a2) & a3
print(np.bitwise_count(wrong).sum(), np.bitwise_count(majority).sum() & 1)
"""

NUMPY_BYTES = """
import numpy as np
rng = np.random.Generator(np.random.PCG64(1))
x1, x2, a1, a2 = (rng.integers(0, 2, {rounds}, dtype=np.uint8) for _ in range(4))
x3 = 1 ^ x1 ^ x2
a3 = a1 ^ a2 ^ 1 ^ (x1 & x2)
wrong = (x1 ^ x2 ^ x3) & (1 ^ a1 ^ a2 ^ a3 ^ (x1 & x2))
majority = a1 & a2 | (a1 ^ a2) & a3
print(wrong.sum(), majority.sum() & 1)
"""

# The largest P(majority = 0 | 111) of non-signalling boxes of three parties that are never wrong in the Mermin game.
HIGHS = """
from itertools import product
import numpy as np
from scipy.optimize import linprog
bits = list(product((0, 1), repeat=3))
at = {(a, x): 8 * i + j for i, x in enumerate(bits) for j, a in enumerate(bits)}
rows, right = [], []
for x in bits:
    row = np.zeros(64)
    row[[at[a, x] for a in bits]] = 1
    rows.append(row), right.append(1)
    if sum(x) % 2 == 1:
        row = np.zeros(64)
        row[[at[a, x] for a in bits if sum(a) % 2 != (3 - sum(x)) // 2 % 2]] = 1
        rows.append(row), right.append(0)
for p in range(3):
    for x in (x for x in bits if x[p] == 0):
        y = x[:p] + (1,) + x[p + 1:]
        for a in (a for a in bits if a[p] == 0):
            b = a[:p] + (1,) + a[p + 1:]
            row = np.zeros(64)
            row[[at[a, x], at[b, x]]], row[[at[a, y], at[b, y]]] = 1, -1
            rows.append(row), right.append(0)
goal = np.zeros(64)
goal[[at[a, (1, 1, 1)] for a in bits if sum(a) < 2]] = -1
print(-linprog(goal, A_eq=np.array(rows), b_eq=right, bounds=(0, 1), method="highs").fun)
"""

PYARROW = """
import pyarrow.parquet as pq
print(pq.read_table({file!r}).num_rows)
"""


def timed(command, repeats):
    """Processor seconds and seconds by the clock of each repetition but the first, which warms the page cache."""
    times = []
    for _ in range(repeats + 1):
        before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(command, capture_output=True, cwd=tempfile.gettempdir())
        after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - clock
        if done.returncode not in (0, 6):
            sys.exit(f"check: {' '.join(command)[:80]} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
        times.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock))
    return times[1:]


def cell(times, i):
    values = [t[i] for t in times]
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def java():
    return subprocess.run(
        ["sh", "-c", '. ./find-jdk.sh; printf %s "$(find_jdk)"'], cwd=HOME, capture_output=True, text=True, check=True
    ).stdout + "/bin/java"


def python(script):
    return [sys.executable, "-c", script]


def questions(directory, skipped):
    """Pairs of a question, the command of clinamen, and the peer's name and command or None."""
    have = {m: importlib.util.find_spec(m) is not None for m in ("numpy", "scipy", "pyarrow")}
    skipped += [m for m, found in have.items() if not found]
    yield "start: the version", ["--version"], "java -version", [java(), "-version"]
    yield "plan", ["plan"], None, None
    yield "run, 3,723 rounds", ["run", "--seed", "1"], None, None
    transcript = str(directory / "run.json")
    subprocess.run([CLINAMEN, "run", "--seed", "1", "--out", transcript], check=True, capture_output=True)
    yield "verify that run", ["verify", transcript], None, None
    for rounds in (10**7, 10**8):
        run = ["run", "--epsilon", "0.5", "--source", "fair", "--rounds", str(rounds), "--seed", "1"]
        for name, script in (("numpy, a bit a round", NUMPY_WORDS), ("numpy, a byte a round", NUMPY_BYTES)):
            if have["numpy"] and (rounds < 10**8 or script is NUMPY_WORDS):
                yield f"run, {rounds:.0e} rounds", run, name, python(script.format(rounds=rounds))
    if have["scipy"]:
        yield "certify three parties", ["certify", "--parties", "3", "--out", str(directory / "c.json"), "--force"], \
            "SciPy's HiGHS, floating point", python(HIGHS)
    rounds = str(directory / "run.rounds")
    subprocess.run(
        [CLINAMEN, "record", "--epsilon", "0.5", "--source", "fair", "--rounds", "10000000", rounds],
        check=True, capture_output=True)
    if shutil.which("sha256sum"):
        yield "convert 1e7 rounds to bits", ["convert", rounds, str(directory / "r.b8"), "--force"], \
            "sha256sum of the same file", ["sha256sum", rounds]
    if have["pyarrow"]:
        parquet = str(directory / "run.parquet")
        subprocess.run([CLINAMEN, "convert", rounds, parquet], check=True, capture_output=True)
        yield "convert 1e7 rounds from Parquet", ["convert", parquet, str(directory / "p.rounds"), "--force"], \
            "pyarrow, reading alone", python(PYARROW.format(file=parquet))


def processor():
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), os.uname().machine)


def table(repeats):
    skipped = []
    lines = [
        "| command | processor s | s by the clock | beside | its processor s | its s by the clock | ratio of processor time |",
        "|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        for what, words, peer, command in questions(Path(name), skipped):
            ours = timed([CLINAMEN, *words], repeats)
            row = [what, cell(ours, 0), cell(ours, 1)]
            if command:
                theirs = timed(command, repeats)
                ratio = statistics.median(t[0] for t in ours) / statistics.median(t[0] for t in theirs)
                row += [peer, cell(theirs, 0), cell(theirs, 1), f"{ratio:.2f}"]
            else:
                row += ["", "", "", ""]
            lines.append("| " + " | ".join(row) + " |")
            print(lines[-1], file=sys.stderr, flush=True)
    head = f"{processor()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end; medians of {repeats} (least to most)."
    if skipped:
        head += f" Not installed and skipped: {', '.join(skipped)}."
    return "\n".join([head, "", *lines])


def main():
    text = table(int(os.environ.get("REPEATS", "5")))
    print(text)
    if "--write" in sys.argv[1:]:
        page = HOME / "docs" / "performance.md"
        before, rest = page.read_text().split(BEGIN)
        page.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}")


if __name__ == "__main__":
    main()
