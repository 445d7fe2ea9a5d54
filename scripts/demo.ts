import { run } from './system.ts';

/** Folders that are checked, and what is said before. */
const FOLDERS = [
  ['examples/data-governance', 'A governance case: decisions, a RACI matrix and an AMDEC table'],
  ['examples/data-governance-faults', 'The same with deliberate faults'],
] as const;

if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
for (const [folder, title] of FOLDERS) {
  console.log(`\n── ${title}\n   vitruve check ${folder}\n`);
  const status = await run(process.execPath, ['dist/cli.cjs', 'check', folder, '--format', 'pretty']);
  // 1 says that there are findings, which is what the second folder is for.
  if (status > 1) process.exit(status);
}
console.log(`
How to go on
  npm start                                  VS Code with Vitruve on these examples
  node dist/cli.cjs check <folder>           the same checks on your own files
  node dist/cli.cjs new adr "A first decision"
  npm test                                   everything, real VS Code included
`);
