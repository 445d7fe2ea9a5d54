import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { CommandFolder } from '../../../core/contributions/command.ts';
import { isNewFile } from '../../../core/contributions/produced-file.ts';
import { isTerminalAnswer, type TerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import { readCsv } from '../../../formats/tables/csv-read.ts';
import { readSheets } from '../../../formats/tables/read.ts';
import { writeXlsx } from '../../../formats/tables/xlsx-write.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from '../run-terminal.ts';
import { exportCommand } from '../export-command.ts';
import { EXPORT_FORMATS } from './formats.ts';
import { xmlText } from './xml-text.ts';

/** Names that are markup, directives, or words of the languages that are written; depth, cycles, and two states. */
const SHOP = `version: 1
model: shop
title: 'Été <b>50 % "x" \\n #1;'
states: { as-is: { title: Today, current: true }, to-be: {} }
data: { card: { class: confidential } }
elements:
  client: { title: "Client ' \\\\ & <script>", layer: business, kind: actor, owner: "=A1" }
  shop:
    title: Shop
    layer: application
    zone: dmz
    elements:
      web: { kind: service, technology: 'nginx, "1.2"', criticality: high }
      api:
        kind: service
        elements:
          orders: { elements: { core: { title: "!include x" } } }
          db: { kind: datastore, technology: PostgreSQL }
  view: { title: "%date()", layer: infrastructure, kind: cluster }
  pay: { title: Payments, layer: application, deployedBy: saas }
  bus: { layer: application, kind: queue, runsOn: [view] }
  9th: { title: Sell, kind: process, layer: business, realizedBy: [shop] }
  later: { since: to-be }
flows:
  - { from: client, to: shop.web, protocol: https, data: [card] }
  - { from: shop.web, to: shop.api.orders.core, protocol: http }
  - { from: shop.api.orders.core, to: shop.api.db }
  - { from: shop.api.orders, to: bus, protocol: kafka }
  - { from: shop.api, to: pay, protocol: mTLS }
  - { from: shop.web, to: shop }
  - { from: client, to: later, since: to-be }
`;

type Files = Readonly<Record<string, string>>;

function asked(
  format: string,
  files: Files = { 'architecture.yaml': SHOP },
  model?: string,
): TerminalAnswer | string {
  const { settings, graph, today } = workspaceOf(files).folderContext(ROOT);
  const result = ARCHITECTURE_TERMINAL_RUNS['export']?.(
    { root: ROOT, language: 'en', today, settings, graph },
    { format, ...(model === undefined ? {} : { model }) },
  );
  assert.ok(result);
  if (isRefusal(result)) return result.refused;
  assert.ok(isTerminalAnswer(result));
  return result;
}

function exported(format: string, files?: Files, model?: string): string {
  const answer = asked(format, files, model);
  assert.ok(typeof answer === 'object', JSON.stringify(answer));
  return answer.lines.join('\n');
}

function refusal(format: string): string {
  const answer = asked(format);
  assert.ok(typeof answer === 'string');
  return answer;
}

function notesOf(format: string): string {
  const answer = asked(format);
  assert.ok(typeof answer === 'object');
  return (answer.notes ?? []).join('\n');
}

describe('vitruve graph export', () => {
  it('refuses what it does not know, and several models', () => {
    assert.match(refusal('visio'), /^"visio" is not a format\. Formats: archimate, calm, drawio, /u);
    assert.match(refusal('toString'), /is not a format/u);
    assert.equal(asked('calm', { 'a.md': '# A\n' }), 'No architecture model in this folder');
    const two = {
      'a.architecture.yaml': 'version: 1\nelements: {x: {}}\n',
      'b.architecture.yaml': 'version: 1\nelements: {y: {}}\n',
    };
    assert.equal(asked('calm', two), 'Several models: name one of a, b');
    assert.equal(asked('calm', two, 'c'), 'Model "c" does not exist. Models: a, b');
    assert.match(exported('elements.csv', two, 'b'), /^y,/mu);
  });

  it('says what is not in it', () => {
    const always =
      '1 other state, 1 element of other states, 1 flow of other states or without an end, what is said of 1 data class, figures of 1 element';
    assert.equal(notesOf('elements.csv'), `Not in the export: ${always}`);
    assert.equal(
      notesOf('plantuml'),
      `Not in the export: 11 layers of elements, 1 owner of an element, 6 zones of elements, 1 element below the third level, moved up, ${always}`,
    );
    assert.match(notesOf('mermaid'), /2 technologies of elements, 1 protocol of a flow/u);
    assert.match(notesOf('likec4'), /1 relation with an outer element/u);
    assert.equal(typeof asked('calm', { 'architecture.yaml': 'version: 1\nelements: {x: {}}\n' }), 'object');
  });

  it('has all elements and relations of the current state, in each format that has them by name', () => {
    const ids = [
      'client',
      'shop',
      'shop.web',
      'shop.api',
      'shop.api.orders',
      'shop.api.orders.core',
      'shop.api.db',
      'view',
      'pay',
      'bus',
      '9th',
    ];
    const rows =
      readCsv('elements.csv', exported('elements.csv')).sheets[0]?.rows.map((row) => row[0]?.text) ?? [];
    assert.deepEqual(rows.slice(1).sort(), [...ids].sort());
    const calm = JSON.parse(exported('calm')) as {
      readonly nodes: readonly object[];
      readonly relationships: readonly object[];
    };
    assert.deepEqual([calm.nodes.length, calm.relationships.length], [11, 8 + 3]);
    assert.equal(exported('archimate').match(/<element /gu)?.length, 11);
    assert.equal(exported('archimate').match(/<relationship /gu)?.length, 8 + 5);
    assert.equal(exported('drawio').match(/vertex="1"/gu)?.length, 11);
    assert.equal(exported('drawio').match(/edge="1"/gu)?.length, 8);
    assert.equal(exported('mermaid').match(/-->\||-\.->\|/gu)?.length, 8);
    assert.equal(exported('plantuml').match(/^Rel\(/gmu)?.length, 8);
    assert.equal(exported('relations.csv').split('\n').length, 9);
    for (const format of Object.keys(EXPORT_FORMATS)) assert.doesNotMatch(exported(format), /later/u, format);
  });

  it('keeps names that are markup, directives, or words of the language harmless', () => {
    assert.match(exported('mermaid'), /^ {4}client\(\["Client ' \\ #38; #60;script#62;"\]\)$/mu);
    const plantuml = exported('plantuml');
    assert.match(plantuml, /^ +Component\(shop_api_orders_core, "<U\+0021>include x", ""\)$/mu);
    assert.match(plantuml, /^System\(view, "<U\+0025>date\(\)"\)$/mu);
    assert.doesNotMatch(plantuml, /<script|<b>|"Client.*\\/u);
    const likec4 = exported('likec4');
    assert.match(likec4, /^ {2}client = actor 'Client \\' \\\\ & <script>' \{$/mu);
    assert.match(likec4, /^ {2}view_ = block /mu);
    assert.match(likec4, /^ {2}bus -\[hosting\]-> view_ 'runs on'$/mu);
    assert.match(exported('drawio'), /value="Client ' \\ &#38; &#60;script&#62;"/u);
    assert.match(exported('elements.csv'), /'=A1/u);
    assert.match(exported('archimate'), /<name>Été &#60;b&#62;50 % &#34;x&#34; \\n #1; \(Today\)<\/name>/u);
  });

  it('has persons, systems, containers, and components for the C4 model', () => {
    const lines = exported('plantuml').split('\n');
    const at = lines.indexOf('System_Boundary(shop, "Shop") {');
    assert.deepEqual(lines.slice(at, at + 8), [
      'System_Boundary(shop, "Shop") {',
      '  Container(shop_web, "web", "nginx, <U+0022>1.2<U+0022>")',
      '  Container_Boundary(shop_api, "api") {',
      '    Component(shop_api_orders, "orders", "")',
      '    Component(shop_api_orders_core, "<U+0021>include x", "")',
      '    ComponentDb(shop_api_db, "db", "PostgreSQL")',
      '  }',
      '}',
    ]);
    assert.ok(lines.includes('System_Ext(pay, "Payments")'));
    assert.ok(lines.includes('SystemQueue(bus, "bus")'));
  });

  it('has a workspace of Structurizr with the relations that follow from others, and views that have them', () => {
    const workspace = JSON.parse(exported('structurizr')) as {
      readonly model: { readonly people: readonly Item[]; readonly softwareSystems: readonly Item[] };
      readonly views: {
        readonly systemLandscapeViews: readonly View[];
        readonly containerViews: readonly View[];
      };
    };
    interface Item {
      readonly id: string;
      readonly name: string;
      readonly relationships?: readonly {
        readonly id: string;
        readonly destinationId: string;
        readonly linkedRelationshipId?: string;
      }[];
    }
    interface View {
      readonly elements: readonly { readonly id: string }[];
      readonly relationships: readonly { readonly id: string }[];
    }
    const [client] = workspace.model.people;
    const shop = workspace.model.softwareSystems.find(({ name }) => name === 'Shop');
    const links = client?.relationships ?? [];
    assert.equal(links.length, 2);
    const implied = links.find(({ destinationId }) => destinationId === shop?.id);
    assert.equal(implied?.linkedRelationshipId, links.find((link) => link !== implied)?.id);
    const [landscape] = workspace.views.systemLandscapeViews;
    assert.equal(landscape?.elements.length, 6);
    assert.ok(landscape.relationships.some(({ id }) => id === implied?.id));
    assert.equal(workspace.views.containerViews.length, 1);
    assert.ok(!shop?.relationships?.some(({ destinationId }) => destinationId === shop.id));
  });

  it('has types of ArchiMate by layer and kind', () => {
    const xml = exported('archimate');
    const typeOf = (key: string): string | undefined =>
      new RegExp(`identifier="id-${key}" xsi:type="(\\w+)"`, 'u').exec(xml)?.[1];
    assert.deepEqual(['client', 'e9th', 'shop_web', 'view'].map(typeOf), [
      'BusinessActor',
      'BusinessProcess',
      'ApplicationComponent',
      'Node',
    ]);
    assert.match(xml, /source="id-view" target="id-bus" xsi:type="Serving"/u);
    assert.match(xml, /source="id-shop" target="id-e9th" xsi:type="Realization"/u);
  });

  it('has protocols that CALM knows, and no others', () => {
    const { relationships } = JSON.parse(exported('calm')) as {
      readonly relationships: readonly { readonly protocol?: string }[];
    };
    assert.deepEqual(
      relationships.flatMap(({ protocol }) => protocol ?? []),
      ['HTTPS', 'HTTP', 'mTLS'],
    );
  });

  it('puts what is in an element within its box in draw.io, and boxes beside each other', () => {
    const boxes = [
      ...exported('drawio').matchAll(
        /<mxCell id="(\w+)".*? parent="(\w+)"><mxGeometry x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/gu,
      ),
    ].map(([, id = '', parent = '', ...figures]) => {
      const [x = 0, y = 0, width = 0, height = 0] = figures.map(Number);
      return { id, parent, x, y, width, height };
    });
    assert.equal(boxes.length, 11);
    for (const box of boxes) {
      const outer = boxes.find(({ id }) => id === box.parent);
      if (outer) assert.ok(box.x + box.width < outer.width && box.y + box.height < outer.height, box.id);
      for (const other of boxes)
        if (other !== box && other.parent === box.parent)
          assert.ok(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
            `${box.id} ${other.id}`,
          );
    }
  });

  it('has names that differ for elements whose ids are written alike', () => {
    const files = { 'architecture.yaml': 'version: 1\nelements: {a-b: {}, a_b: {}, A_B: {}, "1": {}}\n' };
    const keys = [...exported('mermaid', files).matchAll(/^ *(\w+)\["/gmu)].map(([, key]) =>
      key?.toLowerCase(),
    );
    assert.deepEqual([keys.length, new Set(keys).size], [4, 4]);
  });

  it('has what another model publishes, where a flow leads to it', () => {
    const files = {
      'a.architecture.yaml':
        'version: 1\nmodel: a\nimports: [b]\nelements: {x: {}}\nflows: [{from: x, to: b/y}]\n',
      'b.architecture.yaml': 'version: 1\nmodel: b\nelements: {y: {published: true, title: Why}}\n',
    };
    assert.match(exported('mermaid', files, 'a'), /b_y\["Why"\]/u);
  });
});

describe('the command that exports a model', () => {
  const folderOf = (files: Files): CommandFolder => {
    const { settings, graph, today } = workspaceOf(files).folderContext(ROOT);
    return { root: ROOT, language: 'en', today, settings, graph };
  };

  it('asks for a format, and says what each does without', () => {
    const folder = folderOf({ 'architecture.yaml': SHOP });
    const question = exportCommand.ask(folder, {});
    assert.ok(question?.type === 'choice' && question.key === 'format');
    assert.deepEqual(
      question.choices.map(({ id }) => id),
      [...Object.keys(EXPORT_FORMATS), 'html', 'xlsx'].sort(),
    );
    assert.match(
      question.choices.find(({ id }) => id === 'likec4')?.description ?? '',
      /^without 1 relation with an outer element, 1 other state/u,
    );
    assert.equal(exportCommand.ask(folder, { format: 'calm' }), undefined);
  });

  it('asks for a model where there are several, and says that there is none', () => {
    const two = folderOf({
      'a.architecture.yaml': 'version: 1\nelements: {x: {}}\n',
      'b.architecture.yaml': 'version: 1\nelements: {y: {}}\n',
    });
    const question = exportCommand.ask(two, {});
    assert.ok(question?.type === 'choice' && question.key === 'model');
    assert.deepEqual(
      question.choices.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(exportCommand.ask(two, { model: 'b' })?.key, 'format');
    const none = exportCommand.ask(folderOf({ 'a.md': '# A\n' }), {});
    assert.ok(none?.type === 'choice' && none.choices.length === 0);
    assert.equal(none.ifNone, 'No architecture model in this folder');
  });

  it('describes a workbook without formulas, and a page with the details of elements', async () => {
    const evil =
      'version: 1\nelements: { x: { title: "=1+cmd|calc", owner: Ops, rto: 2h } }\nflows: [{ from: x, to: x }]\n';
    const folder = folderOf({ 'architecture.yaml': evil });
    const workbook = exportCommand.run(folder, { format: 'xlsx' });
    assert.ok(!isRefusal(workbook) && isNewFile(workbook) && workbook.file.type === 'workbook');
    assert.match(workbook.uri, /\.xlsx$/u);
    const bytes = await writeXlsx(workbook.file.sheets);
    const { sheets } = await readSheets('model.xlsx', bytes);
    assert.deepEqual(
      sheets.map(({ name, rows }) => [name, rows.length]),
      [
        ['Elements', 2],
        ['Flows', 2],
        ['Data classes', 1],
        ['States', 1],
        ['Traceability', 1],
      ],
    );
    assert.ok(sheets[0]?.rows[1]?.some(({ text }) => text === '=1+cmd|calc'));
    const parts = unzipSync(bytes);
    for (const part of Object.values(parts)) assert.doesNotMatch(strFromU8(part), /<f>/u);
    const page = exportCommand.run(folder, { format: 'html' });
    assert.ok(!isRefusal(page) && isNewFile(page) && page.file.type === 'page');
    const [detail] = page.file.page.details;
    assert.deepEqual(
      detail?.facts.map(({ label, items }) => [label, items.map(({ text }) => text)]),
      [
        ['Owner', ['Ops']],
        ['Calls', ['=1+cmd|calc']],
        ['Called by', ['=1+cmd|calc']],
        ['Recovery time objective (RTO)', ['2h']],
      ],
    );
  });

  it('shows the main file of a model, and the scenarios of its other files', () => {
    const part =
      'version: 1\nmodel: shop\nelements: { b: {} }\nscenarios: { s: { steps: [{ from: b, to: b }] } }\n';
    const viewsOf = (files: Readonly<Record<string, string>>): readonly string[] => {
      const page = exportCommand.run(folderOf(files), { format: 'html' });
      assert.ok(!isRefusal(page) && isNewFile(page) && page.file.type === 'page');
      return page.file.page.views.map(({ view, uri }) => `${view} ${uri.slice(ROOT.length + 1)}`);
    };
    const main = 'version: 1\nmodel: shop\ntitle: Shop\nelements: { a: {} }\n';
    const both = viewsOf({ 'architecture.yaml': main, 'part.architecture.yaml': part });
    assert.equal(both[0], 'architecture/map architecture.yaml');
    assert.equal(both.at(-1), 'architecture/scenarios part.architecture.yaml');
    assert.equal(viewsOf({ 'part.architecture.yaml': part })[0], 'architecture/map part.architecture.yaml');
  });

  it('creates a file that was not there', () => {
    const files = { 'architecture.yaml': SHOP };
    const created = exportCommand.run(folderOf(files), { format: 'plantuml' });
    assert.ok(!isRefusal(created) && !isNewFile(created));
    const [change] = created;
    assert.ok(change?.kind === 'create' && change.text.startsWith('@startuml'));
    assert.equal(change.uri, `${ROOT}/shop.puml`);
    const again = exportCommand.run(folderOf({ ...files, 'shop.archimate.xml': '' }), {
      format: 'archimate',
    });
    assert.ok(!isRefusal(again) && !isNewFile(again) && again[0]?.kind === 'create');
    assert.equal(again[0].uri, `${ROOT}/shop-2.archimate.xml`);
    assert.deepEqual(exportCommand.run(folderOf({}), { format: 'calm' }), {
      refused: 'No architecture model in this folder',
    });
    const unknown = exportCommand.run(folderOf(files), { format: 'visio' });
    assert.ok(isRefusal(unknown) && unknown.refused.startsWith('"visio" is not a format'));
  });
});

describe('a text in XML', () => {
  it('has no markup, and nothing that XML cannot hold', () => {
    assert.equal(xmlText('a<b>&"\'\n\u0000\u0008\ud800é😀'), "a&#60;b&#62;&#38;&#34;'&#10;é😀");
  });
});
