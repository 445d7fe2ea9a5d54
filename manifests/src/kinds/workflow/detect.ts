import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isScaffold } from '../../formats/placeholders/scaffold.ts';
import { ACTIONS, GITEA_FOLDERS, WORKFLOWS } from './files.ts';
import type { Language } from './grammar/grammar.ts';

/** Blocks of Handlebars, Jinja and Mustache on a line of their own: the file is a template, and no YAML before it is rendered. */
const TEMPLATE = /^[ \t]*(?:\{\{[~-]?[ \t]*[#/^!>{]|\{%)/mu;

/**
 * A folder that a workflow lies in, below which is the skeleton of another repository. Elsewhere, `parameters` is what somebody
 * wrote for `inputs`, which is to be reported.
 */
const SKELETON = /(?:skeleton|template|scaffold)[^/]*\/(?:.*\/)?\.[a-z]+\/workflows\/[^/]*$/iu;

/** The language of a document: told by its place, and for actions by the one key that all of them have. */
export function languageOf(document: TextDocument): Language | undefined {
  if (isOneOf(WORKFLOWS, document.uri)) return isTemplate(document) ? undefined : 'workflow';
  return isOneOf(ACTIONS, document.uri) && /^["']?runs["']?[ \t]*:/mu.test(document.getText())
    ? 'action'
    : undefined;
}

function isTemplate(document: TextDocument): boolean {
  const text = document.getText();
  return TEMPLATE.test(text) || (SKELETON.test(document.uri) && isScaffold(text));
}

/** True for a workflow and for the metadata of an action. */
export function isWorkflow(document: TextDocument): boolean {
  return languageOf(document) !== undefined;
}

/** The folder that holds the repository of a workflow: what `./` means in `uses`. Undefined for an action: nothing tells. */
export function repositoryOf(uri: string): string | undefined {
  return isOneOf(WORKFLOWS, uri) ? uri.split('/').slice(0, -3).join('/') : undefined;
}

/** True for the workflows of Gitea and Forgejo, which know more contexts and take actions from any address. */
export function isGitea(uri: string): boolean {
  const folder = uri.split('/').at(-3)?.toLowerCase();
  return isOneOf(WORKFLOWS, uri) && GITEA_FOLDERS.some((known) => known === folder);
}
