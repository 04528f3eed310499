"""The order in which Word wants what describes paragraphs, runs, tables, cells and sections (ECMA-376).

LibreOffice takes any order; Word calls a document damaged for it.
"""

from collections.abc import Iterator
from typing import Any

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid"
    ),
    "tbl": ("bookmarkStart bookmarkEnd tblPr tblGrid tr"),
    "tc": ("tcPr p"),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
}


def out_of_order(root: Any) -> Iterator[str]:
    """Yield what stands where Word does not want it."""
    for element in root.iter():
        name = _name(element)
        if name not in ORDERS:
            continue
        wanted = ORDERS[name].split()
        found = [_name(it) for it in element]
        unknown = [it for it in found if it not in wanted]
        places = [wanted.index(it) for it in found if it in wanted]
        if unknown or places != sorted(places):
            yield f"{name}: {found}"


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
