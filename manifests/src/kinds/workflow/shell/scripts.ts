import { filesOfCommand, type NamedFile } from '../../../formats/shell/files-of.ts';
import { commandsInFolders } from '../../../formats/shell/in-folders.ts';
import { leavesFolder } from '../../../core/paths/relative.ts';
import type { Span } from '../../../core/text/span.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import type { Job, Step, WorkflowModel } from '../model.ts';
import { folderOfStep, inFolder } from './working-folder.ts';

/** A file of the repository that a step runs or works with. */
export interface FileOfStep {
  /** From the root of the repository. */
  readonly path: string;
  readonly span: Span;
}

/** Programs that bring, make or move files: what is there after them is not what the repository has. */
const CHANGES = new Set([
  ...[
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
    'sed',
  ],
  ...['ln', 'rsync', 'scp', 'install', 'patch', 'terraform', 'just', 'task', 'oras', 'jq', 'yq', 'envsubst'],
]);

/** Folders of what is built or installed. */
const MADE = /(?:^|\/)(?:node_modules|dist|build|out|target|bin|tmp|\.?venv)\//u;

const CONDITIONAL = /^(?:if|for|while|until|case|select|function|\[\[?|test)$/u;

/** Programs without an ending are mostly built. */
const SCRIPT = /\.(?:py|sh|bash|rb|pl|js|mjs|cjs|ps1|R)$/u;

/** Longer scripts are not looked at. */
const MAX_LENGTH = 50_000;

/**
 * Files of the repository that a job names plainly: `python src/train.py`, `docker build -f Dockerfile`, `kubectl apply -f
 * kubernetes`. Only as far as nothing says that the folder is another one, or that the file is made or fetched by the job.
 */
export function filesOfJob(text: string, model: WorkflowModel, job: Job): readonly FileOfStep[] {
  if (!isPlain(job)) return [];
  const files: FileOfStep[] = [];
  for (const step of job.steps) {
    const { run, shell } = step;
    if (!run || shell?.text.includes('{0}')) continue;
    if (run.text.length > MAX_LENGTH) return files;
    const folder = folderOfStep(model, job, step);
    const place = placesIn(text, run);
    for (const command of commandsInFolders(run.text)) {
      // What follows is no longer known: neither here nor in later steps of the job.
      if (command.writes || CHANGES.has(command.words[0]?.text ?? '')) return files;
      // What is run under a condition is often there only then.
      if (CONDITIONAL.test(command.opener ?? '')) break;
      for (const { path, as, start, end } of filesOfCommand(command))
        files.push(...fileAt(inFolder(folder, path), as, place(start, end)));
    }
  }
  return files;
}

function fileAt(path: string | undefined, as: NamedFile['as'], at: Span): readonly FileOfStep[] {
  const isSure =
    path !== undefined &&
    (as === 'script' ? SCRIPT.test(path) : as !== 'module') &&
    !leavesFolder(path) &&
    !MADE.test(path) &&
    /^[\w+./ -]+$/u.test(path);
  return isSure ? [{ path, span: at }] : [];
}

/** True when the repository lies where the job begins: checked out as it is, with nothing else beside it. */
export function isPlain({ steps, node }: Job): boolean {
  if (!node) return false;
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
