import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../contributions/completion.ts';
import { isOneOf, type FileSet } from '../files/file-set.ts';
import { namesSchema } from '../files/formats.ts';

/** The other language servers of the same editor: what they show already is not shown twice. */
export interface OtherServers {
  /** yaml-language-server reads all YAML, and has our schemas of the files that `yamlValidation` in `package.json` names. */
  readonly yaml: boolean;
}

export const NO_OTHER_SERVERS: OtherServers = { yaml: false };

/**
 * True for a finding that yaml-language-server reports as well: of syntax, of repeated keys and of a schema that it has.
 * @param files the file sets of all kinds.
 */
export function isReportedByYamlServer(
  others: OtherServers,
  files: readonly FileSet[],
  document: TextDocument,
  rule: string,
): boolean {
  if (!others.yaml || document.languageId !== 'yaml') return false;
  return rule.startsWith('yaml/') || (rule.endsWith('/schema') && hasOurSchema(files, document));
}

/**
 * True for a proposal that yaml-language-server makes as well.
 * @param files the file sets of all kinds.
 */
export function isProposedByYamlServer(
  others: OtherServers,
  files: readonly FileSet[],
  document: TextDocument,
  proposal: Completion,
): boolean {
  return (
    others.yaml &&
    document.languageId === 'yaml' &&
    proposal.fromSchema === true &&
    hasOurSchema(files, document)
  );
}

/**
 * True when yaml-language-server has our schema of a document, by its name or by a comment in it. Of other files it is told that
 * they are ours (`client/src/yaml/contributor.ts`): it has no schema for them.
 */
function hasOurSchema(files: readonly FileSet[], document: TextDocument): boolean {
  return files.some(
    (set) => set.schema !== undefined && (isOneOf(set, document.uri) || namesSchema(document, set.schema)),
  );
}
