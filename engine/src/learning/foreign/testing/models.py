"""Models of other programs with what their trainers predict: `python models.py`, which writes the files beside it.

pip install numpy==2.4.6 scikit-learn==1.7.2 skl2onnx==1.20.0 onnx==1.23.2 xgboost==3.2.0 lightgbm==4.7.0 onnxmltools==1.16.0 pandas==2.3.3
"""

import json
import pathlib

import lightgbm
import numpy
import onnx
import pandas
import xgboost
from onnx import TensorProto, helper, numpy_helper
from onnxmltools import convert_lightgbm, convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as MLFloat
from skl2onnx import to_onnx
from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).parent
random = numpy.random.default_rng(7)
ROWS = 300
X = random.normal(0, 1, (ROWS, 4)).astype(numpy.float32)
score = X @ numpy.array([1.0, -1.0, 0.5, 0.0], numpy.float32) + random.normal(0, 0.5, ROWS)
two = (score > 0.2).astype(int)
three = numpy.digitize(score, [-0.6, 0.6])
cases = {}


def save(name, model, columns, rows, **expected):
    onnx.checker.check_model(model)
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())
    cases[name] = {
        "columns": columns,
        "rows": [[None if isinstance(v, float) and numpy.isnan(v) else v for v in row] for row in rows],
        **{key: numpy.asarray(value).tolist() for key, value in expected.items()},
    }


def plain(matrix):
    return [[float(v) for v in row] for row in matrix]


NAMES = ["a", "b", "c", "d"]

# Named columns of several types, texts among them; a map as output.
frame = pandas.DataFrame({"age": numpy.round(random.uniform(18, 90, ROWS)), "income": numpy.round(random.normal(30, 9, ROWS), 2), "city": random.choice(["Lyon", "Paris", "Brest"], ROWS)})
churn = numpy.where((frame.age / 50 + (frame.city == "Lyon") + random.normal(0, 0.4, ROWS)) > 1.6, "yes", "no")
pipeline = make_pipeline(
    ColumnTransformer([("numbers", StandardScaler(), ["age", "income"]), ("texts", OneHotEncoder(handle_unknown="ignore"), ["city"])]),
    LogisticRegression(),
).fit(frame, churn)
asked = pandas.concat([frame[:20], pandas.DataFrame({"age": [33.0], "income": [1e3], "city": ["Atlantis"]})])
save(
    "pipeline",
    to_onnx(pipeline, initial_types=[("age", FloatTensorType([None, 1])), ("income", FloatTensorType([None, 1])), ("city", StringTensorType([None, 1]))], target_opset={"": 17, "ai.onnx.ml": 3}),
    ["age", "income", "city"],
    asked.values.tolist(),
    labels=pipeline.predict(asked),
    probabilities=pipeline.predict_proba(asked),
)

# One tensor, three classes, without a map; values one unit in the last place around each threshold of the first tree.
forest = RandomForestClassifier(8, max_depth=4, random_state=1).fit(X, three)
tree = forest.estimators_[0].tree_
edges = []
for node in range(tree.node_count):
    if tree.feature[node] >= 0:
        for value in (numpy.float32(tree.threshold[node]), numpy.nextafter(numpy.float32(tree.threshold[node]), numpy.float32(9)), numpy.nextafter(numpy.float32(tree.threshold[node]), numpy.float32(-9))):
            row = X[node % ROWS].copy()
            row[tree.feature[node]] = value
            edges.append(row)
rows = numpy.vstack([X[:20], edges]).astype(numpy.float32)
save("forest", to_onnx(forest, X[:1], options={"zipmap": False}, target_opset={"": 15, "ai.onnx.ml": 3}), NAMES, plain(rows), labels=forest.predict(rows), probabilities=forest.predict_proba(rows))

# Trees that know missing values.
gaps = X[:30].copy()
gaps[::3, 1] = numpy.nan
gaps[::5, 0] = numpy.nan
boosted = xgboost.XGBClassifier(n_estimators=12, max_depth=3, random_state=1).fit(X, two)
save("xgboost", convert_xgboost(boosted, initial_types=[("float_input", MLFloat([None, 4]))], target_opset=15), NAMES, plain(gaps), labels=boosted.predict(gaps), probabilities=boosted.predict_proba(gaps))
light = lightgbm.LGBMClassifier(n_estimators=8, num_leaves=5, random_state=1, verbose=-1).fit(X, three)
save("lightgbm", convert_lightgbm(light, initial_types=[("input", MLFloat([None, 4]))], target_opset=15), NAMES, plain(gaps), labels=light.predict(gaps), probabilities=light.predict_proba(gaps))

# A number, of 64 bits.
regressor = GradientBoostingRegressor(n_estimators=10, max_depth=2, random_state=1).fit(X.astype(float), score)
save("regressor", to_onnx(regressor, initial_types=[("X", DoubleTensorType([None, 4]))], target_opset={"": 15, "ai.onnx.ml": 3}), NAMES, plain(X[:20]), numbers=regressor.predict(X[:20].astype(float)))

# Classes below zero, whole numbers as inputs, a list of classes that is looked up.
counts = random.integers(-5, 6, (ROWS, 2))
signs = numpy.where(counts.sum(axis=1) > 0, 1, -1)
network = MLPClassifier((4,), random_state=1, max_iter=300).fit(counts, signs)
save("network", to_onnx(network, initial_types=[("label", Int64TensorType([None, 2]))], options={"zipmap": False}, target_opset=17), ["label", "probabilities"], counts[:20].tolist(), labels=network.predict(counts[:20]), probabilities=network.predict_proba(counts[:20]))

# Logits without names, as networks are exported.
weights, bias = random.normal(0, 1, (4, 3)).astype(numpy.float32), random.normal(0, 1, 3).astype(numpy.float32)
graph = helper.make_graph(
    [helper.make_node("MatMul", ["input", "w"], ["product"]), helper.make_node("Add", ["product", "b"], ["output"])],
    "logits",
    [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 4])],
    [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 3])],
    [numpy_helper.from_array(weights, "w"), numpy_helper.from_array(bias, "b")],
)
logits = X[:20] @ weights + bias
odds = numpy.exp(logits - logits.max(axis=1, keepdims=True))
save("logits", helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), NAMES, plain(X[:20]), labels=logits.argmax(axis=1), probabilities=odds / odds.sum(axis=1, keepdims=True))

(HERE / "models.json").write_text(json.dumps(cases) + "\n")
