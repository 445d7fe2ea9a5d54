import { readModel } from '../../inference/checked-file.ts';
import type { ModelNotes } from '../training/notes.ts';
import { openAnyModel, type ModelFile } from './model-file.ts';
import { modelName, modelSource } from './registered-model.ts';

/** What the file of a model tells without being run. */
export interface ModelFacts {
  readonly name: string;
  /** As messages name it. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly bytes: number;
  /** Operators of ONNX that whoever runs it must know. */
  readonly operators: readonly string[];
  readonly notes: ModelNotes;
  /** What its registry says of it, where it was named by a registry. */
  readonly registered?: ModelFile['registered'];
}

/**
 * Reads what a model tells of itself.
 * @param path absolute: of the file, or of a registry with `#name@version` behind it.
 * @param shown as messages name it.
 * @throws UserError as `openAnyModel`.
 */
export async function readModelFacts(path: string, shown: string): Promise<ModelFacts> {
  const { hash, notes, registered } = await openAnyModel(path, shown);
  // As it is in the file: a model of another program is opened in another form.
  const { bytes, file } = await readModel((await modelSource(path)).path);
  return {
    name: modelName(path),
    ...{ path: shown, hash, bytes: bytes.length, notes },
    operators: [...file.operators].sort(),
    ...(registered && { registered }),
  };
}
