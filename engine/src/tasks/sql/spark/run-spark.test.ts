import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { TaskCancelledError } from '@vitruve/workspace';
import { PipelineFolder } from '../../../pipelines/testing/pipeline-folder.ts';
import { prepareTask, runTask, type FinishedTask } from '../../../running/run-task.ts';
import type { ProgramContext } from '../../../running/task.ts';
import { PictureFolder } from '../../../testing/pictures.ts';
import { TASKS } from '../../index.ts';
import type { SqlResult } from '../run.ts';
import { sqlTask } from '../sql-task.ts';
import { FakeSpark } from '../testing/fake-spark.ts';

const TOTALS = `-- Votes by list
CREATE VIEW totals AS
SELECT list, sum(votes) AS votes, sum(votes) / 2 AS half FROM votes WHERE votes >= getvariable('least') GROUP BY list;
`;

const INPUTS = {
  file: 'totals.sql',
  inputs: { votes: 'votes.csv' },
  params: { least: 10 },
  outputs: { totals: 'out/totals.csv' },
  engine: 'spark',
};

describe('vitruve/sql with engine: spark', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  let spark: FakeSpark;
  beforeEach(async function () {
    // What Spark is started with is a script.
    if (process.platform === 'win32') this.skip();
    folder = new PictureFolder();
    await folder.write({ 'votes.csv': 'list,votes\nA,12\nB,30\nA,7\n', 'totals.sql': TOTALS });
    spark = new FakeSpark(folder.at('spark'));
    await run({
      query: "SELECT 'A' AS list, 12::DECIMAL(38,0) AS votes, 6.0::DOUBLE AS half",
      outputs: { t: 't.parquet' },
    });
    await spark.prepare('totals', folder.at('t.parquet'));
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(
    inputs: Readonly<Record<string, unknown>>,
    programs: ProgramContext = {},
    lines: string[] = [],
    signal = new AbortController().signal,
  ): Promise<FinishedTask> {
    const prepared = await prepareTask(sqlTask(), inputs, { folder: folder.path, version: '1.2.3' });
    const environment = { ...process.env, SPARK_HOME: spark.home };
    return runTask(prepared, {
      signal,
      programs: { environment, ...programs },
      onStep: ({ line }) => {
        if (line.isTold) lines.push(line.text);
      },
    });
  }

  it('hands translated SQL and typed tables to spark-submit, and writes what it made as DuckDB would', async () => {
    const { summary } = await run({
      ...INPUTS,
      memory: '2Gi',
      threads: 2,
      spark: {
        master: 'spark://127.0.0.1:7077',
        conf: { 'spark.executor.cores': 1, 'spark.ui.enabled': true },
      },
    });
    assert.equal(summary.text, 'totals: 1 row → out/totals.csv');
    assert.equal(await readFile(folder.at('out/totals.csv'), 'utf8'), 'list,votes,half\nA,12,6.0\n');
    assert.deepEqual(await readdir(folder.at('out')), ['totals.csv']);
    const told = spark.arguments.join(' ');
    assert.match(
      told,
      /^--master spark:\/\/127\.0\.0\.1:7077 --deploy-mode client --driver-memory 2048m --executor-memory 2048m /u,
    );
    for (const property of ['spark.executor.cores=1', 'spark.ui.enabled=true', 'spark.sql.ansi.enabled=true'])
      assert.ok(told.includes(`--conf ${property} `), property);
    const { inputs, statements, outputs } = spark.job;
    assert.deepEqual(inputs[0]?.columns, [
      { name: 'list', type: 'STRING' },
      { name: 'votes', type: 'BIGINT' },
    ]);
    assert.match(inputs[0].files[0] ?? '', /votes\.parquet$/u);
    assert.deepEqual(
      statements.map(({ name, columns }) => [name, columns.map(({ type }) => type)]),
      [['totals', ['STRING', 'DECIMAL(38,0)', 'DOUBLE']]],
    );
    assert.match(statements[0]?.sql ?? '', /votes >= \(10\).*GROUP BY list$/u);
    assert.match(statements[0]?.sql ?? '', /CAST\(\(SUM\(votes\)\) AS DOUBLE\) \/ CAST/u);
    assert.equal(outputs[0]?.view, 'totals');
  });

  it('runs on this machine where no master is named, and shows rows that are not written', async () => {
    await spark.prepare('vitruve_result', folder.at('t.parquet'));
    const { query, ...others } = {
      ...INPUTS,
      query:
        "SELECT list, sum(votes) AS votes, sum(votes) / getvariable('least') AS half FROM votes GROUP BY list",
    };
    const { file: _file, outputs: _outputs, ...inputs } = others;
    const { result } = await run({ ...inputs, query, threads: 3 });
    assert.deepEqual((result as SqlResult).shown?.rows, [['A', 12, 6]]);
    assert.deepEqual(spark.arguments.slice(0, 2), ['--master', 'local[3]']);
    assert.equal(spark.job.outputs[0]?.most, 21);
    assert.ok(!spark.arguments.includes('--executor-memory'));
  });

  it('tells what Spark prints, without its chatter and without secrets of the environment', async () => {
    const lines: string[] = [];
    const pids: number[] = [];
    await run(
      INPUTS,
      {
        environment: { PATH: spark.path, DB_PASSWORD: 'wholly-secret' },
        onProgram: (pid) => pids.push(pid),
      },
      lines,
    );
    assert.ok(lines.some((line) => /^Spark 4\.0\.0, local/u.test(line)));
    assert.ok(lines.includes('26/11/25 10:00:00 WARN Utils: ***'));
    assert.ok(!lines.some((line) => / INFO /u.test(line)));
    assert.equal(pids.length, 1);
  });

  it('tells where the SQL fails on Spark, in short', async () => {
    const message =
      "[CAST_INVALID_INPUT] The value 'x' cannot be cast. SQLSTATE: 22018\n== SQL (line 1, position 8) ==\nSELECT x\n\nJVM stacktrace:\norg.apache";
    spark.end('failure', JSON.stringify({ statement: 0, condition: 'CAST_INVALID_INPUT', message }));
    await assert.rejects(run(INPUTS), {
      message: "totals.sql:2: Spark: [CAST_INVALID_INPUT] The value 'x' cannot be cast.",
    });
    assert.ok(!existsSync(folder.at('out/totals.csv')));
    assert.deepEqual(await readdir(folder.at('out')).catch(() => []), []);
  });

  it('tells why Spark does not start', async () => {
    for (const [stderr, expected] of [
      ['JAVA_HOME is not set', /Spark failed: Java is missing\. Install Java 17 or later, or set JAVA_HOME/u],
      ['java.lang.UnsupportedClassVersionError: x', /requires a newer Java/u],
      ['WARN All masters are unresponsive! Giving up.', /No master of the cluster answers/u],
      ['no reason at all', /Spark failed: no reason at all/u],
    ] as const) {
      spark.end('stderr', stderr);
      await assert.rejects(run(INPUTS), expected);
    }
  });

  it('tells how to install Spark where there is none', async () => {
    await assert.rejects(
      run(INPUTS, { environment: { PATH: folder.path } }),
      /Spark is not installed: neither SPARK_HOME nor a program "spark-submit" was found\. To install it, run "pip install pyspark"/u,
    );
    await assert.rejects(
      run(INPUTS, { environment: { PATH: spark.path, SPARK_HOME: folder.at('none') } }),
      /There is no Spark in the folder that SPARK_HOME names: ".*none\/bin\/spark-submit" does not exist/u,
    );
  });

  it('ends Spark when it is canceled, and leaves nothing', async () => {
    spark.end('sleep');
    const controller = new AbortController();
    const onProgram = (): void => {
      // Spark has begun to work.
      setTimeout(() => {
        controller.abort();
      }, 50);
    };
    const running = run(INPUTS, { onProgram }, [], controller.signal);
    await assert.rejects(running, TaskCancelledError);
    assert.deepEqual(await readdir(folder.at('out')).catch(() => []), []);
  });

  it('tells what is wrong before Spark is started', async () => {
    for (const [inputs, expected] of [
      [{ query: 'SELECT list(1)' }, /^Error: query:1: "list" has no equivalent on Spark/u],
      [
        { query: 'SELECT 1;\nSELECT median(1) // 2' },
        /query:2: "median".*\nquery:2: "\/\/" has no equivalent on Spark that Vitruve knows; you can use floor\(a \/ b\)/u,
      ],
      [{ query: 'SELECT nosuch FROM votes' }, /^Error: query:1:8: Referenced column "nosuch" not found/u],
      [{ query: `SELECT ${'('.repeat(101)}1${')'.repeat(101)}` }, /query:1: More than 100 parentheses/u],
      [{ query: 'SELECT $n' }, /query:1: The parameter "n" has no value/u],
      [{ query: "SELECT INTERVAL '1 day 2 hours'" }, /query:1: The interval .* has no equivalent/u],
      [
        { query: 'CREATE VIEW a AS SELECT INTERVAL 1 DAY AS i', outputs: { a: 'a.csv' } },
        /query:1: Column "i" of "a" has the type INTERVAL, which has no equivalent on Spark/u,
      ],
      [
        {
          query: 'CREATE VIEW a AS SELECT 1 AS x;\nCREATE OR REPLACE VIEW A AS SELECT 2.5 AS x',
          outputs: { a: 'a.csv' },
        },
        /^Error: query:2: On Spark, table "A" cannot be replaced/u,
      ],
      [
        { query: 'CREATE OR REPLACE TABLE votes AS FROM votes', outputs: { votes: 'a.csv' } },
        /^Error: query:1: On Spark, table "votes" cannot be replaced/u,
      ],
      [
        { file: 'totals.sql', params: { least: 1 }, outputs: { x: 'x.csv' } },
        /no table or view "x" was created/u,
      ],
    ] as const)
      await assert.rejects(
        run({ inputs: { votes: 'votes.csv' }, engine: 'spark', ...inputs }),
        expected,
        JSON.stringify(inputs),
      );
    assert.ok(!existsSync(folder.at('spark/job.json')));
  });

  it('is another result than that of DuckDB, wherever it runs', async () => {
    const plan = async (inputs: Readonly<Record<string, unknown>>) => {
      const { engine: _engine, ...duckdb } = INPUTS;
      const {
        task,
        inputs: read,
        context,
      } = await prepareTask(sqlTask(), { ...duckdb, ...inputs }, { folder: folder.path, version: '1' });
      return (await task.plan(read, context)).fingerprint;
    };
    const onSpark = await plan({ engine: 'spark' });
    assert.notEqual(onSpark, await plan({}));
    assert.equal(await plan({ engine: 'duckdb' }), await plan({}));
    assert.equal(
      await plan({ engine: 'spark', spark: { master: 'yarn', conf: { 'spark.cores.max': 2 } } }),
      onSpark,
    );
    assert.notEqual(await plan({ engine: 'spark', spark: { conf: { 'spark.sql.x': 2 } } }), onSpark);
    await assert.rejects(plan({ spark: { master: 'yarn' } }), /"spark" requires "engine: spark"/u);
    await assert.rejects(plan({ engine: 'spark', spark: { master: 'nowhere' } }), /"spark/u);
    for (const [name, expected] of [
      ['spark.sql.ansi.enabled', /"spark\.sql\.ansi\.enabled" cannot be set: results would differ/u],
      [
        'spark.hadoop.fs.s3a.secret.key',
        /would be visible to other users of the machine: put it into spark-defaults\.conf/u,
      ],
    ] as const)
      await assert.rejects(plan({ engine: 'spark', spark: { conf: { [name]: 'x' } } }), expected);
  });

  it('is a stage of a pipeline, whose next stage is up to date while its rows are the same', async () => {
    const pipeline = await new PipelineFolder().write({
      'votes.csv': 'list,votes\nA,12\n',
      'x.pipeline.yaml': `version: 1
defaults: { resources: { cpu: 1, memory: 1Gi } }
stages:
  totals:
    uses: vitruve/sql
    with:
      query: SELECT list, sum(votes) AS votes, sum(votes) / 2 AS half FROM votes GROUP BY list
      inputs: { votes: votes.csv }
      outputs: { t: '\${outputs.t}' }
      engine: spark
    outputs: { t: t.parquet }
  next: { run: 'cat \${stages.totals.outputs.t} > \${outputs.o}', outputs: { o: o.txt } }
`,
    });
    try {
      await spark.prepare('vitruve_result', folder.at('t.parquet'));
      const environment = { PATH: spark.path, VITRUVE_CACHE: 'off' };
      const { states, outcome } = await pipeline.run({ tasks: TASKS, environment });
      assert.deepEqual([outcome.status, states], ['succeeded', { totals: 'done', next: 'done' }]);
      assert.deepEqual(spark.arguments.slice(0, 6), [
        '--master',
        'local[1]',
        '--deploy-mode',
        'client',
        '--driver-memory',
        '1024m',
      ]);
      assert.equal((await pipeline.run({ tasks: TASKS, environment })).states['totals'], 'up-to-date');
      await pipeline.write({
        'x.pipeline.yaml': pipeline.text('x.pipeline.yaml').replace('      engine: spark\n', ''),
      });
      assert.deepEqual((await pipeline.run({ tasks: TASKS, environment })).states, {
        totals: 'done',
        next: 'up-to-date',
      });
    } finally {
      pipeline.remove();
    }
  });
});
