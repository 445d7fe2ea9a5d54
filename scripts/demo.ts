import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './system.ts';

/** Folders that are checked, and what is said before. */
const FOLDERS = [
  ['examples/data-governance', 'A governance case: decisions, a RACI matrix and an AMDEC table'],
  ['examples/data-governance-faults', 'The same with deliberate faults'],
  ['examples/mlops-stock', 'A prediction service: Kubernetes, a workflow, a pipeline, monitoring'],
] as const;

/** What is drawn, and the file that it is drawn to. */
const PICTURES = [
  ['examples/data-governance', 'adr/graph', 'decisions.svg'],
  ['examples/data-governance/raci.yaml', 'raci/matrix', 'responsibilities.svg'],
  ['examples/data-governance/risques.amdec.yaml', 'amdec/map', 'risks.png'],
  ['examples/mlops-stock', 'kubernetes/topology', 'topology.svg'],
  ['examples/mlops-stock/.github/workflows/ml-pipeline.yml', 'workflow/jobs', 'jobs.svg'],
  ['examples/mlops-stock/ml.pipeline.yaml', 'pipeline/stages', 'stages.svg'],
] as const;
const DRAWN_TO = 'out/demo';

/** What is run, twice: the second time nothing has changed. Its commands are those of a shell that Windows does not have. */
const PIPELINE = 'examples/first-pipeline/sales.pipeline.yaml';
const RUNS =
  process.platform === 'win32' ? [] : ['A pipeline that runs', 'The same again: nothing has changed'];

if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
for (const [folder, title] of FOLDERS) {
  console.log(`\n── ${title}\n   vitruve check ${folder}\n`);
  const status = await vitruve('check', folder, '--format', 'pretty');
  // 1 says that there are findings, which is what the folder of faults is for.
  if (status > 1) process.exit(status);
}

console.log('\n── The folders without faults in pictures\n');
await mkdir(DRAWN_TO, { recursive: true });
for (const [path, view, file] of PICTURES) {
  const picture = join(DRAWN_TO, file);
  console.log(`   vitruve diagram ${path} --view ${view} -o ${picture}`);
  const status = await vitruve('diagram', path, '--view', view, '-o', picture);
  if (status !== 0) process.exit(status);
}

for (const title of RUNS) {
  console.log(`\n── ${title}\n   vitruve run ${PIPELINE}\n`);
  const status = await vitruve('run', PIPELINE);
  if (status !== 0) process.exit(status);
}

console.log(`
How to go on
  npm start                                  VS Code with Vitruve on these examples
  node dist/cli.cjs check <folder>           the same checks on your own files
  node dist/cli.cjs diagram <folder> --list  the pictures of your own files
  node dist/cli.cjs run                      the pipeline of your own folder
  node dist/cli.cjs new adr "A first decision"
  npm test                                   everything, real VS Code included
`);

function vitruve(...args: string[]): Promise<number> {
  return run(process.execPath, ['dist/cli.cjs', ...args]);
}
