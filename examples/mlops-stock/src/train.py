"""Trains the classifier, and keeps it with its scaler and its description."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from src.data_processing import split_data
from src.feature_engineering import FEATURES, prepare_training_data

VERSION = "1.0.0"
MODELS = {
    "random_forest": RandomForestClassifier,
    "gradient_boosting": GradientBoostingClassifier,
    "logistic": LogisticRegression,
}


class StockPredictor:
    """A classifier of `MODELS` behind a scaler."""

    def __init__(self, model_type: str = "random_forest", params: dict[str, Any] | None = None) -> None:
        self.model_type = model_type
        self.model = MODELS[model_type](**(params or {}))
        self.scaler = StandardScaler()
        self.metadata: dict[str, Any] = {}

    def train(self, x: pd.DataFrame, y: pd.Series) -> None:
        self.model.fit(self.scaler.fit_transform(x.to_numpy()), y)
        self.metadata = {
            "version": VERSION,
            "type": self.model_type,
            "features": FEATURES,
            "example": x.iloc[-1].tolist(),
        }

    def predict(self, x: np.ndarray) -> np.ndarray:
        """1 where a rise is predicted, otherwise 0."""
        return (self.predict_proba(x)[:, 1] >= 0.5).astype(int)

    def predict_proba(self, x: np.ndarray) -> np.ndarray:
        """Probabilities of a fall and of a rise, one row each."""
        return self.model.predict_proba(self.scaler.transform(x))

    def evaluate(self, x: pd.DataFrame, y: pd.Series) -> dict[str, float]:
        rise = self.predict_proba(x.to_numpy())[:, 1]
        predicted = self.predict(x.to_numpy())
        return {
            "accuracy": accuracy_score(y, predicted),
            "precision": precision_score(y, predicted, zero_division=0),
            "recall": recall_score(y, predicted),
            "f1": f1_score(y, predicted),
            "auc": roc_auc_score(y, rise),
        }

    def save(self, path: str | Path, metrics: dict[str, float]) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        joblib.dump(self.model, folder / "model.joblib")
        joblib.dump(self.scaler, folder / "scaler.joblib")
        self.metadata = {**self.metadata, "metrics": metrics}
        (folder / "metadata.json").write_text(json.dumps(self.metadata, indent=2))

    @classmethod
    def load(cls, path: str | Path) -> StockPredictor:
        folder = Path(path)
        metadata = json.loads((folder / "metadata.json").read_text())
        predictor = cls(metadata["type"])
        predictor.metadata = metadata
        predictor.model = joblib.load(folder / "model.joblib")
        predictor.scaler = joblib.load(folder / "scaler.joblib")
        return predictor


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--features", default="data/features/features.csv")
    parser.add_argument("--models", default="models")
    parser.add_argument("--model-type", choices=MODELS, default="random_forest")
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    train, validation, _ = split_data(pd.read_csv(options.features))
    predictor = StockPredictor(options.model_type, {"random_state": options.seed})
    predictor.train(*prepare_training_data(train))
    scores = predictor.evaluate(*prepare_training_data(validation))
    predictor.save(options.models, scores)
    print(json.dumps(scores, indent=2))
