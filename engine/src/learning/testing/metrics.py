"""Reference values of metrics, by scikit-learn: `python metrics.py > metrics.json`.

pip install scikit-learn==1.7.2 numpy==2.4.6
"""

import json
import sys

import numpy
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve


def rounded(values):
    return [float(f"{value:.6g}") for value in values]


def binary(seed, rows, levels, weighted):
    """Scores on few levels have ties."""
    random = numpy.random.default_rng(seed)
    truth = (random.random(rows) < 0.35).astype(int)
    scores = numpy.clip(random.random(rows) * 0.7 + 0.3 * truth, 0, 1)
    scores = numpy.round(scores * levels) / levels if levels else scores
    scores = numpy.array(rounded(scores))
    weights = random.integers(0, 4, rows) if weighted else None
    predicted = (scores >= 0.5).astype(int)
    given = {"sample_weight": weights}
    actual, mean = calibration_curve(truth, scores, n_bins=7)
    return {
        "truth": truth.tolist(),
        "scores": scores.tolist(),
        "weights": None if weights is None else weights.tolist(),
        "expected": {
            "accuracy": metrics.accuracy_score(truth, predicted, **given),
            "precision": metrics.precision_score(truth, predicted, **given),
            "recall": metrics.recall_score(truth, predicted, **given),
            "f1": metrics.f1_score(truth, predicted, **given),
            "rocAuc": metrics.roc_auc_score(truth, scores, **given),
            "averagePrecision": metrics.average_precision_score(truth, scores, **given),
            "logLoss": metrics.log_loss(truth, scores, **given),
            "brier": metrics.brier_score_loss(truth, scores, **given),
        },
        "confusion": metrics.confusion_matrix(truth, predicted, **given).ravel().tolist(),
        "calibration": [actual.tolist(), mean.tolist()],
        "curves": None if weighted else curves(truth, scores),
    }


def curves(truth, scores):
    """Points of the curves; scikit-learn leaves out rows without weight, and their points."""
    false_positives, true_positives, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(truth, scores)
    return {
        "roc": [false_positives.tolist(), true_positives.tolist()],
        "precisionRecall": [precision.tolist(), recall.tolist()],
    }


def several(seed, rows, classes, weighted):
    """A class that is never predicted, and probabilities that add up to 1."""
    random = numpy.random.default_rng(seed)
    truth = random.integers(0, classes, rows)
    raw = random.random((rows, classes)) + 0.4 * numpy.eye(classes)[truth]
    raw[:, classes - 1] *= 0.01
    probabilities = raw / raw.sum(axis=1, keepdims=True)
    weights = random.integers(0, 4, rows) if weighted else None
    predicted = probabilities.argmax(axis=1)
    given = {"sample_weight": weights, "average": "macro", "zero_division": 0}
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "weights": None if weights is None else weights.tolist(),
        "expected": {
            "accuracy": metrics.accuracy_score(truth, predicted, sample_weight=weights),
            "precision": metrics.precision_score(truth, predicted, **given),
            "recall": metrics.recall_score(truth, predicted, **given),
            "f1": metrics.f1_score(truth, predicted, **given),
            "rocAuc": metrics.roc_auc_score(truth, probabilities, multi_class="ovr", sample_weight=weights),
            "logLoss": metrics.log_loss(truth, probabilities, sample_weight=weights),
            "brier": metrics.brier_score_loss(truth, probabilities, sample_weight=weights),
        },
    }


def numbers(seed, rows, weighted):
    random = numpy.random.default_rng(seed)
    truth = numpy.array(rounded(random.normal(10, 4, rows)))
    truth[0] = 0
    predicted = numpy.array(rounded(truth + random.normal(0, 1.5, rows)))
    training = numpy.array(rounded(random.normal(10, 4, rows).cumsum()))
    weights = random.integers(0, 4, rows) if weighted else None
    given = {"sample_weight": weights}
    naive = [numpy.abs(training[season:] - training[:-season]).mean() for season in (1, 7)]
    error = metrics.mean_absolute_error(truth, predicted)
    return {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "training": training.tolist(),
        "weights": None if weights is None else weights.tolist(),
        "expected": {
            "mae": metrics.mean_absolute_error(truth, predicted, **given),
            "rmse": metrics.root_mean_squared_error(truth, predicted, **given),
            "r2": metrics.r2_score(truth, predicted, **given),
            "mape": metrics.mean_absolute_percentage_error(truth, predicted, **given),
        },
        # By its definition: scikit-learn has none.
        "mase": [error / scale for scale in naive],
    }


json.dump(
    {
        "by": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "binary": [
            binary(1, 60, 0, False),
            binary(2, 80, 8, False),
            binary(3, 80, 5, True),
            binary(4, 40, 1, False),
        ],
        "several": [several(5, 60, 3, False), several(6, 90, 5, True)],
        "numbers": [numbers(7, 50, False), numbers(8, 50, True)],
    },
    sys.stdout,
)
