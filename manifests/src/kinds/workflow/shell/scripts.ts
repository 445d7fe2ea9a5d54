import type { Span } from '../../../text/span.ts';
import type { Job, Step, WorkflowModel } from '../model.ts';
import { commandsIn, type Word } from './commands.ts';

/** A file of the repository that a step runs or builds from. */
export interface NamedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly span: Span;
  readonly as: 'script' | 'dockerfile';
}

const INTERPRETERS = /^(?:python[\d.]*|bash|sh|zsh|node|ruby|perl|pwsh|Rscript)$/u;
const SCRIPT = /^(?:\.\/)?[\w@+-][\w@+./-]*\.(?:py|sh|bash|rb|pl|js|mjs|cjs|ps1|R)$/u;
/** Commands that change the folder, or bring files that the repository does not have. */
const MOVES = new Set([
  'cd',
  'pushd',
  'popd',
  'git',
  'curl',
  'wget',
  'unzip',
  'tar',
  'cp',
  'mv',
  'gh',
  'aws',
  'gsutil',
  'touch',
  'tee',
  'make',
]);

/**
 * Files of the repository that a job names plainly: `python src/train.py`, `docker build -f Dockerfile`. Only as far as
 * nothing says that the folder is another one, or that the file is made or fetched by the job.
 */
export function filesOfJob(text: string, model: WorkflowModel, job: Job): readonly NamedFile[] {
  if (!isPlain(model, job)) return [];
  const files: NamedFile[] = [];
  for (const step of job.steps) {
    if (!step.run) continue;
    if (step.workingDirectory || step.shell?.text.includes('{0}')) continue;
    for (const { words, writes } of commandsIn(text, step.run)) {
      const [name] = words;
      if (!name) continue;
      // What follows is no longer known: neither here nor in later steps of the job.
      if (MOVES.has(name.text)) return files;
      if (writes) return files;
      files.push(...filesOfCommand(words));
    }
  }
  return files;
}

/** True when the repository lies where the job begins: checked out as it is, with nothing else beside it. */
function isPlain(model: WorkflowModel, { workingDirectory, steps, node }: Job): boolean {
  if (workingDirectory || model.workingDirectory || !node) return false;
  const first = steps.findIndex(isCheckout);
  if (first === -1 || steps.slice(0, first).some(({ run }) => run !== undefined)) return false;
  return steps.every((step) => !isCheckout(step) || isWhole(step)) && !steps.some(bringsFiles);
}

function isCheckout({ uses }: Step): boolean {
  return /^actions\/checkout@/u.test(uses?.text ?? '');
}

function isWhole(step: Step): boolean {
  return !step.with.some(({ key }) =>
    ['path', 'repository', 'ref', 'sparse-checkout', 'submodules'].includes(key.text),
  );
}

function bringsFiles({ uses }: Step): boolean {
  return /^actions\/(?:download-artifact|cache)(?:\/restore)?@/u.test(uses?.text ?? '');
}

function filesOfCommand(words: readonly Word[]): NamedFile[] {
  const [command, ...rest] = words;
  if (!command) return [];
  if (INTERPRETERS.test(command.text)) {
    // `python -m x`, `bash -c`: what follows an option may be its value.
    const [first] = rest;
    return first && isScript(first) ? [named(first, 'script')] : [];
  }
  if (/^\.\//u.test(command.text) && isScript(command)) return [named(command, 'script')];
  return command.text === 'docker' ? dockerfile(rest) : pipelineRun(words);
}

/** `vitruve run ml.pipeline.yaml`, `npx vitruve run …`. */
function pipelineRun(words: readonly Word[]): NamedFile[] {
  const [program, command, ...rest] = words[0]?.text === 'npx' ? words.slice(1) : words;
  if (program?.text !== 'vitruve' || command?.text !== 'run') return [];
  const pipeline = rest.find(({ text, literal }) => literal && /^[\w@+-][\w@+./-]*\.ya?ml$/u.test(text));
  return pipeline ? [named(pipeline, 'script')] : [];
}

function isScript({ text, literal }: Word): boolean {
  return (
    literal &&
    SCRIPT.test(text) &&
    !text.includes('..') &&
    !/node_modules|dist\/|build\/|\bout\/|\.venv|venv\//u.test(text)
  );
}

function dockerfile(words: readonly Word[]): NamedFile[] {
  if (words[0]?.text !== 'build' && !(words[0]?.text === 'buildx' && words[1]?.text === 'build')) return [];
  const at = words.findIndex(({ text }) => text === '-f' || text === '--file');
  const file = at === -1 ? undefined : words[at + 1];
  return file?.literal && /^[\w./-]+$/u.test(file.text) && !file.text.includes('..') && file.text !== '-'
    ? [named(file, 'dockerfile')]
    : [];
}

function named({ text, span }: Word, as: NamedFile['as']): NamedFile {
  return { path: text.replace(/^\.\//u, ''), span, as };
}
