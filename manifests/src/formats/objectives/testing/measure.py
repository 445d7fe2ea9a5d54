"""Reference values of objectives, by fractions, `statistics` and `zoneinfo`: `python measure.py > measure.json`.

Python 3.12 without packages.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from statistics import quantiles
from zoneinfo import ZoneInfo

TOTAL = 10_000
# 99.9 %
ALLOWED = Fraction(1, 1000)


def bad(day):
    """Bad requests of the day with a number, from 0; `measure.test.ts` makes the same."""
    return (day * day) % 7 * 3


def share(days):
    return Fraction(sum(bad(day) for day in days), TOTAL * len(days))


def main():
    now = share(range(30, 60))
    remaining = 1 - now / ALLOWED
    # A request each second of a minute; 2 % of the last hour and 0.1 % before are bad.
    minutes = 4 * 24 * 60
    rates = [Fraction(2, 100) if minute >= minutes - 60 else ALLOWED for minute in range(minutes)]
    cuts = quantiles([float((7 * number) % 23) for number in range(40)], n=100, method="inclusive")
    zone = ZoneInfo("Europe/Paris")
    months = [datetime(2026, month, 1, tzinfo=zone) for month in (3, 4, 10, 11)]
    first = datetime(2026, 1, 1)
    json.dump(
        {
            "value": float(100 * (1 - now)),
            "before": float(100 * (1 - share(range(30)))),
            "remaining": float(remaining),
            "seconds": float(remaining * ALLOWED * 30 * 24 * 3600),
            "events": float(remaining * ALLOWED * TOTAL * 30),
            "burnRates": {
                str(span): float(sum(rates[-span:]) / span / ALLOWED) for span in (5, 30, 60, 360, 4320)
            },
            "quantiles": {f"p{at}": cuts[at - 1] for at in (50, 90, 95, 99)},
            "months": [month.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z") for month in months],
            "monday": str((first - timedelta(days=first.weekday())).date()),
        },
        sys.stdout,
        indent=2,
    )
    print()


main()
