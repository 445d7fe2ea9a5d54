import { amdec } from './amdec/index.ts';
import type { Kind } from './kind.ts';

/** All kinds, asked in this order: the first to detect a document has it. */
export const KINDS: readonly Kind[] = [amdec];
