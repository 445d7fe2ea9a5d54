"""Writes series.json: what statsmodels makes of a few series, for series.test.ts.

python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0
venv/bin/python series.py
"""

import json
import math
import warnings
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from statsmodels.tsa.arima.model import ARIMA
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.statespace.sarimax import SARIMAX

warnings.filterwarnings("ignore")

# Monthly airline passengers in thousands, 1949 to 1960 (Box and Jenkins, 1976, series G).
AIR = [int(value) for value in """
112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135 125 149 170 170 158 133 114 140
145 150 178 163 172 178 199 199 184 162 146 166 171 180 193 181 183 218 230 242 209 191 172 194
196 196 236 235 229 243 264 272 237 211 180 201 204 188 235 227 234 264 302 293 259 229 203 229
242 233 267 269 270 315 364 347 312 274 237 278 284 277 317 313 318 374 413 405 355 306 271 306
315 301 356 348 355 422 465 467 404 347 305 336 340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405 417 391 419 461 472 535 622 606 508 461 390 432
""".split()]
# Yearly flow of the Nile at Aswan, 1871 to 1970 (Durbin and Koopman).
NILE = [int(value) for value in sm.datasets.nile.load().data["volume"]]
# Four quarters with noise, with values of both signs.
NOISE = np.random.default_rng(1).normal(0, 1, 40)
QUARTERS = [round(float(NOISE[at] + (4, -2, 1, -3)[at % 4] + at / 10), 3) for at in range(40)]
SERIES = {"air": (AIR, 12), "nile": (NILE, 1), "quarters": (QUARTERS, 4)}

TRENDS = {
    "none": (None, False),
    "additive": ("add", False),
    "additive-damped": ("add", True),
    "multiplicative": ("mul", False),
    "multiplicative-damped": ("mul", True),
}
SEASONALITIES = {"none": None, "additive": "add", "multiplicative": "mul"}


def forms(name):
    values, season = SERIES[name]
    for trend in TRENDS:
        for seasonality in SEASONALITIES:
            if seasonality != "none" and season == 1:
                continue
            if min(values) <= 0 and "multiplicative" in trend + seasonality:
                continue
            yield trend, seasonality


def following(fixed, kind, of_season, season, damping, horizon):
    """What follows from the last state, by the formulas of Hyndman and Athanasopoulos, Forecasting, table 8.6."""
    level, change = fixed.level[-1], fixed.trend[-1] if kind else 0.0
    ahead = []
    for step in range(1, horizon + 1):
        times = sum(damping**power for power in range(1, step + 1))
        value = level * change**times if kind == "mul" else level + change * times
        if of_season:
            own = fixed.season[len(fixed.season) - season + (step - 1) % season]
            value = value * own if of_season == "mul" else value + own
        ahead.append(float(value))
    return ahead


def must_agree(fixed, ahead, values, trend, of_season, season, weights, initial):
    """statsmodels' own forecasts are others in two places: with a season, every last step of one leaves out what the last value
    changed in it, and a multiplicative damped trend begins from a wrong first state. Its `ETSModel` has neither.
    """
    own = fixed.forecast(len(ahead))
    for step, value in enumerate(ahead, start=1):
        if trend != "multiplicative-damped" and not (of_season and step % season == 0):
            assert abs(own[step - 1] - value) < 1e-9 * abs(value), (trend, of_season, step)
    # It takes the season from the level after the value where it multiplies.
    if trend.startswith("multiplicative") or of_season == "mul":
        return
    model = ETSModel(
        np.array(values, float),
        error="add",
        trend="add" if trend != "none" else None,
        damped_trend=trend.endswith("damped"),
        seasonal=of_season,
        seasonal_periods=season if of_season else None,
        initialization_method="known",
        initial_level=initial["level"],
        initial_trend=initial["trend"] if trend != "none" else None,
        initial_seasonal=initial["season"] if of_season else None,
    )
    level = weights["smoothing_level"]
    given = {"smoothing_level": level}
    if trend != "none":
        given["smoothing_trend"] = level * weights["smoothing_trend"]
    if of_season:
        given["smoothing_seasonal"] = weights["smoothing_seasonal"]
    if trend.endswith("damped"):
        given["damping_trend"] = weights["damping_trend"]
    found = model.smooth([given[name] for name in model.param_names if name in given]).forecast(len(ahead))
    for step, value in enumerate(ahead, start=1):
        assert abs(found[step - 1] - value) < 1e-9 * max(1, abs(value)), (trend, of_season, step, found[step - 1], value)


def smoothing(name, trend, seasonality):
    values, season = SERIES[name]
    kind, is_damped = TRENDS[trend]
    of_season = SEASONALITIES[seasonality]
    options = dict(
        trend=kind, damped_trend=is_damped, seasonal=of_season, seasonal_periods=season if of_season else None
    )
    initial = {"level": float(np.mean(values[:8])), "trend": 0.0, "season": []}
    known = {"initial_level": initial["level"]}
    weights = {"smoothing_level": 0.35}
    if kind:
        initial["trend"] = 0.7 if kind == "add" else 1.004
        known["initial_trend"] = initial["trend"]
        weights["smoothing_trend"] = 0.15
    if is_damped:
        weights["damping_trend"] = 0.93
    if of_season:
        wave = [0.1 * math.sin(place * 2.1) for place in range(season)]
        size = initial["level"] if of_season == "add" else 1
        initial["season"] = [part * size + (of_season == "mul") for part in wave]
        known["initial_seasonal"] = initial["season"]
        weights["smoothing_seasonal"] = 0.25
    # A length that is no whole number of seasons: the season goes on where it was.
    cut = values[:-3]
    fixed = ExponentialSmoothing(cut, initialization_method="known", **known, **options).fit(
        optimized=False, **weights
    )
    ahead = following(fixed, kind, of_season, season, weights.get("damping_trend", 1.0), 2 * max(season, 6) + 1)
    must_agree(fixed, ahead, cut, trend, of_season, season, weights, initial)
    own = ExponentialSmoothing(values, initialization_method="estimated", **options).fit()
    return {
        "series": name,
        "trend": trend,
        "seasonality": seasonality,
        "initial": initial,
        "squares": float(fixed.sse),
        "ahead": ahead,
        "estimatedSquares": float(own.sse),
    }


def arima(name, order, seasonal, ar, ma, seasonal_ar, seasonal_ma):
    values, season = SERIES[name]
    p, d, q = order
    seasonal_order = (*seasonal, season if sum(seasonal) else 0)
    differences = np.array(values, float)
    steps = [season] * seasonal[1] + [1] * d
    kept = []
    for step in steps:
        kept.append(differences)
        differences = differences[step:] - differences[:-step]
    # Known differences: statsmodels would take the first values for unknown.
    model = SARIMAX(differences, order=(p, 0, q), seasonal_order=(seasonal[0], 0, seasonal[2], seasonal_order[3]))
    # Else it takes variances for settled that still change.
    model.ssm.tolerance = 0
    variance = 1.0
    found = model.smooth([*ar, *ma, *seasonal_ar, *seasonal_ma, variance])
    count = len(differences)
    errors = found.forecasts_error[0]
    variances = found.forecasts_error_cov[0, 0]
    variance = float(np.mean(errors**2 / variances))
    likelihood = -0.5 * (count * (math.log(2 * math.pi * variance) + 1) + float(np.sum(np.log(variances))))
    ahead = list(found.forecast(2 * max(season, 6) + 1))
    for step, before in zip(reversed(steps), reversed(kept)):
        whole = list(before)
        for value in ahead:
            whole.append(value + whole[-step])
        ahead = whole[len(before) :]
    trend = "c" if d + seasonal[1] == 0 else "n"
    own = ARIMA(differences, order=(p, 0, q), seasonal_order=(seasonal[0], 0, seasonal[2], seasonal_order[3]), trend=trend).fit()
    return {
        "series": name,
        "order": order,
        "seasonal": seasonal,
        "parameters": {"ar": ar, "ma": ma, "seasonalAr": seasonal_ar, "seasonalMa": seasonal_ma},
        "logLikelihood": likelihood,
        "variance": variance,
        "ahead": [float(value) for value in ahead],
        "estimatedLogLikelihood": float(own.llf),
    }


ARIMAS = [
    ("air", (0, 1, 1), (0, 1, 1), [], [-0.4], [], [-0.6]),
    ("air", (2, 1, 1), (0, 1, 0), [0.5, 0.2], [-0.9], [], []),
    ("air", (1, 1, 1), (1, 1, 1), [0.3], [-0.5], [0.2], [-0.7]),
    ("air", (1, 0, 0), (1, 0, 1), [0.8], [], [0.9], [0.3]),
    ("nile", (1, 1, 1), (0, 0, 0), [0.25], [-0.87], [], []),
    ("nile", (2, 0, 2), (0, 0, 0), [0.6, 0.2], [0.4, -0.1], [], []),
    ("nile", (0, 2, 2), (0, 0, 0), [], [-1.2, 0.3], [], []),
    ("quarters", (1, 0, 1), (0, 1, 1), [0.3], [0.4], [], [-0.5]),
    ("quarters", (3, 0, 0), (1, 0, 0), [0.2, -0.3, 0.1], [], [0.6], []),
]

result = {
    "series": {name: {"values": values, "season": season} for name, (values, season) in SERIES.items()},
    "smoothing": [smoothing(name, *form) for name in SERIES for form in forms(name)],
    "arima": [arima(*case) for case in ARIMAS],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
