"""What the API answers. Run with `python -m pytest`."""

import pytest

from src.data_processing import generate_synthetic_stock_data, split_data
from src.feature_engineering import create_features, prepare_training_data
from src.train import StockPredictor


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    rows, validation, _ = split_data(create_features(generate_synthetic_stock_data(days=300)))
    predictor = StockPredictor("logistic")
    predictor.train(*prepare_training_data(rows))
    predictor.save(folder, predictor.evaluate(*prepare_training_data(validation)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MODEL_PATH", str(folder))
        from src.app import app

        yield app.test_client()


@pytest.mark.parametrize("path", ["/", "/health", "/model/info", "/predict/demo", "/metrics"])
def test_every_endpoint_that_others_ask_is_there(client, path):
    assert client.get(path).status_code == 200


def test_a_prediction_says_its_label_probability_and_model(client):
    features = client.get("/model/info").json["example"]
    answer = client.post("/predict", json={"features": features}).json
    assert answer["prediction_label"] == ("UP" if answer["prediction"] else "DOWN")
    assert answer["probability"] == answer["probabilities"][answer["prediction_label"]]
    assert answer["model_version"] == "1.0.0"
    batch = client.post("/predict/batch", json={"features": [features, features]}).json["predictions"]
    assert [each["probabilities"] for each in batch] == [answer["probabilities"]] * 2


@pytest.mark.parametrize("features", [None, [], [1] * 21, ["a"] * 22, [float("nan")] * 22])
def test_what_is_no_row_is_refused(client, features):
    assert client.post("/predict", json={"features": features}).status_code == 400
    assert client.post("/predict/batch", json={"features": [features]}).status_code == 400


def test_the_model_is_read_again(client):
    assert client.post("/reload").json == {"status": "reloaded", "model_version": "1.0.0"}
