import { t } from '@vscode/l10n';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import type { Port } from '../workflow/model.ts';

/** Why a name means nothing at its place. */
export interface Fault {
  /** `order`: there is such a step or task, and it is not done by then. */
  readonly kind: 'unknown' | 'order';
  readonly message: string;
  /** The characters of the name that are at fault. */
  readonly start: number;
  readonly end: number;
  /** The suggested replacement. */
  readonly suggestion?: string;
  /** It may have a value all the same: whoever submits the workflow may give it. */
  readonly doubtful?: true;
}

/** A name that nothing bears. */
export function unknown(name: string, message: string): Fault {
  return { kind: 'unknown', message, start: 0, end: name.length };
}

/** A word of a name that may be another, misspelt. */
export function misspelt(word: string, start: number, known: Iterable<string>, message: string): Fault {
  const suggestion = nearest(word, known);
  return {
    kind: 'unknown',
    message: suggestion === undefined ? message : t('{0}. Did you mean "{1}"?', message, suggestion),
    start,
    end: start + word.length,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** What is wrong with the last part of a name when no port bears it. */
export function portFault(
  name: string,
  prefix: number,
  ports: readonly Port[],
  message: (port: string) => string,
): Fault | undefined {
  const port = name.slice(prefix);
  const names = ports.flatMap((known) => known.name?.text ?? []);
  return names.includes(port) ? undefined : misspelt(port, prefix, names, message(port));
}
