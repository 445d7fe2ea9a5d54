import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../core/text/span.ts';
import { parseDecision } from './parse.ts';
import type { Decision } from './model.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { rounds } from '../../testing/rounds.ts';

function read(text: string, name = '0001-title.md'): Decision {
  return parseDecision(TextDocument.create(`file:///w/docs/adr/${name}`, 'markdown', 0, text)).model;
}

/** All spans in a value, with the path that leads to them. */
function spansIn(value: unknown, path = ''): [string, Span][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Span][] =
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
      ? [[path, { start: value.start, end: value.end }]]
      : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => spansIn(inner, `${path}.${key}`))];
}

describe('adr/parse', () => {
  it('reads a status whatever stands around it', () => {
    const cases: readonly [string, string | undefined][] = [
      ['---\nstatus: "accepted"\n---\n# T\n', 'accepted'],
      ["---\nstatus: 'Superseded by ADR-0003'\n---\n# T\n", 'superseded'],
      ['# T\n\n* Status: ✅ accepted\n', 'accepted'],
      ['# T\n\n- **Status**: *Rejected* (2020-01-02)\n', 'rejected'],
      ['# T\n\n**Statut :** proposé\n', 'proposed'],
      ['# T\n\n## Status\n\nAccepted\n\nSuperceded by [2. U](0002-u.md)\n', 'superseded'],
      ['# T\n\n## Status\n\n<!-- Proposed -->\n\nDeprecated\n', 'deprecated'],
      ['# T\n\n## Statut\n\nProposé\n\nRemplace ADR 0011\n', 'proposed'],
      ['# T\n\n## Statut\n\nRemplacée par ADR 0011\n', 'superseded'],
      ['# T\n\n## Status\n\nAccepted, partially superseded by ADR-4\n', 'accepted'],
      ['# T\n\n| Status | Accepted |\n|---|---|\n| Date | 2020-01-01 |\n', 'accepted'],
      ['# T\n\n## Status: Draft\n\n', 'draft'],
      ['# T\n\nStatus: TBD\n', undefined],
      ['# T\n', undefined],
    ];
    for (const [text, expected] of cases) assert.equal(read(text).status?.value, expected, text);
  });

  it('takes a missing status for missing and an unknown one for unknown', () => {
    assert.equal(read('# T\n').status, undefined);
    assert.equal(read('# T\n\nStatus: TBD\n').status?.text, 'TBD');
  });

  it('keeps both of two links on one line', () => {
    const text = '# T\n\n- Status: superseded by [ADR-2](0002-b.md) and [ADR-3](0003-c.md)\n';
    assert.deepEqual(
      read(text).successions.map(({ relation, key }) => [relation, key]),
      [
        ['superseded-by', 'adr-2'],
        ['superseded-by', 'adr-3'],
      ],
    );
  });

  it('reads the number from the file, else from the heading, else from the front matter', () => {
    assert.equal(read('# 3. T\n', '0002-t.md').number, 2);
    assert.equal(read('# ADR-3: T\n', 'title.md').number, 3);
    assert.equal(read('---\nid: 007\n---\n# T\n', 'title.md').number, 7);
    assert.equal(read('---\nid: [1, {a: b}]\n---\n# T\n', 'title.md').number, undefined);
    assert.equal(read('# T\n', '20200925-title.md').id, '20200925-title');
  });

  it('reads people each with their own span', () => {
    const text = '---\ndecision-makers: Ada L, Bob (DPO) and Eve\nconsulted:\n  - "Legal"\n---\n# T\n';
    const { people } = read(text);
    assert.deepEqual(
      people.map((person) => text.slice(person.span.start, person.span.end)),
      ['Ada L', 'Bob', 'Eve', 'Legal'],
    );
  });

  it('reads the chosen option in quotes, guillemets, bold or bare', () => {
    for (const chosen of ['"Kafka"', '“Kafka”', '« Kafka »', '**Kafka**', 'Kafka', '"[Kafka](k.md)"']) {
      const text = `# T\n\n## Decision Outcome\n\nChosen option: ${chosen}, because it is there.\n`;
      assert.equal(read(text).chosen?.text, 'Kafka', chosen);
    }
  });

  it('reads CRLF and BOM as their plain twins', () => {
    const text = '---\nstatus: accepted\ndate: 2025-01-02\n---\n\n# T\n\n## Considered Options\n\n* A\n* B\n';
    const plain = read(text);
    for (const variant of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const model = read(variant);
      assert.equal(model.status?.text, 'accepted', JSON.stringify(variant.slice(0, 20)));
      assert.equal(model.date?.iso, plain.date?.iso);
      assert.deepEqual(
        model.options.map((option) => option.text),
        ['A', 'B'],
      );
    }
  });

  it('never throws, and keeps every span within the text', () => {
    const piece = fc.constantFrom(
      ...[
        '---\n',
        'status: ',
        'superseded by ',
        'ADR-0002',
        '[ADR-2](0002-b.md)',
        '\n',
        '\r\n',
        '# ',
        '## Status\n',
      ],
      ...[
        '## Considered Options\n',
        '* ',
        'A',
        'Chosen option: "',
        '"',
        ', because ',
        '| Status | x |\n|---|---|\n',
      ],
      ...[
        'In the context of ',
        'facing ',
        'we decided ',
        '{title of option 1}',
        '\uFEFF',
        '<!--',
        '-->',
        '```\n',
        'é😀',
      ],
      ...[
        '## Decision Outcome\n',
        '### ',
        '**',
        'decision-makers: ',
        '(',
        ')',
        ' and ',
        '[',
        ']',
        ': ',
        '{',
        '\t',
        '> ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const text = pieces.join('');
        const document = TextDocument.create('file:///w/docs/adr/0001-t.md', 'markdown', 0, text);
        for (const [path, { start, end }] of spansIn(parseDecision(document)))
          assert.ok(
            0 <= start && start <= end && end <= text.length,
            `${path} ${start}-${end} ${JSON.stringify(text)}`,
          );
      }),
      rounds(1000),
    );
  });

  it('takes steps in proportion to the text', async () => {
    const shapes: readonly ((n: number) => string)[] = [
      (n) => '# T\n\n## Considered Options\n\n' + '* Option with a name ADR-0002\n'.repeat(n),
      (n) => '# T\n\n## Pros and Cons of the Options\n\n' + '### Option\n\n* Good\n\n'.repeat(n / 4),
      (n) => '# T\n\n' + 'Text with [ADR-3](0003-c.md) and ADR-0004 {not filled\n\n'.repeat(n / 2),
      (n) => '# T\n\n## Status\n\n' + 'Accepted superseded by\n'.repeat(n),
      (n) => '---\n' + 'deciders: a, b\n'.repeat(n),
      (n) => '# T\n\n' + '<!-- x -->\n\n'.repeat(n / 4) + '{title of option 1}\n\n'.repeat(n / 4),
    ];
    for (const [index, shape] of shapes.entries()) {
      const growth = await growthOf((lines) => read(shape(lines)), 400);
      assert.ok(growth < LINEAR, `shape ${index}: ${growth} times the steps for four times the lines`);
    }
  });
});
