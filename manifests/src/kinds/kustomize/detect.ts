import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';
import { isTemplate } from '../../formats/placeholders/scaffold.ts';
import { KUSTOMIZATION_NAMES } from './files.ts';

export function isKustomization(document: TextDocument): boolean {
  const name = fileName(document.uri);
  if (!KUSTOMIZATION_NAMES.some((known) => known === name)) return false;
  const text = document.getText();
  // Flux has a kind of the same name, which people keep in files of the same name.
  return !/^apiVersion:[ \t]*["']?kustomize\.toolkit\.fluxcd\.io/mu.test(text) && !isTemplate(text);
}
