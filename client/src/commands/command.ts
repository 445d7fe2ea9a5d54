import type { Connection } from '../connection.ts';

/**
 * A command: what it may be given is what a key binding, a menu or a tree hands over, and so of unknown type. The explorer
 * adds all that is selected to the file that was clicked on.
 */
export type Command = (connection: Connection, argument: unknown, selected?: unknown) => Promise<void> | void;
