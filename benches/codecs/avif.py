#!/usr/bin/env python3
"""Scores what `codecs avif FOLDER PHOTO…` wrote: per speed the quality at which AVIF is as good as JPEG at 82, and its bytes there.

usage: avif.py FOLDER LOG SSIM (LOG is what `codecs avif` printed, SSIM the binary of ../ssim). Needs Pillow with AVIF.
"""
import glob
import os
import re
import statistics
import subprocess
import sys

from PIL import Image

folder, log, ssim = sys.argv[1:]
judge = subprocess.Popen([ssim], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
rows = [line.split() for line in open(log, encoding="utf-8").read().splitlines()[1:]]
scores, jpeg = {}, {}
for path in sorted(glob.glob(f"{folder}/*.rgb")):
    name, width, height = re.search(r"([^/]+)-(\d+)x(\d+)\.rgb", path).groups()
    files = [f"{name}.jpg"] + [f"{row[0]}-{row[1]}-{row[2]}.avif" for row in rows if row[0] == name]
    judge.stdin.write(f"{width} {height} {len(files)}\n".encode())
    judge.stdin.write(open(path, "rb").read())
    for file in files:
        judge.stdin.write(Image.open(f"{folder}/{file}").convert("RGB").tobytes())
    judge.stdin.flush()
    answer = [float(score) for score in judge.stdout.readline().split()]
    jpeg[name] = (answer[0], os.path.getsize(f"{folder}/{name}.jpg"))
    scores.update(zip(files[1:], answer[1:]))

aim = statistics.mean(score for score, _ in jpeg.values())
print(f"JPEG: {aim:.2f}, {statistics.mean(size for _, size in jpeg.values()) / 1024:.1f} KiB")
for speed in sorted({row[1] for row in rows}, key=int):
    curve = []
    for quality in sorted({row[2] for row in rows}, key=int):
        these = [row for row in rows if row[1:3] == [speed, quality]]
        curve.append((int(quality), statistics.mean(scores[f"{row[0]}-{speed}-{quality}.avif"] for row in these),
                      statistics.median(float(row[3]) for row in these), statistics.mean(int(row[4]) for row in these) / 1024))
    low, high = next(((a, b) for a, b in zip(curve, curve[1:]) if b[1] >= aim), (curve[-2], curve[-1]))
    part = (aim - low[1]) / (high[1] - low[1])
    quality, _, took, size = (a + part * (b - a) for a, b in zip(low, high))
    print(f"speed {speed}: quality {quality:.0f}, {took:.0f} ns/px, {size:.1f} KiB; " + ", ".join(f"{q}: {s:.1f}" for q, s, _, _ in curve))
