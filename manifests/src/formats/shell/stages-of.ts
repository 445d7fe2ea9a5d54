import { joined } from '../../core/paths/relative.ts';
import { commandsInFolders, isRelative } from './in-folders.ts';
import { behind, sorted } from './options.ts';
import type { ShellWord } from './shell-words.ts';

/** A stage, a service or a parameter of a file that a command line asks for. */
export interface NamedPart {
  readonly type: 'stage' | 'service' | 'parameter';
  readonly name: string;
  /** Where the file may be, from the folder in which the command line starts; the first that is there counts. */
  readonly files: readonly string[];
  /** The characters of the name in the command line. */
  readonly start: number;
  readonly end: number;
}

type Reader = (words: readonly ShellWord[], folder: string) => readonly NamedPart[];

const READERS: Readonly<Record<string, Reader>> = {
  vitruve: ofVitruve,
  dvc: ofDvc,
  docker: (words, folder) => (words[0]?.text === 'compose' ? ofCompose(words.slice(1), folder) : []),
  'docker-compose': ofCompose,
};

/**
 * What a command line asks for by name within other manifests: `vitruve run ml.pipeline.yaml train`, `dvc repro train`,
 * `docker compose up api`. What a variable makes is left out. Never throws; linear in the length of the line.
 */
export function partsNamedIn(line: string): readonly NamedPart[] {
  return commandsInFolders(line).flatMap(({ words: [program, ...rest], folder }) => {
    const reader = program && Object.hasOwn(READERS, program.text) ? READERS[program.text] : undefined;
    return reader ? reader(rest, folder) : [];
  });
}

const OF_VITRUVE = new Set(['--param', '--stage', '--jobs', '-j', '-p', '-s']);

/** `vitruve run FILE [STAGE…] [--stage STAGE] [--param NAME=VALUE]` */
function ofVitruve([command, ...words]: readonly ShellWord[], folder: string): readonly NamedPart[] {
  if (command?.text !== 'run') return [];
  const { operands, values } = sorted(words, OF_VITRUVE);
  const [file, ...stages] = operands;
  if (!file || file.made || !isRelative(file.text)) return [];
  const files = [joined(folder, file.text)];
  const given = (...names: string[]): readonly ShellWord[] => names.flatMap((name) => values.get(name) ?? []);
  return [
    ...[...stages, ...given('--stage', '-s')].flatMap((word) => partOf('stage', word, files)),
    ...given('--param', '-p').flatMap((word) => {
      const name = /^[\w-]+(?==)/u.exec(word.text)?.[0];
      return name === undefined || word.end - word.start !== word.text.length
        ? []
        : [{ type: 'parameter' as const, name, files, start: word.start, end: word.start + name.length }];
    }),
  ];
}

const OF_DVC = new Set([
  ...['-S', '--set-param', '-n', '--name', '-j', '--jobs', '-m', '--message', '-C', '--copy-paths'],
  ...['--temp-dir', '--experiment'],
]);

/** `dvc repro [TARGET…]`: a stage of `dvc.yaml`, `path/dvc.yaml:stage`, or a file, which is left out. */
function ofDvc(words: readonly ShellWord[], folder: string): readonly NamedPart[] {
  const repeats = words[0]?.text === 'repro' || (words[0]?.text === 'exp' && words[1]?.text === 'run');
  if (!repeats) return [];
  const { operands, options } = sorted(words.slice(words[0]?.text === 'exp' ? 2 : 1), OF_DVC);
  if (options.has('--glob') || options.has('-R') || options.has('--recursive')) return [];
  return operands.flatMap((word) => {
    const path = /^([^:]*(?:^|\/)dvc\.yaml):/u.exec(word.text);
    if (path?.[1] !== undefined)
      return partOf('stage', behind(word, path[0].length), [joined(folder, path[1])]);
    const local = word.text.startsWith(':') ? behind(word, 1) : word;
    return partOf('stage', local, [joined(folder, 'dvc.yaml')]);
  });
}

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const OF_COMPOSE = new Set([
  ...['-f', '--file', '-p', '--project-name', '--profile', '--env-file', '--project-directory', '--ansi'],
  ...['--progress', '--parallel', '-t', '--timeout', '--scale', '-e', '--env', '-u', '--user', '-w'],
  ...['--workdir', '--entrypoint', '-v', '--volume', '--name', '--publish', '--exit-code-from', '--attach'],
  ...['--wait-timeout', '--pull', '--build-arg', '-m', '--memory', '--since', '--until', '-n', '--tail'],
  ...['--index', '--signal', '-s', '--label', '-l', '--rmi', '--no-attach', '--builder', '--ssh'],
]);
/** Commands whose words are services, and those of which only the first is one. */
const OF_SERVICES =
  /^(?:up|build|pull|push|start|stop|restart|logs|create|rm|kill|pause|unpause|ps|config|down)$/u;
const OF_ONE_SERVICE = /^(?:run|exec|port|top|attach)$/u;

/** `docker compose [-f FILE] up [SERVICE…]` */
function ofCompose(words: readonly ShellWord[], folder: string): readonly NamedPart[] {
  const { operands, values } = sorted(words, OF_COMPOSE);
  const [command, ...services] = operands;
  if (!command || values.has('--project-directory')) return [];
  const named = [...(values.get('-f') ?? []), ...(values.get('--file') ?? [])];
  if (named.some(({ made, text }) => made || !isRelative(text))) return [];
  const files = (named.length > 0 ? named.map(({ text }) => text) : COMPOSE_FILES).map((path) =>
    joined(folder, path),
  );
  const selected = OF_SERVICES.test(command.text)
    ? services
    : OF_ONE_SERVICE.test(command.text)
      ? services.slice(0, 1)
      : [];
  return selected.flatMap((word) => partOf('service', word, files));
}

function partOf(type: NamedPart['type'], word: ShellWord, files: readonly string[]): readonly NamedPart[] {
  if (word.made || !/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(word.text)) return [];
  // A word in quotes names the same: the quotes stay where they are.
  const quotes = word.end - word.start - word.text.length;
  if (quotes !== 0 && quotes !== 2) return [];
  const start = word.start + quotes / 2;
  return [{ type, name: word.text, files, start, end: start + word.text.length }];
}
