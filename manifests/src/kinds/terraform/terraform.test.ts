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

describe('states and plans of Terraform as manifests', () => {
  const recorded = (attributes: object, of: object = {}): string =>
    JSON.stringify({
      version: 4,
      terraform_version: '1.9.5',
      serial: 1,
      resources: [
        { mode: 'managed', type: 'aws_db_instance', name: 'ledger', instances: [{ attributes }], ...of },
      ],
    });
  const planned = (values: object): string =>
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.5',
      planned_values: {
        root_module: {
          resources: [
            {
              mode: 'managed',
              type: 'aws_db_instance',
              name: 'ledger',
              address: 'aws_db_instance.ledger',
              values,
            },
          ],
        },
      },
    });
  const model = `version: 1\nelements:\n  ledger: { encryption: disk, workload: terraform/aws_db_instance.ledger }\n`;
  const unencrypted =
    '"ledger" has disk encryption in the model, and "aws_db_instance.ledger" is deployed without it';

  it('say what is deployed where the text of a resource computes it, a state before a plan', () => {
    const written = 'resource "aws_db_instance" "ledger" { storage_encrypted = var.encrypted }\n';
    const files = { 'infra/main.tf': written, 'architecture.yaml': model };
    assert.deepEqual(messages(files), []);
    const state = recorded({ storage_encrypted: false });
    const plan = planned({ storage_encrypted: true });
    assert.deepEqual(messages({ ...files, 'infra/terraform.tfstate': state }), [unencrypted]);
    assert.deepEqual(messages({ ...files, 'ci/out/plan.json': planned({ storage_encrypted: false }) }), [
      unencrypted,
    ]);
    assert.deepEqual(messages({ ...files, 'infra/terraform.tfstate': state, 'infra/plan.json': plan }), [
      unencrypted,
    ]);
    assert.deepEqual(
      messages({ ...files, 'infra/terraform.tfstate': recorded({}), 'infra/plan.json': plan }),
      [],
    );
  });

  it('tell modules with the same resource from each other', () => {
    const named = model.replace('aws_db', 'module.shop.aws_db');
    const inModule = (module: string): string => recorded({ storage_encrypted: false }, { module });
    assert.deepEqual(messages({ 'a.tfstate': inModule('module.shop'), 'architecture.yaml': named }), [
      unencrypted.replace('aws_db', 'module.shop.aws_db'),
    ]);
    assert.deepEqual(messages({ 'a.tfstate': inModule('module.other'), 'architecture.yaml': named }), [
      'No manifest of the workspace declares terraform/module.shop.aws_db_instance.ledger',
    ]);
  });

  it('tell what is written and not deployed, where they lie beside it', () => {
    const written = `${MAIN}resource "aws_sqs_queue" "orders" {}\n`;
    const named = model.replace('aws_db_instance.ledger', 'aws_sqs_queue.orders');
    const files = { 'infra/main.tf': written, 'architecture.yaml': named };
    const state = recorded({});
    assert.deepEqual(messages({ ...files, 'infra/terraform.tfstate': state }), [
      '"aws_sqs_queue.orders" is written in main.tf, and terraform.tfstate does not have it',
    ]);
    assert.deepEqual(messages({ ...files, 'other/terraform.tfstate': state }), []);
  });

  it('count as the release of an environment', () => {
    const files = {
      'prod.tfstate': recorded({ engine: 'postgres' }),
      'architecture.yaml': `version: 1
environments: { prod: { release: prod.tfstate } }
elements:
  queue: { workload: terraform/aws_sqs_queue.orders }
`,
      'main.tf': 'resource "aws_sqs_queue" "orders" {}\n',
    };
    assert.deepEqual(messages(files), [
      'Deployed to "prod", and named by no element: "aws_db_instance.ledger"',
      '"aws_sqs_queue.orders" is written in main.tf, and prod.tfstate does not have it',
    ]);
  });

  it('are not shown: an entity is no more than its name', () => {
    const text = recorded({ password: 'hunter2', engine: 'postgres' });
    const workspace = workspaceOf({ 'a.tfstate': text });
    const [ledger] = workspace.graph.all('cloud-resource', uriOf('a.tfstate'));
    assert.ok(ledger);
    assert.equal(text.slice(ledger.extent.start, ledger.extent.end), 'ledger');
    assert.ok(!JSON.stringify(ledger).includes('hunter2'));
  });

  it('report what cannot be read, and leave other JSON alone', () => {
    const found = (name: string, text: string): readonly string[] =>
      workspaceOf({ [name]: text })
        .check(uriOf(name))
        .findings.map(({ message }) => message);
    assert.deepEqual(found('a.tfstate', '{"version": 3, "modules": []}'), [
      'State version 3 is not supported: update the state with Terraform 0.12 or later',
    ]);
    assert.deepEqual(found('plan.json', planned({}).slice(0, -9)), [
      'This is not JSON: the resources from here on are not known',
    ]);
    assert.deepEqual(found('other.json', '{"terraform_version": '), []);
  });
});
