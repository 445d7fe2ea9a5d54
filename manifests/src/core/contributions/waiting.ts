import type { EntitiesOf } from './tree.ts';

/** What waits for somebody in a workspace, of which the status bar tells: decisions to take, actions that are overdue. */
export interface Waiting {
  /** Unique among all: `adr/undecided`. */
  readonly id: string;
  /** A product icon of VS Code. */
  readonly icon: string;
  /** The command that shows what waits. */
  readonly command: string;
  /** How many wait, from what the graph knows: no document is read. @param today `YYYY-MM-DD` */
  count(entitiesOf: EntitiesOf, today: string): number;
  /** Two words for the status bar: `3 undecided`. */
  short(count: number): string;
  /** The same for who reads a list: `3 decisions to take`. */
  describe(count: number): string;
}
