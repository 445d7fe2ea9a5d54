import assert from 'node:assert/strict';
import { definition } from '../../core/features/definition.ts';
import { cloudTechnology } from '../../formats/terraform/technologies.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const MAIN = `resource "aws_db_instance" "ledger" {
  engine = "postgres"
}
resource "aws_sqs_queue" "maybe" {
  count = var.queues
}
resource "aws_sqs_queue" "never" {
  count = 0
}
resource "aws_sqs_queue" "twice" {
  count = 2
}
resource "aws_sqs_queue" "each" {
  for_each = toset(["a"])
}
resource "aws_s3_bucket" "logs" {}
resource "aws_security_group" "db" {}
data "aws_db_instance" "other" {}
`;

function modelOf(workload: string): string {
  return `version: 1
environments: { prod: { release: infra } }
elements:
  ledger: { layer: application, workload: ${workload} }
`;
}

function messages(files: Readonly<Record<string, string>>): readonly string[] {
  const { findings } = workspaceOf(files).check(uriOf('architecture.yaml'));
  return findings
    .filter(({ rule }) => /not-modeled|workload-unknown|deployed-otherwise/u.test(rule))
    .map(({ message }) => message);
}

describe('templates of Terraform', () => {
  it('are none of its files before they are filled in', () => {
    for (const line of [
      '{% if values.database %}',
      '{{ provider }} = {}',
      '  {%- endif %}',
      'a = "$' + '{{ values.name }}"',
    ]) {
      const text = `resource "aws_sqs_queue" "a" {\n${line}\n`;
      assert.deepEqual(workspaceOf({ 'main.tf': text }).check(uriOf('main.tf')).findings, [], line);
    }
    const text = 'resource "aws_sqs_queue" "a" {\n  name = "%{ if a }b%{ endif }"\n';
    const found = workspaceOf({ 'main.tf': text }).check(uriOf('main.tf')).findings;
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['terraform/syntax'],
    );
  });
});

describe('terraform', () => {
  it('binds elements to resources, and leads from one to the other', () => {
    const model = modelOf('terraform/aws_db_instance.ledger');
    const workspace = workspaceOf({ 'infra/main.tf': MAIN, 'architecture.yaml': model });
    const line = model.split('\n').findIndex((text) => text.includes('aws_db'));
    const character = model.split('\n')[line]?.indexOf('aws_db') ?? 0;
    const [place] = definition(workspace, uriOf('architecture.yaml'), { line, character });
    assert.equal(place?.targetUri, uriOf('infra/main.tf'));
  });

  it('reports a resource that is nowhere, where there are any', () => {
    const model = modelOf('terraform/aws_db_instance.ledgers');
    assert.deepEqual(messages({ 'infra/main.tf': MAIN, 'architecture.yaml': model }), [
      'No manifest of the workspace declares terraform/aws_db_instance.ledgers',
    ]);
    assert.deepEqual(messages({ 'architecture.yaml': model }), []);
  });

  it('reports what is certainly deployed and named by no element, and nothing that may not be', () => {
    const model = modelOf('terraform/aws_db_instance.ledger');
    const files = {
      'infra/main.tf': MAIN,
      'infra/modules/a/main.tf': 'resource "aws_sqs_queue" "inner" {}\n',
    };
    assert.deepEqual(messages({ ...files, 'architecture.yaml': model }), [
      'Deployed to "prod", and named by no element: "aws_sqs_queue.twice"',
    ]);
  });

  it('does not compare a resource of one of several modules, nor what is computed', () => {
    const text = 'resource "aws_db_instance" "ledger" { storage_encrypted = false }\n';
    const model = `version: 1\nelements:\n  ledger: { encryption: disk, workload: terraform/aws_db_instance.ledger }\n`;
    assert.equal(messages({ 'a/main.tf': text, 'architecture.yaml': model }).length, 1);
    assert.deepEqual(messages({ 'a/main.tf': text, 'b/main.tf': text, 'architecture.yaml': model }), []);
    const computed = text.replace('false', 'var.encrypted');
    assert.deepEqual(messages({ 'a/main.tf': computed, 'architecture.yaml': model }), []);
    const field = model.replace('disk', 'field');
    assert.deepEqual(messages({ 'a/main.tf': text, 'architecture.yaml': field }), []);
  });

  it('knows technologies by type and engine', () => {
    assert.equal(cloudTechnology('aws_db_instance', 'aurora-postgresql')?.technology, 'RDS PostgreSQL');
    assert.equal(cloudTechnology('google_sql_database_instance', 'MYSQL_8_0')?.technology, 'Cloud SQL MySQL');
    assert.equal(cloudTechnology('aws_docdb_cluster', 'docdb')?.technology, 'DocumentDB');
    assert.equal(cloudTechnology('aws_s3_bucket')?.isElement, false);
    assert.equal(cloudTechnology('aws_security_group'), undefined);
    assert.equal(cloudTechnology('constructor'), undefined);
  });
});
