import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { KINDS } from './index.ts';

/** The kind of a document that has no file yet. */
function kindOf(text: string, languageId = 'yaml'): string | undefined {
  const document = TextDocument.create('untitled:Untitled-1', languageId, 1, text);
  return KINDS.find((kind) => kind.detect(document))?.id;
}

const OURS: Readonly<Record<string, string>> = {
  'apiVersion:': 'kubernetes',
  'apiVersion: ': 'kubernetes',
  '# a remark\n---\napiVersion: apps/v1\n': 'kubernetes',
  'apiVersion: v1\nkind: \n': 'kubernetes',
  'apiVersion: apps/v1\nki': 'kubernetes',
  'kind: ': 'kubernetes',
  'kind: Deployment\napi': 'kubernetes',
  'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n': 'kubernetes',
  'services:\n  web:\n    image: nginx\n': 'compose',
  'include: [web.yml]\nnetworks:\n  proxy:\n': 'compose',
  'scrape_configs:\n  - job_name: a\n': 'prometheus',
  'groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up == 0\n': 'prometheus',
  'groups:\n  - name: a\n    rules:\n      - alert: A\n        for: 5m\n': 'prometheus',
  'functions: {}\nprovider:\n  name: openfaas\n': 'openfaas',
  'pipelineInfo:\n  name: a\nroot: {}\nschemaVersion: 2.1.0\n': 'kubeflow',
  '# yaml-language-server: $schema=raci.schema.json\n': 'raci',
};

const FOREIGN = [
  'include:\n  - local: a.yml\n',
  '',
  'a: 1\n',
  'apiVersion: 1\n',
  'apiVersion: 1\ndatasources:\n  - name: a\n',
  'apiVersion: v2\nname: chart\n',
  'kind: pipeline\nname: default\n',
  'services:\n  App\\Service: ~\n',
  'stages: [build]\nbuild:\n  script: make\n',
  'openapi: 3.0.0\npaths: {}\n',
  '- hosts: all\n  tasks: []\n',
  'groups:\n  - name: a\n',
];

describe('documents without a file', () => {
  for (const [text, kind] of Object.entries(OURS)) {
    it(`are of the kind that their text shows: ${JSON.stringify(text)}`, () => {
      assert.equal(kindOf(text), kind);
    });
  }

  for (const text of FOREIGN) {
    it(`are left alone: ${JSON.stringify(text)}`, () => {
      assert.equal(kindOf(text), undefined);
    });
  }

  it('are left alone in another language', () => {
    assert.equal(kindOf('apiVersion: v1\nkind: Pod\n', 'plaintext'), undefined);
  });
});
