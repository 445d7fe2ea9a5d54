import type { Remarks } from './remarks.ts';
import type { PortablePipeline } from './portable/portable-pipeline.ts';

/** The programs that pipelines are exported for. */
export const EXPORT_TARGETS = ['argo', 'github', 'gitea', 'airflow', 'dvc'] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];

/** What a person may say of the place where a pipeline is to run. */
export interface ExportOptions {
  /** The image of stages that name none. */
  readonly image?: string;
  /** An image that has Vitruve, for stages that run its tasks. */
  readonly vitruveImage?: string;
  /** Where the files of the repository come from. */
  readonly repository?: string;
  readonly revision?: string;
  /** What the keys of artifacts in the store begin with. */
  readonly artifactPrefix?: string;
  readonly namespace?: string;
  readonly serviceAccount?: string;
  /** The Kubernetes Secret that holds the secrets of the pipeline under their names. */
  readonly secret?: string;
  /** The label of the machines that jobs run on. */
  readonly runner?: string;
  /** The folder of the pipeline on the machines that run it; absolute. */
  readonly folder?: string;
  /** A claim of a volume of Kubernetes that holds the folder of the pipeline. */
  readonly volumeClaim?: string;
}

/** Writes a pipeline for another program. A pure function, but for the remarks. */
export interface ExportWriter {
  /** The options that mean something to it. */
  readonly options: readonly (keyof ExportOptions)[];
  readonly write: (pipeline: PortablePipeline, options: ExportOptions, remarks: Remarks) => string;
}

/** How each option is written on the command line. */
export const EXPORT_FLAGS: Readonly<Record<keyof ExportOptions, string>> = {
  image: '--image',
  vitruveImage: '--vitruve-image',
  repository: '--repository',
  revision: '--revision',
  artifactPrefix: '--artifact-prefix',
  namespace: '--namespace',
  serviceAccount: '--service-account',
  secret: '--secret',
  runner: '--runner',
  folder: '--folder',
  volumeClaim: '--volume-claim',
};
