/**
 * A resource of Kubernetes: `apiVersion` and `kind`, unless another program uses the two for itself. The Kubernetes extension
 * brings a schema for the same documents. Without a colon, at which the YAML extension would cut it.
 */
export const RESOURCE = String.raw`^(?=[^]*(^|\n)"?apiVersion\b)(?=[^]*(^|\n)"?kind\b)(?![^]*\napiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))(?!apiVersion[^\n]*(skaffold|kubelet\.config|client\.authentication))`;

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
