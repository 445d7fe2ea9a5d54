import type { RuleId, Severity } from './finding.ts';

/** Rules that are no `Rule`: findings of parsers, schemas and suppressions. */
export const STRUCTURE_RULES: readonly { readonly id: RuleId; readonly severity: Severity }[] = [
  { id: 'yaml/syntax', severity: 'error' },
  { id: 'yaml/duplicate-key', severity: 'error' },
  { id: 'kubernetes/missing-separator', severity: 'error' },
  { id: 'adr/front-matter-closed', severity: 'error' },
  { id: 'raci/schema', severity: 'error' },
  { id: 'amdec/schema', severity: 'error' },
  { id: 'compose/schema', severity: 'error' },
  { id: 'prometheus/schema', severity: 'error' },
  { id: 'openfaas/schema', severity: 'error' },
  { id: 'workflow/schema', severity: 'error' },
  { id: 'dvc/schema', severity: 'error' },
  { id: 'pipeline/schema', severity: 'error' },
  { id: 'blur/schema', severity: 'error' },
  { id: 'detector/schema', severity: 'error' },
  { id: 'kubeflow/schema', severity: 'error' },
  { id: 'settings/schema', severity: 'error' },
  { id: 'suppression/without-reason', severity: 'hint' },
  { id: 'suppression/unused', severity: 'hint' },
];

/** Faults after which parts of the text are not read as they were meant, so that a picture of it would not be true. */
export const PICTURE_RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'yaml/syntax',
  'yaml/duplicate-key',
  'adr/front-matter-closed',
]);
