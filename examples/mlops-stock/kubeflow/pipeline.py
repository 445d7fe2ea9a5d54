"""The training pipeline for Kubeflow. Compile with `python kubeflow/pipeline.py`: it writes pipeline.yaml beside this file."""

from pathlib import Path

from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

IMAGE = "ghcr.io/example/stock-prediction-api:1.4.0"


@dsl.component(base_image=IMAGE)
def load_prices(days: int, prices: Output[Dataset]):
    """Prices of so many days."""
    from src.data_processing import load_or_generate_data

    load_or_generate_data(prices.path, days=days).to_csv(prices.path, index=False)


@dsl.component(base_image=IMAGE)
def make_features(prices: Input[Dataset], features: Output[Dataset]):
    """Moving averages, momentum, volatility."""
    import pandas as pd
    from src.feature_engineering import create_features

    create_features(pd.read_csv(prices.path)).to_csv(features.path, index=False)


@dsl.component(base_image=IMAGE)
def train(features: Input[Dataset], model_type: str, model: Output[Model]):
    """Trains one kind of model."""
    import pandas as pd
    from src.data_processing import split_data
    from src.feature_engineering import prepare_training_data
    from src.train import StockPredictor

    training, validation, _ = split_data(pd.read_csv(features.path))
    predictor = StockPredictor(model_type)
    predictor.train(*prepare_training_data(training))
    predictor.save(model.path, predictor.evaluate(*prepare_training_data(validation)))


@dsl.component(base_image=IMAGE)
def evaluate(features: Input[Dataset], model: Input[Model], metrics: Output[Metrics]) -> float:
    """Accuracy of the model on rows that training never saw."""
    import pandas as pd
    from src.data_processing import split_data
    from src.feature_engineering import prepare_training_data
    from src.train import StockPredictor

    *_, test = split_data(pd.read_csv(features.path))
    accuracy = StockPredictor.load(model.path).evaluate(*prepare_training_data(test))["accuracy"]
    metrics.log_metric("accuracy", accuracy)
    return accuracy


@dsl.component(base_image=IMAGE)
def deploy(model: Input[Model], namespace: str):
    """Gives the model to the API."""
    print(f"{model.uri} -> {namespace}")


@dsl.pipeline(name="stock-training", description="Load, features, train, evaluate, deploy when good enough.")
def stock_training(
    days: int = 1000,
    model_type: str = "random_forest",
    minimum_accuracy: float = 0.55,
    namespace: str = "stock-prediction",
):
    loaded = load_prices(days=days)
    made = make_features(prices=loaded.outputs["prices"])
    trained = train(features=made.outputs["features"], model_type=model_type).set_cpu_limit("2").set_memory_limit("4G")
    judged = evaluate(features=made.outputs["features"], model=trained.outputs["model"])
    with dsl.If(judged.outputs["Output"] >= minimum_accuracy, name="good-enough"):
        deploy(model=trained.outputs["model"], namespace=namespace).set_caching_options(False)


if __name__ == "__main__":
    compiler.Compiler().compile(stock_training, str(Path(__file__).with_name("pipeline.yaml")))
