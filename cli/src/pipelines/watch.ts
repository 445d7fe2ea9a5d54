import {
  stampOf,
  waitForChange,
  watchedFilesOf,
  type PipelineRequest,
  type WatchedFiles,
} from '@vitruve/engine';
import { counted } from '@vitruve/manifests';
import { terminalLines, UserError, workspaceFolderOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { dirname } from 'node:path';

/**
 * Runs a pipeline, and again whenever one of its files changes, until it is asked to end. A pipeline with an error is run again when it
 * is edited.
 * @param run runs it once.
 */
export async function runAndWatch(
  request: PipelineRequest,
  run: (request: PipelineRequest) => Promise<unknown>,
): Promise<void> {
  const isOver = (): boolean => request.signal.aborted;
  let files: WatchedFiles = {
    root: workspaceFolderOf({ path: request.path, folder: false }, dirname(request.path)),
    paths: [request.path],
  };
  for (let isFirst = true; !isOver(); isFirst = false) {
    // Before anything is read: what changes from now on is a reason for the next run.
    let since = await stampOf(files);
    try {
      files = await watchedFilesOf(request);
      since = await stampOf(files);
      await run({ ...request, force: request.force && isFirst });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      process.stderr.write(`vitruve: ${terminalLines(error.message)}\n`);
    }
    if (isOver()) return;
    process.stderr.write(
      `${t('Waiting for changes of {0}', counted(files.paths.length, '{0} file', '{0} files'))}\n`,
    );
    await waitForChange(files, since, request.signal);
  }
}
