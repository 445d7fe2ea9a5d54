import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';

/** The files of DVC: stages, data that is tracked, what was recorded of the last runs, parameters. */
export type DvcRole = 'stages' | 'data' | 'lock' | 'params';

/** What a file is to DVC, by its name. */
export function roleOf(uri: string): DvcRole | undefined {
  const name = fileName(uri);
  if (name === 'dvc.yaml' || name === 'dvc.yml') return 'stages';
  if (name === 'dvc.lock') return 'lock';
  if (/^params\.ya?ml$/u.test(name)) return 'params';
  return name.endsWith('.dvc') && name !== '.dvc' ? 'data' : undefined;
}

export function isDvc(document: TextDocument): boolean {
  const role = roleOf(document.uri);
  // Templates of other programs may be called so too.
  return role === 'params' ? !document.getText().includes('{{') : role !== undefined;
}
