import { writeXlsx, type ProducedFile, type Workspace } from '@vitruve/manifests';
import { pageHtml } from './page.ts';

/**
 * The bytes of a file that a kind of manifests describes.
 * @param folder the URI of the folder that it is about.
 * @throws UserError for a file that would be too large, or wrong.
 */
export async function producedBytes(
  workspace: Workspace,
  folder: string,
  file: ProducedFile,
): Promise<Uint8Array> {
  return file.type === 'workbook'
    ? writeXlsx(file.sheets)
    : new TextEncoder().encode(await pageHtml(workspace, folder, file.page));
}
