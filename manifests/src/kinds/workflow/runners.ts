import { isMap, isScalar, isSeq, scalarsOf, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import { distance } from 'fastest-levenshtein';
import { nearest } from '../../formats/json-schema/nearest.ts';
import type { Job } from './model.ts';

export type System = 'linux' | 'macos' | 'windows';

/** Runners that GitHub hosts: https://docs.github.com/en/actions/reference/runners/github-hosted-runners, and the larger ones by their common names. */
export const HOSTED_LABELS = [
  'ubuntu-latest',
  'ubuntu-26.04',
  'ubuntu-26.04-arm',
  'ubuntu-24.04',
  'ubuntu-24.04-arm',
  'ubuntu-22.04',
  'ubuntu-22.04-arm',
  'ubuntu-slim',
  'windows-latest',
  'windows-2025',
  'windows-2025-vs2026',
  'windows-2022',
  'windows-11-arm',
  'macos-latest',
  'macos-latest-large',
  'macos-latest-xlarge',
  'macos-26',
  'macos-26-intel',
  'macos-26-large',
  'macos-26-xlarge',
  'macos-15',
  'macos-15-intel',
  'macos-15-large',
  'macos-15-xlarge',
  'macos-14',
  'macos-14-large',
  'macos-14-xlarge',
] as const;

/** Runners that GitHub no longer has: a job that asks for one waits for a day and fails. */
const RETIRED =
  /^(?:ubuntu-(?:16\.04|18\.04|20\.04)|macos-(?:10\.15|11|12|13)(?:-large|-xlarge)?|windows-(?:2016|2019))$/iu;

/** Labels that runners of one's own have by themselves. */
export const SELF_HOSTED_LABELS = [
  'self-hosted',
  'linux',
  'macos',
  'windows',
  'x64',
  'arm',
  'arm64',
] as const;

export function isRetired(label: string): boolean {
  return RETIRED.test(label);
}

function isHosted(label: string): boolean {
  const lower = label.toLowerCase();
  // Larger runners: `ubuntu-latest-8-cores`.
  return (
    HOSTED_LABELS.some((known) => known === lower) ||
    /^(?:ubuntu|windows)-[\w.]+(?:-[\w.]+)*-\d+-?cores?$/u.test(lower)
  );
}

/** True for a runner that GitHub hosts, and for the labels that runners of one's own have by themselves. */
export function isKnownLabel(label: string): boolean {
  return isHosted(label) || SELF_HOSTED_LABELS.some((known) => known === label.toLowerCase());
}

/** The suggested hosted runner: one that differs in two letters at most, since organisations call theirs `ubuntu-x64`. */
export function misspelt(label: string): string | undefined {
  const suggestion = /\d/u.test(label) ? undefined : nearest(label, HOSTED_LABELS);
  return suggestion !== undefined && distance(label.toLowerCase(), suggestion) <= 2 ? suggestion : undefined;
}

/** The system that a label stands for. */
export function systemOf(label: string): System | undefined {
  const lower = label.toLowerCase();
  if (/^(?:ubuntu-|linux$)/u.test(lower)) return 'linux';
  if (/^macos(?:-|$)/u.test(lower)) return 'macos';
  return /^windows(?:-|$)/u.test(lower) ? 'windows' : undefined;
}

/** The labels that a job asks for, those of its matrix included; `all` is false when some are only known in the run. */
export function labelsOf(job: Job): {
  readonly labels: readonly YamlScalar[];
  readonly all: boolean;
  readonly group: boolean;
} {
  const { runsOn } = job;
  const group = isMap(runsOn) && valueOf(runsOn, 'group') !== undefined;
  const written = scalarsOf(isMap(runsOn) ? valueOf(runsOn, 'labels') : runsOn);
  const labels: YamlScalar[] = [];
  let all = true;
  for (const label of written) {
    if (!label.text.includes('${{')) labels.push(label);
    else {
      const key = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/u.exec(label.text.trim())?.[1];
      const values = key === undefined ? undefined : matrixLabels(job, key);
      if (values) labels.push(...values);
      else all = false;
    }
  }
  return { labels, all, group };
}

/** The values of a key of the matrix; undefined when an expression makes some. */
function matrixLabels({ matrix }: Job, key: string): readonly YamlScalar[] | undefined {
  if (!matrix || !isMap(matrix.node)) return undefined;
  const row = matrix.rows.find((candidate) => candidate.key.text.toLowerCase() === key.toLowerCase())?.value;
  const rows = row === undefined || row === null ? [] : isSeq(row) ? row.items : undefined;
  const included =
    matrix.include === undefined
      ? []
      : isSeq(matrix.include)
        ? matrix.include.items.map((item) => valueOf(item, key) ?? null)
        : undefined;
  if (!rows || !included) return undefined;
  // A list of labels is a value as well.
  const values = [...rows, ...included].flatMap((value) => (isSeq(value) ? value.items : [value]));
  const scalars = values.filter(isScalar);
  return scalars.some(({ text }) => text.includes('${{')) ? undefined : scalars;
}

/** The system that a job runs on, when all its labels stand for one. */
export function systemOfJob(job: Job): System | undefined {
  const { labels, all } = labelsOf(job);
  const systems = new Set(labels.map(({ text }) => systemOf(text)).filter((system) => system !== undefined));
  const [system] = systems;
  return all && systems.size === 1 ? system : undefined;
}
