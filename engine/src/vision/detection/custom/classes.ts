import { t } from '@vscode/l10n';
import type { Subject } from '../detection.ts';
import { ModelError } from '../../../inference/signature.ts';

/** What exporters call what we look for. */
const NAMES: Readonly<Record<Subject, RegExp>> = {
  face: /face|visage|head|tete|tête/iu,
  plate: /plate|plaque|licen[cs]e|immatriculation|\blp\b|^lp$|number|matricula/iu,
};

/** Reads what exporters note of classes, as Python writes it: `{0: 'face', 1: "licence plate"}`. */
export function classNames(metadata: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const [, number, single, double] of (metadata.get('names') ?? '').matchAll(
    /['"]?(\d+)['"]?\s*:\s*(?:'([^']*)'|"([^"]*)")/gu,
  ))
    names.set(Number(number), single ?? double ?? '');
  return names;
}

/**
 * The classes of a model that are of a subject; undefined for all of them, which is right where nothing is known.
 * @param asked numbers or names of classes, from the model's manifest.
 * @throws ModelError when the model says what its classes are, and none is asked for.
 */
export function countedClasses(
  metadata: ReadonlyMap<string, string>,
  subject: Subject,
  asked: readonly (number | string)[] | undefined,
): ReadonlySet<number> | undefined {
  const names = classNames(metadata);
  if (asked) {
    const numbers = asked.map((one) => (typeof one === 'number' ? one : numberOf(one, names)));
    return new Set(numbers);
  }
  if (names.size < 2) return undefined;
  const fitting = [...names].filter(([, name]) => NAMES[subject].test(name)).map(([number]) => number);
  if (fitting.length > 0) return new Set(fitting);
  throw new ModelError(
    t(
      'The model has {0}: set the classes to use under "classes" in its manifest',
      [...names.values()].slice(0, 8).join(', '),
    ),
  );
}

function numberOf(name: string, names: ReadonlyMap<number, string>): number {
  for (const [number, known] of names) if (known.toLowerCase() === name.toLowerCase()) return number;
  throw new ModelError(
    t('The model has no class "{0}". Available: {1}', name, [...names.values()].slice(0, 8).join(', ')),
  );
}
