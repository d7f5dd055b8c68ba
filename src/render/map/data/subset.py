#!/usr/bin/env python3
"""Makes map-sans.otf, the type of maps as pictures, from Debian's NotoSansCJK-Regular.ttc (package fonts-noto-cjk).

usage: subset.py NotoSansCJK-Regular.ttc DIVISIONS map-sans.otf

Its characters: all of GB 2312, those of the division names (DIVISIONS is src/atlas/data/divisions.txt), Latin with marks, punctuation. Needs fonttools.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

SIMPLIFIED_CHINESE = "Noto Sans CJK SC"


def gb2312():
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def main():
    source, divisions, target = sys.argv[1:]
    font = next(font for font in TTCollection(source).fonts if font["name"].getDebugName(1) == SIMPLIFIED_CHINESE)
    with open(divisions, encoding="utf-8") as file:
        wanted = set(file.read()) | set(gb2312()) | set(map(chr, range(0x20, 0x180))) | set("–—‘’“”…〔〕·（）")
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14], drop_tables=[
        "vhea", "vmtx", "VORG", "DSIG", "GSUB", "GPOS", "GDEF", "BASE"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in wanted])
    subsetter.subset(font)
    # A changed font does not bear the original's name (OFL 1.1, condition 3).
    for number, text in ((1, "Accolade Map Sans"), (2, "Regular"), (4, "Accolade Map Sans"), (6, "AccoladeMapSans")):
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(target)


if __name__ == "__main__":
    main()
