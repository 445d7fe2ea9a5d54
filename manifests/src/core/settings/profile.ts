/** Sets of rules that are on: the recommended ones, security rules too, or all. */
export const PROFILES = ['default', 'security', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];
