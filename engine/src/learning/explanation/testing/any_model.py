"""Models that are neither trees nor sums, with the effects that shap has for them, all combinations of columns tried: `python any_model.py`.

pip install numpy==2.4.6 onnx==1.23.2 scikit-learn==1.9.1 shap==0.51.0 skl2onnx==1.20.0
"""

import json
import pathlib

import numpy
import shap
from skl2onnx import to_onnx
from sklearn.linear_model import PoissonRegressor
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPRegressor
from sklearn.svm import SVC

HERE = pathlib.Path(__file__).parent
random = numpy.random.default_rng(11)
COLUMNS = ["a", "b", "c", "d"]
X = random.normal(0, 1, (60, len(COLUMNS))).astype(numpy.float32)
score = X[:, 0] * X[:, 1] + X[:, 2]
two = (score > 0).astype(int)
explained, background = X[:4], X[20:32]
models = {}


def save(name, model, predict, options=None):
    file = to_onnx(model, X[:1], options=options, target_opset={"": 17, "ai.onnx.ml": 3})
    (HERE / f"{name}.onnx").write_bytes(file.SerializeToString())
    explainer = shap.KernelExplainer(lambda rows: predict(rows.astype(numpy.float32)), background)
    effects = explainer.shap_values(explained, nsamples=2 ** len(COLUMNS), l1_reg=False, silent=True)
    models[name] = {"base": float(explainer.expected_value), "effects": numpy.asarray(effects).tolist()}


for name, model in {"nearest-neighbors": KNeighborsClassifier(5), "support-vectors": SVC(probability=True, random_state=1)}.items():
    model.fit(X, two)
    save(name, model, lambda rows, model=model: model.predict_proba(rows)[:, 1], {"zipmap": False})
for name, model, y in [
    ("network", MLPRegressor(hidden_layer_sizes=(6,), max_iter=500, random_state=1), score),
    ("poisson", PoissonRegressor(), random.poisson(numpy.exp(X[:, 0] / 2 - X[:, 3] / 3))),
]:
    model.fit(X, y)
    save(name, model, model.predict)

(HERE / "any-model.json").write_text(
    json.dumps({"columns": COLUMNS, "background": background.tolist(), "explained": explained.tolist(), "models": models}, indent=1) + "\n"
)
