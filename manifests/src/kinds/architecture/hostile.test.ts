import assert from 'node:assert/strict';
import { show } from '../../core/features/views.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { many } from '../../testing/rounds.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { ARCHITECTURE } from './kind.ts';

const URI = uriOf('architecture.yaml');

function numbered(count: number, line: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => line(number)).join('\n');
}

/** The findings of a model, of which all views are built as well. */
function findingsOf(text: string) {
  const workspace = workspaceOf({ 'architecture.yaml': text });
  for (const { id } of ARCHITECTURE.views ?? []) show(workspace, { view: id, uri: URI }, false);
  return workspace.check(URI).findings;
}

function messagesOf(text: string): readonly string[] {
  return findingsOf(text).map(({ message }) => message);
}

describe('architecture models of hostile input', () => {
  it('may have a hundred thousand elements', () => {
    const count = many(100_000);
    const text = `version: 1\nelements:\n${numbered(count, (at) => `  e${at}: {}`)}\nflows:\n${numbered(count / 10, (at) => `  - { from: e${at}, to: e${(at * 7) % count} }`)}\n`;
    assert.deepEqual(messagesOf(text), []);
  });

  it('may contain themselves, by what realizes, runs or replaces an element', () => {
    const ring = (at: number): string => `e${(at + 1) % 50}`;
    const text = `version: 1\nelements:\n${numbered(50, (at) => `  e${at}: { layer: ${at === 0 ? 'business' : 'infrastructure'}, realizedBy: [${ring(at)}], runsOn: [${ring(at)}], replaces: [e${at}], replicas: 1 }`)}\n`;
    assert.deepEqual(messagesOf(text), [
      '"e49" (infrastructure) depends on the higher layer of "e0" (business)',
      '"e49" (infrastructure) depends on the higher layer of "e0" (business)',
    ]);
  });

  it('may be nested deeper than is read', () => {
    const deep = Array.from(
      { length: 400 },
      (_, at) => `${'    '.repeat(at)}  e:\n${'    '.repeat(at)}    elements:`,
    );
    assert.deepEqual(messagesOf(`version: 1\nelements:\n${deep.join('\n')}\n`), ['The nesting is too deep']);
  });

  it('may have flows that lead to where they begin', () => {
    const text = `version: 1\nelements:\n  a: { criticality: high, replicas: 1 }\nflows:\n${numbered(500, () => '  - { from: a, to: a }')}\n`;
    assert.deepEqual(messagesOf(text), [
      '"a" is a single point of failure: it is critical and has 1 replica',
    ]);
  });

  it('may have one cycle over all of them, of which a message tells the beginning and the end', () => {
    const text = `version: 1\nelements:\n${numbered(1000, (at) => `  e${at}: {}`)}\nflows:\n${numbered(1000, (at) => `  - { from: e${at}, to: e${(at + 1) % 1000} }`)}\n`;
    const [cycle, ...others] = findingsOf(text);
    assert.ok(cycle);
    assert.deepEqual(others, []);
    assert.equal(
      cycle.message,
      'Cycle of synchronous flows: e0 → e1 → e2 → e3 → e4 → e5 → e6 → e7 → e8 → e9 → … → e999 → e0',
    );
    assert.equal(cycle.related?.length, 20);
  });

  it('may have names that mean something to programs', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const text = `version: 1\nelements:\n${names.map((name) => `  ${name}: { title: "</script><img src=x>", stores: [${name}], runsOn: [${name}] }`).join('\n')}\ndata:\n${names.map((name) => `  ${name}: {}`).join('\n')}\nflows:\n${names.map((name) => `  - { from: ${name}, to: constructor, data: [${name}] }`).join('\n')}\n`;
    assert.deepEqual(messagesOf(text), []);
    assert.deepEqual(
      messagesOf(
        'version: 1\nelements:\n  "a/b": {}\n  "<b>": {}\nflows:\n  - { from: a/b, to: toString }\n',
      ),
      [
        '"a/b" is not a valid id: use letters, digits, hyphens and underscores',
        '"<b>" is not a valid id: use letters, digits, hyphens and underscores',
        'The model "a" does not exist',
        'The element "b" does not exist',
        'The element "toString" does not exist',
      ],
    );
  });

  it('may have more callers than a message names or a finding leads to', () => {
    const text = `version: 1\nelements:\n  hub: { replicas: 1, capacity: { rps: 1 } }\n${numbered(30, (at) => `  e${at}: { criticality: high, capacity: { peak: 1 } }`)}\nflows:\n${numbered(30, (at) => `  - { from: e${at}, to: hub }`)}\n`;
    const findings = findingsOf(text);
    assert.deepEqual(
      findings.map(({ message, related }) => [message, related?.length]),
      [
        ['"hub" is a single point of failure: it has 1 replica, and "e0" needs it (e0 → hub)', 20],
        [
          'Capacity exceeded: 30 requests per second at peak (e0 1 + e1 1 + e2 1 + e3 1 + e4 1 + e5 1 + e6 1 + e7 1 + …), and 1 are served',
          undefined,
        ],
      ],
    );
  });

  it('may name thousands of things that are not there, of which the first have a proposal', () => {
    const text = `version: 1\nelements:\n${numbered(800, (at) => `  e${at}: { realizedBy: [f${at}] }`)}\n`;
    const messages = messagesOf(text);
    assert.equal(messages.length, 800);
    assert.equal(messages[0], 'The element "f0" does not exist. Did you mean "e0"?');
    // Comparing each of them with all names would take minutes in a large model.
    assert.equal(messages.at(-1), 'The element "f799" does not exist');
  });

  it('may repeat one name: steps grow with the file', async () => {
    const growth = await growthOf((count) => {
      findingsOf(`version: 1\nelements:\n${numbered(count, () => '  same: {}')}\n`);
    }, 500);
    assert.ok(growth < LINEAR, `${growth} times the steps for four times the names`);
  });
});
