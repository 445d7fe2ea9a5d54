import { availableParallelism, totalmem } from 'node:os';

/** Of what there is, for all databases that may be open at once. */
const SHARE = 0.7;
/** As many share it. */
const MOST = 4;
/** Bytes with which DuckDB still works. */
const LEAST = 256 * 2 ** 20;

/** What a database may take. */
export interface Share {
  /** Bytes. */
  readonly memory: number;
  readonly threads: number;
}

/**
 * What a database takes unless somebody says otherwise: stages that run at the same time share the machine.
 * @param asked for as far as it is known; 0 is not.
 */
export function shareOf(asked: { readonly memory?: number; readonly cpu?: number } = {}): Share {
  const processors = availableParallelism();
  // What a container may take; 0 where nothing bounds it.
  const whole = Math.min(process.constrainedMemory() || Infinity, totalmem());
  const memory = asked.memory || (whole * SHARE) / Math.min(MOST, processors);
  const threads = Math.ceil(asked.cpu || processors);
  return { memory: Math.max(LEAST, Math.floor(memory)), threads: Math.max(1, Math.min(256, threads)) };
}
