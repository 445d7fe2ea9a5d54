import { newKind } from './kind.ts';
import { newRule } from './rule.ts';
import { NameError } from './skeleton.ts';
import { newTask } from './task.ts';

const MAKERS = { kind: newKind, rule: newRule, task: newTask } as const;

/** `npm run new:kind -- NAME`, `new:rule -- KIND/NAME`, `new:task -- NAME`: what is needed to begin, with tests that pass. */
const [what, name] = process.argv.slice(2);
try {
  if (what === undefined || !(what in MAKERS))
    throw new NameError(`Expected one of: ${Object.keys(MAKERS).join(', ')}`);
  const files = await MAKERS[what as keyof typeof MAKERS](process.cwd(), name);
  for (const file of files) console.log(`written: ${file}`);
  console.log('Next: npm run format && npm run generate, then the steps of CONTRIBUTING.md.');
} catch (error) {
  if (!(error instanceof NameError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
