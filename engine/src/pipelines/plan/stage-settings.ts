import { cpus, totalmem } from 'node:os';
import { duration, isScalar, amountOf, scalarsOf, valueOf, type YamlNode } from '@vitruve/manifests';
import { stageEnvironment, type StageEnvironment } from './environment.ts';
import type { Plan, PlannedRun } from './plan.ts';

/** The shells of `shell`. */
export type ShellName = 'sh' | 'bash' | 'pwsh' | 'cmd';

/** What a run is done with, besides its command. */
export interface StageSettings {
  readonly shell: ShellName;
  /** From the folder of the pipeline; empty for that folder. */
  readonly workdir: string;
  readonly image: string | undefined;
  readonly environment: StageEnvironment;
  /** Milliseconds. */
  readonly timeout: number | undefined;
  readonly retries: Retries;
  /** Whether it is skipped when nothing has changed. */
  readonly cache: boolean;
  readonly resources: Resources;
}

export interface Retries {
  readonly count: number;
  /** Milliseconds before the first one. */
  readonly delay: number;
  readonly factor: number;
}

/** What a run takes of the machine. */
export interface Resources {
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  readonly gpu: number;
}

/** Of a stage, where it says something, otherwise of `defaults`. */
export function settingsOf({ pipeline, values }: Plan, { stage, run }: PlannedRun): StageSettings {
  const defaults = valueOf(pipeline.root, 'defaults');
  const node = (key: string): YamlNode | undefined => valueOf(stage.node, key) ?? valueOf(defaults, key);
  const textIn = (text: string): string => values.textIn(stage, run, text);
  const text = (key: string): string | undefined => {
    const scalar = node(key);
    return isScalar(scalar) && scalar.value !== null ? textIn(scalar.text) : undefined;
  };
  const timeout = text('timeout');
  const image = text('image');
  return {
    shell: (text('shell') ?? 'sh') as ShellName,
    workdir: text('workdir') ?? '',
    image,
    environment: stageEnvironment([pipeline.defaults.environment, stage.environment], textIn),
    timeout: timeout === undefined ? undefined : duration(timeout),
    retries: retriesOf(node('retries'), textIn),
    cache: text('cache') !== 'false',
    resources: resourcesOf(node('resources'), textIn),
  };
}

type TextIn = (text: string) => string;

function retriesOf(node: YamlNode | undefined, textIn: TextIn): Retries {
  const text = (of: YamlNode | undefined): string | undefined => (isScalar(of) ? textIn(of.text) : undefined);
  const count = Number(text(isScalar(node) ? node : valueOf(node, 'count')) ?? 0);
  return {
    count: Number.isInteger(count) ? Math.min(10, Math.max(0, count)) : 0,
    delay: duration(text(valueOf(node, 'delay')) ?? '1s') ?? 1000,
    factor: Number(text(valueOf(node, 'factor')) ?? 2),
  };
}

function resourcesOf(node: YamlNode | undefined, textIn: TextIn): Resources {
  const amount = (key: string): number => {
    const [scalar] = scalarsOf(valueOf(node, key));
    return (scalar && amountOf(textIn(scalar.text))) ?? 0;
  };
  return { cpu: amount('cpu'), memory: amount('memory'), gpu: amount('gpu') };
}

/** What this machine has. GPUs cannot be counted: those that one run asks for are there. */
export function machineResources(): Resources {
  return { cpu: cpus().length, memory: totalmem(), gpu: 1 };
}
