import { RequestType } from 'vscode-jsonrpc';
import type { Preview, PreviewParams } from '../../vision/images/preview.ts';
import type { Configuration } from './configuration.ts';
import type { Decisions } from './decisions.ts';

/**
 * What the viewer of pictures asks of the engine besides running the task. A request that cannot be answered fails with
 * `TASK_REFUSED`, whose message is for the user.
 */

/** What a `*.blur.yaml` or a `nestor-ai-config.json` asks for. */
export const ReadConfigurationRequest = new RequestType<{ readonly path: string }, Configuration, void>(
  'blur/configuration',
);

/** A picture as anything can show it: whatever its format, upright, and no larger than it is looked at. */
export const PreviewRequest = new RequestType<PreviewParams, Preview, void>('blur/preview');

/** What somebody decided on an image, if anybody did. */
export const ReadDecisionsRequest = new RequestType<DecisionsParams, Decisions | null, void>(
  'blur/readDecisions',
);

export interface DecisionsParams {
  readonly image: string;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/** Writes what was decided beside an image. */
export const SaveDecisionsRequest = new RequestType<SaveDecisionsParams, void, void>('blur/saveDecisions');

export interface SaveDecisionsParams {
  readonly image: string;
  readonly decisions: Decisions;
}
