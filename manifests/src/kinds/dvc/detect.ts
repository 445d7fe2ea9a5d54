import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { fileName } from '../../core/text/resource.ts';
import { DVC_ROLES } from './files.ts';

export type DvcRole = keyof typeof DVC_ROLES;

/** What a file is to DVC, by its name. */
export function roleOf(uri: string): DvcRole | undefined {
  // The folder in which DVC keeps its own files.
  if (fileName(uri) === '.dvc') return undefined;
  return (Object.keys(DVC_ROLES) as DvcRole[]).find((role) => isOneOf(DVC_ROLES[role], uri));
}

/** A key that a file of stages has. */
const STAGES = /^(?:stages|vars|artifacts|metrics|params|plots|datasets)[ \t]*:/mu;

export function isDvc(document: TextDocument): boolean {
  const role = roleOf(document.uri);
  // Templates of other programs may be called so too.
  if (role === 'params') return !document.getText().includes('{{');
  // DVC looks for `dvc.yaml` alone: what has the other ending may be of anybody.
  if (role === 'stages' && document.uri.endsWith('.yml')) return STAGES.test(document.getText());
  return role !== undefined;
}
