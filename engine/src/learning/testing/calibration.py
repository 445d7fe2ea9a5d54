"""Reference values of calibration, by scikit-learn: `python calibration.py > calibration.json`.

pip install scikit-learn==1.7.2 numpy==2.2.6
"""

import json
import sys

import numpy
import sklearn
from sklearn.calibration import _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression


def case(name, scores, truth):
    scores = numpy.array([float(f"{score:.6g}") for score in scores])
    asked = numpy.concatenate([scores[:40], numpy.linspace(scores.min() - 1, scores.max() + 1, 25)])
    a, b = _sigmoid_calibration(scores, truth)
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores, truth)
    return {
        "name": name,
        "scores": scores.tolist(),
        "truth": truth.tolist(),
        "asked": asked.tolist(),
        "sigmoid": (1 / (1 + numpy.exp(a * asked + b))).tolist(),
        "isotonic": curve.predict(asked).tolist(),
    }


random = numpy.random.default_rng(3)
odds = random.normal(0, 2, 300)
truth = (random.random(300) < 1 / (1 + numpy.exp(-0.6 * odds + 1))).astype(int)
json.dump(
    {
        "scikit-learn": sklearn.__version__,
        "cases": [
            case("log-odds", odds, truth),
            case("shares with ties", numpy.round(1 / (1 + numpy.exp(-odds)), 1), truth),
            case("scores that say the opposite", -odds, truth),
            case("large scores", odds * 20, truth),
            case("few rows", odds[:12], truth[:12]),
        ],
    },
    sys.stdout,
)
