import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver-protocol';
import { LanguageClient } from './language-client.ts';

/** No fix can know the tag of an image; the network that "api" names can be declared. */
const SERVICES = `services:
  web: { image: nginx }
  api: { image: nginx:1.27, networks: [front] }
`;
const UNFIXABLE = 1;
const FIXABLE = 2;

describe('code actions over the protocol', () => {
  const client = new LanguageClient({});

  before(async () => {
    await client.start();
    await client.open('compose.yaml', SERVICES);
  });
  after(() => client.stop());

  async function kindsAt(line: number, context: object): Promise<readonly string[]> {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri('compose.yaml') },
      range: { start: { line, character: 0 }, end: { line, character: 99 } },
      context: { diagnostics: [], ...context },
    });
    return [...new Set(actions.map(({ kind = '' }) => kind))];
  }

  const ASIDES = ['vitruve.explain', 'vitruve.ignore'];

  it('explain and ignore a finding that nothing fixes, when a menu is opened', async () => {
    for (const triggerKind of [CodeActionTriggerKind.Invoked, undefined])
      assert.deepEqual(await kindsAt(UNFIXABLE, { triggerKind }), ASIDES);
  });

  it('are none where the caret passes a finding that nothing fixes: no light bulb', async () => {
    assert.deepEqual(await kindsAt(UNFIXABLE, { triggerKind: CodeActionTriggerKind.Automatic }), []);
  });

  it('list what fixes first, and the rest after it', async () => {
    for (const triggerKind of [CodeActionTriggerKind.Invoked, CodeActionTriggerKind.Automatic])
      assert.deepEqual(await kindsAt(FIXABLE, { triggerKind }), ['quickfix', ...ASIDES]);
  });

  it('are quick fixes only where they fix', async () => {
    assert.deepEqual(await kindsAt(FIXABLE, { only: ['quickfix'] }), ['quickfix']);
    assert.deepEqual(await kindsAt(UNFIXABLE, { only: ['quickfix'] }), []);
    assert.deepEqual(await kindsAt(UNFIXABLE, { only: ['vitruve.ignore'] }), ['vitruve.ignore']);
  });
});
