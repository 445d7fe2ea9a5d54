import type { Conversion } from '../../core/contributions/conversion.ts';
import { importCalm, isCalm } from './exchange/import-calm.ts';
import { importStructurizr, isStructurizr } from './exchange/import-structurizr.ts';
import { isMap } from './exchange/json-values.ts';

/** A model of Structurizr or CALM as one of ours; undefined for JSON of something else. */
export function importArchitecture(value: unknown): Conversion | undefined {
  if (!isMap(value)) return undefined;
  if (isStructurizr(value)) return importStructurizr(value);
  return isCalm(value) ? importCalm(value) : undefined;
}
