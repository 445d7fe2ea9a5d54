import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { afterEach, beforeEach, describe, it } from 'mocha';
import outputSchema from '@vitruve/schemas/check-output.schema.json' with { type: 'json' };
import { CheckFolder, MATRIX, type CheckOutput } from './check-folder.ts';

describe('cli/check', () => {
  let folder: CheckFolder;
  beforeEach(() => {
    folder = new CheckFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  describe('vitruve check: what was not checked', () => {
    interface Unchecked {
      readonly kinds: Readonly<Record<string, number>>;
      readonly unchecked: readonly { readonly path: string; readonly problem: string }[];
      readonly withoutSchema: readonly { readonly name: string; readonly count: number }[];
      readonly skipped?: readonly { readonly path: string; readonly problem: string }[];
    }

    async function unchecked(...args: string[]): Promise<{ code: number | null; output: Unchecked }> {
      const { code, output } = await folder.check(...args);
      const validate = new Ajv({ strict: false }).compile(outputSchema);
      assert.ok(validate(output), JSON.stringify(validate.errors));
      return { code, output: output as unknown as Unchecked };
    }

    it('resources of kinds without a schema are counted, and said once', async () => {
      const tool = (name: string): string =>
        `apiVersion: example.com/v1\nkind: Tool\nmetadata: {name: ${name}}\nspec: {a: 1}\n`;
      folder.write({
        'tools.yaml': `${tool('a')}---\n${tool('b')}`,
        'web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
      });
      const { output } = await unchecked('.');
      assert.deepEqual(output.withoutSchema, [{ name: 'example.com/v1 Tool', count: 2 }]);
      const { stdout } = await folder.runHere(['check', '.']);
      assert.match(stdout, /^No schema is known for example\.com\/v1 Tool \(2\): fields not checked$/mu);
      folder.write({
        'crd.yaml':
          'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: tools.example.com}\nspec:\n  group: example.com\n  names: {kind: Tool, plural: tools}\n  scope: Namespaced\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: integer}}}}}}}]\n',
      });
      assert.deepEqual((await unchecked('.')).output.withoutSchema, []);
    });

    it('a state of Terraform that is too large to be read is said to be, though nobody named it', async () => {
      folder.write({ 'raci.yaml': MATRIX, 'a.json': ' '.repeat(11_000_000) });
      assert.doesNotMatch((await folder.runHere(['check', '.'])).stdout, /not read/u);
      folder.write({ 'terraform.tfstate': `{"version": 4}${' '.repeat(11_000_000)}` });
      const { stdout, stderr } = await folder.runHere(['check', '.']);
      assert.match(`${stdout}${stderr}`, /^not read {2}terraform\.tfstate\n.*larger than 10 MB/mu);
    });

    it('no report shows lines of a state of Terraform, which holds passwords', async () => {
      const instances = [{ attributes: { password: 'hunter2', storage_encrypted: false } }];
      const ledger = { mode: 'managed', type: 'aws_db_instance', name: 'ledger', instances };
      folder.write({
        'terraform.tfstate': JSON.stringify({ version: 4, terraform_version: '1.9.5', resources: [ledger] }),
        'cut.tfstate': JSON.stringify({ version: 4, resources: [ledger] }).slice(0, -3),
        'architecture.yaml':
          'version: 1\nelements:\n  ledger: { encryption: disk, workload: terraform/aws_db_instance.ledger }\n',
      });
      for (const format of ['pretty', 'json', 'sarif', 'github']) {
        const { stdout, stderr } = await folder.runHere(['check', '.', '--format', format]);
        assert.doesNotMatch(`${stdout}${stderr}`, /hunter2/u, format);
        assert.match(stdout, /is deployed without it/u, format);
      }
    });

    const strangers: Readonly<Record<string, string>> = {
      'p.json': '{"name": "p"}\n',
      'flow.yaml': '{a: 1}\n',
      'prometheus.yml': 'scrape_config: []\n',
      'README.md': '# Hello\n',
      'docs/adr/0000-template.md': '# Title\n\n## Context\n\n## Decision\n',
      'empty.yaml': '',
    };
    for (const [path, text] of Object.entries(strangers)) {
      it(`${path}, named, is said to be unchecked, with the exit code 2`, async () => {
        folder.write({ [path]: text, 'raci.yaml': MATRIX });
        const { code, output } = await unchecked(path, 'raci.yaml');
        assert.deepEqual(
          [code, output.unchecked.map((file) => [file.path, file.problem]), output.kinds],
          [2, [[path, 'not-a-manifest']], { raci: 1 }],
        );
        const { stdout } = await folder.runHere(['check', path]);
        assert.match(
          stdout,
          /^not checked {2}.*\n.*does not recognize[^]*Nothing was checked: 1 file not checked/u,
        );
        assert.match((await folder.runHere(['check', path, '--format', 'github'])).stdout, /^::error file=/u);
      });

      it(`${path}, found in a folder, is no fault, and neither is it with --ignore-unknown`, async () => {
        folder.write({ [path]: text });
        assert.equal((await unchecked()).code, 0);
        assert.equal((await unchecked('--ignore-unknown', path)).code, 0);
      });
    }

    it('a document that mentions a decision, a record about templates and an excluded file are checked', async () => {
      folder.write({
        'README.md': '# Hello\n\nSee [ADR-0001](docs/adr/0001-use-x-as-template-engine.md).\n',
        'docs/adr/0001-use-x-as-template-engine.md': '# Use X\n\n## Status\n\nAccepted\n',
        'vendor/raci.yaml': MATRIX,
        '.vitruve.yaml': 'exclude: [vendor/]\n',
      });
      const { code, output } = await unchecked(
        'README.md',
        'docs/adr/0001-use-x-as-template-engine.md',
        'vendor/raci.yaml',
      );
      assert.deepEqual([code, output.unchecked, output.kinds], [0, [], { adr: 1, raci: 1, prose: 1 }]);
    });

    it('sarif tells of it, and says that the run was not successful', async () => {
      folder.write({ 'flow.yaml': '{a: 1}\n' });
      const { stdout } = await folder.runHere(['check', 'flow.yaml', '--format', 'sarif']);
      const log = JSON.parse(stdout) as {
        runs: { invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[] }[];
      };
      const [invocation] = log.runs[0]?.invocations ?? [];
      assert.deepEqual(
        [invocation?.executionSuccessful, invocation?.toolExecutionNotifications.length],
        [false, 1],
      );
    });

    it('--verbose lists what a folder has beside manifests, with why', async () => {
      folder.write({
        'a/raci.yaml': MATRIX,
        'a/x.yaml': 'a: 1\n',
        'a/photo.png': 'x',
        'a/out/raci.yaml': MATRIX,
        'a/big.yaml': new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61),
        'a/.gitignore': 'out/\n',
        'other.png': 'x',
      });
      const { code, output } = await unchecked('a', '--verbose');
      assert.equal(code, 0);
      assert.deepEqual(
        output.skipped?.map(({ path, problem }) => [path, problem]),
        [
          ['a/.gitignore', 'name'],
          ['a/big.yaml', 'too-large'],
          ['a/out', 'ignored'],
          ['a/photo.png', 'name'],
          ['a/x.yaml', 'not-a-manifest'],
        ],
      );
      assert.match(
        (await folder.runHere(['check', 'a', '--verbose'])).stdout,
        /^skipped {2}a\/out {2}Excluded/mu,
      );
      assert.doesNotMatch((await folder.runHere(['check', 'a'])).stdout, /skipped/u);
    });

    it('the summary counts resources, not files', async () => {
      const pod = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
      folder.write({ 'k.yaml': `${pod('a')}---\n${pod('b')}`, 'README.md': '# Hello\n' });
      assert.match((await folder.runHere(['check'])).stdout, /^2 resources checked: /mu);
    });

    const odd = '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "datum": {}}';
    const forms: Readonly<Record<string, readonly [string, number]>> = {
      'a.json': [odd, 1],
      'tabs.json': [odd.replaceAll(', ', ',\n\t'), 1],
      'list.json': [`{"apiVersion": "v1", "kind": "List", "items": [${odd}, ${odd}]}`, 2],
      'array.json': [`[${odd},\n${odd}]`, 2],
      'flow.yaml': [odd, 1],
      'flow-plain.yaml': ['{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, datum: {}}', 1],
    };
    for (const [path, [text, count]] of Object.entries(forms)) {
      it(`resources of ${path} are found in a folder`, async () => {
        folder.write({ [`a/${path}`]: text, 'a/package.json': '{"name": "a"}' });
        const { output } = await unchecked('a');
        assert.deepEqual([output.kinds, output.unchecked], [{ kubernetes: count }, []]);
      });

      it(`resources of ${path} are read`, async () => {
        folder.write({ [path]: text });
        const { output } = await unchecked(path);
        const { files } = output as unknown as CheckOutput;
        const found = files
          .flatMap(({ findings }) => findings)
          .filter(({ rule }) => rule === 'kubernetes/schema');
        assert.deepEqual([output.kinds, output.unchecked, found.length], [{ kubernetes: count }, [], count]);
      });
    }

    it('a finding in a file of several resources names its resource', async () => {
      const pod = (name: string, key: string): string =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${key}: {}\n`;
      folder.write({
        'k.yaml': `${pod('a', 'data')}---\n${pod('b', 'datum')}`,
        'one.yaml': pod('c', 'datum'),
      });
      const { stdout } = await folder.runHere(['check']);
      assert.match(stdout, /k\.yaml:9:1 {2}ConfigMap\/b$/mu);
      assert.match(stdout, /one\.yaml:4:1$/mu);
      const { output } = await folder.check('k.yaml');
      assert.deepEqual(
        output.files.flatMap(({ findings }) => findings.map((one) => (one as { item?: string }).item)),
        ['ConfigMap/b'],
      );
    });
  });
});
