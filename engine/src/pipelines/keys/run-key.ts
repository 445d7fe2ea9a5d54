import { relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import {
  expressionsIn,
  expressionsWithin,
  plainOf,
  type ExpressionPart,
  type YamlNode,
} from '@vitruve/manifests';
import { imageValue, type StageImage } from '../containers/stage-image.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { PlannedRun, Plan } from '../plan/plan.ts';
import { valueInFile } from '../plan/parameters.ts';
import type { StageSettings } from '../plan/stage-settings.ts';
import { RunError } from '../run-error.ts';
import type { FileDigests } from './file-digests.ts';

/** The version of the format of pipelines, and of keys. */
const VERSION = 1;

/** All that the outputs of a run depend on. */
export interface RunInputs {
  /** SHA-256 of the command as it is written, with its shell, working directory and image; of a task, with its version. */
  readonly command: string;
  /** Values by what names them: `params.days`, `env.TOKEN`, `params.yaml#train.seed`. */
  readonly values: Readonly<Record<string, string>>;
  /** Digests by path, from the folder of the pipeline; of a table without an order, the hash of its rows. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What a task adds to the key of its stage. */
export interface TaskIdentity {
  readonly name: string;
  readonly version: number;
  readonly fingerprint: string;
  /** Absolute paths of files that it reads besides the inputs of the stage, if they exist. */
  readonly reads: readonly string[];
  /** Why nobody can know whether what it reads changed. */
  readonly unknown?: string | undefined;
}

/** Whatever keys are made of, besides files. */
export interface KeyRequest {
  readonly plan: Plan;
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  /** The folder of the pipeline; absolute. */
  readonly folder: string;
  readonly task: TaskIdentity | undefined;
  readonly image: StageImage | undefined;
}

/** The key of a run: the same for the same work on the same files, whatever its stage and its outputs are called. */
export function keyOf({ command, values, inputs }: RunInputs, { outputs }: PlannedRun): string {
  const paths = outputs.map(({ path }) => path).sort();
  return fingerprintOf(VERSION, { command, values, inputs, outputs: paths });
}

/**
 * @param rowsOf the hash of the rows of a table by the digest of its file, where equal rows in another order are the same.
 * @throws RunError when an input does not exist.
 */
export async function runInputsOf(
  request: KeyRequest,
  digests: FileDigests,
  rowsOf: (digest: string) => string | undefined,
): Promise<RunInputs> {
  const { planned, settings, folder, task } = request;
  const { stage } = planned;
  const command = task
    ? fingerprintOf(task.name, task.version, task.fingerprint)
    : fingerprintOf(
        stage.run.map(({ text }) => text),
        settings.shell,
        settings.workdir,
        settings.image,
      );
  const reads = (task?.reads ?? []).map((path) => relative(folder, path).split(sep).join('/'));
  const inputs: Record<string, string> = {};
  const declared = new Set(planned.inputs);
  for (const path of [...new Set([...declared, ...reads])].sort()) {
    const digest = await digests.of(resolve(folder, path));
    // What a task may read besides need not be there: when it comes to be, the key is another one.
    if (digest !== undefined) inputs[path] = rowsOf(digest) ?? digest;
    else if (declared.has(path)) throw new RunError(t('The input "{0}" does not exist', path));
  }
  return { command, values: await valuesOf(request), inputs };
}

async function valuesOf({
  plan,
  planned,
  settings,
  folder,
  image,
}: KeyRequest): Promise<Record<string, string>> {
  const { stage, run } = planned;
  const values: Record<string, string> = {};
  const add = (parts: readonly ExpressionPart[]): void => {
    const name = parts.map(({ text }) => text).join('.');
    const found = plan.values.valuesIn(stage, run, parts);
    if (found) values[name] = found.length === 1 ? (found[0] ?? '') : JSON.stringify(found);
  };
  for (const { text } of stage.run) for (const { parts } of expressionsIn(text)) add(parts);
  for (const { parts } of expressionsWithin(stage.with ?? null)) add(parts);
  if (image) values['image'] = imageValue(image);
  for (const [name, value] of settings.environment.values) values[`env.${name}`] = value;
  for (const [name, secret] of settings.environment.secrets) values[`env.${name}`] = `secret ${secret}`;
  for (const { text } of stage.params) {
    const node = plan.pipeline.params.get(text)?.fallback;
    if (node) values[`params.${text}`] = shown(node);
  }
  for (const { file, keys } of stage.fileParams) {
    for (const { text: key } of keys) {
      const node = await valueInFile(resolve(folder, file.text), file.text, key);
      if (node) values[`${file.text}#${key}`] = shown(node);
    }
  }
  return values;
}

/** As it is written, or as JSON. */
function shown(node: YamlNode): string {
  return node.type === 'scalar' ? node.text : JSON.stringify(plainOf(node));
}
