import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { REGISTRY_FILES } from './files.ts';

/** Other programs have a `models.yaml` as well, in which `models` is often a list. */
const LIST = /^models:[ \t]*(?:\[|(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*-[ \t])/mu;

/** The version of the format, or versions of a model. */
const OWN = /^(?:version:[ \t]*1[ \t]*(?:#[^\n]*)?|[ \t]+versions:[^\n]*)\r?$/mu;

/** True for a file called `models.yaml` or `*.models.yaml` that is empty or has the keys of a registry. */
export function isRegistry(document: TextDocument): boolean {
  if (!REGISTRY_FILES.some((set) => isOneOf(set, document.uri))) return false;
  const text = document.getText();
  return text.trim() === '' || (OWN.test(text) && !LIST.test(text));
}
