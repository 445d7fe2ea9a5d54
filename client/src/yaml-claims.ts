import * as vscode from 'vscode';
import { RED_HAT_YAML } from './yaml-served.ts';

/** What Red Hat's YAML extension offers to others: schemas for files that they say are theirs. */
interface YamlExtension {
  registerContributor?(
    scheme: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string,
    /** A regular expression without a colon: documents that match it are of this contributor alone. */
    label?: string,
  ): boolean;
}

const SCHEME = 'vitruve';
/** Allows anything: what is wrong, and what may be written, our server says. */
const OPEN_SCHEMA = `${SCHEME}://schema/checked-by-vitruve`;

/**
 * A resource of Kubernetes: `apiVersion` and `kind`, unless another program uses the two for itself. The Kubernetes extension
 * brings a schema for the same documents.
 */
const RESOURCE = String.raw`^(?=[^]*(^|\n)"?apiVersion\b)(?=[^]*(^|\n)"?kind\b)(?![^]*\napiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))(?!apiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))`;

/** Files for which SchemaStore has a schema, by their names. */
const NAMED = [
  /\/\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/u,
  /\/action\.ya?ml$/u,
  /\/(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/u,
  /\/[\w.-]+\.(?:docker-)?compose\.ya?ml$/u,
  /\/kustomization\.ya?ml$/u,
  /\/dvc\.(?:yaml|lock)$/u,
  /\/prometheus[\w.-]*\.ya?ml$/u,
  /\/[\w.-]*\.rules(?:\.ya?ml)?$/u,
];

/** True for a document that our server checks and completes by its own knowledge. */
export function isClaimed(path: string, text: string): boolean {
  return NAMED.some((name) => name.test(path)) || new RegExp(RESOURCE, 'u').test(text);
}

/**
 * Tells Red Hat's YAML extension which documents our server checks, so that no finding and no proposal is seen twice. Syntax stays
 * with it, and a schema that a comment in the file names goes before.
 */
export async function claimManifests(log: (problem: unknown) => void): Promise<void> {
  const extension = vscode.extensions.getExtension<YamlExtension | undefined>(RED_HAT_YAML);
  if (!extension) return;
  try {
    const api = await extension.activate();
    api?.registerContributor?.(SCHEME, requestSchema, () => '{}', RESOURCE);
  } catch (error) {
    log(error);
  }
}

function requestSchema(resource: string): string | undefined {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === resource);
  const path = document?.uri.path ?? vscode.Uri.parse(resource).path;
  return isClaimed(path, document?.getText() ?? '') ? OPEN_SCHEMA : undefined;
}
