// Made of the kinds of manifests by "npm run generate".

/** Ids of the languages of which the server is told all documents. */
export const LANGUAGES: readonly string[] = [
  'markdown',
  'yaml',
  'github-actions-workflow',
  'dockercompose',
  'terraform',
];

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
  {
    language: 'sql',
    pattern: '**/{*.sql}',
  },
];

/** Paths of files for which yaml-language-server has a schema of others: the source of a regular expression. */
export const PUBLIC_SCHEMA_PATHS =
  '(?:^|/)(?:dvc\\.(?:yaml|yml)|dvc\\.lock|(?:\\.github|\\.gitea|\\.forgejo)/workflows/[^/]*\\.(?:yaml|yml)|action\\.(?:yaml|yml)|kustomization\\.yaml|kustomization\\.yml|Kustomization|(?:compose|docker-compose)\\.(?:yaml|yml)|(?:compose|docker-compose)(?:\\.|_|-)[^/]*\\.(?:yaml|yml)|[^/]*(?:\\.|_|-)(?:compose|docker-compose)\\.(?:yaml|yml)|prometheus[^/]*\\.(?:yaml|yml)|[^/]*\\.rules|[^/]*\\.rules\\.(?:yaml|yml))$';

/** Tree views that kinds bring. */
export const TREES: readonly string[] = [
  'vitruve.decisions',
  'vitruve.risks',
  'vitruve.responsibilities',
  'vitruve.workflows',
  'vitruve.workloads',
  'vitruve.services',
];

/** Commands that kinds bring, and what each is about. */
export const KIND_COMMANDS: readonly { readonly id: string; readonly on: 'folder' | 'document' }[] = [
  {
    id: 'vitruve.newDecision',
    on: 'folder',
  },
  {
    id: 'vitruve.changeStatus',
    on: 'document',
  },
  {
    id: 'vitruve.supersedeDecision',
    on: 'document',
  },
  {
    id: 'vitruve.newAmdec',
    on: 'folder',
  },
  {
    id: 'vitruve.newRaci',
    on: 'folder',
  },
  {
    id: 'vitruve.newPipeline',
    on: 'folder',
  },
  {
    id: 'vitruve.newModel',
    on: 'folder',
  },
  {
    id: 'vitruve.newQualitySuite',
    on: 'folder',
  },
  {
    id: 'vitruve.newArchitecture',
    on: 'folder',
  },
  {
    id: 'vitruve.exportArchitecture',
    on: 'folder',
  },
  {
    id: 'vitruve.newObjectives',
    on: 'folder',
  },
  {
    id: 'vitruve.promoteModel',
    on: 'document',
  },
  {
    id: 'vitruve.rollBackModel',
    on: 'document',
  },
];

/** Commands that make a manifest of files of other programs: the ends of their names, and the name of the manifest. */
export const IMPORT_COMMANDS: readonly {
  readonly id: string;
  readonly ends: readonly string[];
  readonly fileName: string;
}[] = [
  {
    id: 'vitruve.importArchitecture',
    ends: ['.json', '.yaml', '.yml', '.xml', '.c4', '.likec4', '.dsl'],
    fileName: 'architecture.yaml',
  },
  {
    id: 'vitruve.importObjectives',
    ends: ['.yaml', '.yml', '.json'],
    fileName: 'objectives.yaml',
  },
];

/** How much is imported of other programs at once, and what is not looked into: the source of a regular expression. */
export const FOREIGN_LIMITS = {
  mostBytes: 67108864,
  mostFiles: 10000,
  neverIn: '^(?:node_modules|\\..+)$',
};

/** Commands that write a manifest for another program, and the name of the new file. */
export const EXPORT_COMMANDS: readonly {
  readonly id: string;
  readonly program: string;
  readonly fileName: string;
}[] = [
  {
    id: 'vitruve.exportObjectives',
    program: 'openslo',
    fileName: 'slo.yaml',
  },
];

/** Views with a command of their own. */
export const VIEW_COMMANDS: readonly {
  readonly id: string;
  readonly view: string;
  readonly scope: 'folder' | 'document';
}[] = [
  {
    id: 'vitruve.showDecisionGraph',
    view: 'adr/graph',
    scope: 'folder',
  },
  {
    id: 'vitruve.showDecisionBoard',
    view: 'adr/board',
    scope: 'folder',
  },
  {
    id: 'vitruve.showRiskMap',
    view: 'amdec/map',
    scope: 'document',
  },
  {
    id: 'vitruve.showMatrix',
    view: 'raci/matrix',
    scope: 'document',
  },
  {
    id: 'vitruve.showTopology',
    view: 'kubernetes/topology',
    scope: 'folder',
  },
];

/** Views that are custom editors. */
export const CUSTOM_EDITORS: readonly { readonly id: string; readonly view: string }[] = [
  {
    id: 'vitruve.matrix',
    view: 'raci/matrix',
  },
];

/** Texts of such files whose names say nothing: the source of a regular expression. Without a colon, at which the YAML extension would cut it. */
export const PUBLIC_SCHEMA_CONTENT =
  '^(?=[^]*(^|\\n)"?apiVersion\\b)(?=[^]*(^|\\n)"?kind\\b)(?![^]*\\napiVersion[^\\n]*(skaffold|kubelet\\.config|client\\.authentication))(?!apiVersion[^\\n]*(skaffold|kubelet\\.config|client\\.authentication))';
