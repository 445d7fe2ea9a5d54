import { newKind } from './kind.ts';
import { newRule } from './rule.ts';
import { NameFault } from './skeleton.ts';

/** `npm run new:kind -- NAME`, `npm run new:rule -- KIND/NAME`: what is needed to begin, with tests that pass. */
const [what, name] = process.argv.slice(2);
try {
  const files = await (what === 'kind' ? newKind : newRule)(process.cwd(), name);
  for (const file of files) console.log(`written: ${file}`);
  console.log('Next: npm run format && npm run generate, then write the tests first.');
} catch (error) {
  if (!(error instanceof NameFault)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
