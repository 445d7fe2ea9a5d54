import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PipelineEvent, RunState } from '../events.ts';
import type { PipelineRequest } from '../execution.ts';
import type { PipelineOutcome } from '../outcome.ts';
import { runPipeline } from '../run-pipeline.ts';

/** What a run of the pipeline of a folder told. */
export interface ToldRun {
  readonly outcome: PipelineOutcome;
  readonly events: readonly PipelineEvent[];
  /** How each run ended, by its name. */
  readonly states: Readonly<Record<string, RunState>>;
  /** Why each run started, or ended as it did. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What commands printed. */
  readonly lines: readonly string[];
}

type Asked = Partial<Omit<PipelineRequest, 'parameters' | 'selection' | 'path'>> & {
  readonly file?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly stages?: readonly string[];
  readonly only?: boolean;
  readonly partitions?: ReadonlyMap<string, string>;
};

/** A folder of its own with a pipeline in it. */
export class PipelineFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-pipeline-')));

  /** A cache of its own. */
  readonly cache = `${this.path}-cache`;

  async write(files: Readonly<Record<string, string>>): Promise<this> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(this.at(name)), { recursive: true });
      await writeFile(this.at(name), content);
    }
    return this;
  }

  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  text(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(this.at(name));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
    rmSync(this.cache, { recursive: true, force: true });
  }

  /** Runs `x.pipeline.yaml`, or another file. */
  async run(asked: Asked = {}): Promise<ToldRun> {
    const events: PipelineEvent[] = [];
    const outcome = await runPipeline({
      ...requestIn(this, asked),
      onEvent: (event) => events.push(event),
    });
    const states: Record<string, RunState> = {};
    const reasons: Record<string, string> = {};
    for (const event of events) {
      if (event.event === 'ended') states[event.run] = event.state;
      if ((event.event === 'ended' || event.event === 'started') && event.reason !== undefined)
        reasons[event.run] = event.reason;
    }
    const lines = events.flatMap((event) => (event.event === 'output' ? [event.line] : []));
    return { outcome, events, states, reasons, lines };
  }
}

/** What the pipeline of a folder is run with. */
export function requestIn(
  folder: PipelineFolder,
  {
    file = 'x.pipeline.yaml',
    parameters = {},
    stages = [],
    only = false,
    partitions = new Map(),
    ...others
  }: Asked,
): PipelineRequest {
  return {
    path: folder.at(file),
    parameters: new Map(Object.entries(parameters)),
    selection: { stages, only, partitions },
    jobs: 2,
    force: false,
    rehash: false,
    keepGoing: false,
    allowDownloads: false,
    dryRun: false,
    environment: { ...process.env, VITRUVE_CACHE: folder.cache },
    secrets: () => undefined,
    tasks: [],
    version: '1.2.3',
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...others,
  };
}
