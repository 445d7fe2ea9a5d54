import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { OBJECTIVES_FILES } from './files.ts';

/** The version of the format. */
const VERSION = /^version:[ \t]*1[ \t]*(?:#[^\n]*)?\r?$/mu;

/** Objectives by id, and a key that only one of ours has: other programs list theirs, or say other things of them. */
const BY_ID = /^objectives:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+[^\s#-]/mu;
const OWN_KEY = /^[ \t]+(?:indicator|backedBy|breach|target:[ \t]*\{[ \t]*(?:atLeast|atMost|between))/mu;

/** True for a file called `*.objectives.yaml`, and for an `objectives.yaml` that is empty or begins as one of ours does. */
export function isObjectives(document: TextDocument): boolean {
  const { uri } = document;
  if (!OBJECTIVES_FILES.some((set) => isOneOf(set, uri))) return false;
  if (!/\/objectives\.ya?ml$/u.test(uri)) return true;
  const text = document.getText();
  return text.trim() === '' || VERSION.test(text) || (BY_ID.test(text) && OWN_KEY.test(text));
}
