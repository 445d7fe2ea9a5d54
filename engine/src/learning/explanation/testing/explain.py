"""Models with effects of their columns, by shap: `python explain.py` writes forest.onnx, boosting.onnx, lightgbm.onnx and effects.json.

pip install shap==0.51.0 scikit-learn==1.7.2 lightgbm==4.7.0 skl2onnx==1.20.0 onnxmltools==1.16.0 onnx==1.23.2

Values are multiples of 1/16, so that thresholds between them are the same with 32 bits.
"""

import json
from pathlib import Path

import lightgbm
import numpy as np
import shap
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType as LightFloats
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import GradientBoostingRegressor, RandomForestClassifier

HERE = Path(__file__).parent
COLUMNS = ["a", "b", "c", "d"]

row = np.arange(400)
x = np.stack([(row * step + shift) % 97 / 16 for step, shift in ((7, 3), (11, 5), (23, 1), (31, 9))], axis=1)
number = x[:, 0] * x[:, 1] - 2 * x[:, 2] + np.where(x[:, 3] > 3, 4, 0)
label = (number > np.median(number)).astype(int)
background, explained = x[:25], x[100:108]


def written(name: str, model) -> None:
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())


def effects(model, pick) -> dict:
    explainer = shap.TreeExplainer(model, data=background, feature_perturbation="interventional")
    base = np.atleast_1d(explainer.expected_value)
    return {"effects": pick(np.asarray(explainer.shap_values(explained))).tolist(), "base": float(base[-1])}


floats = [("input", FloatTensorType([None, len(COLUMNS)]))]
forest = RandomForestClassifier(8, max_depth=4, random_state=1).fit(x, label)
boosting = GradientBoostingRegressor(n_estimators=12, max_depth=3, random_state=1).fit(x, number)
light = lightgbm.LGBMClassifier(n_estimators=10, num_leaves=6, min_child_samples=5, verbose=-1).fit(x, label)
written("forest", to_onnx(forest, initial_types=floats, options={"zipmap": False}, target_opset=17))
written("boosting", to_onnx(boosting, initial_types=floats, target_opset=17))
written("lightgbm", convert_lightgbm(light, initial_types=[("input", LightFloats([None, len(COLUMNS)]))], zipmap=False, target_opset=15))
reference = {
    "columns": COLUMNS,
    "background": background.tolist(),
    "explained": explained.tolist(),
    "models": {
        # The last axis of the effects of a forest is the class.
        "forest": {"unit": "answer", **effects(forest, lambda values: values[..., 1])},
        "boosting": {"unit": "answer", **effects(boosting, lambda values: values)},
        "lightgbm": {"unit": "log-odds", **effects(light, lambda values: values)},
    },
}
(HERE / "effects.json").write_text(json.dumps(reference) + "\n")
