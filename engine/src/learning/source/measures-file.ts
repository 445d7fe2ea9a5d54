import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { reasonOf, shownPath, TaskError } from '@vitruve/workspace';
import type { Evaluation } from '../metrics/evaluation.ts';
import type { SlicedColumn } from '../slices/measure-slices.ts';
import type { CrossValidation, SearchResult } from '../training/request.ts';

/** A model that was measured. */
export interface MeasuredFacts {
  /** The table, or the part of one. */
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly slices: readonly SlicedColumn[];
  /** Trials that were scored on these rows. */
  readonly search?: SearchResult;
  /** Of the training, beside the first part that it was measured on. */
  readonly crossValidation?: CrossValidation;
}

/** The JSON of `vitruve evaluate`, or of the report of `vitruve train`. */
interface MeasuresFile {
  readonly version: 1;
  readonly hash: string;
  readonly evaluation?: Evaluation;
  readonly slices?: readonly SlicedColumn[];
  readonly evaluations?: { readonly test?: Evaluation; readonly validation?: Evaluation };
  readonly search?: SearchResult;
  readonly crossValidation?: CrossValidation;
}

/**
 * Reads what a model was measured with.
 * @param hash SHA-256 of the model.
 * @throws TaskError for a file of another form, or of another model: its numbers would be told of this one.
 */
export async function readMeasured(
  path: string,
  { folder, hash }: { readonly folder: string; readonly hash: string },
): Promise<readonly MeasuredFacts[]> {
  const shown = shownPath(folder, path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', shown, reasonOf(error)));
  });
  const file = parsed(text);
  if (!file)
    throw new TaskError(t('"{0}" is not a file of measures of "vitruve evaluate" or "vitruve train"', shown));
  if (file.hash !== hash)
    throw new TaskError(t('"{0}" has measures of another model, or of another version of it', shown));
  const { evaluation, evaluations = {}, slices = [], search, crossValidation } = file;
  const [first, ...others]: readonly MeasuredFacts[] = [
    ...(evaluation ? [{ name: shown, evaluation, slices }] : []),
    ...(evaluations.test ? [{ name: t('Test'), evaluation: evaluations.test, slices: [] }] : []),
    ...(evaluations.validation
      ? [
          {
            name: t('Validation'),
            evaluation: evaluations.validation,
            slices: [],
            ...(search && { search }),
          },
        ]
      : []),
  ];
  if (!first) return [];
  return [{ ...first, ...(crossValidation && { crossValidation }) }, ...others];
}

function parsed(text: string): MeasuresFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isMeasures(value) ? value : undefined;
}

function isMeasures(value: unknown): value is MeasuresFile {
  if (!isRecord(value) || value['version'] !== 1 || typeof value['hash'] !== 'string') return false;
  const { evaluation, evaluations, slices, search, crossValidation } = value;
  if (crossValidation !== undefined && !isCrossValidation(crossValidation)) return false;
  if (search !== undefined && !isSearch(search)) return false;
  if (slices !== undefined && !(Array.isArray(slices) && slices.every(isSliced))) return false;
  if (evaluation !== undefined) return isEvaluation(evaluation);
  return isRecord(evaluations) && Object.values(evaluations).every(isEvaluation);
}

function isEvaluation(value: unknown): value is Evaluation {
  return isRecord(value) && typeof value['rows'] === 'number' && areMeasures(value['measures']);
}

function isCrossValidation(value: unknown): value is CrossValidation {
  if (!isRecord(value) || !['time', 'group', 'class', 'random'].includes(String(value['by']))) return false;
  const { folds, measures } = value;
  return (
    isRecord(measures) &&
    Object.values(measures).every((each) => isRecord(each) && typeof each['mean'] === 'number') &&
    Array.isArray(folds) &&
    folds.every((each) => isRecord(each) && typeof each['rows'] === 'number' && areMeasures(each['measures']))
  );
}

function isSearch(value: unknown): value is SearchResult {
  if (!isRecord(value) || typeof value['measure'] !== 'string' || typeof value['kept'] !== 'number')
    return false;
  const { trials, best } = value;
  return (
    isRecord(best) && Object.values(best).every(isParameter) && Array.isArray(trials) && trials.every(isTrial)
  );
}

function isTrial(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['parameters']) || typeof value['rows'] !== 'number') return false;
  return Object.values(value['parameters']).every(isParameter);
}

function isParameter(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string' || Array.isArray(value);
}

function isSliced(value: unknown): value is SlicedColumn {
  if (!isRecord(value) || typeof value['column'] !== 'string') return false;
  const { slices, differences } = value;
  return (
    isRecord(differences) &&
    Object.values(differences).every((each) => typeof each === 'number') &&
    Array.isArray(slices) &&
    slices.every(
      (each) => isRecord(each) && typeof each['name'] === 'string' && areMeasures(each['measures']),
    )
  );
}

function areMeasures(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.values(value).every((each) => isRecord(each) && typeof each['value'] === 'number')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
