import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../contributions/completion.ts';
import { fileName } from '../text/resource.ts';

/** What another server in the same editor already serves, so that nothing is shown twice. */
export interface ServedElsewhere {
  /** A YAML server reads all YAML, and has our schemas of the files that `yamlValidation` in `package.json` names. */
  readonly yaml: boolean;
}

export const NOTHING_SERVED: ServedElsewhere = { yaml: false };

/** The files that `yamlValidation` names. */
const WITH_OUR_SCHEMA = /(?:^|\.)(?:raci|amdec)\.ya?ml$|.\.(?:pipeline|blur|detector)\.ya?ml$/u;
/** A comment that leads a YAML server to one of them, whatever the file is called. */
const MODELINE =
  /^#[ \t]+yaml-language-server[ \t]*:[ \t]*\$schema=\S*\b(?:raci|amdec|pipeline|blur|detector)\.schema\.json/mu;
const HEAD_LENGTH = 500;

/** True for a finding that a YAML server reports as well: of syntax, of repeated keys and of a schema that it has. */
export function isReportedElsewhere(served: ServedElsewhere, document: TextDocument, rule: string): boolean {
  if (!served.yaml || document.languageId !== 'yaml') return false;
  return rule.startsWith('yaml/') || (rule.endsWith('/schema') && hasSchemaElsewhere(document));
}

/** True for a proposal that a YAML server makes as well. */
export function isProposedElsewhere(
  served: ServedElsewhere,
  document: TextDocument,
  proposal: Completion,
): boolean {
  return (
    served.yaml &&
    document.languageId === 'yaml' &&
    proposal.fromSchema === true &&
    hasSchemaElsewhere(document)
  );
}

/** Of other files the YAML server is told that they are ours (`client/src/yaml-claims.ts`): it has no schema for them. */
function hasSchemaElsewhere(document: TextDocument): boolean {
  return (
    WITH_OUR_SCHEMA.test(fileName(document.uri)) || MODELINE.test(document.getText().slice(0, HEAD_LENGTH))
  );
}
