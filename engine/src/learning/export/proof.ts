import { outputNames } from './answer-nodes.ts';
import { predict, type Model } from '../model/model.ts';
import type { TableRows } from '../model/table.ts';
import type { ModelOutput } from './model-output.ts';
import { FileModel } from './run-model.ts';
import { probes } from './probes.ts';

/** How a file was compared with the model that it was made of. */
export interface Proof {
  /** Rows that were compared, those that were made up for it among them. */
  readonly rows: number;
  /** The largest difference of a probability, a score, or of a number, as a share of it where it is above 1. */
  readonly difference: number;
}

/** A file that does not answer as the model that it was made of: it is not written. */
export class ProofError extends Error {}

const TOLERANCE = 1e-5;

/**
 * Runs a file on training rows, on rows with missing values, texts never seen and values right beside thresholds, and compares its
 * answers with those of the model.
 * @throws ProofError when a label differs, or a number by more than 1e-5.
 */
export async function prove(
  bytes: Uint8Array,
  model: Model,
  training: TableRows,
  threads: number,
): Promise<Proof> {
  const file = await FileModel.open(bytes, threads);
  try {
    const first = await compare(file, model, training);
    const second = await compare(file, model, probes(model, training));
    return { rows: first.rows + second.rows, difference: Math.max(first.difference, second.difference) };
  } finally {
    await file.close();
  }
}

async function compare(file: FileModel, model: Model, table: TableRows): Promise<Proof> {
  const found = await file.run(table);
  const expected = predict(model, table);
  const outputs = outputNames(model.encoders.map(({ name }) => name));
  if (expected.of !== 'classes') {
    const name = expected.of === 'number' ? outputs.prediction : outputs.score;
    return { rows: table.rows, difference: differenceOf(expected.values, found.get(name), name) };
  }
  const names = model.answer.of === 'classes' ? model.answer.names : [];
  const labels = found.get(outputs.label)?.values ?? [];
  for (const [row, label] of expected.labels.entries())
    if (labels[row] !== names[label])
      throw new ProofError(`row ${row + 1} is ${labels[row]} in the file, and ${names[label]} in training`);
  return {
    rows: table.rows,
    difference: differenceOf(expected.probabilities, found.get(outputs.probabilities), outputs.probabilities),
  };
}

/** The largest difference of numbers of a file, as in `Proof`. @throws ProofError when it is too large. */
export function differenceOf(expected: Float64Array, found: ModelOutput | undefined, name: string): number {
  const values = found?.values ?? [];
  let largest = 0;
  for (const [at, value] of expected.entries()) {
    const distance = Math.abs(Number(values[at] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
    // NaN, too, is not within it.
    if (!(distance <= TOLERANCE))
      throw new ProofError(`${name} ${values[at]} in the file is ${value} in training`);
    largest = Math.max(largest, distance);
  }
  return largest;
}
