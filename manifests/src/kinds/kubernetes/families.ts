import type { Family } from './family.ts';

/** All families. */
export const FAMILIES: readonly Family[] = [];
