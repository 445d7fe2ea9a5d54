import { open } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { ModelError } from './signature.ts';
import { readOnnxFile, type OnnxFile } from './onnx-file.ts';
import { oversized } from './tensor-sizes.ts';

/** Bytes of the largest model that is read: ten times the largest detector that is in use. */
const LARGEST_MODEL = 512 * 2 ** 20;
/** Values of the largest tensor that a model may have: one of a detector has some tens of millions. */
const MOST_VALUES = 500_000_000;
/** What need not end. A run is ended only after a long time, so models with it are not run. */
const LOOP = 'Loop';

/**
 * Reads the file of a model. Weights in other files, and loops, are refused: a model names those files by paths of its own, and
 * a loop need not end. A `Scan` has a step for each row of a tensor, and ends; within another one, the steps multiply.
 * @throws ModelError when it is none, or one that is not run.
 */
export async function readModel(
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly file: OnnxFile }> {
  const bytes = await readBounded(path);
  return { bytes, file: inspected(path, bytes) };
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(t('Model {0} cannot be opened: {1}', path, reason), { cause: error });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ModelError(t('Model {0} is not a file', path));
    if (stat.size > LARGEST_MODEL)
      throw new ModelError(t('Model {0} is larger than {1} MB', path, Math.round(LARGEST_MODEL / 2 ** 20)));
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function inspected(path: string, bytes: Uint8Array): OnnxFile {
  let file: OnnxFile;
  try {
    file = readOnnxFile(bytes);
  } catch (error) {
    throw new ModelError(t('{0} is not a valid ONNX model', path), { cause: error });
  }
  if (file.external)
    throw new ModelError(t('Model {0} keeps its weights in other files: save it as a single file', path));
  if (file.operators.has(LOOP))
    throw new ModelError(
      t('Model {0} contains a loop (operator {1}) that may not end: it is not run', path, LOOP),
    );
  if (file.hasNestedScans)
    throw new ModelError(
      t('Model {0} contains a Scan within another Scan, whose steps multiply: it is not run', path),
    );
  const tensor = oversized(bytes, MOST_VALUES);
  if (tensor !== undefined)
    throw new ModelError(
      t('Model {0} has a tensor with more than {1} million values ("{2}")', path, MOST_VALUES / 1e6, tensor),
    );
  return file;
}
