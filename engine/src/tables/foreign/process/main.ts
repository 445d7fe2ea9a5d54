import { TooManyCells } from './csv-text.ts';
import type { Conversion, ConversionAnswer, ServerAnswer, ServerReading } from './protocol.ts';

/**
 * The program of the process that reads workbooks and databases of other programs: a file that is made to take all memory, or all time,
 * ends with it.
 */
process.on('message', (question: Conversion | ServerReading) => {
  void answerTo(question).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
process.on('SIGINT', () => undefined);

async function answerTo(question: Conversion | ServerReading): Promise<ConversionAnswer | ServerAnswer> {
  try {
    if (question.kind === 'postgres') return await (await import('./postgres.ts')).readPostgres(question);
    if (question.kind === 'sqlite') return await (await import('./sqlite.ts')).convertSqlite(question);
    return (await import('./workbook.ts')).convertWorkbook(question);
  } catch (error) {
    if (error instanceof TooManyCells) return { refused: 'too-many-cells' };
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
