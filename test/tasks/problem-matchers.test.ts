import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CommandFolder } from '../cli/command.ts';

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly message?: number;
  readonly code?: number;
}

interface Matcher {
  readonly name: string;
  readonly severity: string;
  readonly pattern: Pattern | readonly Pattern[];
}

/** A manifest with a finding of each severity that the task of the test shows. */
const FILES = {
  'a.raci.yaml':
    'roles: [Team, Board]\nactivities:\n  - name: Build\n    Team: X\n  - name: Test\n    Team: R\n',
  'b.raci.yaml': 'roles: [Team\n',
};

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: { readonly problemMatchers: readonly Matcher[] };
};

/** The problems that the editor finds in the output of a task: `error a.raci.yaml:4 raci/letter`. */
function problemsIn(output: string): readonly string[] {
  const lines = output.split('\n');
  return contributes.problemMatchers.flatMap(({ severity, pattern }) => {
    const patterns = Array.isArray(pattern) ? (pattern as readonly Pattern[]) : [pattern as Pattern];
    return lines.flatMap((_, first) => {
      const found: Partial<Record<'file' | 'line' | 'message' | 'code', string>> = {};
      for (const [index, { regexp, ...groups }] of patterns.entries()) {
        const match = new RegExp(regexp, 'u').exec(lines[first + index] ?? '');
        if (!match) return [];
        for (const [name, group] of Object.entries(groups))
          if (typeof group === 'number') Object.assign(found, { [name]: match[group] });
      }
      return [`${severity} ${found.file ?? ''}:${found.line ?? ''} ${found.code ?? ''}`];
    });
  });
}

describe('problem matchers', () => {
  const folder = new CommandFolder().write(FILES);
  after(() => {
    folder.remove();
  });

  for (const language of ['en', 'fr'])
    it(`find every finding that a task prints in ${language}`, async () => {
      const shown = await folder.runHere(['check', '.', '--format', 'json']);
      const { files } = JSON.parse(shown.stdout) as {
        readonly files: readonly {
          readonly path: string;
          readonly findings: readonly {
            readonly rule: string;
            readonly severity: string;
            readonly range: { readonly start: { readonly line: number } };
          }[];
        }[];
      };
      const severities = new Map([
        ['error', 'error'],
        ['warning', 'warning'],
      ]);
      const expected = files.flatMap(({ path, findings }) =>
        findings.map(
          ({ rule, severity, range }) =>
            `${severities.get(severity) ?? 'info'} ${path}:${range.start.line} ${rule}`,
        ),
      );
      assert.deepEqual(
        new Set(expected.map((one) => one.split(' ')[0])),
        new Set(['error', 'warning', 'info']),
      );
      const printed = await folder.runHere(['check', '.', '--locale', language]);
      assert.deepEqual([...problemsIn(printed.stdout)].sort(), [...expected].sort());
    });

  it('find the error of a task that cannot begin, with its place', async () => {
    folder.write({ 'bad.blur.yaml': 'version: 1\nfaces: 7\nnonsense: true\n' });
    const { stderr } = await folder.runHere(['blur', '--config', 'bad.blur.yaml']);
    assert.ok(problemsIn(stderr).includes('error bad.blur.yaml:3 '), stderr);
  });
});
