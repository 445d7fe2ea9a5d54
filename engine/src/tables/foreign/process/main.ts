import type { Conversion, ConversionAnswer } from './protocol.ts';

/**
 * The program of the process that reads workbooks and databases of other programs: a file that is made to take all memory, or all time,
 * ends with it.
 */
process.on('message', (conversion: Conversion) => {
  void answerTo(conversion).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
process.on('SIGINT', () => undefined);

async function answerTo(conversion: Conversion): Promise<ConversionAnswer> {
  try {
    if (conversion.kind === 'sqlite') return await (await import('./sqlite.ts')).convertSqlite(conversion);
    return (await import('./workbook.ts')).convertWorkbook(conversion);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
