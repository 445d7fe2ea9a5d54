import type { PortableRun } from './portable-pipeline.ts';

/** True for runs that differ in nothing but their commands, variables and files. */
export function areAlike(runs: readonly PortableRun[]): boolean {
  return new Set(runs.map(settingsText)).size === 1;
}

function settingsText({ settings, resources, environment, reads, outputs, commands }: PortableRun): string {
  const { shell, workdir, image, timeout, retries } = settings;
  const secrets = [...environment].map(([name, value]) => [
    name,
    value.kind,
    value.kind === 'secret' ? value.name : '',
  ]);
  return JSON.stringify([
    [shell, workdir, image, timeout, retries, [...resources], secrets],
    [reads.length, outputs.map(({ name }) => name), commands.length],
  ]);
}
