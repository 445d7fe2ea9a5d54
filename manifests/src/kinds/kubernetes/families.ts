import { ARGO_WORKFLOWS } from './argo-workflows/family.ts';
import { PROMETHEUS_RULE } from '../prometheus/family.ts';
import type { Family } from './family.ts';

/** All families. */
export const FAMILIES: readonly Family[] = [ARGO_WORKFLOWS, PROMETHEUS_RULE];
