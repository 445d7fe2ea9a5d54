import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { loadKinds } from '@vitruve/manifests';
import { openWorkspace } from '@vitruve/workspace';
import { TASKS } from '../../tasks/index.ts';
import { RunHistory } from '../history/read-runs.ts';
import type { RecordedRun } from '../history/recorded-run.ts';
import { PipelineFolder } from '../testing/pipeline-folder.ts';
import { openLineageEvents, type OpenLineageEvent } from './open-lineage.ts';
import { knownOfRun } from './run-digests.ts';

const PIPELINE = `version: 1
stages:
  clean:
    uses: vitruve/sql
    with: {file: clean.sql, inputs: {raw: in.csv}, outputs: {orders: '\${outputs.orders}'}}
    outputs: {orders: {path: out/orders.csv, quality: o.quality.yaml}}
  total:
    uses: vitruve/sql
    with:
      query: SELECT city, sum(amount) AS total FROM orders GROUP BY city
      inputs: {orders: '\${stages.clean.outputs.orders}'}
      outputs: {total: '\${outputs.total}'}
    outputs: {total: out/total.csv}
  copy:
    matrix: {m: [a, b]}
    run: cp in.csv \${outputs.x}
    inputs: [in.csv]
    outputs: {x: 'out/\${matrix.m}.csv'}
`;

const SQL = 'CREATE TABLE orders AS SELECT id, upper(town) AS city, amount FROM raw;';

const SUITE = `version: 1
tables:
  orders:
    path: out/orders.csv
    checks:
      amount: {column: amount, range: {above: 0}}
      long: {column: city, length: {max: 4}, severity: warning}
      all: {column: [id, city], notNull: true}
`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

type Facets = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The keys of a facet that are its own. */
function own(facets: Facets | undefined, name: string): object | undefined {
  const found = facets?.[name];
  return found && Object.fromEntries(Object.entries(found).filter(([key]) => !key.startsWith('_')));
}

describe('runs as events of OpenLineage', function () {
  this.timeout(60_000);
  let folder: PipelineFolder;
  beforeEach(async () => {
    folder = await new PipelineFolder().write({
      'x.pipeline.yaml': PIPELINE,
      'clean.sql': SQL,
      'o.quality.yaml': SUITE,
      'in.csv': 'id,town,amount\n1,Paris,5\n2,Lyon,7\n',
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const eventsOf = async (
    id: number,
  ): Promise<{ events: readonly OpenLineageEvent[]; changed: readonly string[] }> => {
    const run = await new RunHistory(folder.path, undefined).read(id);
    assert.ok(run);
    const opened = await openWorkspace(
      [folder.path],
      { from: folder.path, today: '2026-01-01' },
      await loadKinds(),
    );
    const known = await knownOfRun(run, opened.workspace.graph, folder.path);
    const events = openLineageEvents(run, known, { namespace: 'shop', version: '1.2.3' });
    return { events, changed: known.changed };
  };
  const endOf = (events: readonly OpenLineageEvent[], stage: string): OpenLineageEvent => {
    const found = events.find(
      ({ eventType, job }) => eventType !== 'START' && job.name === `x.pipeline.yaml.${stage}`,
    );
    assert.ok(found);
    return found;
  };

  it('have what the schema of 2-0-2 requires, and a start and an end for each run', async () => {
    await folder.run({ tasks: TASKS });
    const { events } = await eventsOf(1);
    const kinds = new Map<string, string[]>();
    for (const event of events) {
      const { eventType, eventTime, run, job, inputs, outputs, producer, schemaURL } = event;
      kinds.set(run.runId, [...(kinds.get(run.runId) ?? []), eventType]);
      assert.match(run.runId, UUID);
      assert.equal(new Date(eventTime).toISOString(), eventTime);
      assert.equal(schemaURL, 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent');
      assert.ok(URL.canParse(producer));
      for (const { namespace, name } of [job, ...inputs, ...outputs])
        assert.ok(namespace === 'shop' && name !== '');
      const datasets = [...inputs, ...outputs];
      const facets = [run.facets, job.facets, ...datasets.flatMap((one) => [one.facets, one.inputFacets])];
      for (const facet of facets.flatMap((one) => Object.values(one ?? {}))) {
        assert.ok(URL.canParse(String(facet['_producer'])));
        assert.match(
          String(facet['_schemaURL']),
          /^https:\/\/openlineage\.io\/spec\/facets\/\d-\d-\d\/\w+\.json#\/\$defs\/\w+$/u,
        );
      }
    }
    // The pipeline, two stages, and two combinations.
    assert.deepEqual(
      [...kinds.values()],
      Array.from({ length: 5 }, () => ['START', 'COMPLETE']),
    );
    const times = events.map(({ eventTime }) => eventTime);
    assert.deepEqual(times, times.toSorted());
    assert.deepEqual((await eventsOf(1)).events, events);
  });

  it('tell columns, their lineage, SQL, quality and the run around', async () => {
    await folder.run({ tasks: TASKS });
    const { events, changed } = await eventsOf(1);
    assert.deepEqual(changed, []);
    const clean = endOf(events, 'clean');
    assert.deepEqual(
      clean.inputs.map(({ name }) => name),
      ['in.csv', 'o.quality.yaml'],
    );
    assert.deepEqual(own(clean.job.facets, 'sql'), { query: SQL, dialect: 'duckdb' });
    assert.deepEqual(own(clean.run.facets, 'parent'), {
      run: { runId: events[0]?.run.runId },
      job: { namespace: 'shop', name: 'x.pipeline.yaml' },
    });
    const [orders] = clean.outputs;
    const field = (name: string): object => ({
      inputFields: [{ namespace: 'shop', name: 'in.csv', field: name }],
    });
    assert.deepEqual(own(orders?.facets, 'columnLineage'), {
      fields: { id: field('id'), city: field('town'), amount: field('amount') },
    });
    assert.deepEqual(own(orders?.facets, 'dataQualityAssertions'), {
      assertions: [
        { assertion: 'range', name: 'amount', success: true, severity: 'error', column: 'amount' },
        { assertion: 'length', name: 'long', success: false, severity: 'warn', column: 'city' },
        { assertion: 'notNull', name: 'all', success: true, severity: 'error' },
      ],
    });
    const total = endOf(events, 'total');
    assert.equal(total.inputs[0]?.name, 'out/orders.csv');
    assert.equal(
      total.inputs[0].facets?.['version']?.['datasetVersion'],
      orders?.facets?.['version']?.['datasetVersion'],
    );
    assert.equal(own(total.inputs[0].facets, 'columnLineage'), undefined);
    assert.deepEqual(
      (own(total.outputs[0]?.facets, 'schema') as { fields: { name: string }[] }).fields.map(
        ({ name }) => name,
      ),
      ['city', 'total'],
    );
  });

  it('leave out what has changed since, and name it', async () => {
    await folder.run({ tasks: TASKS });
    await folder.write({ 'clean.sql': SQL.replace('upper', 'lower') });
    const { events, changed } = await eventsOf(1);
    assert.deepEqual(changed, ['clean.sql']);
    const clean = endOf(events, 'clean');
    assert.equal(clean.job.facets['sql'], undefined);
    assert.deepEqual(Object.keys(clean.outputs[0]?.facets ?? {}), [
      'version',
      'schema',
      'dataQualityAssertions',
    ]);
    await folder.write({ 'out/orders.csv': 'id,place\n1,x\n' });
    const later = endOf((await eventsOf(1)).events, 'total');
    assert.deepEqual(Object.keys(later.inputs[0]?.facets ?? {}), ['version']);
    assert.deepEqual(Object.keys(later.outputs[0]?.facets ?? {}), ['version', 'schema']);
  });

  it('tell a failure with its reason and its failing checks, and nothing of stages that did not run', async () => {
    await folder.write({ 'in.csv': 'id,town,amount\n1,Nice,-5\n' });
    await folder.run({ tasks: TASKS, jobs: 1, stages: ['total'] });
    const { events } = await eventsOf(1);
    assert.deepEqual(
      events.map(({ eventType, job }) => [eventType, job.name]),
      [
        ['START', 'x.pipeline.yaml'],
        ['START', 'x.pipeline.yaml.clean'],
        ['FAIL', 'x.pipeline.yaml.clean'],
        ['FAIL', 'x.pipeline.yaml'],
      ],
    );
    const clean = endOf(events, 'clean');
    assert.match(String(clean.run.facets['errorMessage']?.['message']), /does not satisfy/u);
    const [output] = clean.outputs;
    assert.equal(output?.name, 'out/orders.csv');
    assert.deepEqual(Object.keys(output.facets ?? {}), ['dataQualityAssertions']);
  });

  it('end with ABORT where the run was canceled or its runner was killed', () => {
    const run = (status: RecordedRun['status']): RecordedRun => ({
      id: 3,
      head: {
        ...{ event: 'run', version: 2, pipeline: 'x.pipeline.yaml', began: '2026-01-02T03:04:05.000Z' },
        ...{ parameters: {}, stages: [], runner: { pid: 1, start: '', boot: '', host: '' } },
      },
      stages: [{ event: 'stage', run: 's/t (m=a)', state: 'cancelled', at: 900, milliseconds: 400 }],
      ...{ status, milliseconds: undefined, counts: undefined },
    });
    const known = { tables: new Map(), sql: new Map(), changed: [] };
    for (const status of ['cancelled', 'interrupted'] as const) {
      const events = openLineageEvents(run(status), known, { namespace: 'n', version: '1' });
      assert.deepEqual(
        events.map(({ eventType, job, eventTime }) => [eventType, job.name, eventTime.slice(17)]),
        [
          ['START', 'x.pipeline.yaml', '05.000Z'],
          ['START', 'x.pipeline.yaml.s/t', '05.500Z'],
          ['ABORT', 'x.pipeline.yaml.s/t', '05.900Z'],
          ['ABORT', 'x.pipeline.yaml', '05.900Z'],
        ],
      );
    }
  });

  it('are of runs whose history lists files; older ones are still read', async () => {
    await folder.run({ stages: ['copy'] });
    const file = folder.at('.vitruve/history/1.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version":2', '"version":1'));
    const history = new RunHistory(folder.path, undefined);
    assert.equal((await history.read(1))?.head.version, 1);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version":1', '"version":3'));
    assert.equal(await history.read(1), undefined);
  });
});
