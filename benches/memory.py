#!/usr/bin/env python3
"""Peak memory of accolade by the size and by the number of photographs.

usage: memory.py ACCOLADE PHOTOS [COUNT]

PHOTOS is a folder that `photos/corpus.js` made. Two builds of 48 photographs compare those of 24 megapixels with those below
9; two builds of the latter compare 100 of them with COUNT (5,000), on as many pages: a hundred honorees with one photograph each, then with
COUNT / 100. A photograph is made another one by a few bytes behind its end, which no decoder reads. Needs Pillow, and 2 MB of disk for
each photograph.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from PIL import Image

from hugo import run
from photos import site

HONOREES = 100


def copies(sources, folder, count):
    """`count` files of different content: the sources in turn, each with its number behind its end."""
    os.makedirs(folder)
    for index in range(count):
        with open(sources[index % len(sources)], "rb") as source, open(f"{folder}/{index:05}.jpg", "wb") as file:
            shutil.copyfileobj(source, file)
            file.write(f"{index:08}".encode())


def spread(folder, photos):
    """Moves the photographs of all honorees after the first hundred to those."""
    for name in sorted(os.listdir(photos))[HONOREES:]:
        index = int(os.path.splitext(name)[0])
        record = f"{folder}/content/honorees/h{index}"
        os.rename(f"{record}/photos/{name}", f"{folder}/content/honorees/h{index % HONOREES}/photos/{name}")
        shutil.rmtree(record)


def main():
    accolade, corpus = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    by_size = {}
    for name in sorted(os.listdir(corpus)):
        width, height = Image.open(f"{corpus}/{name}").size
        by_size.setdefault("large" if width * height > 23e6 else "small" if width * height < 9e6 else "", []).append(f"{corpus}/{name}")
    print(f"{'':34} {'derivatives':>11} {'CPU s':>8} {'wall s':>8} {'peak MiB':>9}")
    for label, sources, number in (("48 below 9 megapixels", "small", 48), ("48 of 24 megapixels", "large", 48),
                                   ("100 on 100 pages", "small", HONOREES), (f"{count} on 100 pages", "small", count)):
        with tempfile.TemporaryDirectory() as folder:
            copies(by_size[sources], f"{folder}/photos", number)
            site(f"{folder}/site", f"{folder}/photos", "[jpeg, webp]")
            spread(f"{folder}/site", f"{folder}/photos")
            report = f"{folder}/report.json"
            command = ["sh", "-c", f'"$0" build --date 2026-06-01 --no-cache --jobs 2 --report json > {report} 2> /dev/null', accolade]
            user, system, wall, peak = run(command, f"{folder}/site")
            with open(report, encoding="utf-8") as file:
                rendered = json.load(file)["photos"]["rendered"]
            print(f"{label:34} {rendered:11} {user + system:8.1f} {wall:8.1f} {peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
