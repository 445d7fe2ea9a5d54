import { STRUCTURE_RULES, loadKinds, type Severity } from '@vitruve/manifests';

/** A rule with the severity that it has unless settings say another. */
export interface KnownRule {
  readonly id: string;
  readonly severity: Severity | 'off';
}

/** Every rule with the severity that it has unless settings say another, in the order of their ids. */
export async function knownRules(): Promise<readonly KnownRule[]> {
  const rules = [...STRUCTURE_RULES, ...(await loadKinds()).flatMap((kind) => kind.rules)];
  return rules.map(({ id, severity }) => ({ id, severity })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
