import assert from 'node:assert/strict';
import { ExportToRequest, type ForeignManifest } from '@vitruve/server';
import { LanguageClient } from './language-client.ts';

const OBJECTIVES = `version: 1
objectives:
  up: { title: Up, kind: slo, target: { atLeast: 99.9 }, window: 30d, owner: Shop, indicator: { ratio: { good: ok, total: all } } }
`;

describe('export of manifests for another program over the protocol', () => {
  const client = new LanguageClient({
    files: {
      'objectives.yaml': OBJECTIVES,
      'empty/objectives.yaml': 'version: 1\nobjectives: {}\n',
      'wrong/objectives.yaml': 'version: 1\nobjectives: { up: 1 }\n',
      'architecture.yaml': 'version: 1\nmodel: shop\nelements: { web: {}, api: {} }\n',
    },
  });

  before(() => client.start());
  after(() => client.stop());

  const exported = (path: string): Promise<ForeignManifest> =>
    client.request(ExportToRequest.method, { program: 'openslo', uri: client.uri(path) });

  it('gives the text, and what it does without', async () => {
    const { text, lost } = await exported('objectives.yaml');
    assert.match(text, /kind: SLO/u);
    assert.deepEqual(lost, ['objectives.yaml:3:3: "up" is exported without owner, a source of measurements']);
  });

  it('refuses a document of another kind, one with faults and one of which nothing can be expressed', async () => {
    await assert.rejects(
      exported('architecture.yaml'),
      /"architecture\.yaml" cannot be exported to "openslo"/u,
    );
    await assert.rejects(exported('wrong/objectives.yaml'), /objectives\.yaml:2:\d+: /u);
    await assert.rejects(
      exported('empty/objectives.yaml'),
      /No objective can be exported as an SLO of OpenSLO|objectives\.yaml:/u,
    );
  });
});
