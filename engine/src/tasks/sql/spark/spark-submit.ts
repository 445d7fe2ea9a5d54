import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { SparkSettings } from '../inputs.ts';
import type { Share } from '../../../tables/shares.ts';

/** What results depend on: SQL means the same as on DuckDB with these alone. */
const MEANING: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.caseSensitive': 'false',
  'spark.sql.decimalOperations.allowPrecisionLoss': 'false',
  'spark.sql.parquet.inferTimestampNTZ.enabled': 'true',
  'spark.sql.parquet.outputTimestampType': 'TIMESTAMP_MICROS',
  'spark.sql.session.timeZone': 'UTC',
};

/** What is set unless somebody sets it otherwise. */
const QUIET: Readonly<Record<string, string>> = {
  'spark.app.name': 'vitruve/sql',
  'spark.log.level': 'WARN',
  'spark.ui.enabled': 'false',
  'spark.ui.showConsoleProgress': 'false',
};

/** Properties by which passwords are handed over. */
const SECRET = /password|secret|token|credential/iu;

const MIB = 1024 * 1024;

/**
 * The program that hands work to Spark: that of `SPARK_HOME`, otherwise the first on the `PATH`.
 * @throws TaskError when there is none, with how to install it.
 */
export function findSparkSubmit(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') throw new TaskError(t('"engine: spark" is not supported on Windows'));
  const home = environment['SPARK_HOME'] ?? '';
  if (home !== '') {
    const program = join(home, 'bin', 'spark-submit');
    if (isProgram(program)) return program;
    throw new TaskError(
      t('There is no Spark in the folder that {0} names: "{1}" does not exist', 'SPARK_HOME', program),
    );
  }
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    // What a relative folder holds depends on where one is.
    const program = join(folder, 'spark-submit');
    if (isAbsolute(folder) && isProgram(program)) return program;
  }
  throw new TaskError(
    t(
      'Spark is not installed: neither {0} nor a program "{1}" was found. To install it, run "{2}", with Java 17 or later',
      'SPARK_HOME',
      'spark-submit',
      'pip install pyspark',
    ),
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @throws TaskError for a property that Vitruve sets, or that hands a password over. */
export function checkSettings({ conf = {} }: SparkSettings): void {
  for (const name of Object.keys(conf)) {
    if (Object.hasOwn(MEANING, name))
      throw new TaskError(t('"{0}" cannot be set: results would differ from those of DuckDB', name));
    if (SECRET.test(name))
      throw new TaskError(
        t(
          '"{0}" would be visible to other users of the machine: put it into {1}',
          name,
          'spark-defaults.conf',
        ),
      );
  }
}

/** The settings that results may depend on, for keys. */
export function meaningOf({ conf = {} }: SparkSettings): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(conf).filter(([name]) => name.startsWith('spark.sql.')));
}

/** What a run may take: memory in bytes. */
export interface SparkShare extends Share {
  /** Whether somebody asked for the memory: a machine of a cluster may have less than what this one could give. */
  readonly isAsked: boolean;
}

/**
 * The arguments of `spark-submit`.
 * @param share memory and processors: of the program on this machine, and on a cluster of each executor.
 */
export function submitArguments(
  { master, conf = {} }: SparkSettings,
  { memory, threads, isAsked }: SparkShare,
  program: string,
  job: string,
): readonly string[] {
  const size = `${Math.max(1024, Math.round(memory / MIB))}m`;
  const properties = { ...QUIET, ...conf, ...MEANING };
  return [
    ...['--master', master ?? `local[${threads}]`, '--deploy-mode', 'client'],
    ...(isAsked || isLocal(master) ? ['--driver-memory', size] : []),
    ...(isAsked && !isLocal(master) ? ['--executor-memory', size] : []),
    ...Object.entries(properties).flatMap(([name, value]) => ['--conf', `${name}=${String(value)}`]),
    program,
    job,
  ];
}

function isLocal(master: string | undefined): boolean {
  return master === undefined || master.startsWith('local');
}
