import { execFileSync } from 'node:child_process';
import { newKind } from './kind.ts';
import { newRule } from './rule.ts';
import { NameError } from './skeleton.ts';
import { newTask } from './task.ts';
import { newView } from './view.ts';

const MAKERS = { kind: newKind, rule: newRule, task: newTask, view: newView } as const;

/** What is left to whoever asked. */
const NEXT = {
  kind: 'write its schema, its pages and its rows in README.md and README.fr.md, then its features',
  rule: 'write the rule, the examples of its page and the French of its message',
  task: 'write its schema, its task, its page and its French',
  view: 'write the view, its title in French and its row in docs/views.md',
} as const;

/** `npm run new:kind -- NAME`, `new:rule -- KIND/NAME`, `new:task -- NAME`, `new:view -- KIND/NAME`: what is needed to begin, with tests that pass. */
const [what, name] = process.argv.slice(2);
try {
  if (what === undefined || !(what in MAKERS))
    throw new NameError(`Expected one of: ${Object.keys(MAKERS).join(', ')}`);
  const files = await MAKERS[what as keyof typeof MAKERS](process.cwd(), name);
  for (const file of new Set(files)) console.log(`written: ${file}`);
  // A process of its own reads the lists of kinds and tasks as they are now.
  execFileSync(process.execPath, ['--import=tsx', 'scripts/generate/main.ts'], { stdio: 'inherit' });
  console.log(
    `Next: ${NEXT[what as keyof typeof NEXT]}. CONTRIBUTING.md, "Adding a ${what}", explains each.`,
  );
} catch (error) {
  if (!(error instanceof NameError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
