"""How a figure looks in English, for the detectors of damaged numbers."""
from __future__ import annotations

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
#: the same, not inside another; it begins with a plain figure, for which `re` searches much faster than for what comes before one
ALONE = r"\d(?<![\d.,]\d)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
SCALE = r"(?:\s?%| percent\b| per cent\b| percentage points\b| thousand\b| million\b| billion\b| trillion\b)"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
#: words after a number that make it an amount
UNITS = (r"(?:yuan|RMB|dollars|euros|people|persons|units|vehicles|cars|tons|tonnes|households|enterprises|companies|hectares|mu|square|cubic|"
         r"meters|metres|kilometers|kilometres|km|kilowatts?|megawatts?|gigawatts?|kWh|patients|cases|jobs|students|workers|villages|times)\b")  # fmt: skip


def value(number: str) -> Decimal:
    """"1,234.5" -> 1234.5"""
    from decimal import Decimal  # the names of the months are wanted more often

    return Decimal(number.replace(",", ""))


def spelled(number: Decimal) -> str:
    """1234.50 -> "1,234.5\""""
    whole = f"{number:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
