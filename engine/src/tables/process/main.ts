import { faultOf } from './fault.ts';
import type { Answer, Progress, Question } from './protocol.ts';
import type { Session } from './session.ts';

/**
 * The program of the process of a database, one after the other. What SQL does ends with its database, which reaches nothing but the
 * files that it was opened with.
 */
let session: Session | undefined;

// One question after the other, whatever comes meanwhile.
let last: Promise<void> = Promise.resolve();
process.on('message', (question: Question) => {
  last = last.then(async () => {
    process.send?.(await answerTo(question));
  });
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
process.on('SIGINT', () => undefined);

async function answerTo(question: Question): Promise<Answer> {
  try {
    if (question.ask === 'open') {
      // Not before: that the libraries of a platform are missing is an answer, too.
      const { Session: Opened } = await import('./session.ts');
      session = await Opened.open(question.bounds, (progress) => {
        process.send?.({ progress } satisfies Progress);
      });
      return { opened: true };
    }
    if (question.ask === 'close') {
      session?.close();
      session = undefined;
      return { closed: { memory: process.memoryUsage.rss() } };
    }
    if (!session) throw new Error('No database is open');
    switch (question.ask) {
      case 'run':
        return { ran: await session.run(question.sql, question.parameters, question.isForeign) };
      case 'isQuery':
        return { isQuery: await session.isQuery(question.sql) };
      case 'rows':
        return { rows: await session.rows(question.most) };
      case 'columns':
        return { columns: await session.columns(question.least) };
      case 'append':
        await session.append(question.table, question.rows);
        return { appended: true };
      case 'appendColumns':
        await session.appendColumns(question.table, question.columns);
        return { appended: true };
    }
  } catch (error) {
    return { fault: faultOf(error) };
  }
}
