import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { TERRAFORM } from './files.ts';

/** A file of Terraform, by its name. */
export function isTerraform(document: Pick<TextDocument, 'uri'>): boolean {
  return isOneOf(TERRAFORM, document.uri);
}
