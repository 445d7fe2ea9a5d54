import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { OutputLines } from '../../../pipelines/commands/lines.ts';
import { runProgram } from '../../../pipelines/commands/program.ts';
import { faultOf } from '../../../pipelines/commands/run-command.ts';
import { askedShare } from '../../../tables/asked-share.ts';
import { failureText, lastReason } from './failure.ts';
import { targetsOf, type SparkRequest, type SparkTable } from './spark-request.ts';
import { submitArguments } from './spark-submit.ts';

/** Names of variables whose values are not shown. */
const SECRET = /pass(?:word|wd)?|secret|token|credential|key$/iu;

/** Lines of Spark that are kept, to tell why it failed. */
const KEPT = 200;

/** What Spark tells of its own working, hundreds of lines in each run. */
const CHATTER = /^\S+ \S+ (?:INFO|DEBUG) |^\{"ts": |^Using Spark's default|^Setting Spark log level|^\s*$/u;

/** Has Spark run the job. @throws TaskError with what it says, with the line of the statement. */
export async function submitJob(request: SparkRequest, tables: readonly SparkTable[]): Promise<void> {
  const { inputs, context, environment, folder, submit, script, queries } = request;
  if (tables.length === 0 && targetsOf(inputs).length === 0) return;
  const last: string[] = [];
  const tell = (line: string): void => {
    last.push(line);
    if (last.length > KEPT) last.shift();
    if (!CHATTER.test(line)) context.onItem({ done: 0, total: tables.length, item: { line } });
  };
  const secrets = Object.entries(environment).flatMap(([name, value]) =>
    SECRET.test(name) && value !== undefined ? [value] : [],
  );
  const lines = { stdout: new OutputLines(secrets, tell), stderr: new OutputLines(secrets, tell) };
  const isAsked = inputs.memory !== undefined || (context.resources?.memory ?? 0) > 0;
  const share = { ...askedShare(inputs, context.resources), isAsked };
  const end = await runProgram({
    command: [
      submit,
      ...submitArguments(inputs.spark ?? {}, share, join(folder, 'sql.py'), join(folder, 'job.json')),
    ],
    folder: join(folder, 'work'),
    environment,
    signal: context.signal,
    timeout: undefined,
    onOutput: (stream, bytes) => {
      lines[stream].write(bytes);
    },
    onStart: (pid) => context.onProgram?.(pid),
  });
  lines.stdout.end();
  lines.stderr.end();
  if (context.signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  const fault = faultOf(end, submit);
  if (fault === undefined) return;
  const failure = await readFile(join(folder, 'failure.json'), 'utf8').catch(() => undefined);
  const places = queries.filter(({ name }, index) => name !== undefined || index === queries.length - 1);
  if (failure !== undefined)
    throw new TaskError(
      failureText(
        failure,
        script.name,
        places.map(({ line }) => line),
      ),
    );
  throw new TaskError(t('Spark failed: {0}', lastReason(last) ?? fault));
}
