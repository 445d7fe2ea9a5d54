"""Reference values of networks, by scikit-learn: `python networks.py > networks.json`.

Each network begins with given weights and takes the rows in their order, so that only the steps are compared.

pip install scikit-learn==1.7.2 numpy==2.2.6
"""

import json
import sys
import warnings

import numpy
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
ROWS = 70
random = numpy.random.default_rng(5)
matrix = numpy.round(random.normal(0, 1, (ROWS, 4)), 3)
signal = matrix[:, 0] * matrix[:, 1] + numpy.sin(matrix[:, 2]) - 0.5 * matrix[:, 3]
number = numpy.round(signal + random.normal(0, 0.3, ROWS), 3)
two = (number > 0.1).astype(int)
three = numpy.digitize(number, [-0.7, 0.7])
weights = random.integers(1, 4, ROWS)


def trained(kind, truth, hidden, activation, weighted=False):
    outputs = truth.shape[1] if truth.ndim > 1 else len(set(truth)) if kind is MLPClassifier else 1
    sizes = [4, *hidden, 1 if outputs == 2 and kind is MLPClassifier else outputs]
    start = [
        (numpy.round(random.uniform(-1, 1, (a, b)), 3), numpy.round(random.uniform(-1, 1, b), 3))
        for a, b in zip(sizes, sizes[1:])
    ]
    given = iter(start)

    class Started(kind):
        def _init_coef(self, *_):
            weights_, biases = next(given)
            return weights_.copy(), biases.copy()

    model = Started(
        hidden_layer_sizes=hidden, activation=activation, alpha=0.01, learning_rate_init=0.01, batch_size=32,
        shuffle=False, max_iter=12, tol=0, n_iter_no_change=100,
    )
    model.fit(matrix, truth, sample_weight=weights if weighted else None)

    def flat(layers):
        return [float(value) for pair in layers for part in pair for value in part.ravel()]

    return {
        "kind": kind.__name__,
        "sizes": sizes,
        "activation": activation,
        "weighted": weighted,
        "truth": truth.ravel().tolist(),
        "start": flat(start),
        "trained": flat(zip(model.coefs_, model.intercepts_)),
        "scores": numpy.ravel(
            model.predict(matrix) if kind is MLPRegressor else model.predict_proba(matrix)
        ).tolist(),
    }


json.dump(
    {
        "by": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "rows": ROWS,
        "matrix": matrix.ravel().tolist(),
        "weights": weights.tolist(),
        "epochs": 12,
        "batchSize": 32,
        "penalty": 0.01,
        "learningRate": 0.01,
        "networks": [
            trained(MLPClassifier, two, (6, 3), "relu"),
            trained(MLPClassifier, two, (5,), "tanh", True),
            trained(MLPClassifier, three, (4, 4), "logistic"),
            trained(MLPRegressor, number, (5,), "relu", True),
            trained(MLPRegressor, numpy.column_stack([number, signal.round(3)]), (3,), "tanh"),
        ],
    },
    sys.stdout,
)
