"""Reference values of measures of lists, by scikit-learn: `python recommendation.py > recommendation.json`.

pip install scikit-learn==1.9.1 numpy==2.4.6
"""

import json
import sys

import numpy
import sklearn
from sklearn.metrics import average_precision_score, ndcg_score


def listed(seed, items, relevant, k):
    """All items in the order of scores without ties; nDCG of the first k, the others by their definitions."""
    random = numpy.random.default_rng(seed)
    truth = numpy.zeros(items, dtype=int)
    truth[random.choice(items, relevant, replace=False)] = 1
    scores = random.permutation(items).astype(float)
    hits = truth[numpy.argsort(-scores)]
    first = hits[:k]
    precisions = numpy.cumsum(first) / numpy.arange(1, k + 1)
    found = numpy.flatnonzero(first)
    return {
        "hits": hits.tolist(),
        "relevant": relevant,
        "k": k,
        "expected": {
            "precisionAtK": first.sum() / k,
            "recallAtK": first.sum() / relevant,
            "ndcgAtK": ndcg_score([truth], [scores], k=k),
            "mapAtK": (
                average_precision_score(truth, scores)
                if k == items
                else (precisions * first).sum() / min(relevant, k)
            ),
            "mrrAtK": 0 if len(found) == 0 else 1 / (found[0] + 1),
            "hitRateAtK": float(len(found) > 0),
        },
    }


json.dump(
    {
        "by": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
        "lists": [
            listed(1, 12, 3, 5),
            listed(2, 12, 3, 12),
            listed(3, 40, 20, 10),
            listed(4, 40, 1, 3),
            listed(5, 60, 25, 60),
            listed(6, 30, 2, 1),
            listed(7, 25, 25, 25),
        ],
    },
    sys.stdout,
    default=float,
)
