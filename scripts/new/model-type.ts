import { NameError } from './skeleton.ts';

/** The type of what a kind makes of a document. */
export interface ModelType {
  readonly name: string;
  /** The module that it is imported from, as seen from the file in which it was found. */
  readonly from: string;
}

/**
 * The type of the model that a file names.
 * @param pattern where the file names it.
 * @throws NameError where it names none that it imports.
 */
export function modelIn(text: string, path: string, pattern: RegExp): ModelType {
  const name = pattern.exec(text)?.[1] ?? '';
  const imports = new RegExp(`^import type \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)';$`, 'mu');
  const from = imports.exec(text)?.[1];
  if (name === '' || from === undefined)
    throw new NameError(`${path} does not import the model of its kind by a type that it names`);
  return { name, from };
}
