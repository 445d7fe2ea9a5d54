import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../text/resource.ts';

/** True for a YAML file by its name, and for a document without a name that its author calls YAML. */
export function isYaml({ uri, languageId }: TextDocument): boolean {
  return /\.ya?ml$/iu.test(fileName(uri)) || (languageId === 'yaml' && uri.startsWith('untitled:'));
}
