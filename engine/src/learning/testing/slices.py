"""Measures of groups, and how far groups lie apart, by fairlearn: `python slices.py > slices.json`.

pip install fairlearn==0.15.0 scikit-learn==1.7.2 numpy==2.4.6
"""

import json
import sys

import numpy as np
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    demographic_parity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
    false_positive_rate,
    selection_rate,
)
from sklearn.metrics import accuracy_score, f1_score, mean_absolute_error, precision_score, recall_score, roc_auc_score

random = np.random.default_rng(11)


def table(rows: int) -> dict:
    groups = random.choice(["north", "south", "west"], rows, p=[0.5, 0.3, 0.2])
    truth = (random.random(rows) < np.where(groups == "north", 0.6, 0.35)).astype(int)
    scores = np.clip(0.35 + 0.3 * truth + random.normal(0, 0.2, rows) + np.where(groups == "west", 0.1, 0), 0, 1)
    # Ties, as forests have them.
    scores = np.round(scores, 2)
    predicted = (scores >= 0.5).astype(int)
    metrics = {
        "accuracy": accuracy_score,
        "precision": precision_score,
        "recall": recall_score,
        "f1": f1_score,
        "selectionRate": selection_rate,
        "falsePositiveRate": false_positive_rate,
    }
    frame = MetricFrame(metrics=metrics, y_true=truth, y_pred=predicted, sensitive_features=groups)
    ranked = MetricFrame(metrics={"rocAuc": roc_auc_score}, y_true=truth, y_pred=scores, sensitive_features=groups)
    differences = {**frame.difference().to_dict(), **ranked.difference().to_dict()}
    of = {"y_true": truth, "y_pred": predicted, "sensitive_features": groups}
    return {
        "groups": groups.tolist(),
        "truth": truth.tolist(),
        "scores": scores.tolist(),
        "expected": {name: {**row, "rocAuc": ranked.by_group.loc[name, "rocAuc"]} for name, row in frame.by_group.to_dict("index").items()},
        "differences": {
            **{f"{name}Difference": value for name, value in differences.items() if name not in ("selectionRate", "falsePositiveRate")},
            "demographicParityDifference": demographic_parity_difference(**of),
            "demographicParityRatio": demographic_parity_ratio(**of),
            "equalizedOddsDifference": equalized_odds_difference(**of),
            "equalizedOddsRatio": equalized_odds_ratio(**of),
        },
    }


numbers = {"groups": random.choice(["a", "b"], 200).tolist(), "truth": random.normal(0, 1, 200).round(3).tolist()}
numbers["predicted"] = (np.array(numbers["truth"]) + random.normal(0, 0.4, 200)).round(3).tolist()
frame = MetricFrame(
    metrics={"mae": mean_absolute_error},
    y_true=numbers["truth"],
    y_pred=numbers["predicted"],
    sensitive_features=numbers["groups"],
)
numbers["maeDifference"] = frame.difference()["mae"]
json.dump({"classes": [table(400), table(900)], "numbers": numbers}, sys.stdout)
