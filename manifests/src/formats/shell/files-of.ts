import { joined } from '../../core/paths/relative.ts';
import { commandsInFolders, isRelative, type PlacedCommand } from './in-folders.ts';
import { sorted, type CommandArguments } from './options.ts';
import { scriptOf } from './scripts-of.ts';
import type { ShellWord } from './shell-words.ts';

/** A file or a folder that a command line works with. */
export interface NamedFile {
  /** From the folder in which the command line starts: `src/train.py`, `../run.sh`. */
  readonly path: string;
  /** `module` for the file that `python -m src.train` most likely means: ask whether it exists. */
  readonly as:
    | 'script'
    | 'module'
    | 'dockerfile'
    | 'manifest'
    | 'chart'
    | 'values'
    | 'module-folder'
    | 'tasks';
  readonly start: number;
  readonly end: number;
}

/**
 * The files of the project that a command line names: scripts, and what `docker build -f`, `kubectl apply -f`, `helm`,
 * `kustomize`, `terraform -chdir`, `make -f` and the like work with. Conservative as `scriptsOf` is.
 */
export function filesNamedIn(line: string): readonly NamedFile[] {
  return commandsInFolders(line).flatMap(filesOfCommand);
}

/** The files of the project that one command names. */
export function filesOfCommand(command: PlacedCommand): readonly NamedFile[] {
  return [...scripts(command), ...ofTool(command)];
}

function scripts({ words, folder, opener }: PlacedCommand): readonly NamedFile[] {
  return scriptOf(words, folder, opener === 'uv').map(({ path, form, start, end }) => ({
    path,
    as: form === 'module' ? 'module' : 'script',
    start,
    end,
  }));
}

type Tool = (
  words: readonly ShellWord[],
  at: (as: NamedFile['as'], words?: readonly ShellWord[]) => NamedFile[],
) => NamedFile[];

const TOOLS: Readonly<Record<string, Tool>> = {
  docker: (words, at) => {
    if (words[0]?.text === 'compose') return at('manifest', of(words, COMPOSE, '-f', '--file'));
    const build = words[0]?.text === 'build' || (words[0]?.text === 'buildx' && words[1]?.text === 'build');
    return build ? at('dockerfile', of(words, DOCKER, '-f', '--file')) : [];
  },
  'docker-compose': (words, at) => at('manifest', of(words, COMPOSE, '-f', '--file')),
  podman: (words, at) =>
    words[0]?.text === 'build' ? at('dockerfile', of(words, DOCKER, '-f', '--file')) : [],
  kubectl: (words, at) => {
    const { operands } = sorted(words, KUBECTL);
    const [command] = operands;
    return /^(?:apply|create|delete|replace|diff|scale|label|annotate|patch|set|wait|rollout)$/u.test(
      command?.text ?? '',
    )
      ? at('manifest', of(words, KUBECTL, '-f', '--filename', '-k', '--kustomize'))
      : command?.text === 'kustomize'
        ? at('manifest', folderOf(words))
        : [];
  },
  kustomize: (words, at) => (words[0]?.text === 'build' ? at('manifest', folderOf(words)) : []),
  helm: (words, at) => {
    const { operands } = sorted(words, HELM);
    const [command] = operands;
    const position = { install: 2, upgrade: 2, template: 2, lint: 1, package: 1 }[command?.text ?? ''];
    const charts = position === undefined ? [] : operands.slice(position, position + 1);
    return [
      // Without a slash before it, `prometheus/alertmanager` is a chart of a repository.
      ...at(
        'chart',
        charts.filter(({ text }) => /^\.{1,2}(?:\/|$)/u.test(text) || command?.text === 'lint'),
      ),
      ...at('values', of(words, HELM, '-f', '--values')),
    ];
  },
  terraform: (words, at) => at('module-folder', of(words, NONE, '--chdir')),
  tofu: (words, at) => at('module-folder', of(words, NONE, '--chdir')),
  make: (words, at) => {
    const folders = at('module-folder', of(words, MAKE, '-C', '--directory'));
    // Below another folder, the file counts from there.
    return folders.length > 0 ? folders : at('tasks', of(words, MAKE, '-f', '--file', '--makefile'));
  },
};

const NONE: ReadonlySet<string> = new Set();
const COMPOSE = new Set(['-f', '--file', '-p', '--project-name', '--env-file', '--profile']);
const DOCKER = new Set([
  ...[
    '-f',
    '--file',
    '-t',
    '--tag',
    '--build-arg',
    '--target',
    '--platform',
    '--label',
    '--secret',
    '--cache-from',
  ],
  ...['--cache-to', '--network', '-o', '--output', '--build-context', '--ssh', '--builder', '--progress'],
]);
/** Of kubectl and of kustomize: the options whose value is the next word. */
const KUBECTL = new Set([
  ...['-f', '--filename', '-k', '--kustomize', '-n', '--namespace', '-o', '--output', '-l', '--selector'],
  ...['--context', '--cluster', '--user', '--kubeconfig', '-s', '--server', '--token', '--as', '--as-group'],
  ...['--as-uid', '--certificate-authority', '--client-certificate', '--client-key', '--tls-server-name'],
  ...['--request-timeout', '--cache-dir', '-v', '--v', '--password', '--username', '--profile'],
  ...['--field-manager', '--field-selector', '--grace-period', '--timeout', '--for', '--prune-allowlist'],
  ...['--replicas', '--current-replicas', '--resource-version', '--patch', '-p', '--patch-file', '--type'],
  ...['-c', '--container', '--template', '--subresource', '--to-revision', '--from', '--env', '-e'],
  ...['--as-user-extra', '--load-restrictor', '--helm-command', '--helm-api-versions', '--helm-kube-version'],
  ...['--mount', '--network-name', '--reorder', '--concurrency', '--raw'],
]);
const HELM = new Set([
  ...['-f', '--values', '-n', '--namespace', '--set', '--set-string', '--set-file', '--version', '--timeout'],
  ...[
    '--repo',
    '--kube-context',
    '--post-renderer',
    '-d',
    '--destination',
    '--description',
    '--username',
    '--password',
  ],
]);
const MAKE = new Set(['-f', '--file', '--makefile', '-C', '--directory', '-I', '-o', '-W']);

/** The folder that kustomize builds: the one word after the command. Of two, one may belong to an option that is not known here. */
function folderOf(words: readonly ShellWord[]): readonly ShellWord[] {
  const [, ...operands] = sorted(words, KUBECTL).operands;
  return operands.length === 1 ? operands : [];
}

function of(
  words: readonly ShellWord[],
  valued: ReadonlySet<string>,
  ...names: readonly string[]
): readonly ShellWord[] {
  const { values }: CommandArguments = sorted(joinedByEquals(words), valued);
  return names.flatMap((name) => values.get(name) ?? []);
}

/** `-chdir=infra` has one dash. */
function joinedByEquals(words: readonly ShellWord[]): readonly ShellWord[] {
  return words.flatMap((word) => {
    const name = /^-[a-z]+(?==)/u.exec(word.text)?.[0];
    return name === undefined ? [word] : [{ ...word, text: `-${word.text}` }];
  });
}

function ofTool({ words: [program, ...rest], folder }: PlacedCommand): readonly NamedFile[] {
  const tool = program && Object.hasOwn(TOOLS, program.text) ? TOOLS[program.text] : undefined;
  if (!tool) return [];
  return tool(rest, (as, words = []) =>
    words.flatMap(({ text, made, start, end }) =>
      made || text === '-' || !isRelative(text) ? [] : [{ path: joined(folder, text), as, start, end }],
    ),
  );
}
