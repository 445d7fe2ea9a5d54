import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';
import { stemOf } from './model-files.ts';

/** True for a file that is named as the manifest of a model. */
export function isDetector({ uri }: TextDocument): boolean {
  return stemOf(fileName(uri)) !== undefined;
}
