"""The few lines of style sheet that Fusion and the palette cannot say. Lengths only; colours come in."""

from wsg_desktop.ui.palette_data import Colours

_SHEET = """
QToolTip {{ background: {toast}; color: {on_toast}; border: 0; padding: 6px 8px; }}
QMenuBar {{ background: {card}; border-bottom: 1px solid {line}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu {{ background: {card}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 8px; border-radius: 4px; }}
QMenu::item:disabled {{ color: {muted}; background: transparent; }}
QMenu {{ icon-size: {icon}px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QStatusBar {{ background: {card}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QPushButton {{ background: {card}; border: 1px solid {line}; border-radius: 6px; padding: 6px 12px; }}
QPushButton:hover, QPushButton:open {{ background: {hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {selected}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 5px 11px; }}
QPushButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton::menu-indicator {{ width: 0; }}
FilledButton, QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
FilledButton, QPushButton:default {{ font-weight: 600; }}
FilledButton:hover, QPushButton:default:hover {{ background: {accent_hover}; }}
FilledButton:pressed, QPushButton:default:pressed {{ background: {accent_hover}; }}
FilledButton:focus, QPushButton:default:focus {{ border: 2px solid {focus}; }}
FilledButton:disabled {{ background: {line}; color: {muted}; border-color: {line}; }}
QuietButton[flat="true"] {{ background: transparent; border-color: transparent; }}
QuietButton[flat="true"]:disabled {{ background: transparent; }}
QuietButton[flat="true"]:hover {{ background: {hover}; border-color: {line}; }}
QuietButton[flat="true"]:focus {{ border: 2px solid {focus}; }}
QuietButton[square="true"] {{ padding: 6px; }}
QuietButton[square="true"]:focus {{ padding: 5px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
  background: {card}; border: 1px solid {line}; border-radius: 6px; padding: 5px 8px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {{
  border-color: {chip_line}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
  border: 2px solid {focus}; padding: 4px 7px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {window}; color: {muted}; }}
QComboBox {{ padding-left: 10px; combobox-popup: 0; }}
QComboBox:focus {{ padding-left: 9px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QAbstractSpinBox QLineEdit:hover {{
  border: 0; padding: 0; background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QComboBox[quiet="true"] {{ background: transparent; border-color: transparent; }}
QComboBox[quiet="true"]:hover {{ border-color: {chip_line}; }}
QComboBox[quiet="true"]:focus {{ background: {card}; border: 2px solid {focus}; }}
QRadioButton, QCheckBox {{ padding: 3px 6px 3px 2px; border: 1px solid transparent; border-radius: 4px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {focus}; }}
QRadioButton::indicator {{ width: {dot}px; height: {dot}px; border: 1px solid {muted};
  border-radius: {round}px; background: {card}; }}
QRadioButton::indicator:checked {{ width: {hole}px; height: {hole}px; border: {ring}px solid {accent}; }}
QComboBox::drop-down {{ border: 0; width: {drop}px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: {icon}px; height: {icon}px; }}
QComboBox QAbstractItemView, #suggestions {{ background: {card}; border: 1px solid {line}; padding: 4px;
  outline: 0; }}
QComboBox QAbstractItemView::item, #suggestions::item {{ padding: 5px 8px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected, #suggestions::item:selected {{
  background: {selected}; color: {text}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator {{ width: {icon}px;
  height: {icon}px; background: {card}; border: 1px solid {muted}; border-radius: 4px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
  background: {accent}; border-color: {accent}; image: url("{some}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; width: {inner}px; height: {inner}px; }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QMenu::indicator {{ margin-left: 8px; }}
QMenu::indicator:exclusive:!checked {{ background: transparent; border-color: transparent; }}
QAbstractItemView {{ selection-background-color: {selected}; selection-color: {text};
  border: 0; outline: 0; }}
QListWidget, QTreeWidget {{ background: {card}; padding: 4px; border: 1px solid {line}; border-radius: 6px; }}
QListWidget:focus, QTreeWidget:focus {{ border: 2px solid {focus}; padding: 3px; }}
QTreeWidget::item {{ padding: 4px 2px; }}
QListWidget::item {{ padding: 6px 8px; border-radius: 4px; }}
QListWidget::item:hover, QTreeWidget::item:hover {{ background: {hover}; }}
QListWidget::item:selected, QTreeWidget::item:selected {{ background: {selected}; color: {text}; }}
QTextBrowser {{ border: 0; border-left: 1px solid {line}; border-radius: 0; padding: 0; }}
QTextBrowser:focus {{ border: 0; border-left: 2px solid {focus}; padding: 0; }}
QHeaderView {{ background: {card}; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: 0; border-bottom: 1px solid {line};
  padding: 8px; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}
QTabBar::tab {{ color: {muted}; padding: 8px 2px; margin-right: 16px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {accent}; border-color: {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border-color: {focus}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QProgressBar {{ background: {soft_line}; border: 0; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
"""


def stylesheet(chosen: Colours, chevron: str, tick: str, some: str, scale: float) -> str:
    """Return the style sheet in the colours `chosen`; the others are files that are drawn in them.

    `some` stands in a box of which some are ticked and others are not.

    What goes with texts (icons, ticks) is `scale` times as large as usual.
    """
    dot, hole = round(12 * scale), round(6 * scale)
    return _SHEET.format(
        **chosen._asdict(), scroll=chosen.chip_line, chevron=chevron, tick=tick, some=some,
        icon=round(16 * scale), inner=round(16 * scale) - 2, drop=round(24 * scale),
        dot=dot, round=dot // 2 + 1, hole=hole, ring=(dot - hole) // 2 + 1,
    )  # fmt: skip
