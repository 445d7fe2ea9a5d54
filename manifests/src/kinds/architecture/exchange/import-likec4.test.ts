import assert from 'node:assert/strict';
import { remarkLine, type ForeignImport } from '../../../core/contributions/foreign-import.ts';
import { isTerminalAnswer } from '../../../core/contributions/terminal-command.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';
import { importArchitecture } from '../import-files.ts';
import { ARCHITECTURE_TERMINAL_RUNS } from '../run-terminal.ts';

function imported(...texts: readonly string[]): ForeignImport {
  const answer = importArchitecture(texts.map((text, at) => ({ name: `${at}.c4`, text })));
  assert.ok(answer && !('refused' in answer), JSON.stringify(answer));
  return answer;
}

function refusal(text: string): string {
  const answer = importArchitecture([{ name: 'a.likec4', text }]);
  assert.ok(answer && 'refused' in answer, JSON.stringify(answer));
  return remarkLine(answer.refused, '');
}

function modelOf({ text }: ForeignImport): unknown {
  return JSON.parse(JSON.stringify(plainOf(parseYaml(text)[0]?.root ?? null)));
}

function lostIn({ lost }: ForeignImport): readonly string[] {
  return lost.map((remark) => remarkLine(remark, 'all'));
}

function exported(text: string): string {
  const { settings, graph, today } = workspaceOf({ 'architecture.yaml': text }).folderContext(ROOT);
  const answer = ARCHITECTURE_TERMINAL_RUNS['export']?.(
    { root: ROOT, language: 'en', today, settings, graph },
    { format: 'likec4' },
  );
  assert.ok(answer && !isRefusal(answer) && isTerminalAnswer(answer));
  return answer.lines.join('\n');
}

describe('a model of LikeC4', () => {
  it('becomes a model: elements within each other, relations, and what other files add', () => {
    const conversion = imported(
      `// A comment, and an address: https://example.com/{
import { other } from 'other'
specification {
  color custom #6BD731
  tag next { color #fff }
  element user { style { shape: person } }
  element system { technology 'JVM' }
  element table { style { shape storage } }
  relationship async
  relationship uses { technology 'REST' }
  deploymentNode vm { notation 'x' }
}
model {
  buyer = user 'Buyer' 'Who "buys"' { #next, #old
    link https://example.com/a{b 'Site' ; -> shop 'visits' }
  system shop {
    title: 'The
      shop';
    description """ Sells {things} """
    icon tech:node
    metadata { size: '7' zones ['a', 'b'] big true }
    style { color red }
    web = system 'Web' 'Pages' 'PHP' 'tag' {
      .uses api "it's \\"so\\"" #next { navigateTo flow }
      this -> base
    }
    api = system
  }
  buyer -[async]-> shop.base 'sends'
  buyer -> gone
  extend buyer -> shop 'visits' { metadata { rps '9' } }
}
deployment { vm one { instanceOf shop.web } }
global { style x * { color red } }
views 'folder' { view a { include * } dynamic view b { buyer -> shop } }
`,
      `model {
  extend shop.api { deep = table { -> buyer { technology "SMTP" } } }
  extend shop { data = system { base = table 'Base' } }
  extend nowhere { x = table }
  /* twice */ system shop
}`,
    );
    assert.deepEqual(modelOf(conversion), {
      version: 1,
      title: 'LikeC4',
      elements: {
        buyer: { title: 'Buyer', description: 'Who "buys"', layer: 'business', kind: 'user' },
        shop: {
          ...{ title: 'The shop', description: 'Sells {things}', layer: 'application' },
          ...{ kind: 'system', technology: 'JVM' },
          elements: {
            web: { title: 'Web', description: 'Pages', kind: 'system', technology: 'PHP' },
            api: {
              ...{ title: 'api', kind: 'system', technology: 'JVM' },
              elements: { deep: { title: 'deep', kind: 'datastore' } },
            },
            data: {
              ...{ title: 'data', kind: 'system', technology: 'JVM' },
              elements: { base: { title: 'Base', kind: 'datastore' } },
            },
          },
        },
      },
      flows: [
        { from: 'buyer', to: 'shop', description: 'visits' },
        { from: 'shop.web', to: 'shop.api', description: 'it\'s "so"', protocol: 'REST' },
        { from: 'shop.web', to: 'shop.data.base' },
        { from: 'buyer', to: 'shop.data.base', description: 'sends', sync: false },
        { from: 'shop.api.deep', to: 'buyer', protocol: 'SMTP' },
      ],
    });
    assert.deepEqual(lostIn(conversion), [
      '1.c4:5:15: "shop" is there twice: the first one counts',
      '1.c4:4:3: Additions to "nowhere" are left out, because it does not exist',
      '0.c4:30:3: What is between "Buyer" and "gone" is left out: "gone" does not exist',
      'all: Left out: 2 views',
      'all: Left out: deployments (1)',
      'all: Left out: imports from other projects (1)',
      'all: Left out: tags (3)',
      'all: Left out: links (1)',
      'all: Left out: metadata (4)',
    ]);
  });

  it('has no relation with a name that may be several elements, or is below an element of another file', () => {
    const conversion = imported(
      `specification { element s }
model {
  a = s { x = s  y = s { once = s } }
  b = s { x = s -> x }
  a -> x
  a -> b.x
  b -> a.once
}`,
      'model { c = s { -> once } }',
    );
    const { flows } = modelOf(conversion) as { readonly flows: unknown };
    assert.deepEqual(flows, [
      { from: 'b', to: 'b.x' },
      { from: 'a', to: 'b.x' },
      { from: 'b', to: 'a.y.once' },
    ]);
    assert.equal(lostIn(conversion).length, 2);
  });

  it('is the same when it is exported, imported, and exported again', () => {
    const first = exported(`version: 1
title: LikeC4
zones: { dmz: {} }
elements:
  client: { title: "Client's \\\\ \\"x\\"", layer: business, kind: actor, owner: Team }
  shop:
    title: Shop
    layer: application
    zone: dmz
    elements:
      web: { title: Web, kind: service, technology: nginx, runsOn: [vm] }
      base: { title: Base, kind: datastore, elements: { deep: { title: Deep } } }
  vm: { title: VM, layer: infrastructure, kind: server }
  view: { title: Sell, layer: function, kind: process, realizedBy: [shop.web] }
flows:
  - { from: client, to: shop.web, protocol: https }
  - { from: shop.web, to: shop.base, sync: false }
`);
    const conversion = imported(first);
    assert.deepEqual(lostIn(conversion), ['all: Left out: 3 views']);
    assert.equal(exported(conversion.text), first);
  });

  it('is refused with its cause, and where that is', () => {
    const cases: readonly (readonly [text: string, message: RegExp])[] = [
      ['model {', /^a\.likec4:1:8: Expected a name, not the end of the file$/u],
      ['model {\n  a = ', /:2:7: Expected a name, not the end of the file/u],
      ['model {\n  a = s "x', /:2:9: The text is not closed/u],
      ["model { a = s '''x' }", /:1:15: The text is not closed/u],
      ['/* model', /:1:1: The comment is not closed/u],
      ['views { view {', /:1:7: The block is not closed/u],
      ['model { -> b }', /:1:9: Expected \}, not "->"/u],
      ['model { a.b = s }', /Expected ->, not "="/u],
      ['model { a -> b { nothing } }', /:1:18: Expected \}, not "nothing"/u],
      ['model { a = s { metadata { x } } }', /Expected '…', not "\}"/u],
      ['model { a = s { metadata { x [', /Expected \], not the end/u],
      ['modle {}', /:1:1: Expected model, not "modle"/u],
      [`model { ${'a = s { '.repeat(300)}`, /Elements are nested more than 100 levels deep/u],
    ];
    for (const [text, message] of cases) assert.match(refusal(text), message);
  });

  it('may be large, of one title, and made of one sign', () => {
    const many = 5000;
    const elements = Array.from({ length: many }, (_, at) => `e${at} = s 'Same' { -> e0 }`).join('\n');
    assert.equal(imported(`model { ${elements} }`).text.match(/title: Same/gu)?.length, many);
    for (const part of ['-', '{', 'a-', '/', '.', "''", '#', ':', 'http:/', '"""'])
      assert.ok(importArchitecture([{ name: 'a.c4', text: part.repeat(50_000) }]));
  });
});
