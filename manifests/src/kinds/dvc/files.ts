import type { FileSet } from '../../core/files/file-set.ts';

/** The files of DVC: stages, data that is tracked, what was recorded of the last runs, parameters. */
export const DVC_ROLES = {
  stages: {
    patterns: ['dvc.{yaml,yml}'],
    languages: ['yaml'],
    activates: true,
    hasPublicSchema: true,
  },
  lock: { patterns: ['dvc.lock'], languages: ['yaml'], isUnknownYaml: true, hasPublicSchema: true },
  params: { patterns: ['params.{yaml,yml}'], languages: ['yaml'] },
  data: { patterns: ['*.dvc'], languages: ['yaml'], isUnknownYaml: true },
} as const satisfies Readonly<Record<string, FileSet>>;

export const DVC_FILES: readonly FileSet[] = Object.values(DVC_ROLES);
