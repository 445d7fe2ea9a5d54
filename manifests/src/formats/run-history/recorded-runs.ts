import { MOST_NAMES, type Graph } from '../../core/graph/graph.ts';
import { folderOf, inFolder, isWithin, pathWithin } from '../../core/text/resource.ts';
import { KnownRecords } from './known-records.ts';
import { recordedId, RUN_RECORDS, type RunRecord } from './run-record.ts';

/** Characters that are read of all records of a folder while somebody types. */
const MOST_READ = 8 * 1024 * 1024;

/** What is recorded of the runs of a pipeline. */
export interface RecordedRuns {
  /** The last ones first. */
  readonly runs: readonly RunRecord[];
  /** False where not all were read: there are too many, or one is too large. */
  readonly isWhole: boolean;
}

const records = new KnownRecords();

/**
 * The recorded runs of a pipeline, from the nearest folder of records above it.
 * @param pipeline its URI.
 * @param isEnough true for the run after which no older one is wanted.
 */
export function recordedRuns(
  graph: Graph,
  pipeline: string,
  isEnough: (run: RunRecord) => boolean = () => false,
): RecordedRuns {
  const root = recordsAbove(graph, pipeline);
  if (root === undefined) return { runs: [], isWhole: true };
  const name = pathWithin(root, pipeline);
  const folder = inFolder(root, RUN_RECORDS);
  const names = graph.filesIn(folder);
  const ids = names.flatMap((file) => recordedId(file) ?? []).sort((a, b) => b - a);
  const runs: RunRecord[] = [];
  let isWhole = names.length < MOST_NAMES;
  let characters = 0;
  for (const id of ids) {
    const { record, length } = records.of(graph, inFolder(folder, `${id}.jsonl`), id);
    characters += length;
    if (characters > MOST_READ) return { runs, isWhole: false };
    if (record === 'too-large') isWhole = false;
    else if (record?.pipeline === name) {
      runs.push(record);
      if (isEnough(record)) break;
    }
  }
  return { runs, isWhole };
}

/** The nearest folder above a pipeline that holds records; undefined where there is none. */
export function recordsAbove(graph: Graph, pipeline: string): string | undefined {
  const root = graph.folderOf(pipeline);
  for (let folder = folderOf(pipeline); isWithin(root, folder); folder = folderOf(folder)) {
    if (graph.fileExists(inFolder(folder, RUN_RECORDS))) return folder;
    if (folder === root) break;
  }
  return undefined;
}
