"""Reference values of drift, by Evidently: `python drift.py > drift.json`.

pip install evidently==0.7.14 scipy==1.14.1 numpy==2.1.3 pandas==2.2.3

A sample is made by whole numbers, so that any language makes the same: value i is ((i * step + shift) % modulus) ** power / divisor.
"""

import json
import sys
import warnings

import pandas
from evidently.legacy.calculations.stattests import get_stattest
from evidently.legacy.core import ColumnType

warnings.filterwarnings("ignore")

METHODS = {
    "ks": "ks",
    "chisquare": "chi-square",
    "z": "z",
    "wasserstein": "wasserstein",
    "jensenshannon": "jensen-shannon",
    "psi": "psi",
}


def sample(count, step, shift, modulus, power, divisor):
    return [((row * step + shift) % modulus) ** power / divisor for row in range(count)]


def series(parameters, kind):
    values = sample(*parameters)
    return pandas.Series(values if kind == "number" else [f"c{value:g}" for value in values])


def case(kind, reference, current, methods):
    before, now = series(reference, kind), series(current, kind)
    of = ColumnType.Numerical if kind == "number" else ColumnType.Categorical
    usual = get_stattest(before, now, of, None)
    found = {}
    # A default may be a method that cannot be asked for by its name: chi-square of numbers.
    for test in [usual, *(get_stattest(before, now, of, method) for method in methods)]:
        result = test(before, now, of, None)
        found[METHODS[test.name]] = {
            "score": float(result.drift_score),
            "threshold": result.actual_threshold,
            "drifted": bool(result.drifted),
        }
    return {
        "kind": kind,
        "reference": reference,
        "current": current,
        "usual": METHODS[usual.name],
        "expected": dict(sorted(found.items())),
    }


NUMBERS = ["ks", "wasserstein", "jensenshannon", "psi"]
CLASSES = ["jensenshannon", "psi"]

json.dump(
    [
        case("number", [80, 37, 5, 101, 1, 4], [60, 41, 3, 103, 1, 4], NUMBERS),
        case("number", [80, 37, 5, 101, 1, 4], [80, 41, 30, 97, 1, 3], NUMBERS),
        case("number", [500, 377, 5, 1009, 2, 100], [750, 411, 3, 997, 2, 120], NUMBERS),
        case("number", [1000, 377, 5, 1009, 1, 10], [9999, 411, 3, 1013, 1, 10], NUMBERS),
        case("number", [1000, 377, 5, 1009, 1, 10], [12000, 411, 3, 1013, 1, 10], NUMBERS),
        case("number", [1001, 377, 5, 1009, 1, 10], [700, 411, 3, 1013, 1, 9], NUMBERS),
        case("number", [15000, 377, 5, 10007, 1, 10], [20000, 411, 300, 10009, 2, 100000], NUMBERS),
        case("number", [60, 7, 0, 12, 1, 1], [50, 5, 0, 14, 1, 1], NUMBERS),
        case("number", [60, 7, 0, 4, 1, 1], [50, 5, 0, 5, 1, 1], CLASSES),
        case("number", [2000, 7, 0, 4, 1, 1], [50, 5, 0, 5, 1, 1], CLASSES),
        case("number", [60, 7, 0, 2, 1, 1], [50, 5, 0, 2, 2, 1], CLASSES),
        case("number", [40, 7, 0, 1, 1, 1], [50, 5, 0, 1, 1, 1], CLASSES),
        case("text", [60, 7, 0, 4, 1, 1], [53, 5, 0, 4, 1, 1], CLASSES),
        case("text", [90, 7, 0, 29, 1, 1], [100, 5, 0, 30, 1, 1], CLASSES),
        case("text", [61, 7, 0, 9, 2, 50], [50, 5, 0, 9, 2, 50], CLASSES),
        case("text", [61, 7, 0, 2, 1, 1], [50, 5, 1, 3, 0, 1], CLASSES),
        case("text", [5000, 7, 0, 40, 1, 1], [3000, 5, 0, 43, 1, 1], CLASSES),
        case("text", [30000, 7, 0, 12007, 1, 1], [3000, 5, 0, 2999, 1, 1], CLASSES),
    ],
    sys.stdout,
    indent=2,
)
print()
