import type { Script } from '../../formats/sql/script.ts';

/** A file of SQL. */
export interface SqlModel {
  readonly script: Script;
}
