import table from '@vitruve/schemas/popular-actions.json' with { type: 'json' };
import type { Callable } from '../called.ts';

const ACTIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = table.actions;
const OUTDATED: Readonly<Record<string, readonly string[]>> = table.outdated;

const read = new Map<number, Callable>();

/**
 * What a popular action of GitHub takes and gives; undefined for one, or a version, that is not in our table.
 * @param isGuess the version is what a comment says.
 */
export function popularAction(action: string, version: string, isGuess = false): Callable | undefined {
  const versions = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  const own = versions?.[version];
  const index = own ?? versions?.[majorOf(version)];
  if (index === undefined) return undefined;
  const known = read.get(index) ?? calledOf(table.shapes[index] ?? '|');
  read.set(index, known);
  if (own === undefined || isGuess) return { ...known, isOther: true };
  return version === newestVersion(action) ? { ...known, isMoving: true } : known;
}

/** True for a version whose Node runtime GitHub no longer has. */
export function isOutdated(action: string, version: string): boolean {
  const versions = Object.hasOwn(OUTDATED, action) ? OUTDATED[action] : undefined;
  return versions !== undefined && (versions.includes(version) || versions.includes(majorOf(version)));
}

/** The newest version that our table knows. */
export function newestVersion(action: string): string | undefined {
  const versions = Object.keys((Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined) ?? {});
  return versions
    .filter((version) => /^v\d+$/u.test(version))
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .at(-1);
}

/** `owner/repository@version` of all actions that are known, the newest version of each. */
export function popularActions(): string[] {
  return Object.keys(ACTIONS).flatMap((action) => {
    const newest = newestVersion(action) ?? Object.keys(ACTIONS[action] ?? {}).at(-1);
    return newest === undefined ? [] : [`${action}@${newest}`];
  });
}

/** `v4.1.2` behaves as `v4` does, but may be newer than our table. */
function majorOf(version: string): string {
  return /^(v\d+)(?:\.\d+){1,2}$/u.exec(version)?.[1] ?? version;
}

/** Reads `input! other~ | output`; see `scripts/popular-actions.ts`. */
function calledOf(shape: string): Callable {
  const [inputs = '', outputs = ''] = shape.split('|');
  const words = (list: string): string[] => list.split(' ').filter((word) => word !== '' && word !== '*');
  return {
    form: 'action',
    uri: undefined,
    inputs: words(inputs).map((word) => ({
      name: word.replace(/[!~]+$/u, ''),
      type: undefined,
      required: /!/u.test(word),
      deprecated: word.endsWith('~'),
      description: undefined,
    })),
    outputs: words(outputs),
    secrets: undefined,
    anyInput: inputs === '*',
    anyOutput: outputs === '*',
    isOther: false,
    isMoving: false,
  };
}
