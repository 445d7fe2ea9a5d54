import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { LanguageClient, PUSHED } from './language-client.ts';

const MODEL = 'the weights of a model';
const HASH = createHash('sha256').update(MODEL).digest('hex');
const FILES = {
  'models/face.onnx': MODEL,
  'models/face.detector.json': JSON.stringify({ licence: 'MIT', hash: HASH }),
  'site.blur.yaml': 'images: [models]\nmodels:\n  face: models/face.onnx\n',
};
const PATH = 'models/face.detector.json';

const rules = (found: readonly Diagnostic[] = []): unknown[] => found.map(({ code }) => code);

describe('models, through the language server', () => {
  let client: LanguageClient;

  afterEach(() => client.stop());

  async function start(
    options: Partial<ConstructorParameters<typeof LanguageClient>[0]> = {},
  ): Promise<void> {
    client = new LanguageClient({ files: FILES, ...options });
    await client.start();
  }

  it('that were replaced are reported, and no longer when they are restored', async () => {
    await start();
    const findings = async (): Promise<unknown[]> => rules(await client.findings(PATH));
    const replaced = (text: string): Promise<void> => {
      client.write('models/face.onnx', text);
      return client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('models/face.onnx'), type: 2 }],
      });
    };
    await client.until(async () => (await findings()).length === 0);
    await replaced('other weights, which are longer');
    await client.until(async () => (await findings()).includes('detector/hash'));
    await replaced(MODEL);
    await client.until(async () => !(await findings()).includes('detector/hash'));
  });

  it('are reported to clients that do not ask', async () => {
    const wrong = JSON.stringify({ licence: 'MIT', hash: 'a'.repeat(64) });
    await start({ files: { ...FILES, [PATH]: wrong }, capabilities: PUSHED });
    await client.open(PATH, wrong);
    await client.until(() =>
      rules(client.published.get(client.uri(PATH))?.diagnostics).includes('detector/hash'),
    );
  });

  it('take their manifests and paths along when they are renamed in the explorer', async () => {
    await start();
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: client.uri('models/face.onnx'), newUri: client.uri('models/visage.onnx') }],
    });
    const written = JSON.stringify(edit);
    assert.match(written, /"newText":"models\/visage\.onnx"/u);
    assert.ok(written.includes(client.uri('models/visage.detector.json')), written);
    const together = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: ['onnx', 'detector.json'].map((ending) => ({
        oldUri: client.uri(`models/face.${ending}`),
        newUri: client.uri(`models/visage.${ending}`),
      })),
    });
    assert.ok(!JSON.stringify(together).includes('"kind":"rename"'), JSON.stringify(together));
  });
});
