/** Sets of rules that are on: those that everybody wants, those of security too, or all. */
export const PROFILES = ['default', 'security', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];
