"""The days of holidays, from the codes that the lexicon gives them."""

import datetime as dt
import re
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

#: Monday to Sunday, as `relativedelta` takes them.
WEEKDAYS: Final = (MO, TU, WE, TH, FR, SA, SU)


def feast(code: str, year: int) -> dt.date | None:
    """Return the day of a holiday in a year, from its code in the lexicon; None if there is none.

    >>> feast("12-25", 2025), feast("05-last-1", 2025), feast("easter-2", 2025)
    (datetime.date(2025, 12, 25), datetime.date(2025, 5, 26), datetime.date(2025, 4, 18))
    """
    if moving := re.fullmatch(r"(easter|orthodox)([+-][0-9]+)", code):
        if not 1583 <= year <= 4099:
            return None
        sunday = easter(year, EASTER_WESTERN) if moving[1] == "easter" else easter(year, EASTER_ORTHODOX)
        return sunday + dt.timedelta(days=int(moving[2]))
    month, day, *rest = code.split("-")
    if not rest:
        return dt.date(year, int(month), int(day))
    weekday, _, behind = rest[0].partition("+")
    first = dt.date(year, int(month), 1) + relativedelta(day=31 if day == "last" else 1)
    found = first + relativedelta(weekday=WEEKDAYS[int(weekday) - 1](-1 if day == "last" else int(day[0])))
    return found + dt.timedelta(days=int(behind or 0))
