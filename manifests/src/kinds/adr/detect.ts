import { isOneOf } from '../../core/files/file-set.ts';
import { ANY_MARKDOWN } from '../../core/files/formats.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { decisionFolderDepth, isNoRecordName, numberedName } from '../../formats/citations/file-name.ts';
import { knownHeading, type SectionRole } from './headings.ts';
import { metadataKey } from './metadata.ts';

/** Characters that are read to tell what a file is. */
const MAX_READ = 16_000;

/**
 * True for decision records: numbered files in a folder of decisions, `ADR-0001-….md` anywhere, and files that have the
 * sections of a record. Indexes, templates and texts about the folder are none.
 */
export function isDecision(document: TextDocument): boolean {
  const { uri } = document;
  if (!isOneOf(ANY_MARKDOWN, uri) || isNoRecordName(uri)) return false;
  const name = numberedName(uri);
  if (/^adr/iu.test(name?.prefix ?? '')) return true;
  const depth = decisionFolderDepth(uri);
  if (depth !== undefined && depth <= 1 && name) return true;
  const roles = rolesIn(document.getText().slice(0, MAX_READ));
  const settled = roles.has('outcome');
  if (depth !== undefined) return settled && roles.size >= 2;
  // Elsewhere only what no other kind of text has: the status or options of a decision beside its context.
  return settled && roles.has('context') && (roles.has('status') || roles.has('options')) && roles.size >= 4;
}

function rolesIn(text: string): Set<SectionRole> {
  const roles = new Set<SectionRole>();
  let fence = false;
  for (const line of text.split(/\r?\n/u)) {
    if (/^\s{0,3}(?:```|~~~)/u.test(line)) fence = !fence;
    if (fence || line.length > 200) continue;
    const heading = /^#{1,4}\s+(.*?)\s*#*$/u.exec(line)?.[1];
    const role = heading === undefined ? undefined : knownHeading(heading)?.role;
    if (role) roles.add(role);
    const label = /^(?:[-*+]\s+)?(?:\*\*|__)?(\p{L}{5,7})(?:\*\*|__)?\s*:/u.exec(line)?.[1];
    if (label !== undefined && metadataKey(label) === 'status') roles.add('status');
  }
  return roles;
}
