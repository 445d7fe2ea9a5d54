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

export function isDvc(document: TextDocument): boolean {
  const role = roleOf(document.uri);
  // Templates of other programs may be called so too.
  return role === 'params' ? !document.getText().includes('{{') : role !== undefined;
}
