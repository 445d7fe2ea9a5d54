import type { Import } from './imports.ts';

/**
 * A rule on who may need which file of another package. Public pages hide the files from dependency-cruiser, which checks all that
 * can be said of packages and of folders within one.
 */
export interface LayerRule {
  readonly name: string;
  /** Why. */
  readonly comment: string;
  readonly from: RegExp;
  readonly exceptFrom?: RegExp;
  readonly to: RegExp;
  readonly exceptTo?: RegExp;
}

const TEST = /\.(test|long)\.tsx?$/u;

/** The packages above `manifests`. */
const ABOVE = String.raw`^(drawing|webviews|workspace|server|engine|cli|client)/`;

export const LAYER_RULES: readonly LayerRule[] = [
  {
    name: 'nothing above the kinds names one',
    comment:
      'There is their list, and what follows from it. A task may stand on the format that it runs, the runner on pipelines, and a deployment on models.',
    from: new RegExp(ABOVE, 'u'),
    exceptFrom: new RegExp(`${TEST.source}|^engine/src/(tasks|pipelines|deployments)/`, 'u'),
    to: /^manifests\/src\/kinds\/[^/]+\//u,
  },
  {
    name: 'drawing and webviews know the data of views alone',
    comment: 'They run in a browser as well, with the data that the server sends.',
    from: /^(drawing|webviews)\//u,
    to: /^manifests\/src\//u,
    exceptTo: /^manifests\/src\/core\/(views\/|findings\/finding\.ts$)/u,
  },
  {
    name: 'webviews know the results of tasks, and nothing that makes them',
    comment: 'Viewers of tasks show what the engine found.',
    from: /^webviews\//u,
    to: /^engine\//u,
    exceptTo: /^engine\/src\/(tasks\/[^/]+\/(task|decisions)|vision\/detection\/(detection|box))\.ts$/u,
  },
  {
    name: 'the client knows protocols alone',
    comment: 'The extension host runs nothing of the server or the engine, and draws nothing.',
    from: /^client\//u,
    to: /^(server|manifests|workspace|drawing|webviews|engine|cli)\//u,
    exceptTo: new RegExp(
      [
        String.raw`^server/src/(view-)?protocol\.ts$`,
        String.raw`^webviews/src/([^/]+/)?protocol\.ts$`,
        String.raw`^manifests/src/core/views/(diagram|matrix|shown|source|table)\.ts$`,
        String.raw`^engine/src/protocol\.ts$`,
        String.raw`^engine/src/pipelines/(events|place)\.ts$`,
        String.raw`^engine/src/tasks/[^/]+/(protocol|inputs|task|decisions|defaults)\.ts$`,
        String.raw`^engine/src/running/(run-task|task)\.ts$`,
        String.raw`^engine/src/vision/(detection/(detection|box)|anonymization/method|images/format)\.ts$`,
      ].join('|'),
      'u',
    ),
  },
  {
    name: 'a task is known to its folder alone',
    comment: 'And to its commands and its viewer. Everything else takes tasks from the list.',
    from: /^(engine|server|cli|client)\//u,
    exceptFrom: new RegExp(
      `${TEST.source}|^engine/src/tasks/|^engine/src/index\\.ts$|^cli/src/tasks/|^client/src/task-extras/`,
      'u',
    ),
    to: /^engine\/src\/tasks\/[^/]+\//u,
  },
];

/** Imports that a rule forbids, each with the name of the rule. */
export function forbiddenImports(
  imports: readonly Import[],
  rules: readonly LayerRule[] = LAYER_RULES,
): readonly string[] {
  return imports.flatMap(({ from, to }) =>
    rules
      .filter(
        (rule) =>
          rule.from.test(from) &&
          !rule.exceptFrom?.test(from) &&
          rule.to.test(to) &&
          !rule.exceptTo?.test(to),
      )
      .map(({ name }) => `${name}: ${from} needs ${to}`),
  );
}
