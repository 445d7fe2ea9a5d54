import type { ServedModel } from './served-model.ts';

/** What models are exported to. */
export const MODEL_EXPORT_TARGETS = ['container'] as const;
export type ModelExportTarget = (typeof MODEL_EXPORT_TARGETS)[number];

/** What a person may say of the place where a model is to be served. */
export interface DeploymentOptions {
  /** The image under its full name, with a tag or a digest. */
  readonly image?: string;
  /** Kubernetes namespace. */
  readonly namespace?: string;
  /** Instances that always run. */
  readonly replicas?: number;
}

/** Files to write. */
export interface Deployment {
  /** The name of a folder for them. */
  readonly folder: string;
  /** Content by path, relative to a folder, with slashes. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** What is left to the user, a sentence for each. */
  readonly infos: readonly string[];
}

/** Writes what serves a model. A pure function. @throws TaskError for an option that is not valid there. */
export interface DeploymentWriter {
  readonly write: (model: ServedModel, options: DeploymentOptions) => Deployment;
}
