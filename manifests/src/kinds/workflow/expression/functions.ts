import { t } from '@vscode/l10n';
import { ANY, arrayOf, BOOLEAN, either, NULL, NUMBER, objectWith, STRING, type Type } from './type.ts';

/** A function of expressions. Sources: GitHub's documentation of expressions. */
export interface FunctionInfo {
  readonly name: string;
  readonly result: Type;
  /** What it can be called with, each a list of types. */
  readonly overloads: readonly (readonly Type[])[];
  /** The last parameter may come again. */
  readonly variadic?: boolean;
  /** Gives the same for the same arguments. */
  readonly pure: boolean;
  readonly usage: string;
  description(): string;
}

const LIST: readonly FunctionInfo[] = [
  {
    name: 'contains',
    result: BOOLEAN,
    overloads: [
      [STRING, STRING],
      [arrayOf(ANY), ANY],
    ],
    pure: true,
    usage: 'contains(search, item)',
    description: () => t('True when a text contains a part, or a list an item. Capitals do not count.'),
  },
  {
    name: 'startsWith',
    result: BOOLEAN,
    overloads: [[STRING, STRING]],
    pure: true,
    usage: 'startsWith(text, start)',
    description: () => t('True when a text begins with another. Capitals do not count.'),
  },
  {
    name: 'endsWith',
    result: BOOLEAN,
    overloads: [[STRING, STRING]],
    pure: true,
    usage: 'endsWith(text, end)',
    description: () => t('True when a text ends with another. Capitals do not count.'),
  },
  {
    name: 'format',
    result: STRING,
    overloads: [[STRING, ANY]],
    variadic: true,
    pure: true,
    usage: "format('{0} {1}', a, b)",
    description: () =>
      t('The text with `{0}`, `{1}` … replaced by the values. `{{` and `}}` stand for braces.'),
  },
  {
    name: 'join',
    result: STRING,
    overloads: [[arrayOf(ANY), STRING], [arrayOf(ANY)], [STRING, STRING], [STRING]],
    pure: true,
    usage: "join(list, ', ')",
    description: () => t('The items of a list as one text, with a comma or another text between them.'),
  },
  {
    name: 'toJSON',
    result: STRING,
    overloads: [[ANY]],
    pure: true,
    usage: 'toJSON(value)',
    description: () => t('A value as JSON text: the way to look into a context.'),
  },
  {
    name: 'fromJSON',
    result: ANY,
    overloads: [[STRING]],
    pure: false,
    usage: 'fromJSON(text)',
    description: () => t('What a JSON text says: makes lists, objects, numbers and booleans of texts.'),
  },
  {
    name: 'hashFiles',
    result: STRING,
    overloads: [[STRING]],
    variadic: true,
    pure: false,
    usage: "hashFiles('**/package-lock.json')",
    description: () =>
      t('One SHA-256 of all files that match the patterns; empty when none does. For the keys of caches.'),
  },
  {
    name: 'case',
    result: ANY,
    overloads: [[BOOLEAN, ANY, ANY]],
    variadic: true,
    pure: true,
    usage: 'case(condition, value, …, otherwise)',
    description: () => t('The value after the first condition that is true; the last argument when none is.'),
  },
  {
    name: 'success',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'success()',
    description: () =>
      t(
        'True when all steps before, or all jobs needed, succeeded. It is meant by every condition that says nothing else.',
      ),
  },
  {
    name: 'always',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'always()',
    description: () =>
      t(
        'Always true, even when the workflow was cancelled. `!cancelled()` is nearly always the better choice.',
      ),
  },
  {
    name: 'cancelled',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'cancelled()',
    description: () => t('True when the workflow was cancelled.'),
  },
  {
    name: 'failure',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'failure()',
    description: () => t('True when a step before, or a job that this one depends on, failed.'),
  },
];

/** By name in small letters. */
export const FUNCTIONS: ReadonlyMap<string, FunctionInfo> = new Map(
  LIST.map((info) => [info.name.toLowerCase(), info]),
);

/** Functions that exist at some places only: in conditions, and where files are there. */
export const SPECIAL: ReadonlySet<string> = new Set([
  'hashfiles',
  'success',
  'always',
  'cancelled',
  'failure',
]);

/** The type of a JSON value. */
export function typeOfJson(value: unknown): Type {
  if (value === null) return NULL;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'boolean') return BOOLEAN;
  if (Array.isArray(value)) return arrayOf(value.length > 0 ? value.map(typeOfJson).reduce(either) : ANY);
  return typeof value === 'object'
    ? objectWith(Object.entries(value).map(([name, inner]) => ({ name, type: typeOfJson(inner) })))
    : ANY;
}
