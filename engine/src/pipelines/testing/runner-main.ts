import { runPipeline } from '../run-pipeline.ts';

// A runner in a process of its own, which tests kill. Its argument is the file of a pipeline.
const [, , path = ''] = process.argv;
const { status } = await runPipeline({
  path,
  parameters: new Map(),
  selection: { stages: [], only: false },
  jobs: 2,
  force: false,
  rehash: false,
  keepGoing: false,
  allowDownloads: false,
  dryRun: false,
  environment: { ...process.env, VITRUVE_CACHE: 'off' },
  secrets: () => undefined,
  tasks: [],
  version: '1.2.3',
  signal: new AbortController().signal,
  onEvent: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
});
process.exitCode = status === 'succeeded' ? 0 : 1;
