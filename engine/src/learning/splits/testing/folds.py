"""Folds of scikit-learn: `python folds.py` writes folds.json.

pip install scikit-learn==1.7.2
"""

import json
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, TimeSeriesSplit


def folds(splitter, rows, values=None, groups=None):
    found = splitter.split(np.zeros(rows), values, groups)
    return [{"training": a.tolist(), "validation": b.tolist()} for a, b in found]


# Groups of different sizes: which of two that are alike comes first is not defined.
GROUPS = [group for group, size in enumerate([3, 7, 1, 5, 9, 2, 4]) for _ in range(size)]
CLASSES = [int(x) for x in "1021120010221101220011"]
cases = {
    "kFolds": [{"rows": n, "folds": k, "is": folds(KFold(k), n)} for n, k in [(10, 5), (11, 3), (23, 4)]],
    "stratified": [
        {"classes": CLASSES, "folds": k, "is": folds(StratifiedKFold(k), len(CLASSES), CLASSES)} for k in (2, 3, 5)
    ],
    "grouped": [
        {"groups": GROUPS, "folds": k, "is": folds(GroupKFold(k), len(GROUPS), None, GROUPS)} for k in (2, 3, 5)
    ],
    "time": [
        {"rows": n, "folds": k, "gap": gap, "is": folds(TimeSeriesSplit(k, gap=gap), n)}
        for n, k, gap in [(12, 3, 0), (23, 4, 2), (50, 5, 5), (31, 2, 3)]
    ],
}
Path(__file__).with_name("folds.json").write_text(json.dumps(cases) + "\n")
