import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import type { Layout } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';

/** To the thread. */
export interface LayoutTask {
  readonly diagram: Diagram;
}

/** From the thread. */
export type LayoutAnswer =
  /** A task is begun: the thread is up, its time counts. */
  { readonly begun: true } | { readonly layout: Layout } | { readonly failure: string };

/** A diagram was not laid out. `superseded`: nobody waits for it any more. The message is for the user. */
export class LayoutError extends Error {
  readonly reason: 'superseded' | 'too-large' | 'failed';

  constructor(reason: LayoutError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface LayoutLimits {
  /** Milliseconds that one layout may take. */
  readonly time: number;
  /** Nodes, edges and groups of a diagram. */
  readonly parts: number;
  /** Milliseconds after which a thread without work ends, and gives its memory back. */
  readonly idle: number;
}

const LIMITS: LayoutLimits = { time: 20_000, parts: 60_000, idle: 60_000 };
/** Layouts that are remembered: those of the last few pictures, to which people go back. */
const KEPT = 6;
/** MB. Graphviz goes deep into graphs of thousands of nodes. */
const STACK = 16;

interface Job {
  readonly key: string;
  readonly diagram: Diagram;
  readonly signal: AbortSignal | undefined;
  readonly done: (layout: Layout) => void;
  readonly refused: (error: LayoutError) => void;
}

export interface LayoutAsk {
  /** Aborted when nobody waits for the layout any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Lays diagrams out in a thread of its own, one after the other. A layout that takes too long is stopped with its thread. */
export class LayoutThread {
  readonly #program: string | URL;
  readonly #limits: LayoutLimits;
  readonly #kept = new Map<string, Layout>();
  readonly #waiting: Job[] = [];
  #current: Job | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param program the file of `worker.ts`, built or as it is. */
  constructor(program: string | URL, limits: Partial<LayoutLimits> = {}) {
    this.#program = program;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** @throws LayoutError when there will be no layout. */
  async layOut(diagram: Diagram, { signal }: LayoutAsk = {}): Promise<Layout> {
    const parts = diagram.nodes.length + diagram.edges.length + diagram.groups.length;
    if (parts > this.#limits.parts) {
      throw new LayoutError('too-large', t('The diagram has {0} parts, which is too many to draw', parts));
    }
    const bare = withoutSources(diagram);
    const key = createHash('sha1').update(JSON.stringify(bare)).digest('base64');
    const kept = this.#kept.get(key);
    if (kept) {
      this.#keep(key, kept);
      return kept;
    }
    return new Promise((done, refused) => {
      this.#enqueue({ key, diagram: bare, signal, done, refused });
    });
  }

  /** Ends the thread; what waits is refused. */
  dispose(): void {
    for (const job of this.#waiting.splice(0)) job.refused(superseded());
    this.#stop(superseded());
  }

  #enqueue(job: Job): void {
    this.#waiting.push(job);
    this.#next();
  }

  #next(): void {
    while (!this.#current) {
      const job = this.#waiting.shift();
      if (!job) {
        this.#rest();
        return;
      }
      if (job.signal?.aborted) {
        job.refused(superseded());
        continue;
      }
      const known = this.#kept.get(job.key);
      if (known) job.done(known);
      else this.#begin(job);
    }
  }

  #begin(job: Job): void {
    this.#current = job;
    clearTimeout(this.#timer);
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage({ diagram: job.diagram } satisfies LayoutTask);
  }

  /** The time of a layout counts from when it is begun. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const seconds = Math.round(this.#limits.time / 1000);
      this.#stop(
        new LayoutError(
          'too-large',
          t('The layout of the diagram took more than {0} s: show only a part of it', seconds),
        ),
      );
      this.#next();
    }, this.#limits.time);
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { resourceLimits: { stackSizeMb: STACK } });
    worker.on('message', (answer: LayoutAnswer) => {
      if (worker === this.#worker) this.#answered(answer);
    });
    const failed = (error: Error): void => {
      if (worker !== this.#worker) return;
      this.#stop(new LayoutError('failed', t('Failed to lay out the diagram: {0}', error.message)));
      this.#next();
    };
    worker.on('error', failed);
    worker.on('exit', (code) => {
      failed(new Error(`exit ${code}`));
    });
    return worker;
  }

  #answered(answer: LayoutAnswer): void {
    const job = this.#current;
    if (!job) return;
    if ('begun' in answer) {
      this.#watch();
      return;
    }
    if ('failure' in answer) {
      // What failed inside WebAssembly may have left its memory in disorder.
      this.#stop(new LayoutError('failed', t('Failed to lay out the diagram: {0}', answer.failure)));
    } else {
      this.#current = undefined;
      this.#keep(job.key, answer.layout);
      job.done(answer.layout);
    }
    this.#next();
  }

  #stop(reason: LayoutError): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#current?.refused(reason);
    this.#current = undefined;
  }

  /** Without work the thread keeps no process alive, and ends after a while. */
  #rest(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    if (!worker) return;
    worker.unref();
    this.#timer = setTimeout(() => {
      if (worker === this.#worker) this.#stop(superseded());
    }, this.#limits.idle);
    this.#timer.unref();
  }

  #keep(key: string, layout: Layout): void {
    this.#kept.delete(key);
    this.#kept.set(key, layout);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
  }
}

function superseded(): LayoutError {
  return new LayoutError('superseded', 'superseded');
}

/** What the layout depends on: not the places in the text, which change with every key stroke. */
function withoutSources({ direction, nodes, edges, groups }: Diagram): Diagram {
  return {
    direction,
    nodes: nodes.map(({ id, label, detail, shape, group }) => ({
      id,
      label,
      shape,
      tone: 'neutral',
      ...(detail === undefined ? {} : { detail }),
      ...(group === undefined ? {} : { group }),
    })),
    edges: edges.map(({ from, to, label }) => ({
      from,
      to,
      line: 'solid',
      tone: 'neutral',
      ...(label === undefined ? {} : { label }),
    })),
    groups: groups.map(({ id, label, parent }) => ({
      id,
      label,
      ...(parent === undefined ? {} : { parent }),
    })),
    legend: [],
  };
}
