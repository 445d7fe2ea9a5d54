"""Daily prices (open, high, low, close, volume) of one share: generated, or read from a file."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

COLUMNS = ["Date", "Ticker", "Open", "High", "Low", "Close", "Volume"]


def generate_synthetic_stock_data(days: int = 1000, ticker: str = "DEMO", seed: int = 42) -> pd.DataFrame:
    """A geometric random walk on working days. `days` rows, the same ones for the same seed."""
    random = np.random.default_rng(seed)
    dates = pd.bdate_range("2020-01-01", periods=days)
    close = 100 * np.exp(np.cumsum(random.normal(0.0004, 0.018, days)))
    open_ = close * (1 + random.normal(0, 0.004, days))
    spread = np.abs(random.normal(0, 0.006, days))
    return pd.DataFrame(
        {
            "Date": dates,
            "Ticker": ticker,
            "Open": open_,
            "High": np.maximum(open_, close) * (1 + spread),
            "Low": np.minimum(open_, close) * (1 - spread),
            "Close": close,
            "Volume": random.integers(100_000, 1_000_000, days),
        },
        columns=COLUMNS,
    )


def load_or_generate_data(path: str | Path, days: int = 1000, seed: int = 42) -> pd.DataFrame:
    """The prices in a CSV file, which is written first where it is absent."""
    file = Path(path)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        generate_synthetic_stock_data(days, seed=seed).to_csv(file, index=False)
    return pd.read_csv(file, parse_dates=["Date"])


def split_data(
    df: pd.DataFrame, train_ratio: float = 0.7, val_ratio: float = 0.15
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Training, validation and test rows in the order of time, so that no row is judged by its own future."""
    train_end = int(len(df) * train_ratio)
    val_end = train_end + int(len(df) * val_ratio)
    return df.iloc[:train_end], df.iloc[train_end:val_end], df.iloc[val_end:]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default="data/raw/stock_data.csv")
    parser.add_argument("--days", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    rows = load_or_generate_data(options.out, options.days, options.seed)
    print(f"{len(rows)} rows in {options.out}")
