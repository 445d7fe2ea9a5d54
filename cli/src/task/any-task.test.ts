import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRIAL_SCHEMA, trialTask, type Meanwhile } from '@vitruve/engine/testing';
import type { TaskSchema } from '@vitruve/schemas/tasks';
import { Command } from 'commander';
import { interrupt } from '../interruption.ts';
import { addServeOptions, type ServeFlags } from '../serve/flags.ts';
import { serveTask } from '../serve/serve.ts';
import { captured, type CommandResult } from '../testing/captured.ts';
import { addTaskCommand } from './command.ts';

/** A command as those of the program are: its errors are thrown. */
function newCommand(): Command {
  return new Command().exitOverride().configureOutput({ outputError: () => undefined });
}

/** What a task has on the command line without writing it, tried with a small one. */
describe('vitruve <task>', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-task-'));
    for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.txt`), `text of ${name}`);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs `vitruve capitals` with arguments. */
  function capitals(args: readonly string[], meanwhile?: Meanwhile): Promise<CommandResult> {
    const load = (): Promise<ReturnType<typeof trialTask>> => Promise.resolve(trialTask(meanwhile));
    return captured(folder, async () => {
      let exit: number | undefined;
      const program = newCommand();
      addTaskCommand(
        { schema: TRIAL_SCHEMA, load },
        (usage, description) => program.command(usage).description(description),
        (code) => (exit = code),
      );
      await program.parseAsync(['capitals', ...args], { from: 'user' });
      return exit;
    });
  }

  const textOf = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');

  it('has a flag for each input of the schema, and writes the results', async () => {
    const { code, stdout } = await capitals(['a.txt', 'b.txt', '-o', 'out', '--suffix', '!']);
    assert.deepEqual([code, stdout], [0, '2 done\n']);
    assert.equal(textOf('out/b.txt'), 'TEXT OF B!');
    await assert.rejects(capitals(['a.txt', '-o', 'out', '--workers', '9']), (error: Error) => {
      assert.match(error.message, /Expected a number from 1 to 8/u);
      return true;
    });
    await assert.rejects(capitals(['a.txt', '-o', 'out', '--colour', 'red']), /unknown option/u);
    await assert.rejects(capitals(['a.txt']), /"output" is required/u);
  });

  it('reports each item, writes reports, and prints JSON', async () => {
    const reports = ['--report', 'report.md', '--report', 'report.json'];
    const told = await capitals(['a.txt', 'gone.txt', '-o', 'out', '--workers', '1', ...reports]);
    assert.equal(told.code, 1);
    assert.match(told.stderr, /^1\/2 a\.txt: done\n2\/2 gone\.txt: ENOENT/u);
    assert.match(textOf('report.md'), /^# Capitals\n\n- a\.txt done\n- gone\.txt failed/u);
    const both = [
      { file: 'a.txt', state: 'done' },
      { file: 'gone.txt', state: 'failed' },
    ];
    assert.deepEqual(JSON.parse(textOf('report.json')), both);
    const json = await capitals(['a.txt', 'gone.txt', '-o', 'out', '--json']);
    assert.deepEqual(JSON.parse(json.stdout), both);
    const quiet = await capitals(['a.txt', 'gone.txt', '-o', 'out', '--quiet']);
    assert.deepEqual([quiet.stdout, /a\.txt/u.test(quiet.stderr)], ['', false]);
    assert.match(quiet.stderr, /gone\.txt/u);
    await assert.rejects(capitals(['a.txt', '-o', 'out', '--report', 'report.doc']), /Expected|must/u);
  });

  it('ends with 130 on Ctrl+C, keeps what is done, and goes on from there', async () => {
    const ended = await capitals(['a.txt', 'b.txt', '-o', 'out', '--workers', '1'], (file) => {
      if (file.endsWith('b.txt')) assert.equal(interrupt(), false, 'the first one asks the task to end');
    });

    assert.equal(ended.code, 130);
    assert.deepEqual(
      [existsSync(join(folder, 'out/a.txt')), existsSync(join(folder, 'out/b.txt'))],
      [true, false],
    );
    const again = await capitals(['a.txt', 'b.txt', '-o', 'out', '--workers', '1', '--resume']);
    assert.deepEqual([again.code, again.stderr], [0, '1/2 a.txt: skipped\n2/2 b.txt: done\n']);
  });
});

describe('vitruve serve --<task>', () => {
  /** The flags that arguments stand for. */
  function flagsOf(args: readonly string[]): ServeFlags {
    const command = addServeOptions(newCommand(), [TRIAL_SCHEMA]);
    command.parse(args, { from: 'user' });
    return command.opts<ServeFlags>();
  }
  const entries = [{ schema: TRIAL_SCHEMA, load: () => Promise.resolve(trialTask()) }];

  it('starts the service of the task with its inputs and its own options', async () => {
    const listening: string[] = [];
    const flags = flagsOf(['--capitals', '--suffix', '!', '--greeting', 'salut', '--port', '0', '--quiet']);
    const { code } = await captured(tmpdir(), async () => {
      const task = trialTask();
      const routes = task.routes?.bind(task);
      assert.ok(routes);
      const load = (): Promise<ReturnType<typeof trialTask>> =>
        Promise.resolve({
          ...task,
          routes: (inputs, host) => {
            const own = routes(inputs, host);
            return {
              ...own,
              register: (app) => {
                own.register(app);
                app.addHook('onListen', async () => {
                  const { port } = app.server.address() as { readonly port: number };
                  const greeting = await fetch(`http://127.0.0.1:${port}/greeting`);
                  const refused = await fetch(`http://127.0.0.1:${port}/refused`, { method: 'POST' });
                  listening.push(await greeting.text(), await refused.text());
                  // As the signal of the process does.
                  setImmediate(() => interrupt());
                });
              },
            };
          },
        });
      return serveTask(flags, {}, [{ schema: TRIAL_SCHEMA, load }]);
    });
    assert.equal(code, 0);
    assert.deepEqual(
      listening.map((text) => JSON.parse(text) as unknown),
      [{ text: 'SALUT!' }, { error: { code: 'bad-text', message: 'Not in capitals' } }],
    );
  });

  it('asks which task, and for one only', async () => {
    await assert.rejects(serveTask(flagsOf([]), {}, entries), /Missing required option "--capitals"/u);
    const other = { ...TRIAL_SCHEMA, 'x-task': 'vitruve/other' };
    const two = [...entries, { schema: other, load: () => Promise.resolve(trialTask()) }];
    await assert.rejects(
      serveTask({ ...flagsOf(['--capitals']), other: true }, {}, two),
      /Only one of these options can be used: --capitals, --other/u,
    );
    const none = { ...TRIAL_SCHEMA, 'x-service': undefined } as unknown as TaskSchema;
    const command = addServeOptions(newCommand(), [none]);
    assert.throws(() => command.parse(['--capitals'], { from: 'user' }), /unknown option/u);
  });
});
