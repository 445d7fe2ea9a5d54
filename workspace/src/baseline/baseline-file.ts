import { t } from '@vscode/l10n';
import { isUnread, readTextFile } from '../disk/read-file.ts';
import { writeWhole } from '../disk/write.ts';
import { reasonOf, UserError } from '../errors.ts';
import type { Baseline } from './baseline.ts';

/** The form of the file. A later one gets another number, and is refused by what does not know it. */
const VERSION = 1;

/**
 * Reads a baseline; undefined when there is none.
 * @throws UserError when the file cannot be read or is no baseline: nothing may count as known because of a guess.
 */
export async function readBaseline(path: string, shown: string): Promise<Baseline | undefined> {
  const file = await readTextFile(path);
  if (!isUnread(file)) return parseBaseline(file.text, shown);
  if (file.problem === 'vanished') return undefined;
  throw new UserError(t('Failed to read the baseline "{0}"', shown));
}

/** Replaces the file whole or not at all. @throws UserError when it cannot be written. */
export async function writeBaseline(path: string, baseline: Baseline, shown: string): Promise<void> {
  try {
    await writeWhole(path, Buffer.from(serializeBaseline(baseline)), true);
  } catch (error) {
    throw new UserError(t('Failed to write the baseline "{0}": {1}', shown, reasonOf(error)));
  }
}

/** The text of the file: sorted, a line for each entry, so that branches which remove others can be merged. */
export function serializeBaseline(baseline: Baseline): string {
  const files = [...baseline].filter(([, known]) => known.size > 0);
  const findings = sorted(files, (known) => sorted([...known], (counts) => sorted([...counts])));
  return `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
}

/** The entries as an object, in the order of their names. */
function sorted<Value>(
  entries: readonly (readonly [string, Value])[],
  written: (value: Value) => unknown = (value) => value,
): object {
  const inOrder = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([name, value]) => [name, written(value)] as const));
}

/** @throws UserError when the text is no baseline of this version. */
export function parseBaseline(text: string, shown: string): Baseline {
  const refuse = (): never => {
    throw new UserError(t('"{0}" is not a baseline that this version of Vitruve can read', shown));
  };
  const root = new Map(entriesOf(jsonOf(text), refuse));
  if (root.get('version') !== VERSION) return refuse();
  return new Map(
    entriesOf(root.get('findings'), refuse).map(([path, rules]) => [
      path,
      new Map(
        entriesOf(rules, refuse).map(([rule, counts]) => [
          rule,
          new Map(entriesOf(counts, refuse).map(([key, count]) => [key, countOf(count, refuse)])),
        ]),
      ),
    ]),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function entriesOf(value: unknown, refuse: () => never): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
  return Object.entries(value);
}

function countOf(value: unknown, refuse: () => never): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : refuse();
}
