"""Trains the classifier that tells license plates from other texts, and writes it as `plate-classifier.onnx`.

It sees drawings only, no photos. See README.md for how to run it. The same seed gives the same model on the same kind of processor.
"""

import argparse
from functools import partial
from pathlib import Path
from random import Random

import jax
import jax.numpy as jnp
import numpy as np

from canvas import HEIGHT, WIDTH, Fonts
from export import write_model
from others import drawn_other
from plates import drawn_plate

CHANNELS = (12, 20, 28, 32)
HIDDEN = 24
BATCH = 128
RATE = 2e-3
# Of a label: nobody can tell all drawings.
SMOOTHING = 0.02


def drawings(count: int, seed: int, fonts: Fonts) -> tuple[np.ndarray, np.ndarray]:
    """Images `[count, HEIGHT, WIDTH, 3]` of bytes, and 1 for a plate: every second one is."""
    random = Random(seed)
    images = [(drawn_plate if index % 2 else drawn_other)(random, fonts) for index in range(count)]
    return np.stack(images), np.arange(count) % 2


def initial(seed: int) -> dict[str, jnp.ndarray]:
    keys, weights, before = iter(jax.random.split(jax.random.PRNGKey(seed), 9)), {}, 3
    for index, channels in enumerate(CHANNELS):
        spread = (2 / (9 * before)) ** 0.5
        weights[f"conv{index}"] = spread * jax.random.normal(next(keys), (channels, before, 3, 3))
        weights[f"bias{index}"] = jnp.zeros(channels)
        before = channels
    flat = before * (HEIGHT // 16) * (WIDTH // 16)
    weights["inner"] = (2 / flat) ** 0.5 * jax.random.normal(next(keys), (flat, HIDDEN))
    weights["inner_bias"] = jnp.zeros(HIDDEN)
    weights["outer"] = (1 / HIDDEN) ** 0.5 * jax.random.normal(next(keys), (HIDDEN, 1))
    weights["outer_bias"] = jnp.zeros(1)
    return weights


def logits(weights: dict[str, jnp.ndarray], images: jnp.ndarray) -> jnp.ndarray:
    """`images` are `[n, 3, HEIGHT, WIDTH]`, -1 to 1."""
    values = images
    for index in range(len(CHANNELS)):
        values = jax.lax.conv_general_dilated(values, weights[f"conv{index}"], (2, 2), ((1, 1), (1, 1)))
        values = jax.nn.relu(values + weights[f"bias{index}"][None, :, None, None])
    flat = values.reshape(values.shape[0], -1)
    return (jax.nn.relu(flat @ weights["inner"] + weights["inner_bias"]) @ weights["outer"] + weights["outer_bias"])[:, 0]


def loss(weights: dict[str, jnp.ndarray], images: jnp.ndarray, labels: jnp.ndarray) -> jnp.ndarray:
    values, wanted = logits(weights, images), labels * (1 - 2 * SMOOTHING) + SMOOTHING
    return jnp.mean(jnp.maximum(values, 0) - values * wanted + jnp.log1p(jnp.exp(-jnp.abs(values))))


@partial(jax.jit, donate_argnums=(0, 1, 2))
def step(weights, mean, square, images, labels, rate, count):
    """One step of Adam with decay of the weights."""
    value, slopes = jax.value_and_grad(loss)(weights, images, labels)
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, slopes)
    square = jax.tree.map(lambda s, g: 0.999 * s + 0.001 * g * g, square, slopes)
    scale = jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
    weights = jax.tree.map(lambda w, m, s: w * (1 - rate * 0.02) - rate * scale * m / (jnp.sqrt(s) + 1e-8), weights, mean, square)
    return weights, mean, square, value


def as_input(images: np.ndarray) -> np.ndarray:
    return (images.astype(np.float32).transpose(0, 3, 1, 2) - 127.5) / 127.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, required=True, help="the folder in which the packages of fonts.txt were installed")
    parser.add_argument("--out", type=Path, default=Path("plate-classifier.onnx"))
    parser.add_argument("--drawings", type=int, default=12_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path, help="a file that drawings are kept in for the next run")
    options = parser.parse_args()
    fonts = Fonts(options.fonts)
    if options.kept and options.kept.exists():
        held = np.load(options.kept)
        images, labels = held["images"], held["labels"]
    else:
        images, labels = drawings(options.drawings, options.seed, fonts)
        if options.kept:
            np.savez(options.kept, images=images, labels=labels)
    weights = initial(options.seed)
    mean = jax.tree.map(jnp.zeros_like, weights)
    square = jax.tree.map(jnp.zeros_like, weights)
    tested = len(images) // 12
    order = np.random.default_rng(options.seed)
    steps = options.rounds * ((len(images) - tested) // BATCH)
    count = 0
    for turn in range(options.rounds):
        places, total = order.permutation(len(images) - tested) + tested, 0.0
        for start in range(0, len(places) - BATCH + 1, BATCH):
            chosen, count = places[start : start + BATCH], count + 1
            batch = images[chosen]
            if order.random() < 0.5:
                batch = batch[:, :, :, order.permutation(3)]
            rate = RATE * 0.5 * (1 + np.cos(np.pi * count / steps))
            weights, mean, square, value = step(weights, mean, square, as_input(batch), labels[chosen].astype(np.float32), rate, count)
            total += float(value)
        right = (np.asarray(logits(weights, as_input(images[:tested]))) > 0) == labels[:tested]
        print(f"round {turn + 1}: loss {total / (len(places) // BATCH):.4f}, drawings not trained on: {right.mean():.1%} right", flush=True)
    write_model(options.out, {name: np.asarray(value) for name, value in weights.items()}, len(CHANNELS))


if __name__ == "__main__":
    main()
