import { watchMemory } from '../../../../inference/process/memory-watch.ts';
import type { HeicAnswer, HeicQuestion } from './protocol.ts';

/**
 * The program of a process that decodes one HEIC image: a file that is made to take all memory, or all time, ends with it.
 */
watchMemory();
process.on('message', (question: HeicQuestion) => {
  void answerTo(question).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
process.on('SIGINT', () => undefined);

async function answerTo(question: HeicQuestion): Promise<HeicAnswer> {
  try {
    const { decodeMain } = await import('./decode-main.ts');
    return await decodeMain(question);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
