"""The 22 technical indicators that the model sees, and the label: does the price rise tomorrow?"""

from __future__ import annotations

import argparse
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


def create_features(df: pd.DataFrame) -> pd.DataFrame:
    """The indicators of every day, and `Target`: 1 where the next close is higher. Days without a full window are left out."""
    close, out = df["Close"], pd.DataFrame(index=df.index)
    for window in (5, 10, 20, 50):
        out[f"SMA_{window}"] = close.rolling(window).mean()
    for span in (5, 10, 20):
        out[f"EMA_{span}"] = close.ewm(span=span, adjust=False).mean()
    out["RSI"] = calculate_rsi(df)
    out["MACD"] = close.ewm(span=12, adjust=False).mean() - close.ewm(span=26, adjust=False).mean()
    out["MACD_Signal"] = out["MACD"].ewm(span=9, adjust=False).mean()
    out["MACD_Hist"] = out["MACD"] - out["MACD_Signal"]
    middle, deviation = close.rolling(20).mean(), close.rolling(20).std()
    out["BB_Width"] = 4 * deviation / middle
    out["BB_Position"] = (close - (middle - 2 * deviation)) / (4 * deviation)
    returns = close.pct_change()
    out["Volatility_10d"] = returns.rolling(10).std()
    out["Volatility_20d"] = returns.rolling(20).std()
    for days in (1, 5, 10):
        out[f"Return_{days}d"] = close.pct_change(days)
    out["Volume_Ratio"] = df["Volume"] / df["Volume"].rolling(20).mean()
    out["High_Low_Range"] = (df["High"] - df["Low"]) / close
    out["Close_Position"] = (close - df["Low"]) / (df["High"] - df["Low"])
    out["Gap"] = df["Open"] / close.shift() - 1
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
