import { ARGO_CD } from './argo-cd/family.ts';
import { ARGO_WORKFLOWS } from './argo-workflows/family.ts';
import { PROMETHEUS_RULE } from './prometheus-rule/family.ts';
import type { Family } from './family.ts';

/** All families. */
export const FAMILIES: readonly Family[] = [ARGO_CD, ARGO_WORKFLOWS, PROMETHEUS_RULE];
