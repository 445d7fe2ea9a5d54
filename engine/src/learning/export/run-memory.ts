import { readOnnxFile } from '../../inference/onnx-file.ts';

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

/** What a file says of it; undefined where it says nothing, or something of another form. */
export function memoryOf(bytes: Uint8Array): RunMemory | undefined {
  const [, row, letter] = FORM.exec(readOnnxFile(bytes).metadata.get(KEY) ?? '') ?? [];
  return row === undefined || letter === undefined ? undefined : { row: Number(row), letter: Number(letter) };
}
