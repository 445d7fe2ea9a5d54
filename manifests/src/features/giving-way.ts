import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../contributions/completion.ts';
import { STRUCTURE_RULES } from '../findings/structure-rules.ts';

/** What another server in the same editor already serves, so that nothing is shown twice. */
export interface ServedElsewhere {
  /** YAML files are checked and completed against our schemas by a YAML server. */
  readonly yaml: boolean;
}

export const NOTHING_SERVED: ServedElsewhere = { yaml: false };

const OF_YAML_AND_SCHEMAS = new Set<string>(
  STRUCTURE_RULES.map(({ id }) => id).filter((id) => id.startsWith('yaml/') || id.endsWith('/schema')),
);

/** True for a finding that a YAML server reports as well: of syntax, of repeated keys and of the schema. */
export function isReportedElsewhere(served: ServedElsewhere, document: TextDocument, rule: string): boolean {
  return served.yaml && document.languageId === 'yaml' && OF_YAML_AND_SCHEMAS.has(rule);
}

/** True for a proposal that a YAML server makes as well. */
export function isProposedElsewhere(
  served: ServedElsewhere,
  document: TextDocument,
  proposal: Completion,
): boolean {
  return served.yaml && document.languageId === 'yaml' && proposal.fromSchema === true;
}
