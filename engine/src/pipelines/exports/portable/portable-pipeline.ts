import type { Run, Stage, YamlScalar } from '@vitruve/manifests';
import type { PlannedRun } from '../../plan/plan.ts';
import type { StageSettings } from '../../plan/stage-settings.ts';
import type { SharedCommands } from './shared-commands.ts';

/** A pipeline as other programs can run it: conditions are decided, matrices are carried out, artifacts are known. */
export interface PortablePipeline {
  readonly name: string;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  readonly decisions: readonly string[];
  /** The name of its file, without the folder. */
  readonly file: string;
  /** The folder of the file from the root of the repository, with `/`; empty for the root. */
  readonly folder: string;
  /** Parameters that keep a default, and may be given another value at each start. The values of others are in the commands. */
  readonly parameters: readonly PortableParameter[];
  /** Values that were given for parameters, by name. */
  readonly given: ReadonlyMap<string, string>;
  /** Those that have runs, in an order in which they can be run. */
  readonly stages: readonly PortableStage[];
}

/** A parameter whose value is in a variable when commands are run. */
export interface PortableParameter {
  readonly name: string;
  readonly variable: string;
  readonly value: YamlScalar;
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  readonly description: string | undefined;
  readonly allowed: readonly YamlScalar[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

export interface PortableStage {
  readonly name: string;
  readonly stage: Stage;
  readonly runs: readonly PortableRun[];
  /** The commands of all runs; undefined for a single one, and where runs differ in more than variables can hold. */
  readonly shared: SharedCommands | undefined;
}

/** One run of a stage: the stage itself, or one combination of its matrix. */
export interface PortableRun {
  /** `train (model=forest)` */
  readonly name: string;
  readonly stage: Stage;
  /** Values of the matrix, by variable. */
  readonly values: Run;
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  /** Quantities as they are written: `cpu`, `memory`, `gpu`, `disk`. */
  readonly resources: ReadonlyMap<string, string>;
  /** Each is a script of its own. None when it is a task of Vitruve. */
  readonly commands: readonly string[];
  readonly environment: ReadonlyMap<string, PortableValue>;
  /** What it reads of other runs. */
  readonly reads: readonly PortableOutput[];
  /** What it reads of the repository. */
  readonly files: readonly RepositoryFile[];
  /** Without those of `type: cache`. */
  readonly outputs: readonly PortableOutput[];
  /** What has to be done before. */
  readonly before: readonly PortableRun[];
}

/** The value of a variable. */
export type PortableValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Texts, and parameters whose value comes between them. */
  | { readonly kind: 'template'; readonly parts: readonly (string | PortableParameter)[] }
  | { readonly kind: 'secret'; readonly name: string };

/** A file or folder that a run makes. */
export interface PortableOutput {
  /** The name of the run. */
  readonly run: string;
  readonly name: string;
  /** From the folder of the pipeline. */
  readonly path: string;
}

/** A file or folder that no stage makes. */
export interface RepositoryFile {
  readonly path: string;
  /** Where the pipeline names it. */
  readonly at: YamlScalar | undefined;
}
