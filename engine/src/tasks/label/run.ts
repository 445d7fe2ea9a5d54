import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { takenName } from '../../tables/joined-columns.ts';
import { quotedName } from '../../tables/quoting.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable } from '../../tables/written-table.ts';
import type { LabelInputs } from './inputs.ts';

/** Predictions that got their true values. */
export interface Labeled {
  /** Of the predictions: all are written. */
  readonly rows: number;
  /** Those with a true value. */
  readonly labeled: number;
  /** True values of IDs that no prediction has. */
  readonly unmatched: number;
  readonly bytes: number;
}

const ID = 'id';

/**
 * Writes predictions with a column of true values, which is empty where none is known.
 * @throws UserError
 */
export async function runLabel(
  { predictions, truth, value, output, as = value, id = ID, predictionId = ID }: LabelInputs,
  { folder, signal, onItem }: RunContext<undefined>,
): Promise<Labeled> {
  const predicted = await readTable(predictions);
  const known = await readTable(truth);
  const found: { labeled?: Labeled } = {};
  await writeOutputs([output], async ([temporary = '']) => {
    const database = await Database.open({
      reads: [...predicted.files, ...known.files],
      writes: [temporary],
      signal,
    });
    try {
      const rows = await TableReader.open(database, predicted, shownPath(folder, predictions));
      const truths = await TableReader.open(database, known, shownPath(folder, truth));
      for (const name of [id, value]) truths.column(name);
      rows.column(predictionId);
      if (
        takenName(
          [as],
          rows.columns.map(({ name }) => name),
        ) !== undefined
      )
        throw new TaskError(t('"{0}" already has a column "{1}"', shownPath(folder, predictions), as));
      await database.run(
        `CREATE TABLE truths AS SELECT CAST(${quotedName(id)} AS VARCHAR) AS id, ${quotedName(value)} AS value
        FROM ${await truths.withWords()} WHERE ${quotedName(id)} IS NOT NULL AND ${quotedName(value)} IS NOT NULL`,
      );
      await mustBeUnique(database, shownPath(folder, truth));
      onItem({ done: 1, total: 2, item: undefined });
      const from = await rows.withWords();
      const key = `CAST(p.${quotedName(predictionId)} AS VARCHAR)`;
      const joined = `(SELECT p.*, v.value AS ${quotedName(as)} FROM ${from} AS p LEFT JOIN truths AS v ON v.id = ${key})`;
      const table = await writeTable(database, joined, output, temporary);
      found.labeled = { ...(await counts(database, from, key)), bytes: table.bytes };
    } finally {
      await database.end();
    }
  });
  onItem({ done: 2, total: 2, item: undefined });
  if (!found.labeled) throw new Error('a table that was not written');
  return found.labeled;
}

/** @throws TaskError for an ID with two true values: which one is true cannot be known. */
async function mustBeUnique(database: Database, shown: string): Promise<void> {
  const { rows } = await database.rows(
    'SELECT id FROM truths GROUP BY id HAVING count(DISTINCT value) > 1 ORDER BY id',
    1,
  );
  const [twice] = rows;
  if (twice) throw new TaskError(t('"{0}" has several values for the ID "{1}"', shown, String(twice[0])));
  await database.run(
    'CREATE OR REPLACE TABLE truths AS SELECT id, any_value(value) AS value FROM truths GROUP BY id',
  );
}

async function counts(database: Database, from: string, key: string): Promise<Omit<Labeled, 'bytes'>> {
  const { rows } = await database.rows(
    `SELECT count(*), count(v.id), (SELECT count(*) FROM truths WHERE id NOT IN (SELECT ${key} FROM ${from} AS p WHERE ${key} IS NOT NULL))
    FROM ${from} AS p LEFT JOIN truths AS v ON v.id = ${key}`,
    1,
  );
  const [all, labeled, unmatched] = (rows[0] ?? []).map(Number);
  return { rows: all ?? 0, labeled: labeled ?? 0, unmatched: unmatched ?? 0 };
}
