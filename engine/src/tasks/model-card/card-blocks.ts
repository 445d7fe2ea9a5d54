import { t } from '@vscode/l10n';
import type { CardSection } from '@vitruve/manifests';
import { inputBlocks } from '../../learning/source/model-fact-blocks.ts';
import type { Block } from '../../running/report/block.ts';
import { measureBlocks, modelBlock } from './fact-blocks.ts';
import type { CardFacts } from './facts.ts';
import { headingOf } from './sections.ts';

/** A model card, in the order of Mitchell et al., "Model Cards for Model Reporting" (2019). Sections that nobody wrote are left out. */
export function cardBlocks(facts: CardFacts): readonly Block[] {
  const { name, written } = facts;
  const told = (...sections: readonly CardSection[]): readonly Block[] =>
    sections.flatMap((section) => {
      const texts = written.sections[section] ?? [];
      return texts.length > 0
        ? [{ kind: 'heading', text: headingOf(section) } as const, ...texts.map(paragraph)]
        : [];
    });
  return [
    { kind: 'title', text: t('Model card: {0}', name) },
    ...(written.description === undefined ? [] : [paragraph(written.description)]),
    modelBlock(facts),
    ...told('intendedUse', 'users', 'outOfScope', 'integration'),
    ...inputBlocks(facts),
    ...told('dataOrigin', 'dataPreparation', 'design', 'measures'),
    ...measureBlocks(facts),
    ...told('limitations', 'risksToPeople', 'humanOversight', 'instructions'),
    ...told('security', 'monitoring', 'changes', 'standards'),
  ];
}

export function paragraph(text: string): Block {
  return { kind: 'text', text };
}
