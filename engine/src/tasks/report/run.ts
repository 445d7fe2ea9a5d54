import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { language, writeXlsx } from '@vitruve/manifests';
import { reasonOf, reportFonts, TaskError } from '@vitruve/workspace';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import { reportHtml } from '../../running/report/html.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { reportPdf } from '../../running/report/pdf.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { quotedName } from '../../tables/quoting.ts';
import { SqlError } from '../../tables/sql-error.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { ReportInputs } from './inputs.ts';
import { QueryResults } from './query-results.ts';
import { rendered, type Rendered } from './rendered.ts';
import { templateParts, type TemplatePart } from './template.ts';

/** Bytes of a template. */
const MOST = 1024 * 1024;

/** What a report is written as. */
const ENDINGS = /\.(md|html|pdf|xlsx)$/iu;

/** What was reported. */
export interface ReportResult {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly queries: number;
  readonly pictures: number;
  readonly remarks: readonly string[];
}

/** @throws TaskError for a name that has no form. */
export function checkEndings(output: readonly string[]): void {
  const wrong = output.find((path) => !ENDINGS.test(path));
  if (wrong !== undefined)
    throw new TaskError(
      t('The name of the report "{0}" must end in {1}', basename(wrong), '.md, .html, .pdf, .xlsx'),
    );
}

/** @throws TaskError when it cannot be read, or a block of it is not valid. */
export async function readTemplate(file: string): Promise<readonly TemplatePart[]> {
  const name = basename(file);
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MOST) throw new TaskError(t('"{0}" is larger than {1} MB', name, MOST / 2 ** 20));
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof TaskError) throw error;
    throw new TaskError(t('"{0}" cannot be read: {1}', name, reasonOf(error)));
  }
  return templateParts(text.replaceAll('\r\n', '\n'), name);
}

/** @throws TaskError for an input that is no table. */
export async function sourcesOf({ inputs = {} }: ReportInputs): Promise<ReadonlyMap<string, TableSource>> {
  const sources = new Map<string, TableSource>();
  for (const [name, path] of Object.entries(inputs)) sources.set(name, await readTable(path));
  return sources;
}

/**
 * Writes a report of tables, by a template.
 * @throws UserError that names file, line and cause; then nothing is written.
 */
export async function runReport(
  inputs: ReportInputs,
  { version, signal, resources, onItem }: RunContext<undefined>,
): Promise<ReportResult> {
  checkEndings(inputs.output);
  const parts = await readTemplate(inputs.file);
  const pictures = parts.filter((part) => part.kind === 'shown' && part.as !== 'table').length;
  let done = 0;
  const onPicture = (): void => {
    signal.throwIfAborted();
    onItem({ done: ++done, total: pictures, item: undefined });
  };
  const results = await resultsOf(inputs, parts, { signal, ...(resources ? { resources } : {}) });
  const options = { file: basename(inputs.file), maps: inputs.maps ?? {}, onPicture };
  const report = await rendered(parts, results, options);
  const files: { path: string; bytes: number }[] = [];
  await writeOutputs(inputs.output, async (places) => {
    for (const [index, path] of inputs.output.entries()) {
      const content = await contentOf(path, report, version);
      await writeFile(places[index] ?? '', content);
      files.push({ path, bytes: content.length });
    }
  });
  const queries = parts.filter(({ kind }) => kind === 'query').length;
  return { files, queries, pictures: report.pictures, remarks: report.remarks };
}

async function resultsOf(
  inputs: ReportInputs,
  parts: readonly TemplatePart[],
  { signal, resources }: Pick<RunContext<undefined>, 'signal' | 'resources'>,
): Promise<QueryResults> {
  const sources = await sourcesOf(inputs);
  const database = await Database.open({
    reads: [...sources.values()].flatMap(({ files }) => files),
    ...{ writes: [], share: askedShare(inputs, resources), signal },
  });
  try {
    for (const [name, source] of sources) {
      const { sql } = await typedTable(database, source);
      await database.run(`CREATE VIEW ${quotedName(name)} AS FROM ${sql}`).catch((error: unknown) => {
        throw error instanceof SqlError ? new TaskError(`${name}: ${error.message}`) : error;
      });
    }
    const names = new Set(sources.keys());
    return await QueryResults.of(database, parts, inputs.params ?? {}, basename(inputs.file), names);
  } finally {
    await database.end();
  }
}

async function contentOf(path: string, { blocks, sheets }: Rendered, version: string): Promise<Uint8Array> {
  const ending = ENDINGS.exec(path)?.[1]?.toLowerCase();
  if (ending === 'xlsx') {
    if (sheets.length === 0)
      throw new TaskError(t('"{0}" would be empty: the report shows no query', basename(path)));
    return writeXlsx(sheets);
  }
  if (ending === 'html') return Buffer.from(reportHtml(blocks, language()));
  if (ending !== 'pdf') return Buffer.from(reportMarkdown(blocks));
  const creator = `vitruve ${version}`;
  return reportPdf(blocks, { creator, created: new Date(), language: language(), fonts: reportFonts() });
}
