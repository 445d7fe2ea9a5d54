import type { Entity, Reference } from '../../../core/graph/entity.ts';

/** That one workload calls others, as far as a manifest tells. */
export interface DeployedCall {
  /** The place that names what is called. */
  readonly at: Reference;
  /** The name that is called: of a Service, of a service of a Compose file. */
  readonly name: string;
  /** The workloads that answer under the name. */
  readonly called: readonly Entity[];
  /** A literal address proves a call; an order of starts makes it likely. */
  readonly grade: 'certain' | 'likely';
}
