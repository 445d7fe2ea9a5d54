import { TaskError } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import type { EditorMessage, PipelineEvent } from '@vitruve/engine';

/** Milliseconds that the editor has to say what it knows. */
const PATIENCE = 10_000;

/** The editor that runs this process, over the channel that it opened: others can read neither, unlike arguments and variables. */
export interface EditorChannel {
  /** The value of a secret that the editor keeps. */
  readonly secret: (name: string) => string | undefined;
  /** Tells what happens, except what commands print: that is on the standard output. */
  readonly tell: (event: PipelineEvent) => void;
  /** Lets this process end. */
  readonly close: () => void;
}

/**
 * Waits for the first message of the editor.
 * @throws TaskError when there is no editor, or it says nothing.
 */
export async function openEditorChannel(): Promise<EditorChannel> {
  if (!process.send) throw new TaskError(t('This option is for editors: there is no channel to one'));
  const { secrets } = await firstMessage();
  const known = new Map(Object.entries(secrets));
  return {
    secret: (name) => known.get(name),
    tell: (event) => {
      // An editor that is gone hears nothing; the run goes on to its end.
      if (event.event !== 'output' && process.connected) process.send?.(event, () => undefined);
    },
    close: () => {
      if (process.connected) process.disconnect();
    },
  };
}

function firstMessage(): Promise<EditorMessage> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new TaskError(t('The editor did not answer')));
    }, PATIENCE);
    process.once('message', (message: unknown) => {
      clearTimeout(late);
      if (isMessage(message)) resolve(message);
      else reject(new TaskError(t('The editor did not answer')));
    });
  });
}

function isMessage(message: unknown): message is EditorMessage {
  if (typeof message !== 'object' || message === null || !('secrets' in message)) return false;
  const { secrets } = message;
  return (
    typeof secrets === 'object' &&
    secrets !== null &&
    Object.values(secrets).every((value) => typeof value === 'string')
  );
}
