import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TaskError } from '@vitruve/workspace';
import type { TaskSchema } from '@vitruve/schemas/tasks';
import { Budget } from '../running/budget.ts';
import { fingerprintOf } from '../running/fingerprint.ts';
import { runItems, type ItemOutcome } from '../running/items.ts';
import type { JournalForm } from '../running/journal/form.ts';
import { Journals } from '../running/journal/journals.ts';
import { Outputs } from '../running/outputs/outputs.ts';
import type { Task } from '../running/task.ts';

const text = (
  description: string,
): { readonly description: string; readonly 'x-description-fr': string } => ({
  description,
  'x-description-fr': `${description} (fr)`,
});

/** The inputs of `vitruve/capitals`. */
export const TRIAL_SCHEMA: TaskSchema = {
  'x-task': 'vitruve/capitals',
  title: 'Write in Capitals',
  'x-title-fr': 'Écrire en capitales',
  ...text('Write files in capitals'),
  additionalProperties: false,
  required: ['files', 'output'],
  'x-service': {
    title: 'Serve Capitals',
    'x-title-fr': 'Servir des capitales',
    ...text('Capitals over HTTP'),
    inputs: ['suffix'],
    properties: { greeting: { ...text('What it says'), type: 'string', default: 'hello' } },
  },
  properties: {
    files: {
      ...text('Files'),
      type: 'array',
      items: { type: 'string' },
      'x-positional': true,
      'x-path': 'file',
    },
    output: { ...text('Folder of results'), type: 'string', 'x-path': 'folder', 'x-short': 'o' },
    suffix: { ...text('At the end'), type: 'string', default: '' },
    resume: { ...text('Leave what is done'), type: 'boolean' },
    workers: { ...text('Files at once'), type: 'integer', minimum: 1, maximum: 8 },
  },
};

export interface TrialInputs {
  readonly files: readonly string[];
  readonly output: string;
  readonly suffix?: string;
  readonly resume?: boolean;
  readonly workers?: number;
}

export interface Written {
  readonly file: string;
  readonly output: string;
}

export type TrialItem = { readonly file: string } & (
  | { readonly state: 'done' | 'skipped'; readonly output: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'cancelled' }
);

export interface TrialResult {
  readonly items: readonly TrialItem[];
}

/** What a test does in the middle of the work on a file. */
export type Meanwhile = (file: string, signal: AbortSignal) => Promise<void> | void;

const FORM: JournalForm<Written> = {
  name: '.capitals.jsonl',
  sourceOf: ({ file }) => file,
  outputsOf: ({ output }) => [output],
  withPaths: (item, change) => ({ file: change(item.file), output: change(item.output) }),
  isItem: (value): value is Written => 'file' in value && 'output' in value,
};

/** Files that are in memory at once, whatever the workers: the budget of the task. */
const FILES_IN_MEMORY = 3;

/**
 * A task as one is first written: it says what is done with a file, and takes everything else from `running/`. It writes
 * text files in capitals.
 */
export function trialTask(meanwhile: Meanwhile = () => undefined): Task<TrialInputs, TrialItem, TrialResult> {
  return {
    schema: TRIAL_SCHEMA,
    version: 1,
    plan: ({ files, output, suffix }) =>
      Promise.resolve({
        reads: files,
        writes: files.map((file) => join(output, basename(file))),
        fingerprint: fingerprintOf(1, suffix),
      }),
    run: async ({ files, output, suffix = '', resume = false, workers = 2 }, { signal, onItem }) => {
      if (files.length === 0) throw new TaskError('No files');
      const [journals, outputs] = await Promise.all([
        Journals.open(new Set([output]), fingerprintOf(suffix), FORM),
        Outputs.beside(files, { overwrite: false }),
      ]);
      const memory = new Budget(FILES_IN_MEMORY);
      const items = await runItems<string, Written, TrialItem>(
        {
          items: files,
          workers,
          sourceOf: (file) => file,
          folderOf: () => output,
          journals,
          resume,
          signal,
          work: async (file, journal) => {
            const place = join(output, basename(file));
            await outputs.claim(place, journal);
            const release = await memory.take(1);
            try {
              const content = await readFile(file, 'utf8');
              await meanwhile(file, signal);
              signal.throwIfAborted();
              const bytes = Buffer.from(content.toUpperCase() + suffix);
              await outputs.store(place, bytes, { within: dirname(place), journal });
            } finally {
              release();
            }
            return { file, output: place };
          },
        },
        (file, outcome, done) => {
          const item = itemOf(file, outcome);
          onItem({ done, total: files.length, item });
          return item;
        },
      );
      return { items };
    },
    describeItem: (item) => ({
      text: `${basename(item.file)}: ${item.state === 'failed' ? item.reason : item.state}`,
      isFailure: item.state === 'failed',
      isTold: item.state !== 'cancelled',
      isWork: item.state === 'done' || item.state === 'failed',
    }),
    summarize: (_inputs, { items }) => {
      const count = (state: TrialItem['state']): number =>
        items.filter((item) => item.state === state).length;
      const metrics = {
        done: count('done'),
        skipped: count('skipped'),
        failed: count('failed'),
        cancelled: count('cancelled'),
      };
      return {
        text: `${metrics.done} done`,
        status: metrics.cancelled > 0 ? 'cancelled' : metrics.failed > 0 ? 'failed' : 'succeeded',
        metrics,
      };
    },
    report: (_inputs, { items }) => [
      { kind: 'title', text: 'Capitals' },
      { kind: 'list', items: items.map(({ file, state }) => `${basename(file)} ${state}`) },
    ],
    toJson: (_inputs, { items }) => items.map(({ file, state }) => ({ file: basename(file), state })),
    view: (_inputs, { items }) => (items.some(({ state }) => state === 'done') ? 'capitals' : undefined),
    requests: {
      'capitals/of': ({ text: written }: { readonly text: string }) => Promise.resolve(written.toUpperCase()),
    },
    routes: ({ suffix = '' }, { options }) => ({
      title: 'Capitals',
      description: 'Says something in capitals',
      schemas: [],
      refusal: 'bad-text',
      warm: () => Promise.resolve(),
      register: (app) => {
        app.get('/greeting', () =>
          Promise.resolve({ text: `${String(options['greeting'])}${suffix}`.toUpperCase() }),
        );
        app.post('/refused', () => Promise.reject(new TaskError('Not in capitals')));
      },
    }),
  };
}

function itemOf(file: string, outcome: ItemOutcome<Written>): TrialItem {
  switch (outcome.state) {
    case 'done':
      return { file, state: 'done', output: outcome.result.output };
    case 'skipped':
      return { file, state: 'skipped', output: outcome.earlier.output };
    case 'failed':
      return { file, state: 'failed', reason: outcome.reason };
    case 'cancelled':
      return { file, state: 'cancelled' };
  }
}
