/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { diagramMermaid, LIGHT, shortened, timelineMermaid } from '@vitruve/drawing';
import { NODE_SHAPES, TONES, type Diagram } from '@vitruve/manifests';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';

const HOSTILE = [
  'plain',
  '"quoted" \'single\' `back` "`markdown`"',
  '[a] (b) {c} {{d}} [[e]] ((f)) >g] [/h/] [\\i\\]',
  'end',
  'graph TD; a-->b',
  'subgraph x',
  '<img src=x onerror=alert(1)><script>alert(1)</script><br/>',
  '&lt;b&gt; &amp; &#60;i&#62; #lt; #35; #quot;',
  'style n0 fill:#f00; classDef x fill:#f9f;',
  '%%{init: {"theme":"dark"}}%% %% comment',
  '---\ntitle: front matter\n---',
  'first\nsecond\r\nthird\ttab\u0000nul\u2028line',
  '1. list',
  '- list',
  '* star * and **bold** and _under_ and ~~gone~~',
  '# heading',
  'مرحبا بالعالم שלום',
  '\u202eevil\u202c',
  '🚀 👨‍👩‍👧 🇫🇷 ❤️',
  '設計の決定',
  'half \ud800 of a pair',
  'x'.repeat(100_000),
  'word '.repeat(20_000),
  'a@b.com https://example.org/?q=1&r=2#frag',
  '$$x^2$$ \\(a\\) \\n',
  ':::class @{ shape: circle }',
  '|pipe| --> -.-> ==> ~~~ o--o x--x',
  'fa:fa-car fab:fa-js',
  'click n0 href "javascript:alert(1)"',
  '',
  ' ',
];

function diagramOf(labels: readonly string[]): Diagram {
  return {
    direction: 'down',
    nodes: labels.map((label, index) => ({
      id: `${index} ${label.slice(0, 20)}`,
      label,
      shape: NODE_SHAPES[index % NODE_SHAPES.length] ?? 'box',
      tone: TONES[index % TONES.length] ?? 'neutral',
      outline: (['solid', 'dashed', 'double'] as const)[index % 3] ?? 'solid',
      ...(index % 2 === 0 ? { group: `group ${index % 4}` } : {}),
    })),
    edges: labels.slice(1).map((label, index) => ({
      from: `${index} ${labels[index]?.slice(0, 20)}`,
      to: `${index + 1} ${label.slice(0, 20)}`,
      label,
      line: (['solid', 'dashed', 'dotted', 'thick'] as const)[index % 4] ?? 'solid',
      tone: TONES[index % TONES.length] ?? 'neutral',
    })),
    groups: [
      { id: 'group 0', label: labels[6] ?? '' },
      { id: 'group 2', label: labels[3] ?? '', parent: 'group 0' },
    ],
    legend: [],
  };
}

/** What mermaid draws, and whether anything ran that should not have. */
interface Drawn {
  readonly nodes: Readonly<Record<string, string>>;
  readonly elements: readonly string[];
  readonly alerted: boolean;
}

interface MermaidWindow {
  readonly mermaid: {
    initialize(config: unknown): void;
    parse(text: string): Promise<unknown>;
    render(id: string, text: string): Promise<{ readonly svg: string }>;
  };
  alerted?: boolean;
}

/** Without blanks, invisible joiners and look-alikes of signs. */
const asRead = (text: string): string =>
  text
    .replace(/[\s\u00a0\u200d]/gu, '')
    .replace(/\u037e/gu, ';')
    .replace(/”/gu, '"')
    .replace(/ˋ/gu, '`')
    .replace(/[＜＞＆]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

describe('mermaid, in a browser', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
    page = await browser.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  });

  after(() => browser.close());

  async function draw(text: string, htmlLabels: boolean): Promise<Drawn> {
    return page.evaluate(
      async ([written, html]) => {
        const host = window as unknown as MermaidWindow;
        window.alert = () => (host.alerted = true);
        host.mermaid.initialize({
          startOnLoad: false,
          securityLevel: 'strict',
          htmlLabels: html,
          flowchart: { htmlLabels: html },
          maxTextSize: 1_000_000,
          maxEdges: 10_000,
          suppressErrorRendering: true,
        });
        const { svg } = await host.mermaid.render('picture', written);
        document.body.innerHTML = svg;
        const nodes: Record<string, string> = {};
        for (const node of document.querySelectorAll('g.node')) {
          const name = /-(n\d+)-/u.exec(node.id)?.[1];
          if (name !== undefined) nodes[name] = node.textContent;
        }
        const elements = [...new Set([...document.body.querySelectorAll('*')].map((each) => each.localName))];
        document.body.innerHTML = '';
        return { nodes, elements, alerted: host.alerted === true };
      },
      [text, htmlLabels] as const,
    );
  }

  for (const htmlLabels of [true, false]) {
    it(`draws hostile labels as they are written (${htmlLabels ? 'HTML' : 'SVG'} labels)`, async () => {
      const diagram = diagramOf(HOSTILE);
      const { text, things } = diagramMermaid(diagram, htmlLabels ? { palette: LIGHT } : {});
      const { nodes, elements, alerted } = await draw(text, htmlLabels);
      assert.equal(alerted, false);
      assert.deepEqual(
        elements.filter((name) =>
          ['img', 'script', 'iframe', 'a', 'strong', 'em', 'ul', 'h1'].includes(name),
        ),
        [],
      );
      for (const [index, label] of HOSTILE.entries()) {
        assert.equal(things.get(`n${index}`), diagram.nodes[index]?.id);
        assert.equal(
          asRead(nodes[`n${index}`] ?? 'not drawn'),
          asRead(shortened(label, 80)),
          label.slice(0, 80),
        );
      }
    });
  }

  it('draws timelines with hostile labels', async () => {
    const events = HOSTILE.map((label, index) => ({
      id: String(index),
      label,
      detail: label,
      date: `202${index % 4}-0${(index % 9) + 1}-15`,
      tone: 'neutral' as const,
    })).sort((a, b) => a.date.localeCompare(b.date));
    const text = timelineMermaid(
      { events, undated: events.slice(0, 3), today: '2026-01-15' },
      HOSTILE[6] ?? '',
    );
    assert.equal((await draw(text, false)).alerted, false);
  });

  it('parses any label', async () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(...Array.from('"`#;:&<>[](){}|\\/-.=~%@$*_ \n1aend')),
        maxLength: 40,
      }),
    );
    for (const labels of fc.sample(fc.array(label, { minLength: 40, maxLength: 40 }), 15)) {
      const events = labels.map((text, index) => ({
        id: String(index),
        label: text,
        date: '2026-01-15',
        tone: 'neutral' as const,
      }));
      const timeline = timelineMermaid({ events, undated: [], today: '2026-01-15' }, labels[0] ?? '');
      const diagrams = [{ palette: LIGHT }, {}].map(
        (options) => diagramMermaid(diagramOf(labels), options).text,
      );
      for (const text of [...diagrams, timeline]) {
        const refused = await page.evaluate(
          (written) =>
            (window as unknown as MermaidWindow).mermaid.parse(written).then(
              () => '',
              (error: unknown) => String(error),
            ),
          text,
        );
        assert.equal(refused, '', text);
      }
    }
  });
});
