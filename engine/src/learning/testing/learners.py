"""Reference values of learners, by scikit-learn: `python learners.py > learners.json`.

pip install scikit-learn==1.7.2 numpy==2.4.6
"""

import json
import sys

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score

ROWS = 150
random = numpy.random.default_rng(1)
matrix = numpy.round(random.normal(0, 1, (ROWS, 4)), 3)
number = numpy.round(matrix @ [2.0, -1.0, 0.5, 0.0] + 3 + random.normal(0, 0.3, ROWS), 3)
two = (matrix @ [1.0, -1.5, 0.0, 0.5] + random.normal(0, 1, ROWS) > 0.3).astype(int)
three = numpy.digitize(matrix @ [1.0, 1.0, 0.0, -0.5] + random.normal(0, 0.7, ROWS), [-0.7, 0.7])
weights = random.integers(0, 4, ROWS)


def linear(model, truth, **given):
    model.fit(matrix, truth, **given)
    return {
        "coefficients": numpy.atleast_2d(model.coef_).T.ravel().tolist(),
        "intercepts": numpy.atleast_1d(model.intercept_).tolist(),
    }


def waves(seed, rows):
    """Rows whose class depends on four of eight columns, as `waves` of the test makes them."""
    index = numpy.arange(rows * 8).reshape(rows, 8) + seed * 1e6
    columns = numpy.sin(index * 12.9898) * 43758.5453
    columns = (columns - numpy.floor(columns)).astype("float32")
    score = columns[:, 0] * columns[:, 1] * 4 + numpy.sin(columns[:, 2] * 6) + columns[:, 3]
    noise = numpy.sin(numpy.arange(rows) * 78.233 + seed) * 43758.5453
    return columns, (score + (noise - numpy.floor(noise)) > 2).astype(int)


training, classes = waves(1, 2000)
test, truth = waves(2, 2000)


def area(model):
    model.fit(training, classes)
    return roc_auc_score(truth, model.predict_proba(test)[:, 1])


tight = {"tol": 1e-10, "max_iter": 10000}
json.dump(
    {
        "by": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "rows": ROWS,
        "matrix": matrix.ravel().tolist(),
        "number": number.tolist(),
        "two": two.tolist(),
        "three": three.tolist(),
        "weights": weights.tolist(),
        "linear": linear(LinearRegression(), number),
        "ridge": linear(Ridge(alpha=5), number, sample_weight=weights),
        "logistic": linear(LogisticRegression(**tight), two, sample_weight=weights),
        "multinomial": linear(LogisticRegression(C=0.5, **tight), three),
        "areas": {
            "forest": area(RandomForestClassifier(100, max_depth=12, random_state=1)),
            "boosting": area(HistGradientBoostingClassifier(early_stopping=False)),
        },
    },
    sys.stdout,
)
