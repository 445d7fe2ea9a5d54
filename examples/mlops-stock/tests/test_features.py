"""What the features promise. Run with `python -m pytest`."""

import pandas as pd

from src.data_processing import generate_synthetic_stock_data, split_data
from src.feature_engineering import FEATURES, calculate_rsi, create_features


def test_there_are_22_features_and_none_is_missing():
    table = create_features(generate_synthetic_stock_data(days=200))
    assert len(FEATURES) == 22
    assert not table[FEATURES].isna().any().any()


def test_the_rsi_is_wilders():
    # TA-Lib gives the same: 74.2138 and 74.3355.
    closes = [54.8, 56.8, 57.85, 59.85, 60.57, 61.1, 62.17, 60.6, 62.35, 62.15, 62.35, 61.45, 62.8, 61.37, 62.5, 62.57]
    rsi = calculate_rsi(pd.DataFrame({"Close": closes}))
    assert rsi.iloc[:14].isna().all()
    assert rsi.iloc[14:].round(2).tolist() == [74.21, 74.34]


def test_the_label_looks_one_day_ahead():
    prices = generate_synthetic_stock_data(days=200)
    table = create_features(prices)
    first = table.index[0]
    assert table.loc[first, "Target"] == int(prices.loc[first + 1, "Close"] > prices.loc[first, "Close"])


def test_the_split_keeps_the_order_of_time():
    train, validation, test = split_data(generate_synthetic_stock_data(days=100))
    assert [len(train), len(validation), len(test)] == [70, 15, 15]
    assert train["Date"].max() < validation["Date"].min() < test["Date"].min()
