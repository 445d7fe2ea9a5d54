import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/blur.schema.json' with { type: 'json' };
import { TaskError, shownPath } from '@vitruve/workspace';
import { indentedJson } from '../../running/report/json.ts';
import { createDetector } from '../../vision/detection/detector.ts';
import { previewOf, type PreviewParams } from '../../vision/images/preview.ts';
import type { Status, Task, TaskContext } from '../../running/task.ts';
import { readConfiguration } from './configuration.ts';
import { DECISIONS_ENDING } from './decisions.ts';
import { readDecisions, saveDecisions } from './decisions-file.ts';
import { WarmDetectors, type OpenDetector } from './detectors.ts';
import { blurRoutes } from './http/routes.ts';
import { overConfiguration, taskOf, type BlurInputs } from './inputs.ts';
import { passedOverText } from './passed-over.ts';
import { planRun } from './plan-run.ts';
import { printedResult } from './print.ts';
import type { DecisionsParams, SaveDecisionsParams } from './protocol.ts';
import { auditOf, summaryOf, type Audit } from './report/audit.ts';
import { cocoOf } from './report/coco.ts';
import { auditPage } from './report/page.ts';
import { runBlur } from './run.ts';
import { IMAGE_REVIEW, type BlurResult, type ImageResult } from './task.ts';
import { imageLine, rateText, summaryText, type PathFormatter } from './texts.ts';

/**
 * `vitruve/blur`: finds faces and number plates in images and covers them. Models stay warm from one run to the next.
 * @param openDetector opens the models of a subject.
 */
export function blurTask(
  openDetector: OpenDetector = createDetector,
): Task<BlurInputs, ImageResult, BlurResult> {
  const detectors = new WarmDetectors(openDetector);
  return {
    schema,
    version: 1,
    resolve: async ({ config, ...given }) => {
      if (config === undefined) return { inputs: given, reports: [] };
      const { inputs, reports } = await readConfiguration(config);
      return { inputs: overConfiguration(inputs, given), reports };
    },
    plan: (inputs) => planRun(taskOf(inputs), 1),
    run: async (inputs, { folder, signal, onItem }) => {
      const task = taskOf(inputs);
      if (task.images.length === 0) throw new TaskError(t('Name the images or folders to blur'));
      if (task.anonymisation?.method === 'picture' && task.anonymisation.picture === undefined)
        throw new TaskError(t('The method "picture" needs the input "picture"'));
      const result = await runBlur(task, {
        detectorFor: (...wanted) => detectors.detectorFor(...wanted),
        onImage: ({ done, total, image }) => {
          onItem({ done, total, item: image });
        },
        signal,
      });
      if (result.images.length === 0 && !task.allowEmpty) {
        const names = task.images.map((path) => shownPath(folder, path));
        const unread = passedOverText(result.passedOver);
        const message = t('No images in {0}', names.join(', '));
        throw new TaskError(unread === undefined ? message : `${message}. ${unread}`);
      }
      return result;
    },
    describeItem: (image, context) => ({
      text: imageLine(image, shownIn(context)),
      isFailure: image.state === 'failed',
      isTold: image.state !== 'cancelled',
      isWork: image.state === 'done' || image.state === 'failed',
    }),
    describeRate: rateText,
    summarize: (inputs, result, context) => {
      const { images, done, failed, skipped, cancelled, faces, plates } = summaryOf(result.images);
      const status: Status = cancelled > 0 ? 'cancelled' : failed > 0 ? 'failed' : 'succeeded';
      return {
        text: summaryText(inputs, result, shownIn(context)),
        status,
        metrics: { images, done, failed, skipped, cancelled, faces, plates },
      };
    },
    view: (_inputs, { images }) =>
      images.some(({ state }) => state === 'done' || state === 'skipped') ? IMAGE_REVIEW : undefined,
    report: (inputs, result, context) => auditPage(auditFor(inputs, result, context)),
    toJson: auditFor,
    print: (inputs, result, context) => printedResult(inputs, result, shownIn(context)),
    keptEndings: [DECISIONS_ENDING],
    reportForms: {
      '.coco.json': {
        render: (_inputs, result, context) => indentedJson(cocoOf(result, context.version, shownIn(context))),
      },
    },
    requests: {
      'blur/configuration': ({ path }: { readonly path: string }) => readConfiguration(path),
      'blur/preview': (params: PreviewParams) => previewOf(params),
      'blur/readDecisions': async ({ image, width, height }: DecisionsParams) =>
        (await readDecisions(image, { width, height })) ?? null,
      'blur/saveDecisions': ({ image, decisions }: SaveDecisionsParams) => saveDecisions(image, decisions),
    },
    routes: (inputs, host) =>
      blurRoutes(taskOf(inputs), (...wanted) => detectors.detectorFor(...wanted), host),
    dispose: () => detectors.dispose(),
  };
}

function auditFor(inputs: BlurInputs, result: BlurResult, context: TaskContext): Audit {
  const { processing } = inputs;
  return auditOf(taskOf(inputs), result, {
    version: context.version,
    shown: shownIn(context),
    ...(processing ? { processing } : {}),
  });
}

function shownIn({ folder }: TaskContext): PathFormatter {
  return (path) => shownPath(folder, path);
}
