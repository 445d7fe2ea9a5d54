import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CommandResult } from '@vitruve/cli/testing';
import { CommandFolder } from './command.ts';

const MATRIX =
  'variant: RACI\nroles:\n  - Owner\n  - Team\nactivities:\n  - name: Build\n    assignments:\n      Owner: A\n      Team: R\n';
const RISKS =
  'threshold: 24\nrisks:\n  - id: R1\n    item: Store\n    failureMode: Lost\n    severity: 4\n    occurrence: 3\n    detection: 2\n';
const decision = (title: string, status: string): string =>
  `---\nstatus: ${status}\ndate: 2025-03-01\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhy.\n\n## Considered Options\n\n* One\n* Two\n\n## Decision Outcome\n\nChosen option: "One".\n`;

let folder: CommandFolder;

describe('cli/diagram', () => {
  beforeEach(() => {
    folder = new CommandFolder().write({
      'raci.yaml': MATRIX,
      'risks.amdec.yaml': RISKS,
      'docs/decisions/0001-use-files.md': decision(
        'Use files',
        'superseded by [ADR-0002](0002-use-sqlite.md)',
      ),
      'docs/decisions/0002-use-sqlite.md': decision('Use SQLite', 'accepted'),
      'other/docs/decisions/0001-elsewhere.md': decision('Elsewhere', 'accepted'),
    });
  });

  afterEach(() => {
    folder.remove();
  });

  describe('vitruve diagram', () => {
    const textOf = ({ code, stdout: text, stderr }: CommandResult): string => {
      assert.equal(code, 0, stderr);
      return text;
    };
    const stdout = async (...args: string[]): Promise<string> =>
      textOf(await folder.runHere(['diagram', ...args]));
    /** From the bundle, which has the thread that lays out beside it. */
    const bundled = async (...args: string[]): Promise<string> =>
      textOf(await folder.run(['diagram', ...args]));

    it('opens an element of an architecture model, to a depth', async () => {
      folder.write({
        'architecture.yaml':
          'version: 1\nelements:\n  shop:\n    elements:\n      web: { elements: { page: {}, cart: {} } }\n      api: {}\n  bank: {}\n' +
          'flows:\n  - { from: shop.web.page, to: shop.api }\n  - { from: shop.web.cart, to: shop.api }\n  - { from: shop.api, to: bank }\n',
      });
      assert.match(await stdout('architecture.yaml', '--depth', '1'), /n1\["shop"\]\n/u);
      const shop = await stdout('architecture.yaml', '--scope', 'shop', '--as', 'mermaid');
      assert.match(shop, /\|"×2"\|/u);
      assert.ok(shop.includes('bank') && !shop.includes('cart'));
      assert.match(await stdout('architecture.yaml', '--scope', 'shop', '--depth', '2'), /cart/u);
      const refused = async (...args: string[]): Promise<string> => {
        const { code, stderr } = await folder.runHere(['diagram', ...args]);
        assert.equal(code, 2);
        return stderr;
      };
      assert.match(await refused('architecture.yaml', '--scope', 'shop.wen'), /Did you mean "shop.web"\?/u);
      assert.match(await refused('architecture.yaml', '--scope', 'elsewhere'), /Available: shop, shop\.web/u);
      assert.match(
        await refused('architecture.yaml', '--scope', 'bank'),
        /"bank" cannot be opened: it has no parts/u,
      );
      assert.match(await refused('raci.yaml', '--scope', 'x'), /The view "raci\/matrix" has no levels/u);
      assert.match(await refused('architecture.yaml', '--depth', '0'), /depth/u);
    });

    it('lists the views of a file, then those of its folder', async () => {
      const views = (await stdout('raci.yaml', '--list')).split('\n').map((line) => line.split(' ')[0]);
      assert.deepEqual(views, [
        'raci/matrix',
        'raci/responsibilities',
        'adr/graph',
        'adr/timeline',
        'adr/board',
        'workspace/findings',
        '',
      ]);
    });

    it('a file without --view is drawn as its kind is best looked at', async () => {
      assert.match(
        await stdout('raci.yaml'),
        /^# Responsibility matrix: raci\.yaml\n\n\| Activity \| Owner \| Team \|/u,
      );
      assert.match(await stdout('risks.amdec.yaml'), /\| R1 \| Store \| Lost \| 4 \| 3 \| 2 \| 24 \|/u);
      const template = 'name: greet\n    container: { image: "busybox:1.37" }';
      folder.write({
        'greet.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: greet- }\nspec:\n  entrypoint: greet\n  templates:\n  - ${template}\n`,
      });
      assert.match(await stdout('greet.yaml'), /^# Workflow graph: greet\.yaml/u);
      assert.match(await stdout(), /```mermaid\nflowchart [\s\S]*Use SQLite[\s\S]*Elsewhere/u);
    });

    it('a folder shows its own content, not that of other folders', async () => {
      const text = await stdout('other');
      assert.match(text, /Elsewhere/u);
      assert.doesNotMatch(text, /SQLite/u);
    });

    it('mermaid is a graph or a timeline', async () => {
      assert.match(await stdout('--view', 'adr/timeline', '--as', 'mermaid'), /^timeline\n {2}title /u);
      assert.match(
        await stdout('raci.yaml', '--view', 'raci/responsibilities', '--as', 'mermaid'),
        /^flowchart /u,
      );
    });

    it('svg is a picture in the colours asked for, the format told by the name', async () => {
      await bundled('-o', 'graph.svg', '--theme', 'dark');
      const svg = readFileSync(join(folder.path, 'graph.svg'), 'utf8');
      assert.match(svg, /^<\?xml .*\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
      assert.match(svg, /#1f1f1f/u);
      assert.match(svg, /Use SQLite/u);
      assert.doesNotMatch(await bundled('--as', 'svg', '--background', 'transparent'), /class="background"/u);
    });

    it('png is a picture, larger with --scale', async () => {
      const width = async (scale: string): Promise<number> => {
        await stdout('raci.yaml', '-o', 'm.png', '--scale', scale);
        const bytes = readFileSync(join(folder.path, 'm.png'));
        assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
        return bytes.readUInt32BE(16);
      };
      assert.equal(await width('3'), 3 * (await width('1')));
    });

    it('characters without a font are reported', async () => {
      folder.write({ 'raci.yaml': MATRIX.replace('Build', 'Build \u{e0001}\u{f0000}\u{10fffd}') });
      const { code, stderr } = await folder.runHere(['diagram', 'raci.yaml', '-o', 'm.png']);
      assert.equal(code, 0);
      assert.match(stderr, /^No installed font has these characters, which are drawn as boxes: /u);
    });

    it('json is the model', async () => {
      const { version, view, content } = JSON.parse(await stdout('raci.yaml', '--as', 'json')) as Record<
        string,
        unknown
      >;
      assert.deepEqual([version, view, (content as { type: string }).type], [1, 'raci/matrix', 'matrices']);
    });

    it('speaks French', async () => {
      assert.match(await stdout('raci.yaml', '--locale', 'fr'), /\| Activité \|/u);
    });

    const refused: readonly [string, readonly string[], RegExp][] = [
      [
        'an unknown view',
        ['raci.yaml', '--view', 'raci/nonsense'],
        /has no view "raci\/nonsense". Available: raci\/matrix, /u,
      ],
      ['an unknown format', ['--as', 'pdf'], /--as/u],
      ['a path that does not exist', ['nowhere'], /nowhere/u],
      ['a form that mermaid does not have', ['raci.yaml', '--as', 'mermaid'], /--as markdown/u],
      ['a scale that is none', ['--scale', '9'], /1 to 4/u],
    ];
    for (const [name, args, message] of refused) {
      it(`2 on ${name}`, async () => {
        const { code, stdout: out, stderr } = await folder.runHere(['diagram', ...args]);
        assert.deepEqual([code, out], [2, '']);
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, / {4}at /u);
      });
    }

    it('2 on broken text, with line and cause, and no file is written', async () => {
      folder.write({ 'raci.yaml': MATRIX.replace('Owner: A', 'Owner: [A') });
      const { code, stderr } = await folder.runHere(['diagram', 'raci.yaml', '-o', 'm.svg']);
      assert.equal(code, 2);
      assert.match(stderr, /raci\.yaml:\d+: /u);
      assert.equal(existsSync(join(folder.path, 'm.svg')), false);
    });
  });
});
