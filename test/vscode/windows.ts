import { resolve } from 'node:path';
import type { Start } from './browser-run.ts';

/** One start of VS Code: the suites that share it, and what is particular about it. */
export type Window = Pick<Start, 'name' | 'suites'> & Partial<Start>;

const DEMONSTRATED = { pictures: resolve('media/screenshots') };
/** Pictures of the examples' views for the documentation. */
const DRAWN = { ...DEMONSTRATED, workspace: resolve('examples/data-governance') };
const DEPLOYED = { ...DEMONSTRATED, workspace: resolve('examples/mlops-stock') };
const PUBLISHED = { ...DEMONSTRATED, workspace: resolve('examples/nestor') };

const PHOTOS = { workspace: resolve('test/vscode/photos') };
const MANIFESTS = { workspace: resolve('examples/mlops-stock') };

const alone = (name: string, particulars: Partial<Start> = {}): Window => ({
  name,
  suites: [name],
  ...particulars,
});

/** The windows of a run, those that take longest first. */
export const WINDOWS: readonly Window[] = [
  alone('pictures', { afterRestart: ['pictures-restored', 'pictures-large'] }),
  alone('blur', { ...PHOTOS, afterRestart: ['blur-restored'] }),
  alone('themes', { workspace: resolve('examples/data-governance') }),
  alone('blur-runs', PHOTOS),
  alone('package', { extension: resolve('test/vscode/empty-extension') }),
  { name: 'workbench', suites: ['activation', 'commands', 'features'] },
  alone('views'),
  alone('manifests', MANIFESTS),
  alone('discarded', MANIFESTS),
  alone('typing', MANIFESTS),
  alone('detectors', { workspace: resolve('examples/nestor-faults') }),
  alone('french', { language: 'fr' }),
  alone('untrusted', { trusting: false }),
  alone('several', {
    workspace: resolve('test/vscode/several'),
    opens: { file: 'both.code-workspace' },
  }),
  alone('no-folder', { opens: 'nothing' }),
  alone('beside-yaml', { ...MANIFESTS, beside: resolve('test/vscode/yaml-extension') }),
];

/** Windows that are opened when they are asked for by name: what is photographed in them stands in the documentation. */
export const SCREENSHOTS: readonly Window[] = [
  alone('screenshots', DEMONSTRATED),
  alone('screenshots-views', DRAWN),
  alone('screenshots-views-french', { ...DRAWN, language: 'fr' }),
  alone('screenshots-manifests', DEPLOYED),
  alone('screenshots-blur', PUBLISHED),
  alone('screenshots-blur-french', { ...PUBLISHED, language: 'fr' }),
  alone('screenshots-french', { ...DEMONSTRATED, language: 'fr' }),
];

/**
 * The windows that suites need, with these suites alone; all of a usual run when none is named. Suites that run after a restart run
 * with those that run before it.
 * @throws Error when a suite is in no window, or there is none of a name.
 */
export function windowsOf(suites: readonly string[], asked: readonly string[]): readonly Window[] {
  const all = [...WINDOWS, ...SCREENSHOTS];
  const known = all.flatMap(({ suites, afterRestart = [] }) => [...suites, ...afterRestart]);
  const homeless = suites.filter((suite) => !known.includes(suite));
  if (homeless.length > 0) throw new Error(`Suites in no window: ${homeless.join(', ')}`);
  const unknown = [...known, ...asked].filter((name) => !suites.includes(name));
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}`);
  if (asked.length === 0) return WINDOWS;
  return all
    .map((window) => ({ ...window, suites: window.suites.filter((suite) => asked.includes(suite)) }))
    .filter(({ suites }) => suites.length > 0);
}
