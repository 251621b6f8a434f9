"""Makes GridKai-Regular.ttf: python3 subset.py LXGWWenKai-Regular.ttf STANDARD.txt DATA_FOLDER

Needs fontTools 4.38. STANDARD.txt holds the 8,105 characters of 通用规范汉字表.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

NAMES = {1: "Grid Kai", 3: "Grid Kai: subset", 4: "Grid Kai", 6: "GridKai-Regular"}
DROPPED_NAMES = (7, 8, 9, 11, 12)
DROPPED_TABLES = ("GSUB", "GDEF", "vhea", "vmtx")


def gb2312():
    """Every character of GB 2312."""
    for high in range(0xA1, 0xFF):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def characters(standard, data):
    """Latin, full-width forms, punctuation, GB 2312, the standard, and every character of the counties."""
    wanted = {chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0xFF01, 0xFF5F)]}
    wanted.update("—–‘’“”…·‧‰′″℃№①②③④⑤⑥⑦⑧⑨⑩㎡㎞￥¥□■☑✓〇〔〕〈〉《》「」『』【】〖〗、。")
    wanted.update(gb2312())
    wanted.update(pathlib.Path(standard).read_text("utf-8"))
    for file in pathlib.Path(data).rglob("*.*"):
        if file.suffix in (".csv", ".json", ".geojson"):
            wanted.update(file.read_text("utf-8"))
    return "".join(c for c in wanted if ord(c) >= 0x20)


font = TTFont(sys.argv[1])
options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
cut = subset.Subsetter(options)
cut.populate(text=characters(sys.argv[2], sys.argv[3]))
cut.subset(font)
scale_upem(font, 500)  # half the grid of the drawing: a page stays under 60 KB
for table in DROPPED_TABLES:
    if table in font:
        del font[table]
for name in list(font["name"].names):
    if name.nameID in DROPPED_NAMES:
        font["name"].removeNames(nameID=name.nameID)
    elif name.nameID in NAMES:
        name.string = NAMES[name.nameID]
font["head"].modified = font["head"].created
font.save("GridKai-Regular.ttf")
