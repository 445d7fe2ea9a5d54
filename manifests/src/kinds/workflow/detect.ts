import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from './grammar/grammar.ts';

/** Where GitHub, Gitea and Forgejo look for workflows. */
const WORKFLOW = /\/\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/iu;
const ACTION = /\/action\.ya?ml$/iu;

/** The language of a document: told by its place, and for actions by the one key that all of them have. */
export function languageOf(document: TextDocument): Language | undefined {
  if (!/\.ya?ml$/iu.test(document.uri)) return undefined;
  const { path } = URI.parse(document.uri);
  if (WORKFLOW.test(path)) return 'workflow';
  return ACTION.test(path) && /^["']?runs["']?[ \t]*:/mu.test(document.getText()) ? 'action' : undefined;
}

/** The folder that holds the repository of a workflow: what `./` means in `uses`. Undefined for an action: nothing tells. */
export function repositoryOf(uri: string): string | undefined {
  return /^(.*)\/\.(?:github|gitea|forgejo)\/workflows\/[^/]+$/iu.exec(uri)?.[1];
}

/** True for the workflows of Gitea and Forgejo, which know more contexts and take actions from any address. */
export function isGitea(uri: string): boolean {
  return /\/\.(?:gitea|forgejo)\/workflows\//iu.test(uri);
}
