import { abandonWrites, readSchemasFrom, schemaFolder, terminalLines } from '@vitruve/workspace';
import { EXIT } from './exit-code.ts';
import { interrupt, onInterruption } from './interruption.ts';
import { chooseLanguage } from './locale.ts';
import { run } from './program.ts';

// A reader that has seen enough (`vitruve check | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

onInterruption(abandonWrites);
process.on('SIGINT', () => {
  if (interrupt()) process.exit(EXIT.interrupted);
});

const args = process.argv.slice(2);

async function main(): Promise<void> {
  await chooseLanguage(args, process.env);
  readSchemasFrom(schemaFolder());
  const code = await run(args);
  if (code !== undefined) process.exitCode = code;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `vitruve: ${terminalLines(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exitCode = EXIT.failure;
});
