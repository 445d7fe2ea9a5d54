"""The API: health, prediction and metrics."""

from __future__ import annotations

import os
from datetime import datetime, timezone

import numpy as np
from flask import Flask, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest

from src.feature_engineering import FEATURES
from src.train import StockPredictor

MODEL_PATH = os.environ.get("MODEL_PATH", "models/")
PREDICTIONS = Counter("stock_predictions_total", "Predictions served", ["label"])
FAILURES = Counter("stock_prediction_failures_total", "Requests that could not be answered")

app = Flask(__name__)
predictor = StockPredictor.load(MODEL_PATH)


@app.get("/health")
def health():
    return jsonify(status="ok")


@app.post("/predict")
def predict():
    features = (request.get_json(silent=True) or {}).get("features")
    if not isinstance(features, list) or len(features) != len(FEATURES):
        FAILURES.inc()
        return jsonify(error=f"'features' must be a list of {len(FEATURES)} numbers"), 400
    down, up = predictor.predict_proba(np.array([features], dtype=float))[0]
    label = "UP" if up >= 0.5 else "DOWN"
    PREDICTIONS.labels(label).inc()
    return jsonify(
        prediction=int(label == "UP"),
        prediction_label=label,
        probability=float(max(down, up)),
        probabilities={"DOWN": float(down), "UP": float(up)},
        timestamp=datetime.now(timezone.utc).isoformat(),
    )


@app.get("/metrics")
def metrics():
    return generate_latest(), 200, {"Content-Type": CONTENT_TYPE_LATEST}


@app.post("/reload")
def reload():
    global predictor
    predictor = StockPredictor.load(MODEL_PATH)
    return jsonify(status="reloaded")
