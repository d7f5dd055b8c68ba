#!/usr/bin/env python3
"""SSIMULACRA2 of accolade's derivatives and of sharp's, against a Lanczos reduction of the whole photograph by Pillow.

usage: quality.py ACCOLADE FROM [COUNT]

FROM and COUNT as in photos.py. Prints median and worst by format and width. Needs Pillow; builds `ssim/`.
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile

from PIL import Image, ImageOps

from photos import HERE, QUALITY, WIDTHS, site

SSIM = os.path.join(os.path.dirname(HERE), "ssim")


def pixels(path, size):
    image = Image.open(path).convert("RGB")
    if image.size != size:
        sys.exit(f"{path} is {image.size}, not {size}")
    return image.tobytes()


def main():
    accolade, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = sys.argv[3] if len(sys.argv) > 3 else "100"
    subprocess.run(["cargo", "build", "--release", "--quiet", "--manifest-path", f"{SSIM}/Cargo.toml"], check=True)
    target = os.environ.get("CARGO_TARGET_DIR", f"{SSIM}/target")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
        photos = f"{folder}/photos"
        subprocess.run(["node", "corpus.js", source, photos, count], cwd=HERE, check=True)
        site(f"{folder}/site", photos, "[jpeg, webp]")
        subprocess.run([accolade, "build", "--date", "2026-06-01", "--no-cache", "--report", "json"],
                       cwd=f"{folder}/site", check=True, capture_output=True)
        for form in ("jpeg", "webp"):
            subprocess.run(["node", "sharp.js", photos, f"{folder}/sharp", form, QUALITY, *WIDTHS], cwd=HERE, check=True)
        judge = subprocess.Popen([f"{target}/release/ssim"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        scores, sizes = {}, {}
        for index, name in enumerate(sorted(os.listdir(photos))):
            whole = ImageOps.exif_transpose(Image.open(f"{photos}/{name}")).convert("RGB")
            with open(f"{folder}/site/public/honorees/h{index}/index.html", encoding="utf-8") as page:
                text = page.read()
            main = text[text.index("<main"):]
            hashes = {end: re.search(rf"photos/([0-9a-f]+)-\d+\.{end}", main)[1] for end in ("jpg", "webp")}
            for width in WIDTHS:
                ours = {form: f"{folder}/site/public/photos/{hashes[end]}-{width}.{end}"
                        for form, end in (("jpeg", "jpg"), ("webp", "webp"))}
                size = Image.open(ours["jpeg"]).size
                judge.stdin.write(f"{size[0]} {size[1]} 4\n".encode())
                judge.stdin.write(whole.resize(size, Image.LANCZOS).tobytes())
                files = []
                for form in ("jpeg", "webp"):
                    files.append((form, "accolade", ours[form]))
                    files.append((form, "sharp", f"{folder}/sharp/{os.path.splitext(name)[0]}-{width}.{form}"))
                for form, who, path in files:
                    judge.stdin.write(pixels(path, size))
                    key = (form, width, who)
                    sizes[key] = sizes.get(key, 0) + os.path.getsize(path)
                judge.stdin.flush()
                for (form, who, _), score in zip(files, judge.stdout.readline().split()):
                    scores.setdefault((form, width, who), []).append(float(score))
        print(f"{'':24} {'median':>8} {'worst':>8} {'KiB':>8}")
        for key, values in sorted(scores.items()):
            print(f"{' '.join(key):24} {statistics.median(values):8.2f} {min(values):8.2f} {sizes[key] / 1024:8.0f}")
        pairs = [(key, min(a - b for a, b in zip(values, scores[(key[0], key[1], 'sharp')])))
                 for key, values in scores.items() if key[2] == "accolade"]
        for key, worst in sorted(pairs):
            print(f"{' '.join(key[:2])}: at least {worst:+.2f} of sharp's")


if __name__ == "__main__":
    main()
