import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FILE_SETS } from '../../kinds/files.ts';
import { isReportedByYamlServer } from './yaml-language-server.ts';

function isReported(name: string, rule: string, text = ''): boolean {
  const document = TextDocument.create(`file:///x/${name}`, 'yaml', 1, text);
  return isReportedByYamlServer({ yaml: true }, FILE_SETS, document, rule);
}

describe('beside a YAML server', () => {
  it('syntax is left to it in every YAML file', () => {
    assert.ok(isReported('deployment.yaml', 'yaml/syntax'));
    assert.ok(!isReported('deployment.yaml', 'kubernetes/image-tag'));
  });

  it('schema findings are left to it in the files for which it has our schema, and in no others', () => {
    const { contributes } = JSON.parse(
      readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
    ) as { contributes: { yamlValidation: { fileMatch: string[]; url: string }[] } };
    for (const { fileMatch, url } of contributes.yamlValidation) {
      const kind = /(\w+)\.schema\.json$/u.exec(url)?.[1] ?? '';
      for (const pattern of fileMatch) {
        const name = pattern.replace('*', 'team');
        assert.ok(isReported(name, `${kind}/schema`), name);
      }
    }
    for (const [name, kind] of [
      ['compose.yaml', 'compose'],
      ['ci.yml', 'workflow'],
      ['dvc.yaml', 'dvc'],
      ['prometheus.yml', 'prometheus'],
      ['deployment.yaml', 'kubernetes'],
      ['pipeline.yaml', 'pipeline'],
      ['.vitruve.yaml', 'settings'],
      ['team-raci.yaml', 'raci'],
    ] as const)
      assert.ok(!isReported(name, `${kind}/schema`), name);
  });

  it('schema findings are left to it where a comment leads it to our schema', () => {
    const text = '# yaml-language-server: $schema=../schemas/raci.schema.json\n';
    assert.ok(isReported('team-raci.yaml', 'raci/schema', text));
    const other = '# yaml-language-server: $schema=https://example.com/deployment.json\n';
    assert.ok(!isReported('deployment.yaml', 'kubernetes/schema', other));
  });
});
