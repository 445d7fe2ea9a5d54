import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/fetch.schema.json' with { type: 'json' };
import { amountOf } from '@vitruve/manifests';
import { shownPath, TaskError } from '@vitruve/workspace';
import { sha256Of } from '../../pipelines/keys/file-digests.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { writeOutput, writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext, Task, TaskContext } from '../../running/task.ts';
import { download, type Download } from './download.ts';
import type { FetchInputs } from './inputs.ts';

/** A file that is there, and where it comes from. */
export interface FetchResult {
  /** Absolute. */
  readonly path: string;
  readonly url: string;
  /** The address that answered; undefined where the file was there already. */
  readonly address?: string;
  readonly bytes: number;
  readonly sha256: string;
  /** As the server says; ISO 8601. */
  readonly modified?: string;
  /** When it was downloaded; ISO 8601. */
  readonly downloaded?: string;
  readonly license?: string;
}

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** Bytes of `maxSize` unless it is given. */
const MOST = 2 * 1024 ** 3;

const MEGABYTE = 1_000_000;

/** `vitruve/fetch`: a file of a server, of which it is known that it is the right one. */
export function fetchTask(): Task<FetchInputs, undefined, FetchResult> {
  return {
    schema,
    version: VERSION,
    plan: ({ url, sha256, output, license, source }) => {
      addressOf(url);
      return Promise.resolve({
        reads: [],
        writes: [output, ...(source === undefined ? [] : [source])],
        fingerprint: fingerprintOf(VERSION, { url, sha256: sha256?.toLowerCase(), license }),
      });
    },
    run,
    describeRate: (perSecond) => t('{0} MB/s', Math.round(perSecond)),
    summarize: (_inputs, result, context) => ({
      text: summaryText(result, context),
      status: 'succeeded',
      metrics: { bytes: result.bytes },
    }),
    report: (_inputs, result, context) => [
      { kind: 'title', text: t('Downloaded file') },
      {
        kind: 'values',
        heading: shownPath(context.folder, result.path),
        rows: [
          [t('Address'), result.address ?? result.url],
          [t('Bytes'), result.bytes],
          ['SHA-256', result.sha256],
          ...(result.modified === undefined ? [] : [[t('Changed on the server'), result.modified] as const]),
          ...(result.license === undefined ? [] : [[t('License'), result.license] as const]),
        ],
      },
    ],
    toJson: (_inputs, result, { folder }) => recordOf(result, folder),
  };
}

async function run(inputs: FetchInputs, context: RunContext<undefined>): Promise<FetchResult> {
  const { url, output, license, source } = inputs;
  const expected = inputs.sha256?.toLowerCase();
  const about = { path: output, url, ...(license === undefined ? {} : { license }) };
  context.signal.throwIfAborted();
  const present = await sizeOf(output);
  if (present !== undefined && expected !== undefined && (await sha256Of(output, present)) === expected) {
    const result = { ...about, bytes: present, sha256: expected };
    // What an earlier download recorded says more.
    if (source !== undefined && (await sizeOf(source)) === undefined)
      await writeRecord(source, result, context);
    return result;
  }
  let made: Download | undefined;
  await writeOutputs([output], async ([temporary = '']) => {
    made = await download(
      {
        url: addressOf(url),
        maxSize: amountOf(inputs.maxSize ?? '') ?? MOST,
        signal: context.signal,
        onProgress: (done, total) => {
          const [megabytes, all] = [done, total ?? done].map((bytes) => Math.ceil(bytes / MEGABYTE));
          context.onItem({ done: megabytes ?? 0, total: all ?? 0, item: undefined });
        },
      },
      temporary,
    );
    if (expected !== undefined && made.sha256 !== expected)
      throw new TaskError(
        t(
          'The content of {0} is not the expected one: its SHA-256 is {1}, not {2}',
          url,
          made.sha256,
          expected,
        ),
      );
  });
  if (!made) throw new Error('Nothing was written');
  const { modified, ...rest } = made;
  const result: FetchResult = {
    ...about,
    ...rest,
    ...(modified === undefined ? {} : { modified }),
    downloaded: new Date().toISOString(),
  };
  if (source !== undefined) await writeRecord(source, result, context);
  return result;
}

/** @throws TaskError for an address that cannot be used. */
function addressOf(written: string): URL {
  if (!URL.canParse(written)) throw new TaskError(t('"{0}" is not a valid address', written));
  const url = new URL(written);
  if (url.username !== '' || url.password !== '')
    throw new TaskError(t('An address with a user name or a password would be recorded: {0}', url.host));
  return url;
}

async function sizeOf(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats.size : undefined;
}

function writeRecord(source: string, result: FetchResult, { folder }: TaskContext): Promise<void> {
  return writeOutput(source, `${JSON.stringify(recordOf(result, folder), null, 2)}\n`);
}

/** The record of a source: its form is stable. */
function recordOf(result: FetchResult, folder: string): object {
  return { version: 1, ...result, path: shownPath(folder, result.path) };
}

/** Of a file that nothing was compared with: its SHA-256, to be written into the pipeline. */
function summaryText({ path, address, sha256 }: FetchResult, { folder }: TaskContext): string {
  const shown = shownPath(folder, path);
  return address === undefined
    ? t('{0} already has the expected content', shown)
    : t('Downloaded: {0} (SHA-256 {1})', shown, sha256);
}
