import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadKinds } from '@vitruve/manifests';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

/** The pages of the documentation, from the root. Examples are files of users, which may be wrong on purpose. */
const PAGES = [
  ...readdirSync(ROOT),
  ...['docs', 'walkthroughs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter((path) => path.endsWith('.md'));

/** A page without what its fences hold. */
function proseOf(text: string): string {
  return text.replaceAll(/^(`{3,})[^`\n]*\n[\s\S]*?^\1`*[ \t]*$/gmu, '');
}

/** Links to files of the repository, with and without a heading; not what code in backticks looks like. */
function linksIn(text: string): readonly string[] {
  return [
    ...proseOf(text)
      .replaceAll(/`[^`\n]*`/gu, '')
      .matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/gu),
  ].map(([, link = '']) => link);
}

/** The anchors of headings, as GitHub and VS Code make them. */
function anchorsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...proseOf(text).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/gu, '-'),
    ),
  );
}

/** What is wrong with a link of a page; undefined for one that leads somewhere. */
function faultOf(page: string, link: string): string | undefined {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
  if (!existsSync(target)) return `${link}: no such file`;
  if (heading === undefined || !target.endsWith('.md')) return undefined;
  return anchorsIn(readFileSync(target, 'utf8')).has(heading) ? undefined : `${link}: no such heading`;
}

/** Rows of tables that have more or fewer cells than the first: a `|` within a cell ends it, unless it is `\|`. */
function brokenRows(text: string): readonly string[] {
  let cells = 0;
  return proseOf(text)
    .split('\n')
    .filter((line) => {
      const isRow = line.startsWith('|');
      const count = isRow ? line.split(/(?<!\\)\|/u).length : 0;
      const isBroken = isRow && cells > 0 && count !== cells;
      cells = isRow ? cells || count : 0;
      return isBroken;
    });
}

describe('pages of the documentation', () => {
  it('are read as they are shown', () => {
    const text =
      '# Two Words: `x`\n[a](b.md#c) `[no](x.md)` [d](https://e.f)\n```md\n[no](y.md)\n# No\n```\n';
    assert.deepEqual(linksIn(text), ['b.md#c']);
    assert.deepEqual([...anchorsIn(text)], ['two-words-x']);
    assert.equal(faultOf('README.md', 'docs/nothing.md'), 'docs/nothing.md: no such file');
    assert.equal(faultOf('README.md', 'docs/cli.md#nothing'), 'docs/cli.md#nothing: no such heading');
    assert.deepEqual(brokenRows('| a | b |\n| - | - |\n| `|` | c |\n| `\\|` | d |\n'), ['| `|` | c |']);
  });

  it('have links that lead somewhere', () => {
    assert.ok(PAGES.length > 500);
    const faults = PAGES.flatMap((page) =>
      linksIn(readFileSync(join(ROOT, page), 'utf8')).flatMap((link) => {
        const fault = faultOf(page, link);
        return fault === undefined ? [] : [`${page}: ${fault}`];
      }),
    );
    assert.deepEqual(faults, []);
  });

  it('have as many cells in each row of a table', () => {
    const broken = PAGES.flatMap((page) =>
      brokenRows(readFileSync(join(ROOT, page), 'utf8')).map((row) => `${page}: ${row}`),
    );
    assert.deepEqual(broken, []);
  });

  it('list every view', async () => {
    const page = readFileSync(join(ROOT, 'docs/views.md'), 'utf8');
    const views = (await loadKinds()).flatMap(({ views: all = [] }) => all.map(({ id }) => id));
    assert.deepEqual(
      views.filter((id) => !page.includes(`\`${id}\``)),
      [],
      'views without a row in docs/views.md',
    );
  });

  it('lead to the page of every kind, in both languages', () => {
    const kinds = readdirSync(join(ROOT, 'docs/kinds'));
    for (const readme of ['README.md', 'README.fr.md']) {
      const links = new Set(linksIn(readFileSync(join(ROOT, readme), 'utf8')));
      assert.deepEqual(
        kinds.filter((page) => !links.has(`docs/kinds/${page}`)),
        ['kubernetes-schemas.md'],
        `${readme} needs a row in its table of kinds with a link to the page`,
      );
    }
  });

  it('explain every input of the action', () => {
    const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object };
    const page = readFileSync(join(ROOT, 'docs/install.md'), 'utf8');
    assert.deepEqual(
      Object.keys(inputs).filter((name) => !page.includes(`| \`${name}\` `)),
      [],
    );
  });
});
