import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { SparkJob } from '../spark/spark-program.ts';

/**
 * Does what stages need of `spark-submit` without Spark: notes its arguments and its job, and writes tables that were prepared in place of
 * those that the SQL makes.
 */
const SCRIPT = `#!${process.execPath}
const { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
writeFileSync(join(__dirname, '../arguments.json'), JSON.stringify(args));
const text = readFileSync(args.at(-1), 'utf8');
writeFileSync(join(__dirname, '../job.json'), text);
const job = JSON.parse(text);
const set = (name) => existsSync(join(__dirname, '..', name)) ? readFileSync(join(__dirname, '..', name), 'utf8') : undefined;
console.log('Spark 4.0.0, ' + args[1]);
console.error('26/11/25 10:00:00 INFO SparkContext: Running');
console.error('26/11/25 10:00:00 WARN Utils: ' + (process.env.DB_PASSWORD || 'no password'));
const failure = set('failure');
const said = set('stderr');
if (set('sleep')) setTimeout(() => {}, 60000);
else if (failure) { writeFileSync(job.failure, failure); process.exitCode = 1; }
else if (said) { console.error(said); process.exitCode = 1; }
else for (const { view, folder } of job.outputs) {
  mkdirSync(folder);
  writeFileSync(join(folder, '_SUCCESS'), '');
  copyFileSync(join(__dirname, '../tables', view + '.parquet'), join(folder, 'part-00000-x.snappy.parquet'));
}
`;

/** A folder that is a Spark, as `SPARK_HOME` names it. */
export class FakeSpark {
  readonly home: string;

  /** @param home to make; absolute. */
  constructor(home: string) {
    this.home = home;
    mkdirSync(join(home, 'bin'), { recursive: true });
    const program = join(home, 'bin', 'spark-submit');
    writeFileSync(program, SCRIPT);
    chmodSync(program, 0o755);
  }

  /** The variable `PATH` with its program in front. */
  get path(): string {
    return [join(this.home, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  }

  /** What `spark-submit` was given last. */
  get arguments(): readonly string[] {
    return JSON.parse(readFileSync(join(this.home, 'arguments.json'), 'utf8')) as readonly string[];
  }

  get job(): SparkJob {
    return JSON.parse(readFileSync(join(this.home, 'job.json'), 'utf8')) as SparkJob;
  }

  /** Makes a file of Parquet the rows of a view. */
  async prepare(view: string, file: string): Promise<void> {
    await mkdir(join(this.home, 'tables'), { recursive: true });
    await copyFile(file, join(this.home, 'tables', `${view}.parquet`));
  }

  /** @param how `failure`: what the program leaves; `stderr`: what is printed before it ends with status 1; `sleep`: not at all. */
  end(how: 'failure' | 'stderr' | 'sleep', text = 'yes'): void {
    writeFileSync(join(this.home, how), text);
  }
}
