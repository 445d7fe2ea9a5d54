import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { after, before, describe, it } from 'mocha';
import { CLI, CommandFolder } from './command.ts';

const MODEL = `version: 1
model: shop
elements: { web: { criticality: high, replicas: 2 }, api: { replicas: 1, owner: Ada } }
flows:
  - { from: web, to: api }
`;
const RACI = `variant: RACI
roles: [Ada, Sponsor]
activities:
  - name: Operate
    assignments: {Ada: R, Sponsor: A}
`;

interface Answer {
  readonly isError: boolean;
  readonly text: string;
}

describe('vitruve mcp', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  let client: Client;
  before(async () => {
    folder = new CommandFolder();
    folder.write({ 'architecture.yaml': MODEL, 'team/x.raci.yaml': RACI });
    client = new Client({ name: 'test', version: '1.0.0' });
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' };
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp', folder.path], env }),
    );
  });
  after(async () => {
    await client.close();
    folder.remove();
  });

  async function ask(name: string, given: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { isError, content } = (await client.callTool({ name, arguments: given })) as {
      readonly isError?: boolean;
      readonly content: readonly { readonly text: string }[];
    };
    return { isError: isError === true, text: content.map(({ text }) => text).join('') };
  }
  const data = async <Data>(name: string, given: Readonly<Record<string, string>> = {}): Promise<Data> =>
    JSON.parse((await ask(name, given)).text) as Data;

  it('offers questions that change nothing, those of the graph among them', async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    for (const name of ['search', 'entity', 'neighbors', 'findings', 'diagram', 'impact', 'path', 'diff'])
      assert.ok(names.includes(name), name);
    assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true));
    assert.deepEqual(tools.find(({ name }) => name === 'path')?.inputSchema.required, ['from', 'to']);
    assert.equal(tools.find(({ name }) => name === 'findings')?.inputSchema.required, undefined);
  });

  it('finds names, says what they are, and what names them', async () => {
    const { found } = await data<{ found: { name: string; file: string; line: number }[] }>('search', {
      query: 'api',
    });
    assert.deepEqual(
      found.map(({ name, file, line }) => [name, file, line]),
      [
        ['api', 'architecture.yaml', 3],
        ['web→api', 'architecture.yaml', 5],
      ],
    );
    const { declarations } = await data<{ declarations: { type: string; text: string }[] }>('entity', {
      name: 'api',
    });
    assert.deepEqual(declarations[0]?.type, 'element');
    assert.match(declarations[0].text, /owner: Ada/u);
    const around = await data<{ declarations: { names: object[]; namedBy: { name: string }[] }[] }>(
      'neighbors',
      { name: 'Ada' },
    );
    assert.ok(around.declarations.some(({ namedBy }) => namedBy.some(({ name }) => name === 'api')));
  });

  it('answers what the command line answers, and draws', async () => {
    const { models } = await data<{ models: { impact: { id: string }[] }[] }>('impact', { element: 'api' });
    assert.deepEqual(
      models[0]?.impact.map(({ id }) => id),
      ['web'],
    );
    const { text } = await ask('diagram', { path: 'architecture.yaml' });
    assert.match(text, /```mermaid\nflowchart/u);
  });

  it('reads what changes while it runs, and nothing else', async () => {
    type Found = { findings: { rule: string; file: string }[] };
    const before = await data<Found>('findings', { rule: 'architecture/' });
    assert.deepEqual(
      before.findings.map(({ rule }) => rule),
      ['architecture/single-point'],
    );
    const inTeam = await data<Found>('findings', { path: 'team' });
    assert.ok(inTeam.findings.every(({ file }) => file.startsWith('team/')));
    writeFileSync(join(folder.path, 'architecture.yaml'), MODEL.replace('replicas: 1', 'replicas: 3'));
    folder.write({ 'team/y.raci.yaml': RACI.replace('Sponsor: A', 'Sponsor: Q') });
    const changed = await data<Found>('findings');
    assert.ok(!changed.findings.some(({ rule }) => rule === 'architecture/single-point'));
    assert.ok(changed.findings.some(({ file }) => file === 'team/y.raci.yaml'));
    rmSync(join(folder.path, 'team/y.raci.yaml'));
    folder.write({ '.vitruve.yaml': 'rules:\n  architecture/orphan: off\n' });
    assert.ok(!(await data<Found>('findings')).findings.some(({ file }) => file === 'team/y.raci.yaml'));
  });

  it('looks anew at files that are no manifests', async () => {
    folder.write({ 'm.model.yaml': 'version: 1\ndata: t.csv\ntarget: a\noutput: m.onnx\n' });
    type Found = { findings: { rule: string }[] };
    const rules = async () =>
      (await data<Found>('findings', { path: 'm.model.yaml' })).findings.map(({ rule }) => rule);
    assert.ok((await rules()).includes('model/table-missing'));
    folder.write({ 't.csv': 'a,b\n1,2\n' });
    assert.ok(!(await rules()).includes('model/table-missing'));
  });

  it('tells the assistant what only its user can mend, and stays in the folder', async () => {
    symlinkSync('/etc/hosts', join(folder.path, 'link.yaml'));
    for (const [name, given, expected] of [
      ['impact', { element: 'apis' }, /The element "apis" does not exist/u],
      ['cycles', { state: 'later' }, /The state "later" does not exist/u],
      ['entity', { name: 'nobody' }, /Nothing in this folder is called "nobody"/u],
      ['diagram', { path: '../../etc' }, /outside the workspace folder/u],
      ['diagram', { path: 'link.yaml' }, /outside the workspace folder/u],
      ['findings', { path: '/etc' }, /outside the workspace folder/u],
      ['diagram', { view: 'x' }, /Available: /u],
      ['path', { from: 'web' }, /to/u],
      ['none', {}, /none/u],
    ] as const) {
      const { isError, text } = await ask(name, given).catch((error: unknown) => ({
        isError: true,
        text: String(error),
      }));
      assert.ok(isError, name);
      assert.match(text, expected);
    }
  });

  it('proves the checks of decisions', async () => {
    const checks = 'checks:\n  - { id: sole, flows: { to: api }, atMost: 0 }\n';
    folder.write({
      'docs/adr/0007-alone.md': `---\nstatus: accepted\n${checks}---\n\n# Nobody calls the API\n`,
    });
    type Proven = {
      decisions: { decision: string; checks: { id: string; verdict: string; proven: object[] }[] }[];
    };
    const { decisions } = await data<Proven>('prove');
    assert.deepEqual(
      decisions.map(({ decision, checks: [check] }) => [decision, check?.id, check?.verdict]),
      [['ADR-0007', 'sole', 'broken']],
    );
    const { isError, text } = await ask('prove', { decision: 'ADR-0008' });
    assert.ok(isError);
    assert.match(text, /No decision with checks is called "ADR-0008"/u);
  });

  it('shows nothing of files that hold passwords', async () => {
    const instances = [{ attributes: { password: 'hunter2', engine: 'postgres' } }];
    const ledger = { mode: 'managed', type: 'aws_db_instance', name: 'ledger', instances };
    folder.write({
      'terraform.tfstate': JSON.stringify({ version: 4, resources: [ledger] }),
      '.env': 'DB_PASSWORD=hunter2\n',
    });
    for (const name of ['aws_db_instance.ledger', 'DB_PASSWORD']) {
      const { text } = await ask('entity', { name });
      assert.match(text, new RegExp(name, 'u'));
      assert.doesNotMatch(text, /hunter2|"text"/u);
    }
  });

  it('ends with 2 for a folder that does not exist, and with 0 when nobody asks any more', async () => {
    const missing = await folder.run(['mcp', 'nowhere']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /^vitruve: /u);
    assert.equal((await folder.run(['mcp'])).code, 0);
  });
});
