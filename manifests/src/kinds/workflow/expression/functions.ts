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
    description: () => t('True if a string contains a substring, or an array an item. Not case-sensitive.'),
  },
  {
    name: 'startsWith',
    result: BOOLEAN,
    overloads: [[STRING, STRING]],
    pure: true,
    usage: 'startsWith(text, start)',
    description: () => t('True if a string starts with another string. Not case-sensitive.'),
  },
  {
    name: 'endsWith',
    result: BOOLEAN,
    overloads: [[STRING, STRING]],
    pure: true,
    usage: 'endsWith(text, end)',
    description: () => t('True if a string ends with another string. Not case-sensitive.'),
  },
  {
    name: 'format',
    result: STRING,
    overloads: [[STRING, ANY]],
    variadic: true,
    pure: true,
    usage: "format('{0} {1}', a, b)",
    description: () =>
      t('Replaces `{0}`, `{1}` … in a string with the values. Use `{{` and `}}` for literal braces.'),
  },
  {
    name: 'join',
    result: STRING,
    overloads: [[arrayOf(ANY), STRING], [arrayOf(ANY)], [STRING, STRING], [STRING]],
    pure: true,
    usage: "join(list, ', ')",
    description: () => t('Joins the items of an array into a string, with a comma or another separator.'),
  },
  {
    name: 'toJSON',
    result: STRING,
    overloads: [[ANY]],
    pure: true,
    usage: 'toJSON(value)',
    description: () => t('Converts a value to JSON: useful to print a context.'),
  },
  {
    name: 'fromJSON',
    result: ANY,
    overloads: [[STRING]],
    pure: false,
    usage: 'fromJSON(text)',
    description: () => t('Parses a JSON string into an object, array, number or boolean.'),
  },
  {
    name: 'hashFiles',
    result: STRING,
    overloads: [[STRING]],
    variadic: true,
    pure: false,
    usage: "hashFiles('**/package-lock.json')",
    description: () =>
      t(
        'A single SHA-256 hash of all files that match the patterns; empty if none does. Used in cache keys.',
      ),
  },
  {
    name: 'case',
    result: ANY,
    overloads: [[BOOLEAN, ANY, ANY]],
    variadic: true,
    pure: true,
    usage: 'case(condition, value, …, otherwise)',
    description: () => t('The value after the first condition that is true; the last argument if none is.'),
  },
  {
    name: 'success',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'success()',
    description: () =>
      t(
        'True if all previous steps, or all required jobs, succeeded. Applied by default to conditions without a status function.',
      ),
  },
  {
    name: 'always',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'always()',
    description: () =>
      t('Always true, even if the workflow was cancelled. `!cancelled()` is usually the better choice.'),
  },
  {
    name: 'cancelled',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'cancelled()',
    description: () => t('True if the workflow was cancelled.'),
  },
  {
    name: 'failure',
    result: BOOLEAN,
    overloads: [[]],
    pure: false,
    usage: 'failure()',
    description: () => t('True if a previous step, or a job that this one depends on, failed.'),
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
