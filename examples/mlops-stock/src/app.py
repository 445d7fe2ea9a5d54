"""The API: health, the model, predictions and metrics."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from typing import Any

import numpy as np
from flask import Flask, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest

from src.feature_engineering import FEATURES
from src.train import StockPredictor

MODEL_PATH = os.environ.get("MODEL_PATH", "models/")
ENVIRONMENT = os.environ.get("FLASK_ENV", "production")
PREDICTIONS = Counter("stock_predictions_total", "Predictions served", ["label"])
FAILURES = Counter("stock_prediction_failures_total", "Requests that could not be answered")
ENDPOINTS = {
    "GET /health": "Health check",
    "GET /model/info": "The model, its features and its metrics",
    "POST /predict": "A prediction for one list of features",
    "GET /predict/demo": "A prediction for the last row that the model was trained on",
    "POST /predict/batch": "Predictions for a list of lists of features",
    "GET /metrics": "Metrics for Prometheus",
    "POST /reload": "Read the model again",
}

app = Flask(__name__)
predictor = StockPredictor.load(MODEL_PATH)


@app.get("/")
def index():
    rows = "".join(f"<tr><td>{endpoint}</td><td>{text}</td></tr>" for endpoint, text in ENDPOINTS.items())
    return f"<!doctype html><title>Stock prediction</title><h1>Stock prediction</h1><table>{rows}</table>"


@app.get("/health")
def health():
    return jsonify(status="ok", environment=ENVIRONMENT)


@app.get("/model/info")
def model_info():
    return jsonify(predictor.metadata)


@app.post("/predict")
def predict():
    features = (request.get_json(silent=True) or {}).get("features")
    if not is_row(features):
        return refuse(f"'features' must be a list of {len(FEATURES)} numbers")
    return jsonify(answers([features])[0])


@app.get("/predict/demo")
def predict_demo():
    return jsonify(answers([predictor.metadata["example"]])[0])


@app.post("/predict/batch")
def predict_batch():
    features = (request.get_json(silent=True) or {}).get("features")
    if not isinstance(features, list) or not features or not all(is_row(row) for row in features):
        return refuse(f"'features' must be a list of lists of {len(FEATURES)} numbers")
    return jsonify(predictions=answers(features))


@app.get("/metrics")
def metrics():
    return generate_latest(), 200, {"Content-Type": CONTENT_TYPE_LATEST}


@app.post("/reload")
def reload():
    global predictor
    predictor = StockPredictor.load(MODEL_PATH)
    return jsonify(status="reloaded", model_version=predictor.metadata["version"])


def is_row(features: Any) -> bool:
    return (
        isinstance(features, list)
        and len(features) == len(FEATURES)
        and all(isinstance(value, int | float) and np.isfinite(value) for value in features)
    )


def refuse(reason: str):
    FAILURES.inc()
    return jsonify(error=reason), 400


def answers(rows: list[list[float]]) -> list[dict[str, Any]]:
    """What is predicted for each row."""
    found = []
    for down, up in predictor.predict_proba(np.array(rows, dtype=float)):
        label = "UP" if up >= 0.5 else "DOWN"
        PREDICTIONS.labels(label).inc()
        found.append(
            {
                "prediction": int(label == "UP"),
                "prediction_label": label,
                "probability": float(max(down, up)),
                "probabilities": {"DOWN": float(down), "UP": float(up)},
                "model_version": predictor.metadata["version"],
                "timestamp": datetime.now(timezone.utc).isoformat(),
            }
        )
    return found
