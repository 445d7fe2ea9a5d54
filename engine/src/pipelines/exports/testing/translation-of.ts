import { PIPELINE, type PipelineModel } from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import type { PipelinePlace } from '../portable/portable.ts';
import type { ExportOptions, ExportWriter } from '../target.ts';
import { translated, type Translation } from '../translate.ts';

/** The file of a pipeline that lies at the root of its repository. */
export const PLACE: PipelinePlace = { file: 'x.pipeline.yaml', folder: '' };

/**
 * What an exporter makes of the text of a pipeline.
 * @param beside files that it names.
 * @throws Error for a text that has errors.
 */
export function translationOf(
  text: string,
  writer: ExportWriter,
  options: ExportOptions = {},
  place: PipelinePlace = PLACE,
  beside: Readonly<Record<string, string>> = {},
): Translation {
  const workspace = workspaceOf({ [place.file]: text, ...beside }, { kinds: [PIPELINE] });
  const model = workspace.manifest(uriOf(place.file))?.context.model as PipelineModel | undefined;
  const errors = workspace.check(uriOf(place.file)).findings.filter(({ severity }) => severity === 'error');
  if (!model?.pipeline || errors.length > 0)
    throw new Error(`${errors.map(({ message, rule }) => `${rule}: ${message}`).join('\n')}\n${text}`);
  return translated(model.pipeline, place, writer, options);
}

/** The errors and warnings that Vitruve finds in an exported file. */
export function findingsIn(text: string, name: string): readonly string[] {
  const workspace = workspaceOf({ [name]: text });
  return workspace
    .check(uriOf(name))
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** What was said, without its places. */
export function messages(remarks: readonly { readonly message: string }[]): readonly string[] {
  return remarks.map(({ message }) => message);
}
