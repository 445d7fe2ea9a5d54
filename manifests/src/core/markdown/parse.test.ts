import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarkdown } from './parse.ts';
import { rounds } from '../../testing/rounds.ts';

const at = (text: string, span: { start: number; end: number }): string => text.slice(span.start, span.end);

describe('markdown/parse', () => {
  it('nests sections', () => {
    const text = '# A\n\nx\n\n## B #\ny\n### C\nz\n## D\n';
    const { sections } = parseMarkdown(text);
    assert.deepEqual(
      sections.map(({ title, level }) => [title, level]),
      [
        ['A', 1],
        ['B', 2],
        ['C', 3],
        ['D', 2],
      ],
    );
    assert.equal(at(text, sections[1]?.body ?? { start: 0, end: 0 }), '\ny\n### C\nz\n');
    assert.equal(at(text, sections[1]?.content ?? { start: 0, end: 0 }), '\ny\n');
    assert.equal(at(text, sections[0]?.body ?? { start: 0, end: 0 }).length, text.length - 3);
  });

  it('reads tables with empty cells, escapes, missing outer bars and short rows', () => {
    const text = '| Act | DPO | IT |\n|---|:-:|---|\n| a \\| b | **A** | |\n| c || `R` |\n d | x\n';
    const [table] = parseMarkdown(text).tables;
    assert.ok(table);
    assert.deepEqual(
      table.header.map((cell) => cell.text),
      ['Act', 'DPO', 'IT'],
    );
    assert.deepEqual(
      table.rows.map(({ cells }) => cells.map((cell) => cell.text)),
      [
        ['a | b', 'A', ''],
        ['c', '', 'R'],
        ['d', 'x'],
      ],
    );
    assert.equal(table.rows[0]?.cells[1]?.bold, true);
    for (const { cells } of table.rows)
      for (const cell of cells)
        if (cell.text && !/[`|*]/.test(at(text, cell.span))) assert.equal(at(text, cell.span), cell.text);
  });

  it('reads links, references and their definitions, not those in code', () => {
    const text = '[A **b**](x/0001-a.md "t"), [c][ref], [ref], `[no](n)`, <http://a.b>\n\n[ref]: <y z.md>\n';
    const { links } = parseMarkdown(text);
    assert.deepEqual(
      links.map((link) => [link.text, link.destination]),
      [
        ['A b', 'x/0001-a.md'],
        ['c', 'y z.md'],
        ['ref', 'y z.md'],
        ['http://a.b', 'http://a.b'],
      ],
    );
    assert.equal(at(text, links[0]?.destinationSpan ?? { start: 0, end: 0 }), 'x/0001-a.md');
  });

  it('reads front matter, also when it never closes', () => {
    assert.equal(parseMarkdown('---\nstatus: "accepted"\n---\n# T\n').frontMatter?.closed, true);
    const open = parseMarkdown('---\nstatus: accepted\n\n# T\n\n## S\n');
    assert.equal(open.frontMatter?.closed, false);
    assert.deepEqual(
      open.sections.map(({ title }) => title),
      ['T', 'S'],
    );
    assert.equal(parseMarkdown('---\n\nText\n').frontMatter, undefined);
  });

  it('reads list items with depth', () => {
    const { listItems } = parseMarkdown('* Status: accepted\n* [x] done\n  1. inner **b**\n');
    assert.deepEqual(
      listItems.map(({ text, depth, marker }) => [text, depth, marker]),
      [
        ['Status: accepted', 0, '*'],
        ['[x] done', 0, '*'],
        ['inner b', 1, '1.'],
      ],
    );
  });

  it('never throws and keeps every span within the text', () => {
    const piece = fc.constantFrom(
      '#',
      ' ',
      '\n',
      '|',
      '---',
      '- ',
      '[a](b)',
      '`',
      '```',
      'x',
      '\\',
      '>',
      '<!--',
      '-->',
      '*',
      ':',
      '[',
      ']',
      '\r\n',
      '\t',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseMarkdown(text);
        const spans = [
          ...parsed.sections.flatMap((s) => [s.body, s.titleSpan, s.heading]),
          ...parsed.links.map((l) => l.destinationSpan),
          ...parsed.tables.flatMap((t) => t.rows.flatMap((r) => r.cells.map((c) => c.span))),
        ];
        for (const { start, end } of spans)
          assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
      }),
      rounds(500),
    );
  });

  it('reads tables and their cells whatever ends the lines', () => {
    const lines = ['# T', '', '| a | **b** |', '|--|--|', '| 1 | 2 |', '', '- x', ''];
    for (const end of ['\n', '\r\n']) {
      const text = lines.join(end);
      const [table] = parseMarkdown(text).tables;
      assert.ok(table);
      const row = table.rows[0];
      assert.deepEqual(
        row?.cells.map(({ span: at }) => text.slice(at.start, at.end)),
        ['1', '2'],
      );
      assert.deepEqual(
        table.header.map(({ text: cell }) => cell),
        ['a', 'b'],
      );
    }
  });
});
