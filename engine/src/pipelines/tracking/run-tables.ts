import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StageLineage, type Workspace } from '@vitruve/manifests';
import { uriOfPath } from '@vitruve/workspace';
import type { RecordedRun, RecordedStage } from '../history/recorded-run.ts';

/** What is known of a table of a run. */
export interface RunTable {
  readonly columns: readonly { readonly name: string; readonly type?: string | undefined }[] | undefined;
  /** By column: where its values come from. Paths are from the workspace folder. */
  readonly lineage:
    | ReadonlyMap<string, readonly { readonly path: string; readonly column: string }[]>
    | undefined;
}

/** What is known of the stages of a run besides what the history has. */
export interface RunTables {
  /** By path and digest, as `tableKey` joins them. */
  readonly tables: ReadonlyMap<string, RunTable>;
  /** SQL of stages, by the names of their runs; with the path of its file, unless the pipeline has it. */
  readonly sql: ReadonlyMap<string, { readonly text: string; readonly path?: string }>;
  /** Paths of files that are not any more what the run read or made, from the workspace folder. */
  readonly changed: readonly string[];
}

/** A table at a time. */
export function tableKey(path: string, digest: string): string {
  return `${path}\n${digest}`;
}

/**
 * Columns, their lineage and the SQL of a run. Files and manifests tell them as they are now: what has changed since the run is left out.
 * @param root the workspace folder; absolute.
 * @param digestOf of a file, as the history has it. @param digests by absolute path.
 */
export async function tablesOfRun(
  { stages }: Pick<RecordedRun, 'stages'>,
  graph: Workspace['graph'],
  root: string,
  digestOf: (path: string, recorded: string) => Promise<string | undefined>,
): Promise<RunTables> {
  const lineage = new StageLineage(graph);
  const changed = new Set<string>();
  const isSame = async (path: string, digest: string): Promise<boolean> => {
    const same = digest !== '' && (await digestOf(resolve(root, path), digest)) === digest;
    if (!same) changed.add(path);
    return same;
  };
  const tables = new Map<string, RunTable>();
  const sql = new Map<string, { readonly text: string; readonly path?: string }>();
  for (const stage of stages) {
    const { reads = {}, writes = {}, source, run } = stage;
    if (!source) continue;
    for (const [path, digest] of [...Object.entries(reads), ...Object.entries(writes)]) {
      const key = tableKey(path, digest);
      if (tables.has(key)) continue;
      const columns = (await isSame(path, digest))
        ? lineage.columns(uriOfPath(resolve(root, path)))
        : undefined;
      tables.set(key, { columns, lineage: undefined });
    }
    const text = await sqlOfRun(stage, lineage, root, isSame);
    if (text === undefined) continue;
    sql.set(run, text);
    for (const [path, digest] of Object.entries(writes)) {
      const key = tableKey(path, digest);
      const columns = tables.get(key)?.columns;
      const found = columns && lineageOf(path, stage, lineage, root, tables);
      if (found && columns.length === found.size && columns.every(({ name }) => found.has(name)))
        tables.set(key, { columns, lineage: found });
    }
  }
  return { tables, sql, changed: [...changed] };
}

type IsSame = (path: string, digest: string) => Promise<boolean>;

/** The SQL of a stage, if neither its pipeline nor its file of SQL has changed since. */
async function sqlOfRun(
  { run, reads = {}, source }: RecordedStage,
  lineage: StageLineage,
  root: string,
  isSame: IsSame,
): Promise<{ readonly text: string; readonly path?: string } | undefined> {
  if (!source) return undefined;
  const found = lineage.sql(uriOfPath(resolve(root, source.path)), stageOf(run));
  if (!found || !(await isSame(source.path, source.digest))) return undefined;
  if (found.file === undefined) return found;
  const file = pathFrom(root, found.file);
  return (await isSame(file, reads[file] ?? '')) ? { text: found.text, path: file } : undefined;
}

/** Undefined where a column comes from one that its table does not have: then something has changed in the meantime. */
function lineageOf(
  path: string,
  { run, reads = {}, source }: RecordedStage,
  lineage: StageLineage,
  root: string,
  tables: ReadonlyMap<string, RunTable>,
): RunTable['lineage'] {
  const document = uriOfPath(resolve(root, source?.path ?? ''));
  const columns = lineage.made(uriOfPath(resolve(root, path)), document, stageOf(run));
  if (!columns) return undefined;
  const found = new Map<string, { readonly path: string; readonly column: string }[]>();
  for (const { name, origins } of columns) {
    if (!origins) return undefined;
    const from = origins.map(({ file, column }) => ({ path: pathFrom(root, file), column }));
    const isRead = from.every((origin) => {
      const known = tables.get(tableKey(origin.path, reads[origin.path] ?? ''))?.columns;
      return known?.some((column) => column.name === origin.column) === true;
    });
    if (!isRead) return undefined;
    found.set(name, from);
  }
  return found;
}

/** The stage of a run that has no matrix: behind those of the pipelines that use its own. */
function stageOf(run: string): string {
  return run.split('/').at(-1) ?? run;
}

function pathFrom(root: string, uri: string): string {
  return relative(root, fileURLToPath(uri)).split(sep).join('/');
}
