"""Writes the trained weights as ONNX."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from canvas import HEIGHT, WIDTH


def write_model(path: Path, weights: dict[str, np.ndarray], convolutions: int) -> None:
    """Input `images` [n, 3, HEIGHT, WIDTH], -1 to 1; output `plates` [n, 1], 0 to 1."""
    nodes, last = [], "images"
    for index in range(convolutions):
        how = {"kernel_shape": [3, 3], "pads": [1, 1, 1, 1], "strides": [2, 2]}
        nodes.append(helper.make_node("Conv", [last, f"conv{index}", f"bias{index}"], [f"seen{index}"], **how))
        nodes.append(helper.make_node("Relu", [f"seen{index}"], [f"kept{index}"]))
        last = f"kept{index}"
    nodes += [
        helper.make_node("Flatten", [last], ["flat"]),
        helper.make_node("Gemm", ["flat", "inner", "inner_bias"], ["sums"]),
        helper.make_node("Relu", ["sums"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "outer", "outer_bias"], ["logits"]),
        helper.make_node("Sigmoid", ["logits"], ["plates"]),
    ]
    graph = helper.make_graph(
        nodes,
        "plate-classifier",
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, ["n", 3, HEIGHT, WIDTH])],
        [helper.make_tensor_value_info("plates", TensorProto.FLOAT, ["n", 1])],
        [numpy_helper.from_array(np.ascontiguousarray(value, np.float32), name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9, producer_name="plate-classifier")
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
