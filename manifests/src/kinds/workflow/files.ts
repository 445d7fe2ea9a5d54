import type { FileSet } from '../../core/files/file-set.ts';

/** The folders in which GitHub, Gitea and Forgejo look for workflows. */
export const GITHUB_FOLDER = '.github';
export const GITEA_FOLDERS = ['.gitea', '.forgejo'] as const;

/** The languages under which VS Code knows workflows and actions. */
const LANGUAGES = ['yaml', 'github-actions-workflow'];

export const WORKFLOWS: FileSet = {
  patterns: [`{${[GITHUB_FOLDER, ...GITEA_FOLDERS].join(',')}}/workflows/*.{yaml,yml}`],
  languages: LANGUAGES,
  activates: true,
  hasPublicSchema: true,
};
export const ACTIONS: FileSet = {
  patterns: ['action.{yaml,yml}'],
  languages: LANGUAGES,
  hasPublicSchema: true,
};
export const WORKFLOW_FILES: readonly FileSet[] = [WORKFLOWS, ACTIONS];
