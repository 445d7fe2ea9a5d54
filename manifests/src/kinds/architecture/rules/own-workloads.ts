import type { Reference } from '../../../core/graph/entity.ts';
import { keptBy } from '../../../core/text/memory.ts';

/** Of what a file names, the workloads. Several rules ask for them, and a large file names much else. */
export const workloadsAmong = keptBy((references: readonly Reference[]): readonly Reference[] =>
  references.filter(({ relation }) => relation === 'workload'),
);
