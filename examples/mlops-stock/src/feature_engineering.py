"""The 22 technical indicators that the model sees, and the label: does the price rise tomorrow?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

FEATURES = [
    *(f"SMA_{window}" for window in (5, 10, 20, 50)),
    *(f"EMA_{span}" for span in (5, 10, 20)),
    "RSI", "MACD", "MACD_Signal", "MACD_Hist",
    "BB_Width", "BB_Position", "Volatility_10d", "Volatility_20d",
    "Return_1d", "Return_5d", "Return_10d",
    "Volume_Ratio", "High_Low_Range", "Close_Position", "Gap",
]  # fmt: skip


def smooth_as_wilder(values: pd.Series, period: int) -> pd.Series:
    """Wilder's average: the mean of the first `period` changes, then 1/`period` of each new one."""
    smoothed = pd.Series(float("nan"), index=values.index)
    smoothed.iloc[period] = values.iloc[1 : period + 1].mean()
    for row in range(period + 1, len(values)):
        smoothed.iloc[row] = smoothed.iloc[row - 1] + (values.iloc[row] - smoothed.iloc[row - 1]) / period
    return smoothed


def calculate_rsi(df: pd.DataFrame, period: int = 14) -> pd.Series:
    """Relative strength index of Wilder, 0 to 100."""
    change = df["Close"].diff()
    gain = smooth_as_wilder(change.clip(lower=0), period)
    loss = smooth_as_wilder(-change.clip(upper=0), period)
    return 100 - 100 / (1 + gain / loss)


def calculate_sma(df: pd.DataFrame, windows: Sequence[int] = (5, 10, 20, 50)) -> pd.DataFrame:
    """Simple moving averages of the last `windows` days."""
    return pd.DataFrame({f"SMA_{window}": df["Close"].rolling(window).mean() for window in windows})


def calculate_ema(df: pd.DataFrame, spans: Sequence[int] = (5, 10, 20)) -> pd.DataFrame:
    """Exponential moving averages, which begin with the first price."""
    return pd.DataFrame({f"EMA_{span}": df["Close"].ewm(span=span, adjust=False).mean() for span in spans})


def calculate_macd(df: pd.DataFrame) -> pd.DataFrame:
    """Moving average convergence and divergence (12, 26), its signal (9) and their difference."""
    ema = calculate_ema(df, (12, 26))
    macd = ema["EMA_12"] - ema["EMA_26"]
    signal = macd.ewm(span=9, adjust=False).mean()
    return pd.DataFrame({"MACD": macd, "MACD_Signal": signal, "MACD_Hist": macd - signal})


def calculate_bollinger_bands(df: pd.DataFrame, window: int = 20, width: float = 2) -> pd.DataFrame:
    """How far apart the bands are as a share of their middle, and where between them the price is, from 0 to 1."""
    rolling = df["Close"].rolling(window)
    middle, edge = rolling.mean(), width * rolling.std()
    return pd.DataFrame({"BB_Width": 2 * edge / middle, "BB_Position": (df["Close"] - (middle - edge)) / (2 * edge)})


def create_features(df: pd.DataFrame) -> pd.DataFrame:
    """The indicators of every day, and `Target`: 1 where the next close is higher. Days without a full window are left out."""
    close = df["Close"]
    out = pd.concat([calculate_sma(df), calculate_ema(df), calculate_macd(df), calculate_bollinger_bands(df)], axis=1)
    out["RSI"] = calculate_rsi(df)
    returns = close.pct_change()
    out["Volatility_10d"] = returns.rolling(10).std()
    out["Volatility_20d"] = returns.rolling(20).std()
    for days in (1, 5, 10):
        out[f"Return_{days}d"] = close.pct_change(days)
    out["Volume_Ratio"] = df["Volume"] / df["Volume"].rolling(20).mean()
    out["High_Low_Range"] = (df["High"] - df["Low"]) / close
    out["Close_Position"] = (close - df["Low"]) / (df["High"] - df["Low"])
    out["Gap"] = df["Open"] / close.shift() - 1
    out = out[FEATURES]
    out["Target"] = (close.shift(-1) > close).astype(int)
    return out.iloc[:-1].dropna()


def prepare_training_data(df: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Features and label of a table that `create_features` made."""
    return df[FEATURES], df["Target"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/raw/stock_data.csv")
    parser.add_argument("--out", default="data/features/features.csv")
    options = parser.parse_args()
    features = create_features(pd.read_csv(options.data, parse_dates=["Date"]))
    Path(options.out).parent.mkdir(parents=True, exist_ok=True)
    features.to_csv(options.out, index=False)
    print(f"{len(features)} rows of {len(FEATURES)} features in {options.out}")
