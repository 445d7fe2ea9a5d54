import { typicalOf } from '../model/encoder.ts';
import type { ClassName, Model } from '../model/model.ts';
import type { Split } from '../splits/split.ts';
import type { Problem } from './fault.ts';
import type { TrainingRequest } from './request.ts';

/** What a file says of itself, in its metadata: what a prediction needs, and how it was trained. */
export interface ModelNotes {
  readonly version: 1;
  readonly algorithm: string;
  readonly problem: Problem;
  readonly target?: string;
  /** Of a classification, in the order of the probabilities. */
  readonly classes?: readonly ClassName[];
  /** Of two classes. */
  readonly threshold?: number;
  /** What is predicted without looking at a row: shares of the classes, or the mean; empty where nobody knows the training rows. */
  readonly naive: readonly number[];
  /** Columns that are asked for, in the order of the inputs. */
  readonly columns: readonly {
    readonly name: string;
    readonly type: 'number' | 'text';
    /** Whether the model takes whole numbers, of which none is missing. */
    readonly isWhole?: boolean;
    /** Of the training rows: the median, or the most frequent text. Unknown of a model of another program that was imported without rows. */
    readonly typical?: number | string;
  }[];
  /** Of a recommender. */
  readonly recommender?: RecommenderNotes;
  readonly seed: number;
  readonly rows: { readonly training: number; readonly validation: number; readonly test: number };
}

/** What a recommender was trained on, and what its lists have. */
export interface RecommenderNotes {
  /** Columns of the table. */
  readonly user: string;
  readonly item: string;
  /** Items of a list. */
  readonly k: number;
  /** Items that it knows. */
  readonly items: number;
  /** Similar items that are kept of each. */
  readonly neighbors: number;
}

/** The key of the metadata. */
export const NOTES_KEY = 'vitruve.model';

export function modelNotes(
  { algorithm, target, seed }: TrainingRequest,
  { encoders, answer }: Model,
  {
    problem,
    naive,
    split,
  }: { readonly problem: Problem; readonly naive: Float64Array; readonly split: Split },
): Readonly<Record<string, string>> {
  const notes: ModelNotes = {
    version: 1,
    algorithm,
    problem,
    ...(target && { target: target.name }),
    ...(answer.of === 'classes' && { classes: answer.names, threshold: answer.threshold }),
    naive: [...naive],
    columns: encoders.map((encoder) => ({
      name: encoder.name,
      type: encoder.type,
      typical: typicalOf(encoder),
    })),
    seed,
    rows: {
      training: split.training.length,
      validation: split.validation.length,
      test: split.test.length,
    },
  };
  return { [NOTES_KEY]: JSON.stringify(notes) };
}

/** The notes of a file; undefined for a text that does not have their form. */
export function readNotes(text: string): ModelNotes | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isNotes(value) ? value : undefined;
}

const PROBLEMS: readonly unknown[] = [
  'classification',
  'regression',
  'anomaly',
  'recommendation',
] satisfies Problem[];

function isNotes(value: unknown): value is ModelNotes {
  if (typeof value !== 'object' || value === null) return false;
  const { version, problem, target, classes, naive, columns, recommender } = value as Readonly<
    Record<string, unknown>
  >;
  return (
    version === 1 &&
    PROBLEMS.includes(problem) &&
    (target === undefined || typeof target === 'string') &&
    (problem === 'classification' ? isList(classes, isClassName) : classes === undefined) &&
    isList(naive, (each) => typeof each === 'number') &&
    isList(columns, isColumn) &&
    (problem === 'recommendation' ? isRecommender(recommender) : recommender === undefined)
  );
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isClassName(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isRecommender(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { user, item, k, items, neighbors } = value as Readonly<Record<string, unknown>>;
  return (
    [user, item].every((name) => typeof name === 'string') &&
    [k, items, neighbors].every((count) => Number.isSafeInteger(count) && Number(count) > 0)
  );
}

function isColumn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, type, typical } = value as Readonly<Record<string, unknown>>;
  return (
    typeof name === 'string' &&
    (type === 'number' || type === 'text') &&
    (typical === undefined || typeof typical === (type === 'number' ? 'number' : 'string'))
  );
}
