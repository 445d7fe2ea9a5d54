import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definition, references } from '../../core/features/definition.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { KindContext } from '../../core/kind.ts';
import { COMPOSE } from '../compose/kind.ts';
import type { ComposeModel } from '../compose/model.ts';
import { DOTENV } from './kind.ts';
import { dotenvOf } from './read.ts';

const COMPOSE_FILE = 'services:\n  api:\n    image: example/api:${TAG}\n    command: echo ${TAG} $LEVEL ${\n';

describe('environment files', () => {
  it('are known by their names', () => {
    const named = (path: string): boolean => DOTENV.detect({ uri: uriOf(path) } as never);
    for (const name of ['.env', '.env.example', '.env.local', 'prod.env', 'env.sample', 'db-1.env'])
      assert.ok(named(name), name);
    for (const name of ['.envrc', 'env', 'environment.yml', 'env.ts', '.environment'])
      assert.ok(!named(name), name);
  });

  it('are read as Compose reads them', () => {
    const text =
      '# A remark\nTAG=1.4 # newest\nexport LEVEL="a # b"\nCOLON: x\nEMPTY=\nKEY="-----BEGIN\nNOT=this\nEND"\n  AFTER=\'y\'\nno assignment\n';
    assert.deepEqual(
      dotenvOf(text).variables.map(({ name, value, span }) => [
        name,
        value,
        text.slice(span.start, span.end),
      ]),
      [
        ['TAG', '1.4', 'TAG'],
        ['LEVEL', 'a # b', 'LEVEL'],
        ['COLON', 'x', 'COLON'],
        ['EMPTY', '', 'EMPTY'],
        ['KEY', '-----BEGIN\nNOT=this\nEND', 'KEY'],
        ['AFTER', 'y', 'AFTER'],
      ],
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', '=', '"', "'", '\n', '#', ' ', '\\', 'export ') }),
        (any) => {
          for (const { name, span, extent } of dotenvOf(any).variables) {
            assert.equal(any.slice(span.start, span.end), name);
            assert.ok(extent.start === span.start && extent.end >= span.end && extent.end <= any.length, any);
          }
        },
      ),
    );
  });

  it('lead to and from the variables of Compose files', () => {
    const workspace = workspaceOf({ '.env': 'TAG=1.4\nLEVEL=1\n', 'compose.yaml': COMPOSE_FILE });
    const at = { line: 2, character: 26 };
    assert.deepEqual(
      definition(workspace, uriOf('compose.yaml'), at).map(({ targetUri }) => targetUri),
      [uriOf('.env')],
    );
    assert.equal(references(workspace, uriOf('.env'), { line: 0, character: 1 }, false).length, 2);
    const edits = rename(workspace, uriOf('compose.yaml'), at, 'VERSION')?.documentChanges ?? [];
    assert.equal(edits.flatMap((change) => ('edits' in change ? change.edits : [])).length, 3);
  });

  it('are proposed behind ${, with the brace that closes it', () => {
    const workspace = workspaceOf({ '.env': 'TAG=1.4\nLEVEL=1\n', 'compose.yaml': COMPOSE_FILE });
    const context = workspace.manifest(uriOf('compose.yaml'))?.context as KindContext<ComposeModel>;
    const proposed = COMPOSE.complete?.(context, COMPOSE_FILE.length - 1) ?? [];
    assert.deepEqual(
      proposed.map(({ label, text, detail }) => [label, text, detail]),
      [
        ['TAG', 'TAG}', '.env'],
        ['LEVEL', 'LEVEL}', '.env'],
      ],
    );
  });

  it('do not show what is secret', () => {
    const workspace = workspaceOf({ '.env': 'DB_PASSWORD=hunter2\nTAG=1.4\n' });
    const manifest = workspace.manifest(uriOf('.env'));
    const described = (manifest?.parsed.entities ?? []).map((entity) =>
      DOTENV.describe?.(manifest?.context as never, entity),
    );
    assert.deepEqual(described, ['**DB_PASSWORD** · variable of .env', '**TAG** = `1.4` · variable of .env']);
  });
});
