import { resolve } from 'node:path';
import type { Start } from './browser-run.ts';

/** One start of VS Code: the suites that share it, and what is particular about it. */
export type Window = Pick<Start, 'name' | 'suites'> &
  Partial<Start> & {
    /** Folders that are copied into that of the workspace, by the names that they get there. */
    readonly subfolders?: Readonly<Record<string, string>>;
  };

const DEMONSTRATED = { pictures: resolve('media/screenshots') };
/** Pictures of the examples' views for the documentation. */
const DRAWN = { ...DEMONSTRATED, workspace: resolve('examples/data-governance') };
const DEPLOYED = { ...DEMONSTRATED, workspace: resolve('examples/mlops-stock') };
const MODELED = {
  ...DEMONSTRATED,
  workspace: resolve('examples/k-electronik'),
  subfolders: { 'first-pipeline': resolve('examples/first-pipeline') },
};
const PUBLISHED = { ...DEMONSTRATED, workspace: resolve('examples/nestor') };

const alone = (name: string, particulars: Partial<Start> = {}): Window => ({
  name,
  suites: [name],
  ...particulars,
});

/** The windows of a run, those that take longest first. Suites share one where what it is opened with lets them. */
export const WINDOWS: readonly Window[] = [
  {
    name: 'workbench',
    suites: ['activation', 'commands', 'registry', 'features', 'views', 'pictures'],
    restarts: [['pictures-restored', 'pictures-large']],
  },
  {
    name: 'manifests',
    suites: ['manifests', 'pipelines', 'discarded', 'typing', 'detectors', 'themes'],
    workspace: resolve('examples/mlops-stock'),
    subfolders: {
      'nestor-faults': resolve('examples/nestor-faults'),
      'data-governance': resolve('examples/data-governance'),
      'first-pipeline': resolve('examples/first-pipeline'),
    },
  },
  {
    name: 'photos',
    suites: ['blur', 'blur-runs', 'tasks', 'tables', 'prediction', 'blur-outdated'],
    workspace: resolve('test/vscode/photos'),
    restarts: [['blur-not-restored', 'blur-left-open'], ['blur-restored']],
  },
  {
    name: 'package',
    suites: ['package', 'french'],
    extension: resolve('test/vscode/empty-extension'),
    language: 'fr',
  },
  {
    name: 'several',
    suites: ['beside-yaml', 'several'],
    workspace: resolve('test/vscode/several'),
    subfolders: { stock: resolve('examples/mlops-stock') },
    opens: { file: 'both.code-workspace' },
    beside: resolve('test/vscode/yaml-extension'),
  },
  alone('untrusted', { trusting: false }),
  alone('no-folder', { opens: 'nothing' }),
];

/** Windows that are opened when they are asked for by name: what is photographed in them is in the documentation. */
export const SCREENSHOTS: readonly Window[] = [
  alone('screenshots', DEMONSTRATED),
  alone('screenshots-views', DRAWN),
  alone('screenshots-views-french', { ...DRAWN, language: 'fr' }),
  alone('screenshots-manifests', DEPLOYED),
  alone('screenshots-architecture', MODELED),
  alone('screenshots-architecture-french', { ...MODELED, language: 'fr' }),
  alone('screenshots-blur', PUBLISHED),
  alone('screenshots-blur-french', { ...PUBLISHED, language: 'fr' }),
  alone('screenshots-french', { ...DEMONSTRATED, language: 'fr' }),
];

/**
 * The windows that suites need, with these suites alone; all of a usual run when none is named. Suites that run after a restart run
 * with the last one before it, which leaves open what they look at.
 * @throws Error when a suite is in no window, or there is none of a name.
 */
export function windowsOf(suites: readonly string[], asked: readonly string[]): readonly Window[] {
  const all = [...WINDOWS, ...SCREENSHOTS];
  const known = all.flatMap(({ suites, restarts = [] }) => [...suites, ...restarts.flat()]);
  const homeless = suites.filter((suite) => !known.includes(suite));
  if (homeless.length > 0) throw new Error(`Suites in no window: ${homeless.join(', ')}`);
  const unknown = [...known, ...asked].filter((name) => !suites.includes(name));
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}`);
  if (asked.length === 0) return WINDOWS;
  return all
    .map(({ restarts, ...window }) => {
      const last = window.suites.at(-1);
      const isLeftOpen = last !== undefined && asked.includes(last);
      const suites = window.suites.filter((suite) => asked.includes(suite));
      return { ...window, suites, ...(restarts && isLeftOpen ? { restarts } : {}) };
    })
    .filter(({ suites }) => suites.length > 0);
}
