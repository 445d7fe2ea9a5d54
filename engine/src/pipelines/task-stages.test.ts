import assert from 'node:assert/strict';
import { UserError } from '@vitruve/workspace';
import type { TaskEntry } from '../running/task.ts';
import { TASKS } from '../tasks/index.ts';
import { PipelineFolder } from './testing/pipeline-folder.ts';

const FILES = {
  'x.pipeline.yaml': [
    'version: 1',
    'stages:',
    '  check:',
    '    uses: vitruve/check',
    "    with: {today: '2026-01-15', paths: [a.raci.yaml], format: json, output: '${outputs.report}'}",
    '    outputs: {report: report.json}',
    '  draw:',
    '    uses: vitruve/diagram',
    "    with: {today: '2026-01-15', path: a.raci.yaml, output: '${outputs.picture}'}",
    '    outputs: {picture: a.svg}',
    '',
  ].join('\n'),
  'a.raci.yaml':
    'roles: [Team, Board]\nactivities:\n  - name: Build\n    assignments: { Team: R, Board: A }\n',
};

describe('stages that are tasks', () => {
  let folder: PipelineFolder;
  let clone: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
    clone = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
    clone.remove();
  });

  it('are restored in a clone elsewhere', async () => {
    await folder.write(FILES);
    await clone.write(FILES);
    const { states, lines } = await folder.run({ tasks: TASKS });
    assert.deepEqual(states, { check: 'done', draw: 'done' });
    assert.ok(
      lines.some((line) => line.endsWith(' → a.svg')),
      lines.join('\n'),
    );
    const shared = { tasks: TASKS, environment: { ...process.env, VITRUVE_CACHE: folder.cache } };
    const restored = { check: 'restored', draw: 'restored' };
    assert.deepEqual((await clone.run(shared)).states, restored);
    assert.equal(clone.text('a.svg'), folder.text('a.svg'));
    assert.equal(clone.text('x.pipeline.lock'), folder.text('x.pipeline.lock'));
  });

  it('read what their task reads', async () => {
    await folder.write(FILES);
    await folder.run({ tasks: TASKS });
    await folder.write({ 'a.raci.yaml': FILES['a.raci.yaml'].replaceAll('Build', 'Ship') });
    const { reasons } = await folder.run({ tasks: TASKS, dryRun: true });
    assert.deepEqual(Object.values(reasons), Array(2).fill('input "a.raci.yaml" changed'));
  });

  it('may read files that are not there, and run again when they are', async () => {
    await folder.write(FILES);
    const tasks = TASKS.map((entry) => readingBesides(entry, folder.at('a.decisions.json')));
    assert.deepEqual((await folder.run({ tasks })).states, { check: 'done', draw: 'done' });
    assert.deepEqual((await folder.run({ tasks })).states, { check: 'up-to-date', draw: 'up-to-date' });
    await folder.write({ 'a.decisions.json': '{}' });
    const { reasons } = await folder.run({ tasks, dryRun: true });
    assert.deepEqual(Object.values(reasons), Array(2).fill('input "a.decisions.json" is new'));
  });

  it('tell why they failed with the paths that the pipeline writes', async () => {
    await folder.write(FILES);
    const tasks = TASKS.map(({ schema, load }): TaskEntry => ({
      schema,
      load: async () => ({
        ...(await load()),
        run: (inputs) => {
          const { output } = inputs as { readonly output: string };
          throw new UserError(`"${output}" cannot be written`);
        },
      }),
    }));
    const { reasons } = await folder.run({ tasks, keepGoing: true });
    assert.deepEqual(reasons, {
      check: '"report.json" cannot be written',
      draw: '"a.svg" cannot be written',
    });
  });

  it('find the variables of their stage, and never show a secret', async () => {
    await folder.write({
      ...FILES,
      'x.pipeline.yaml': FILES['x.pipeline.yaml'].replace(
        '    uses: vitruve/check',
        '    uses: vitruve/check\n    environment: {ROUND: 2, TOKEN: {secret: KEY}}',
      ),
    });
    const seen: unknown[] = [];
    const tasks = TASKS.map(({ schema, load }): TaskEntry => ({
      schema,
      load: async () => ({
        ...(await load()),
        run: (_inputs, { environment, secret }) => {
          seen.push(
            { ROUND: environment?.['ROUND'], TOKEN: environment?.['TOKEN'] },
            secret?.('ROUND'),
            secret?.('TOKEN'),
            secret?.('OTHER'),
            secret?.('NONE'),
          );
          throw new UserError(`Not with ${environment?.['TOKEN'] ?? ''} of ${secret?.('OTHER') ?? ''}`);
        },
      }),
    }));
    const values: Readonly<Record<string, string>> = { KEY: 'hunter-2', OTHER: 'postgres://u:p@h' };
    const { reasons } = await folder.run({ tasks, stages: ['check'], secrets: (name) => values[name] });
    assert.deepEqual(seen, [
      { ROUND: '2', TOKEN: 'hunter-2' },
      '2',
      'hunter-2',
      'postgres://u:p@h',
      undefined,
    ]);
    assert.deepEqual(reasons, { check: 'Not with *** of ***' });
    const { reasons: missing } = await folder.run({ tasks, stages: ['check'], secrets: () => undefined });
    assert.match(missing['check'] ?? '', /The secret "KEY" is missing/u);
  });
});

function readingBesides({ schema, load }: TaskEntry, path: string): TaskEntry {
  return {
    schema,
    load: async () => {
      const task = await load();
      return {
        ...task,
        plan: async (inputs, context) => {
          const plan = await task.plan(inputs, context);
          return { ...plan, reads: [...plan.reads, path] };
        },
      };
    },
  };
}
