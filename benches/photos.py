#!/usr/bin/env python3
"""CPU time, wall time and peak memory of accolade beside sharp (npm) on the same photographs.

usage: photos.py ACCOLADE FROM [COUNT [RUNS]]

FROM is a folder with photographs of 8 megapixels and more, from which `photos/corpus.js` makes COUNT (100). sharp makes three
sizes of each, `accolade build` a whole site of as many honorees with the same sizes. They run in turn, so that a noisy
machine is noisy for both; the ratio of the medians is what counts.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from hugo import run

WIDTHS = ("400", "800", "1600")
QUALITY = "82"
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "photos")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def site(folder, photos, formats):
    """A site of stations, each with one of the photographs."""
    write(f"{folder}/content/site.yaml",
          "title: 示例\nbase_url: https://example.org/honour/\nregion: 重庆市\ntheme: bench\n")
    write(f"{folder}/themes/bench/theme.yaml",
          f"extends: laurel\nphotos:\n  default: {{fit: [{', '.join(WIDTHS)}]}}\n"
          f"  plate: {{fit: [{', '.join(WIDTHS)}]}}\n"
          f"formats: {formats}\nquality: {{jpeg: {QUALITY}, webp: {QUALITY}}}\n")
    write(f"{folder}/content/programmes/bench.yaml",
          "title: 示例\nyear: 2025\nregion: 100000\ndeadline: 2026-01-23\nannounced_on: 2026-04-22\n"
          "categories:\n  - {id: station, title: 科技志愿服务站, form: station}\n")
    for index, photo in enumerate(sorted(os.listdir(photos))):
        record = f"{folder}/content/honorees/h{index}"
        write(f"{record}/nomination.yaml",
              f"programme: bench\ncategory: station\nname: 示例站{index}号\nstatus: honored\nregion: \"500101\"\n"
              f"unit: 示例科学技术协会\ncitation: 示例。\nfounded: 2020-04\nprojects: [示例项目]\nvolunteers: 20人\n")
        os.makedirs(f"{record}/photos")
        os.link(f"{photos}/{photo}", f"{record}/photos/{photo}")


def main():
    accolade, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = sys.argv[3] if len(sys.argv) > 3 else "100"
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
        photos = f"{folder}/photos"
        subprocess.run(["node", "corpus.js", source, photos, count], cwd=HERE, check=True)
        site(f"{folder}/jpeg", photos, "[jpeg]")
        site(f"{folder}/both", photos, "[jpeg, webp]")
        build = [accolade, "build", "--date", "2026-06-01", "--no-cache", "--jobs", "2", "--report", "json"]
        shrink = ["node", "sharp.js", photos]
        commands = {
            "sharp jpeg": (shrink + [f"{folder}/sharp", "jpeg", QUALITY, *WIDTHS], HERE),
            "sharp webp": (shrink + [f"{folder}/sharp", "webp", QUALITY, *WIDTHS], HERE),
            "accolade jpeg": (build, f"{folder}/jpeg"),
            "accolade jpeg, webp": (build, f"{folder}/both"),
        }
        figures = {name: [] for name in commands}
        for _ in range(runs):
            for name, (command, cwd) in commands.items():
                shutil.rmtree(f"{cwd}/public" if cwd != HERE else f"{folder}/sharp", ignore_errors=True)
                figures[name].append(run(command, cwd))
        print(f"{count} photographs, {runs} runs, medians")
        print(f"{'':20} {'CPU s':>8} {'wall s':>8} {'peak MiB':>9}")
        cpu = {}
        for name, rows in figures.items():
            user, system, wall, peak = [statistics.median(column) for column in zip(*rows)]
            cpu[name] = user + system
            print(f"{name:20} {cpu[name]:8.2f} {wall:8.2f} {peak:9.0f}")
        print(f"CPU: jpeg {cpu['accolade jpeg'] / cpu['sharp jpeg']:.3f}, "
              f"jpeg and webp beside both {cpu['accolade jpeg, webp'] / (cpu['sharp jpeg'] + cpu['sharp webp']):.3f}, "
              f"beside webp alone {cpu['accolade jpeg, webp'] / cpu['sharp webp']:.3f}")


if __name__ == "__main__":
    main()
