import { STRUCTURE_RULES, KINDS, type Severity } from '@vitruve/manifests';

/** Every rule with the severity that it has unless settings say another, in the order of their ids. */
export function knownRules(): readonly { readonly id: string; readonly severity: Severity | 'off' }[] {
  const rules = [...STRUCTURE_RULES, ...KINDS.flatMap((kind) => kind.rules)];
  return rules.map(({ id, severity }) => ({ id, severity })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
