import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answers } from '../../core/contributions/command.ts';
import { isNewFile } from '../../core/contributions/produced-file.ts';
import { isTerminalAnswer, type TerminalRun } from '../../core/contributions/terminal-command.ts';
import { codeLenses } from '../../core/features/code-lens.ts';
import { commandOf } from '../../core/features/commands.ts';
import { isRefusal } from '../../core/text/refusal.ts';
import { after } from '../../testing/after.ts';
import { rounds } from '../../testing/rounds.ts';
import { ROOT, uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { ALIASES } from '../../formats/model-registry/registry.ts';
import { REGISTRY_TERMINAL_RUNS } from './run-terminal.ts';

const FILE = 'models.yaml';
const DAY = '2026-01-15';
const hashOf = (version: number | string): string => `${version}b`.repeat(32);
const HASHES = { 'm-1.onnx': hashOf(1), 'm-2.onnx': hashOf(2), 'm-3.onnx': hashOf(3) };
const WHO = { by: 'Ada', why: 'Better' };

const version = (number: number, more = `, approver: Ada, measures: { rocAuc: 0.${number + 6} }`): string =>
  `      - { version: ${number}, file: m-${number}.onnx, sha256: ${hashOf(number)}${more} }\n`;

function registry(more = '', versions = version(1) + version(2) + version(3)): string {
  return `version: 1 # ours\nmodels:\n  churn: # the one\n    manifest: churn.model.yaml\n    versions:\n${versions}${more}`;
}

const history = (...champions: readonly (number | string)[]): string =>
  `    history:\n${champions.map((one, at) => `      - { at: 2026-01-0${at + 1}, alias: champion, version: ${one}, by: Ada, why: x }\n`).join('')}`;

type Files = Readonly<Record<string, string>>;

const MANIFEST = {
  'churn.model.yaml':
    'version: 1\ndata: a.csv\ntarget: churn\noutput: models/churn.onnx\nrequire: [rocAuc>=0.75]\n',
};

const decision = (status: string): Files => ({
  'docs/adr/0007-model.md': `# Model\n\n## Status\n\n${status}\n\n## Context\n\nx\n\n## Decision\n\ny\n`,
});

function ran(
  name: string,
  files: Files,
  answers: Answers,
  options: TestOptions = {},
): ReturnType<TerminalRun> {
  const workspace = workspaceOf(files, { hashes: HASHES, files: Object.keys(HASHES), ...options });
  const { settings, graph, today } = workspace.folderContext(ROOT);
  const run = REGISTRY_TERMINAL_RUNS[name] ?? assert.fail();
  return run({ root: ROOT, language: 'en', today, settings, graph }, answers);
}

/** The registry after a command; the reason when it refuses. */
function changed(name: string, text: string, answers: Answers, others: Files = {}): string {
  const files = { [FILE]: text, ...others };
  const result = ran(name, files, { ...WHO, ...answers });
  assert.ok(!isTerminalAnswer(result));
  if (isRefusal(result)) return result.refused;
  const changes = 'changes' in result ? result.changes : result;
  return after(workspaceOf(files), changes)[FILE] ?? assert.fail();
}

/** The lines and the data that a question is answered with. */
function answered(
  name: string,
  text: string,
  answers: Answers = {},
): { lines: readonly string[]; json: object } {
  const result = ran(name, { [FILE]: text }, answers);
  assert.ok(isTerminalAnswer(result), JSON.stringify(result));
  return result;
}

const promoted = (text: string, name: string, alias = 'champion', others: Files = {}): string =>
  changed('promote', text, { version: `churn@${name}`, alias }, others);

describe('vitruve models promote', () => {
  it('sets the alias, adds to the history, and keeps all else', () => {
    assert.equal(
      promoted(registry('    x-note: n # kept\n'), '2'),
      registry(
        `    x-note: n # kept\n    history:\n      - { at: ${DAY}, alias: champion, version: 2, by: Ada, why: Better }\n`,
      ).replace('churn.model.yaml\n', 'churn.model.yaml\n    champion: 2\n'),
    );
  });

  it('changes an alias that is there, and takes a challenger away that becomes champion', () => {
    const text = promoted(
      registry(`    champion: 1 # in use\n    challenger: 2\n${history(1)}`),
      'challenger',
    );
    assert.equal(
      text,
      registry(
        `    champion: 2 # in use\n${history(1)}      - { at: ${DAY}, alias: champion, version: 2, by: Ada, why: Better }\n`,
      ),
    );
    assert.equal(promoted(text, '2'), text);
  });

  it('writes in the manner of the file: blocks, braces, quotes, an empty history', () => {
    const block = `    history:\n      - at: 2026-01-01\n        alias: champion\n        version: 1\n        by: Ada\n        why: x\n`;
    const block2 = `      - at: ${DAY}\n        alias: champion\n        version: 2\n        by: Ada\n        why: Better\n`;
    assert.ok(promoted(registry(block), '2').endsWith(block + block2));
    for (const empty of ['history:', 'history: []', 'history: # none', 'champion:\n    challenger: 3'])
      assert.match(promoted(registry(`    ${empty}\n`), '2'), /version: 2, by: Ada, why: Better \}/u, empty);
    const flow = `version: 1\nmodels: { churn: { versions: [{ version: "1.0", file: m-1.onnx, sha256: ${hashOf(1)}, approver: A }] } }\n`;
    assert.match(promoted(flow, '1.0'), /champion: "1\.0".*history: \[\{ at: 2026-01-15, .*version: "1\.0"/u);
    const crlf = promoted(registry(history(1)).replaceAll('\n', '\r\n'), '2');
    assert.doesNotMatch(crlf, /[^\r]\n/u);
  });

  it('names each gate that a champion does not meet', () => {
    const text = registry('', version(1, ', decision: ADR-0007') + version(2, ', measures: { rocAuc: 0.7 }'));
    assert.equal(
      promoted(text, '1', 'champion', { ...MANIFEST, ...decision('Proposed') }),
      'Version 1 of "churn" cannot become champion:\n- it has no measure "rocAuc" (required: >= 0.75)\n- it has no "approver"\n- decision ADR-0007 is not accepted: Proposed',
    );
    assert.match(promoted(text, '2', 'champion', MANIFEST), /- "rocAuc" is 0\.7 \(required: >= 0\.75\)/u);
    assert.match(promoted(text, '1'), /decision ADR-0007 does not exist/u);
    const good = registry('', version(2, ', approver: Ada, decision: ADR-7, measures: { rocAuc: 0.8 }'));
    assert.match(promoted(good, '2', 'champion', { ...MANIFEST, ...decision('Accepted') }), /champion: 2/u);
  });

  it('refuses a file that is not there or another one, for a challenger too', () => {
    const other = registry('', version(1).replace(hashOf(1), hashOf(2)));
    const missing = registry('', version(1).replace('m-1.onnx', 'n.onnx'));
    for (const alias of ALIASES) {
      assert.match(
        promoted(other, '1', alias),
        /"m-1\.onnx" is not the registered one \(its hash starts with 1b1b/u,
      );
      assert.match(promoted(missing, '1', alias), /file "n\.onnx" does not exist/u);
    }
    assert.match(promoted(registry('', version(2, '')), '2', 'challenger', MANIFEST), /challenger: 2/u);
    assert.match(promoted(registry('    champion: 2\n'), '2', 'challenger'), /it is the champion/u);
  });

  it('refuses what it does not know, or cannot record', () => {
    const refused: readonly (readonly [string, Answers, RegExp])[] = [
      [registry(), { version: 'churn' }, /Expected: name@version/u],
      [registry(), { version: 'churn@9' }, /"churn" has no version 9/u],
      [registry(), { version: 'churn@challenger' }, /has no challenger/u],
      [registry(), { version: 'other@1' }, /"other" is not registered\. Registered: churn/u],
      [
        registry(),
        { version: 'churn@1', alias: 'best' },
        /not a valid alias\. Valid values: champion, challenger/u,
      ],
      [registry(), { version: 'churn@1', by: '' }, /add --by and --why/u],
      [registry(), { version: 'churn@1', why: ' ' }, /add --by and --why/u],
      [
        registry(history(1, 2).replace('2026-01-02', '2026-02-01')),
        { version: 'churn@1' },
        /2026-02-01, which is after/u,
      ],
      [registry('    x-a: &v 3\n    champion: *v\n'), { version: 'churn@1' }, /by hand/u],
      [registry('    history: text\n'), { version: 'churn@1' }, /by hand/u],
      [`${registry()}  "\n`, { version: 'churn@1' }, /models\.yaml: The registry is not valid YAML/u],
      ['', { version: 'churn@1' }, /No model registry/u],
    ];
    for (const [text, answers, reason] of refused)
      assert.match(changed('promote', text, { alias: 'champion', ...answers }), reason);
    const two = { 'b.models.yaml': registry().replaceAll('1b', '4b') };
    assert.match(promoted(registry(), '1', 'champion', two), /Several .*b\.models\.yaml, models\.yaml/u);
  });

  it('writes names of any characters so that they are read as they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom(...ALIASES),
        (why, alias) => {
          fc.pre(why.trim() !== '');
          const text = changed('promote', registry(), { version: 'churn@2', alias, why, by: why });
          const findings = workspaceOf({ [FILE]: text }, { files: ['churn.model.yaml'] }).check(
            uriOf(FILE),
          ).findings;
          assert.deepEqual(
            findings.filter(({ rule }) => rule === 'yaml/syntax' || rule === 'registry/schema'),
            [],
            text,
          );
        },
      ),
      rounds(50),
    );
  });
});

describe('vitruve models rollback', () => {
  const back = (text: string): string => changed('rollback', text, { name: 'churn' });

  it('goes back as far as the history tells, and does not return to what it left', () => {
    const first = back(registry(`    champion: 3\n${history(1, 2, 3)}`));
    assert.match(first, /champion: 2\n/u);
    const second = back(first);
    assert.match(second, /champion: 1\n/u);
    assert.equal(second.match(/at: 2026/gu)?.length, 5);
    assert.match(back(second), /does not say what was champion before version 1/u);
  });

  it('goes back to a version that would no longer pass its gates, but not to another file', () => {
    const versions = version(1, '') + version(2);
    const champion = `    champion: 2\n${history(1, 2)}`;
    assert.match(back(registry(champion, versions)), /champion: 1\n/u);
    assert.match(
      back(registry(champion, versions.replace(hashOf(1), hashOf(3)))),
      /cannot become champion: file "m-1\.onnx" is not the registered one/u,
    );
    assert.match(back(registry(champion, version(2))), /no version 1/u);
  });

  it('is refused where the history does not end with the champion', () => {
    assert.match(
      back(registry(`    champion: 3\n${history(1, 2)}`)),
      /does not say what was champion before/u,
    );
    assert.match(back(registry()), /has no champion/u);
  });
});

describe('vitruve models list and served', () => {
  const text = registry(`    champion: 2\n    challenger: 3\n${history(1, 2)}`);

  it('lists versions with what they are used as', () => {
    const { lines, json } = answered('list', text);
    assert.deepEqual(lines.slice(0, 3), [
      'churn · champion 2 · challenger 3 · 3 versions · models.yaml',
      '  1 · m-1.onnx · rocAuc 0.7 · approved by Ada',
      '  2 · champion · m-2.onnx · rocAuc 0.8 · approved by Ada',
    ]);
    assert.match(answered('list', text.replace('0.7 }', '0.73456789 }')).lines[1] ?? '', /rocAuc 0\.7346 ·/u);
    assert.match(JSON.stringify(json), /"champion":"2","challenger":"3","versions":\[\{"version":"1"/u);
    assert.deepEqual(answered('list', '').lines, ['No model registry (models.yaml) in this folder']);
  });

  it('tells what served on a day', () => {
    const served = (on?: string) =>
      answered('served', text, { name: 'churn', ...(on ? { on } : {}) }).lines.slice(1);
    assert.deepEqual(served('2025-12-31'), ['  no version']);
    assert.deepEqual(served('2026-01-02'), [
      '  champion 1 · m-1.onnx · since 2026-01-01 · by Ada',
      '  champion 2 · m-2.onnx · since 2026-01-02 · by Ada',
    ]);
    assert.deepEqual(served(), ['  champion 2 · m-2.onnx · since 2026-01-02 · by Ada']);
    assert.match(
      JSON.stringify(ran('served', { [FILE]: text }, { name: 'churn', on: '3/11' })),
      /not a valid day/u,
    );
  });

  it('does not call a version challenger that became champion', () => {
    const tried = promoted(promoted(registry(), '2', 'challenger'), '2');
    assert.deepEqual(answered('served', tried, { name: 'churn', on: '2026-03-01' }).lines.slice(1), [
      `  champion 2 · m-2.onnx · since ${DAY} · by Ada`,
    ]);
  });
});

describe('commands and lenses of registries', () => {
  const text = registry(`    champion: 2\n    challenger: 3\n${history(1, 2)}`);
  const workspace = workspaceOf({ [FILE]: text }, { hashes: HASHES, files: Object.keys(HASHES) });
  const pending = (command: string, answers: Answers) => {
    const found = commandOf(workspace, { command, uri: uriOf(FILE), answers });
    assert.ok(!isRefusal(found));
    return found;
  };

  it('ask for what is not known yet', () => {
    const keys = (command: string, ...given: readonly Answers[]) =>
      given.map((answers) => pending(command, answers).ask()?.key);
    assert.deepEqual(
      keys(
        'vitruve.promoteModel',
        {},
        { version: '3' },
        { version: '3', alias: 'champion' },
        { version: '3', alias: 'champion', by: 'A' },
        { version: '3', alias: 'champion', ...WHO },
      ),
      ['version', 'alias', 'by', 'why', undefined],
    );
    assert.deepEqual(keys('vitruve.rollBackModel', {}, { by: 'A' }, WHO), ['by', 'why', undefined]);
    assert.deepEqual(keys('vitruve.rollBackModel', { model: 'other' }), ['model']);
  });

  it('do what the commands of the terminal do', () => {
    const written = (command: string, answers: Answers): string => {
      const changes = pending(command, { ...WHO, ...answers }).run();
      assert.ok(!isNewFile(changes));
      return isRefusal(changes) ? changes.refused : (after(workspace, changes)[FILE] ?? '');
    };
    assert.equal(written('vitruve.promoteModel', { version: '3', alias: 'champion' }), promoted(text, '3'));
    assert.equal(written('vitruve.rollBackModel', {}), changed('rollback', text, { name: 'churn' }));
    assert.match(written('vitruve.rollBackModel', { model: 'other' }), /not registered/u);
  });

  it('are offered above the model', () => {
    const lenses = codeLenses(workspace, uriOf(FILE)).map(({ command }) => [
      command?.title,
      command?.command,
    ]);
    assert.deepEqual(lenses, [
      ['champion 2 · 3 versions', ''],
      ['Promote challenger 3', 'vitruve.promoteModel'],
      ['Roll back to 1', 'vitruve.rollBackModel'],
    ]);
  });
});
