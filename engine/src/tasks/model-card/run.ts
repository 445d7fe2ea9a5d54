import { t } from '@vscode/l10n';
import { CARD_SECTIONS } from '@vitruve/manifests';
import { shownPath, TaskCancelledError, TaskError } from '@vitruve/workspace';
import { readModelFacts } from '../../learning/source/model-facts.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { Block } from '../../running/report/block.ts';
import { indentedJson } from '../../running/report/json.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import type { RunContext } from '../../running/task.ts';
import { annexBlocks, emptyPoints } from './annex-iv.ts';
import { cardBlocks } from './card-blocks.ts';
import { cycloneDx } from './cyclone-dx.ts';
import type { CardFacts, WrittenFacts } from './facts.ts';
import { huggingFaceMetadata } from './hugging-face.ts';
import type { ModelCardInputs } from './inputs.ts';
import { readMeasured } from '../../learning/source/measures-file.ts';
import { readWritten } from './written.ts';

/** A card that was written. */
export interface WrittenCard {
  readonly facts: CardFacts;
  /** Sections, or points of the annex, that nobody has written about. */
  readonly empty: readonly string[];
}

const MANIFEST = /\.ya?ml$/iu;
const NOTHING: WrittenFacts = { decisions: [], risks: [], sections: {} };

/** What the output is written as. @throws TaskError for another ending, or a form that it cannot have. */
export function cardFormat({ output, form }: ModelCardInputs): 'markdown' | 'cyclonedx' {
  if (/\.md$/iu.test(output)) return 'markdown';
  if (!/\.json$/iu.test(output)) throw new TaskError(t('The output must end in .md or .json'));
  if (form === 'annex-iv')
    throw new TaskError(t('The technical documentation is written as Markdown: the output must end in .md'));
  return 'cyclonedx';
}

/** The manifest of a model, if there is one, and the model. @throws TaskError */
export async function sourcesOf({
  model,
}: ModelCardInputs): Promise<{ readonly written: WrittenFacts; readonly path: string }> {
  if (!MANIFEST.test(model)) return { written: NOTHING, path: model };
  const { written, output } = await readWritten(model);
  return { written, path: output };
}

/**
 * Writes the card of a model.
 * @throws UserError
 */
export async function runModelCard(
  inputs: ModelCardInputs,
  { folder, version, signal }: RunContext<undefined>,
): Promise<WrittenCard> {
  const format = cardFormat(inputs);
  const { written, path } = await sourcesOf(inputs);
  const shown = shownPath(folder, path);
  const model = await readModelFacts(path, shown);
  const { hash } = model;
  const measured = await Promise.all(
    (inputs.evaluation ?? []).map((each) => readMeasured(each, { folder, hash })),
  );
  const facts: CardFacts = {
    ...model,
    name: written.name ?? model.name,
    written,
    measured: measured.flat(),
  };
  if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  await writeOutput(
    inputs.output,
    format === 'cyclonedx' ? indentedJson(cycloneDx(facts, version)) : markdown(inputs, facts),
  );
  const empty =
    inputs.form === 'annex-iv'
      ? emptyPoints(facts)
      : CARD_SECTIONS.filter((section) => !written.sections[section]);
  return { facts, empty };
}

function markdown(inputs: ModelCardInputs, facts: CardFacts): string {
  // The Hub knows cards only.
  const metadata = inputs.form === 'annex-iv' ? '' : huggingFaceMetadata(facts);
  return metadata + reportMarkdown(blocksOf(inputs, facts));
}

/** The card as a report. */
export function blocksOf({ form }: ModelCardInputs, facts: CardFacts): readonly Block[] {
  return form === 'annex-iv' ? annexBlocks(facts) : cardBlocks(facts);
}
