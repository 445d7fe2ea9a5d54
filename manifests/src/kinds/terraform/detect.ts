import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isTemplate } from '../../formats/placeholders/scaffold.ts';
import { RECORDS, STATES, TERRAFORM } from './files.ts';

/** Characters in which a state or plan says that it is one. */
const HEAD_LENGTH = 4000;

/** A file of Terraform: one that is written, by its name, but for a template from which one is made; or a state or plan. */
export function isTerraform(document: TextDocument): boolean {
  if (isOneOf(TERRAFORM, document.uri)) return !isTemplate(document.getText());
  return isRecorded(document);
}

/** A state or plan. */
export function isRecorded(document: TextDocument): boolean {
  const head = document.getText().slice(0, HEAD_LENGTH);
  if (isOneOf(STATES, document.uri)) return /^\s*\{/u.test(head.replace(/^\uFEFF/u, ''));
  return (
    isOneOf(RECORDS, document.uri) &&
    /"terraform_version"\s*:/u.test(head) &&
    /"(?:format_version|serial)"\s*:/u.test(head)
  );
}
