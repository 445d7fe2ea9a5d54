import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isTemplate } from '../../formats/placeholders/scaffold.ts';
import { TERRAFORM } from './files.ts';

/** A file of Terraform, by its name, but for a template from which one is made. */
export function isTerraform(document: TextDocument): boolean {
  return isOneOf(TERRAFORM, document.uri) && !isTemplate(document.getText());
}
