import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import { reasonOf, TaskError, shownPath } from '@vitruve/workspace';
import { writeOutput } from '../outputs/write-output.ts';
import type { Task } from '../task.ts';
import type { FinishedTask } from '../run-task.ts';
import { reportHtml } from './html.ts';
import { indentedJson } from './json.ts';
import { reportMarkdown } from './markdown.ts';
import type { PdfFonts } from './pdf.ts';

/** The forms that every report has, by the ending of its file. */
const ENDINGS = ['.md', '.html', '.pdf', '.json'];

/**
 * Makes the folder of a report.
 * @param folder that messages show its path from.
 * @throws TaskError when there is no form for its ending, when other files are named so, or nothing can be written to it: before hours of work are done.
 */
export async function prepareReport(
  path: string,
  { reportForms = {}, keptEndings = [] }: Pick<Task, 'reportForms' | 'keptEndings'>,
  folder: string,
): Promise<void> {
  const endings = [...ENDINGS, ...Object.keys(reportForms)];
  if (!endings.some((ending) => path.toLowerCase().endsWith(ending)))
    throw new TaskError(
      t('The name of the report "{0}" must end in {1}', shownPath(folder, path), endings.join(', ')),
    );
  const kept = keptEndings.find((ending) => path.toLowerCase().endsWith(ending));
  if (kept !== undefined)
    throw new TaskError(
      t(
        'The report cannot be named "{0}": files that end in {1} hold manual changes',
        shownPath(folder, path),
        kept,
      ),
    );
  try {
    await mkdir(dirname(path), { recursive: true });
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw new TaskError(t('"{0}" cannot be written: {1}', shownPath(folder, path), reasonOf(error)));
  }
}

/**
 * Writes the report of a run in the form that the ending of its name asks for: `.md`, `.html`, `.pdf`, `.json`, or one of
 * the task's own.
 * @param fonts for a PDF.
 * @throws UserError when it cannot be written.
 */
export async function writeReport(path: string, finished: FinishedTask, fonts: PdfFonts): Promise<void> {
  await writeOutput(path, await reportAs(path, finished, fonts));
}

async function reportAs(path: string, finished: FinishedTask, fonts: PdfFonts): Promise<string | Buffer> {
  const { task, inputs, result, context, began } = finished;
  const name = path.toLowerCase();
  for (const [ending, form] of Object.entries(task.reportForms ?? {})) {
    if (name.endsWith(ending)) return form.render(inputs, result, context);
  }
  if (name.endsWith('.json')) return indentedJson(task.toJson(inputs, result, context));
  const blocks = task.report(inputs, result, context);
  if (name.endsWith('.html')) return reportHtml(blocks, language());
  if (!name.endsWith('.pdf')) return reportMarkdown(blocks);
  const { reportPdf } = await import('./pdf.ts');
  const creator = `vitruve ${context.version}`;
  return reportPdf(blocks, { creator, created: began, language: language(), fonts });
}
