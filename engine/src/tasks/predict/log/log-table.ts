import { rm } from 'node:fs/promises';
import { writeOutputs } from '../../../running/outputs/write-output.ts';
import { Database } from '../../../tables/database.ts';
import { quotedName } from '../../../tables/quoting.ts';
import { writeTable } from '../../../tables/written-table.ts';
import { readJournal } from './log-journal.ts';

/**
 * Writes the rows of a journal to a Parquet file, and removes the journal: there is always one of them.
 * @param path of the journal. The file has the same name with the ending `.parquet`.
 */
export async function writeJournalAsTable(path: string, ending: string): Promise<void> {
  const journal = await readJournal(path);
  let rows = 0;
  if (journal) {
    const output = `${path.slice(0, -ending.length)}.parquet`;
    await writeOutputs([output], async ([temporary = '']) => {
      const database = await Database.open({
        reads: [],
        writes: [temporary],
        signal: new AbortController().signal,
      });
      try {
        const names = journal.columns.map(({ name }) => quotedName(name));
        await database.run(
          `CREATE TABLE rows_as_text (${names.map((name) => `${name} VARCHAR`).join(', ')})`,
        );
        for await (const part of journal.parts) {
          rows += part.length;
          await database.append(
            'rows_as_text',
            part.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
          );
        }
        const typed = journal.columns.map(
          ({ type }, place) => `CAST(${names[place] ?? ''} AS ${type}) AS ${names[place] ?? ''}`,
        );
        await writeTable(database, `(SELECT ${typed.join(', ')} FROM rows_as_text)`, output, temporary);
      } finally {
        await database.end();
      }
    });
    if (rows === 0) await rm(output, { force: true });
  }
  await rm(path, { force: true });
}
