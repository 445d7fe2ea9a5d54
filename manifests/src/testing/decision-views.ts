import assert from 'node:assert/strict';
import type { Content, FolderView } from '../core/views/view.ts';
import type { Workspace } from '../core/workspace/workspace.ts';
import { ROOT } from './workspace-of.ts';

/** Where the records are. */
export const DIR = 'docs/adr';

/** A record as adr-tools writes it. */
export function nygard(
  number: number,
  title: string,
  status: string,
  context = 'Why.',
  date = '2026-01-10',
): string {
  return `# ${number}. ${title}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n\n## Decision\n\nSo.\n\n## Consequences\n\nThen.\n`;
}

type Of<Type> = Extract<Content, { readonly type: Type }>;

/** The content of a view of the whole workspace folder. */
export function built<Type extends Content['type']>(
  workspace: Workspace,
  view: FolderView,
  type: Type,
): Of<Type> {
  const content = view.build(workspace.folderContext(ROOT));
  assert.equal(content?.type, type);
  return content as Of<Type>;
}
