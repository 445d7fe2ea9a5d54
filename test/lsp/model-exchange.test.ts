import assert from 'node:assert/strict';
import {
  ImportFilesRequest,
  KindCommandRequest,
  type CommandStep,
  type ForeignManifest,
} from '@vitruve/server';
import { LanguageClient } from './language-client.ts';

const CALM = JSON.stringify({
  nodes: [{ 'unique-id': 'bank', 'node-type': 'system', name: 'Bank', description: '' }],
  relationships: [],
  flows: [{}],
});

describe('exchange of models over the protocol', () => {
  const client = new LanguageClient({
    files: { 'architecture.yaml': 'version: 1\nmodel: shop\nelements: { web: {}, api: {} }\n' },
  });

  before(() => client.start());
  after(() => client.stop());

  const imported = (text: string, command = 'vitruve.importArchitecture'): Promise<ForeignManifest> =>
    client.request(ImportFilesRequest.method, {
      command,
      files: [{ name: 'bank.json', base64: Buffer.from(text).toString('base64') }],
    });

  it('gives a page and a workbook as bytes, and text as an edit', async () => {
    const step = (format: string): Promise<CommandStep> =>
      client.request(KindCommandRequest.method, {
        command: 'vitruve.exportArchitecture',
        uri: client.uri(''),
        answers: { format },
      });
    for (const [format, begins] of [
      ['html', '<!DOCTYPE html>'],
      ['xlsx', 'PK'],
    ] as const) {
      const written = await step(format);
      assert.ok('file' in written, format);
      assert.ok(written.file.uri.endsWith(`/shop.${format}`));
      assert.ok(Buffer.from(written.file.base64, 'base64').toString('latin1').startsWith(begins));
    }
    assert.ok('authored' in (await step('calm')));
  });

  it('imports files of another program, and says what is left out', async () => {
    const { text, lost } = await imported(CALM);
    assert.match(text, /title: Bank/u);
    assert.match(lost.join('\n'), /^bank\.json: Left out: /u);
  });

  it('refuses what it cannot import', async () => {
    await assert.rejects(imported('{'), /"bank\.json" cannot be read/u);
    await assert.rejects(imported('{}'), /"bank\.json" cannot be imported/u);
    await assert.rejects(imported('\u0000\u0001'), /"bank\.json" is not a text file/u);
    await assert.rejects(imported(CALM, 'vitruve.none'), /"bank\.json" cannot be imported/u);
  });
});
