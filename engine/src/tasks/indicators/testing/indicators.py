"""Reference values of indicators, by TA-Lib and by pandas: `python indicators.py > indicators.json`.

pip install TA-Lib==0.8.2 pandas==3.1.1 numpy==2.4.6

Prices are made by whole numbers, so that any language makes the same.
"""

import json
import sys

import numpy as np
import pandas as pd
import talib

DAYS = 120
USUAL = (5, 10, 20, 50)


def prices() -> pd.DataFrame:
    day = np.arange(DAYS)
    close = 100 + (day * 37 % 101) / 16 + (day * 11 % 23) / 8 - day / 32
    open_ = np.roll(close, 1) + (day * 7 % 13 - 6) / 32
    open_[0] = close[0]
    high = np.maximum(open_, close) + (1 + day * 5 % 7) / 16
    low = np.minimum(open_, close) - (day * 3 % 11) / 16
    volume = 1000 + day * 53 % 389
    return pd.DataFrame({"open": open_, "high": high, "low": low, "close": close, "volume": volume.astype(float)})


def by_talib(df: pd.DataFrame) -> dict:
    close, volume = df["close"].to_numpy(), df["volume"].to_numpy()
    out = {f"SMA_{days}": talib.SMA(close, days) for days in USUAL}
    out |= {f"EMA_{days}": talib.EMA(close, days) for days in USUAL[:3]}
    out["RSI"] = talib.RSI(close, 14)
    out["RSI_5"] = talib.RSI(close, 5)
    out["MACD"], out["MACD_Signal"], out["MACD_Hist"] = talib.MACD(close, 12, 26, 9)
    upper, middle, lower = talib.BBANDS(close, 20, 2, 2)
    out["BB_Width"] = (upper - lower) / middle
    out["BB_Position"] = (close - lower) / (upper - lower)
    out |= {f"Return_{days}d": talib.ROCP(close, days) for days in (1, 5, 10)}
    out["Volume_Ratio"] = volume / talib.SMA(volume, 20)
    return out


def by_pandas(df: pd.DataFrame) -> dict:
    close = df["close"]
    out = {f"SMA_{days}": close.rolling(days).mean() for days in USUAL}
    out |= {f"EMA_{days}": close.ewm(span=days, adjust=False).mean() for days in USUAL[:3]}
    out["MACD"] = close.ewm(span=12, adjust=False).mean() - close.ewm(span=26, adjust=False).mean()
    out["MACD_Signal"] = out["MACD"].ewm(span=9, adjust=False).mean()
    out["MACD_Hist"] = out["MACD"] - out["MACD_Signal"]
    middle, deviation = close.rolling(20).mean(), close.rolling(20).std()
    out["BB_Width"] = 4 * deviation / middle
    out["BB_Position"] = (close - (middle - 2 * deviation)) / (4 * deviation)
    for days in (10, 20):
        out[f"Volatility_{days}d"] = close.pct_change().rolling(days).std()
    for days in (1, 5, 10):
        out[f"Return_{days}d"] = close.pct_change(days)
    out["Volume_Ratio"] = df["volume"] / df["volume"].rolling(20).mean()
    out["High_Low_Range"] = (df["high"] - df["low"]) / close
    out["Close_Position"] = (close - df["low"]) / (df["high"] - df["low"])
    out["Gap"] = df["open"] / close.shift() - 1
    return out


def plain(columns: dict) -> dict:
    """Numbers, and null where there is none."""
    return {name: [None if np.isnan(value) else float(value) for value in values] for name, values in columns.items()}


table = prices()
reference = {
    "prices": plain({name: table[name] for name in table}),
    "ta-lib": plain(by_talib(table)),
    "pandas": plain(by_pandas(table)),
}
json.dump(reference, sys.stdout)
