"""Measures the model on the rows that training never saw."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas as pd

from src.data_processing import split_data
from src.feature_engineering import prepare_training_data
from src.train import StockPredictor

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--features", default="data/features/features.csv")
    parser.add_argument("--models", default="models")
    parser.add_argument("--out", default="reports/metrics.json")
    options = parser.parse_args()
    *_, test = split_data(pd.read_csv(options.features))
    metrics = StockPredictor.load(options.models).evaluate(*prepare_training_data(test))
    Path(options.out).parent.mkdir(parents=True, exist_ok=True)
    Path(options.out).write_text(json.dumps(metrics, indent=2))
    print(json.dumps(metrics, indent=2))
