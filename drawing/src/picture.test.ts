import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RiskMap, Content } from '@vitruve/manifests';
import { heatCells, heatMap } from './chart/heat-map.ts';
import { lackingCharacters, startPng } from './export/png.ts';
import { markdownOf, mermaidOf, svgOf } from './picture.ts';
import { DARK, LIGHT } from './style/palette.ts';
import { plainMarkdown, tableMarkdown } from './table/markdown.ts';
import { tableOf } from './table/content-table.ts';
import { readFont } from './text/font.ts';

const { resolve } = createRequire(import.meta.url);
const SOURCE = { uri: 'file:///w/a.yaml', start: 3, end: 9 };
const HOSTILE = 'a|b <img src=x onerror=alert(1)> `c` *d* [e](f) \\ \n# g';
const scale = { minimum: 1, maximum: 4, labels: { 1: 'minor', 4: HOSTILE } };
const risk = (
  id: string,
  severity: number,
  occurrence: number,
  more: Partial<RiskMap['risks'][number]> = {},
) => ({
  id,
  title: HOSTILE,
  source: SOURCE,
  initial: { severity, occurrence, criticality: severity * occurrence },
  aboveThreshold: severity * occurrence >= 8,
  residualAboveThreshold: false,
  actions: [],
  ...more,
});
const MAP: RiskMap = {
  title: 'Risks',
  severity: scale,
  occurrence: scale,
  threshold: 8,
  risks: [
    risk('R1', 4, 3, {
      residual: { severity: 4, occurrence: 1, criticality: 4 },
      actionPriority: 'H',
      actions: [{ text: 'Do it', owners: ['Ann'], due: '2025-01-01', overdue: true, source: SOURCE }],
    }),
    risk('R2', 4, 3),
    risk('R3', 1, 1),
    { ...risk('R4', 9, 9), initial: { severity: 9, occurrence: 9 } },
  ],
};

const CONTENTS: Readonly<Record<Content['type'], Content>> = {
  diagram: {
    type: 'diagram',
    diagram: {
      direction: 'down',
      nodes: [
        { id: 'a', label: HOSTILE, detail: 'd', shape: 'box', tone: 'good', group: 'g', source: SOURCE },
        { id: 'b', label: 'B', shape: 'diamond', tone: 'bad' },
      ],
      edges: [{ from: 'a', to: 'b', label: 'uses', line: 'solid', tone: 'neutral' }],
      groups: [{ id: 'g', label: 'G' }],
      legend: [{ label: HOSTILE, shape: 'box', tone: 'good' }],
    },
  },
  timeline: {
    type: 'timeline',
    timeline: {
      events: [
        { id: 'a', label: HOSTILE, detail: 'accepted', date: '2024-02-29', tone: 'good', source: SOURCE },
        { id: 'b', label: 'B', date: '2026-01-15', tone: 'muted' },
      ],
      undated: [{ id: 'c', label: 'C', tone: 'attention' }],
      today: '2026-01-15',
    },
  },
  matrices: {
    type: 'matrices',
    matrices: [
      {
        title: 'M',
        letters: [{ letter: 'A', label: 'Accountable', tone: 'accent' }],
        roles: [
          { name: HOSTILE, people: [], counts: {} },
          { name: 'Team', people: ['Ann'], counts: { A: 1 } },
        ],
        activities: [
          {
            name: HOSTILE,
            section: 'S',
            source: SOURCE,
            cells: [
              { letters: '', conditional: false },
              { letters: 'A/R', conditional: true, source: SOURCE },
            ],
            decisions: ['ADR-0001'],
          },
        ],
        remarks: [],
        editable: true,
      },
    ],
  },
  'risk-map': { type: 'risk-map', map: MAP },
  'decision-board': {
    type: 'decision-board',
    board: {
      statuses: [{ status: 'proposed', label: HOSTILE, tone: 'attention' }],
      decisions: [
        {
          id: 'ADR-0001',
          title: HOSTILE,
          status: 'proposed',
          undecidedDays: 90,
          supersedes: ['x'],
          supersededBy: [],
          source: SOURCE,
        },
      ],
      undecidedLimit: 30,
    },
  },
  'finding-board': {
    type: 'finding-board',
    board: {
      findings: [{ rule: 'a/b', severity: 'error', message: HOSTILE, source: SOURCE, line: 7 }],
      unlisted: 0,
      bySeverity: { error: { now: 1 }, warning: { now: 0 }, information: { now: 0 }, hint: { now: 0 } },
      byRule: [{ rule: 'a/b', severity: 'error', now: 1, before: 3 }],
      byFile: [{ uri: SOURCE.uri, path: 'a.yaml', now: 1, before: 0 }],
    },
  },
  table: {
    type: 'table',
    table: {
      notes: [HOSTILE],
      sections: [
        {
          id: 's',
          title: HOSTILE,
          notes: ['12 of 40'],
          columns: [
            { id: 'name', label: 'Name', kind: 'text' },
            { id: 'state', label: HOSTILE, kind: 'status' },
            { id: 'a', label: '1', kind: 'number', fullName: HOSTILE },
          ],
          rows: [
            {
              id: 'r',
              group: HOSTILE,
              source: SOURCE,
              cells: [
                { items: [{ text: HOSTILE, source: SOURCE }] },
                {
                  items: [
                    { text: 'met', tone: 'good' },
                    { text: 'missing', tone: 'bad' },
                  ],
                  trend: [1, null, 2, 3],
                },
                { items: [{ text: '3', tone: 'bad' }], value: 3 },
              ],
            },
          ],
        },
      ],
    },
  },
};
const LAYOUT = {
  width: 300,
  height: 200,
  nodes: [
    { id: 'a', x: 50, y: 50, width: 80, height: 40 },
    { id: 'b', x: 50, y: 150, width: 80, height: 40 },
  ],
  edges: [
    { path: 'M50 70C50 80 50 90 50 120', tip: { x: 50, y: 130, angle: 1.57 }, label: { x: 60, y: 100 } },
  ],
  groups: [{ id: 'g', x: 0, y: 0, width: 100, height: 90 }],
};

describe('pictures of findings', () => {
  it('have a bar for each of the 25 rules and files that have the most', () => {
    const content = CONTENTS['finding-board'];
    assert.ok(content.type === 'finding-board');
    const rules = Array.from({ length: 30 }, (_, n) => ({
      rule: `toy/rule-${n}`,
      severity: 'error' as const,
      now: 40 - n,
    }));
    const files = Array.from({ length: 30 }, (_, n) => ({
      uri: `file:///w/f-${n}.yaml`,
      path: `f-${n}.yaml`,
      now: 40 - n,
    }));
    const svg = svgOf(
      { ...content, board: { ...content.board, byRule: rules, byFile: files } },
      { title: 'T', palette: LIGHT, background: true },
    );
    assert.ok(svg.includes('toy/rule-24<') && !svg.includes('toy/rule-25'));
    assert.ok(svg.includes('f-24.yaml<') && !svg.includes('f-25.yaml'));
  });
});

describe('pictures of every content', () => {
  for (const [type, content] of Object.entries(CONTENTS)) {
    it(`${type} as SVG and PNG, in both palettes`, async () => {
      const toPng = await startPng({ renderer: readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')) });
      for (const palette of [LIGHT, DARK]) {
        const svg = svgOf(content, { title: HOSTILE, palette, background: true, layout: LAYOUT });
        assert.doesNotMatch(svg, /<img|NaN|undefined|Infinity/u);
        const png = toPng(svg, { fonts: [], scale: 1 });
        assert.equal(new TextDecoder().decode(png.slice(1, 4)), 'PNG');
      }
    });

    it(`${type} as a table: a cell for every column, rows that lead to sources`, () => {
      const { columns, rows } = tableOf(content);
      assert.ok(rows.length > 0);
      assert.equal(new Set(columns.map(({ id }) => id)).size, columns.length);
      for (const row of rows) assert.equal(row.cells.length, columns.length);
      assert.deepEqual(rows[0]?.source, SOURCE);
    });

    it(`${type} as Markdown: one block, no markup of the texts`, () => {
      const markdown = markdownOf(content, HOSTILE);
      assert.match(markdown, /^# a\\\|b/u);
      assert.doesNotMatch(markdown, /(?<!\\)<img/u);
      const isMermaid = content.type === 'diagram' || content.type === 'timeline';
      assert.equal(mermaidOf(content, 'T') !== undefined, isMermaid);
      assert.match(
        markdown,
        isMermaid ? /\n```mermaid\n[^`]*\n```\n$/u : /\n\| [^\n]* \|\n\| (?:---:?[ |]*)+\n/u,
      );
    });
  }

  it('a diagram without a layout is refused', () => {
    assert.throws(() => svgOf(CONTENTS.diagram, { title: '', palette: LIGHT, background: true }));
  });
});

describe('Markdown of tables', () => {
  it('shows texts as they are', () => {
    assert.equal(plainMarkdown('1. a|b `c`\n- <d> http://x.y'), '1\\. a\\|b \\`c\\` - \\<d\\> http\\://x.y');
  });

  it('aligns numbers at the end', () => {
    const table = {
      columns: [
        { id: 'a', label: 'A', numeric: false },
        { id: 'b', label: 'B', numeric: true },
      ],
      rows: [{ id: '1', cells: [{ text: 'x' }, { text: '3' }] }],
    };
    assert.equal(tableMarkdown(table), '| A | B |\n| --- | ---: |\n| x | 3 |\n');
  });
});

describe('the risk map', () => {
  it('counts risks in cells, as one reads; those outside the scales are in none', () => {
    assert.deepEqual(
      heatCells(MAP).map(({ id, risks }) => [id, risks.length]),
      [
        ['cell:4×3', 2],
        ['cell:1×1', 1],
      ],
    );
  });

  it('has a cell for every mark of both scales, the least ones too', () => {
    const cells = (map: RiskMap): number => heatMap(map).body.split('class="cell"').length - 1;
    assert.equal(cells(MAP), 16);
    assert.equal(
      cells({ ...MAP, severity: { ...scale, minimum: 2 }, occurrence: { ...scale, minimum: 3 } }),
      6,
    );
  });

  it('shows what is in a cell and where actions lead', () => {
    const { body } = heatMap(MAP, { interactive: true });
    assert.match(body, /aria-label="Severity 4, occurrence 3: 2 risks, 2 above the threshold"/u);
    assert.match(body, /aria-label="R1: moved by actions"/u);
    assert.match(body, /aria-label="Threshold: 8"/u);
  });

  it('colors a cell by its worst risk, and empty cells faintly by their place', () => {
    const critical = { ...risk('R5', 1, 1), initial: { severity: 1, occurrence: 1, criticality: 8 } };
    const { body } = heatMap({ ...MAP, risks: [...MAP.risks, critical] });
    const colors = [...body.matchAll(/<g class="(tone-\w+)"><rect class="cell"/gu)].map(([, tone]) => tone);
    const colorOf = (severity: number, occurrence: number): string | undefined =>
      colors[(4 - occurrence) * 4 + severity - 1];
    // Its place alone is far below the threshold, and so is the other risk that is there.
    assert.equal(colorOf(1, 1), 'tone-bad');
    assert.equal(colorOf(2, 1), 'tone-good');
    assert.equal(body.split('fill-opacity').length - 1, 14);
  });
});

describe('fonts', () => {
  const font = readFont(readFileSync(resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')));

  it('finds missing characters, and does not look for blanks and combining marks', () => {
    assert.deepEqual([...lackingCharacters('é 設 a\u200d\u0301 שלום 🚀', [font])], ['設', '🚀']);
    assert.deepEqual([...lackingCharacters('設', [font, { has: () => true, width: () => 1 }])], []);
  });

  it('bytes that are not a font are refused', () => {
    assert.throws(() => readFont(new Uint8Array(64)));
  });
});
