"""Trains as `src.train` does, and records parameters, metrics and model in MLflow: `python mlflow/train_with_mlflow.py`.

The server is `MLFLOW_TRACKING_URI`, otherwise the one of docker-compose.yml.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import mlflow
import pandas as pd

# Behind the packages: this folder has the name of one.
sys.path.append(str(Path(__file__).parents[1]))

from src.data_processing import split_data  # noqa: E402
from src.feature_engineering import prepare_training_data  # noqa: E402
from src.train import MODELS, StockPredictor  # noqa: E402

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--features", default="data/features/features.csv")
    parser.add_argument("--models", default="models")
    parser.add_argument("--model-type", choices=MODELS, default="random_forest")
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", "http://localhost:5001"))
    mlflow.set_experiment("stock-prediction")
    train, validation, test = split_data(pd.read_csv(options.features))
    with mlflow.start_run(run_name=options.model_type):
        mlflow.log_params({"model_type": options.model_type, "seed": options.seed, "rows": len(train)})
        predictor = StockPredictor(options.model_type, {"random_state": options.seed})
        predictor.train(*prepare_training_data(train))
        scores = predictor.evaluate(*prepare_training_data(validation))
        predictor.save(options.models, scores)
        mlflow.log_metrics({f"validation_{name}": value for name, value in scores.items()})
        measured = predictor.evaluate(*prepare_training_data(test))
        mlflow.log_metrics({f"test_{name}": value for name, value in measured.items()})
        mlflow.log_artifacts(options.models, artifact_path="model")
        print(f"validation {scores['accuracy']:.3f}, test {measured['accuracy']:.3f}")
