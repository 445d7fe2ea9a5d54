import { readOnnxFile } from '../../inference/onnx-file.ts';
import { readOnnxGraph, sidesOf } from '../../inference/onnx-graph.ts';

/** Numbers that a model keeps at once while it runs, where they are many more than those of its columns. */
export interface RunMemory {
  /** For each row. */
  readonly row: number;
  /** For each row and each letter of the longest text among them. */
  readonly letter: number;
}

/** The key of the metadata. */
const KEY = 'vitruve.memory';
const FORM = /^(\d{1,9}) (\d{1,9})$/u;

export function memoryNote({ row, letter }: RunMemory): Readonly<Record<string, string>> {
  return { [KEY]: `${row} ${letter}` };
}

/**
 * What a file says of it, in its form. Of others, those with a `Scan` compare each row with all rows of a constant, such as the training rows
 * of nearest neighbors.
 * @returns undefined where there is nothing to know.
 */
export function memoryOf(bytes: Uint8Array): RunMemory | undefined {
  const { metadata, operators } = readOnnxFile(bytes);
  const [, row, letter] = FORM.exec(metadata.get(KEY) ?? '') ?? [];
  if (row !== undefined && letter !== undefined) return { row: Number(row), letter: Number(letter) };
  return operators.has('Scan') ? { row: longestSide(bytes), letter: 0 } : undefined;
}

function longestSide(bytes: Uint8Array): number {
  let longest = 1;
  for (const tensor of readOnnxGraph(bytes).constants.values())
    for (const side of sidesOf(tensor)) longest = Math.max(longest, side);
  return longest;
}
