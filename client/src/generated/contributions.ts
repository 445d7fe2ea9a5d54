// Made of the kinds of manifests by "npm run generate".

/** Ids of the languages of which the server is told all documents. */
export const LANGUAGES: readonly string[] = ['markdown', 'yaml', 'github-actions-workflow', 'dockercompose'];

/** Languages of which the server is told the documents with certain names. */
export const LANGUAGES_BY_NAME: readonly { readonly language: string; readonly pattern: string }[] = [
  {
    language: 'json',
    pattern: '**/{nestor-ai-config.json,nestor-ai-config.*.json,*.detector.json}',
  },
  {
    language: 'jsonc',
    pattern: '**/{nestor-ai-config.json,nestor-ai-config.*.json,*.detector.json}',
  },
];

/** Paths of files for which yaml-language-server has a schema of others: the source of a regular expression. */
export const PUBLIC_SCHEMA_PATHS =
  '(?:^|/)(?:dvc\\.(?:yaml|yml)|dvc\\.lock|(?:\\.github|\\.gitea|\\.forgejo)/workflows/[^/]*\\.(?:yaml|yml)|action\\.(?:yaml|yml)|kustomization\\.yaml|kustomization\\.yml|Kustomization|(?:compose|docker-compose)\\.(?:yaml|yml)|(?:compose|docker-compose)(?:\\.|_|-)[^/]*\\.(?:yaml|yml)|[^/]*\\.(?:compose|docker-compose)\\.(?:yaml|yml)|prometheus[^/]*\\.(?:yaml|yml)|[^/]*\\.rules|[^/]*\\.rules\\.(?:yaml|yml))$';

/** Texts of such files whose names say nothing: the source of a regular expression. Without a colon, at which the YAML extension would cut it. */
export const PUBLIC_SCHEMA_CONTENT =
  '^(?=[^]*(^|\\n)"?apiVersion\\b)(?=[^]*(^|\\n)"?kind\\b)(?![^]*\\napiVersion[^\\n]*(skaffold|kubelet\\.config|client\\.authentication))(?!apiVersion[^\\n]*(skaffold|kubelet\\.config|client\\.authentication))';
