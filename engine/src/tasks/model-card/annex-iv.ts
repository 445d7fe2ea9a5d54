import { t } from '@vscode/l10n';
import type { CardSection } from '@vitruve/manifests';
import type { Block } from '../../running/report/block.ts';
import { inputBlocks } from '../../learning/source/model-fact-blocks.ts';
import { paragraph } from './card-blocks.ts';
import { measureBlocks, modelBlock } from './fact-blocks.ts';
import type { CardFacts } from './facts.ts';

/** A point of the annex: what people wrote for it, and what files say. */
interface AnnexPoint {
  readonly text: string;
  readonly sections: readonly CardSection[];
  readonly facts?: (facts: CardFacts) => readonly Block[];
}

/** The points of Annex IV of Regulation (EU) 2024/1689 (AI Act), in its order, in short. */
function points(): readonly AnnexPoint[] {
  return [
    {
      text: t('1. General description: intended purpose, provider, version'),
      sections: ['intendedUse', 'users', 'outOfScope'],
      facts: (facts) => [modelBlock(facts)],
    },
    {
      text: t('1. (b) to (g) Interaction with other systems, software and hardware'),
      sections: ['integration'],
    },
    { text: t('1. (h) Instructions for use'), sections: ['instructions'] },
    { text: t('2. (a) and (b) Methods, design choices and trade-offs'), sections: ['design'] },
    {
      text: t('2. (d) Data: origin, scope, labeling, cleaning'),
      sections: ['dataOrigin', 'dataPreparation'],
    },
    { text: t('2. (e) Human oversight'), sections: ['humanOversight'] },
    { text: t('2. (f) Predetermined changes'), sections: ['changes'] },
    { text: t('2. (g) Validation and testing: measures, groups'), sections: [], facts: measureBlocks },
    { text: t('2. (h) Cybersecurity'), sections: ['security'] },
    {
      text: t('3. Monitoring, functioning and control: limitations, risks to people, input data'),
      sections: ['limitations', 'risksToPeople'],
      facts: inputBlocks,
    },
    { text: t('4. Why the performance measures are appropriate'), sections: ['measures'] },
    { text: t('5. Risk management system'), sections: [], facts: risks },
    { text: t('6. Changes through the lifecycle'), sections: ['changes'] },
    { text: t('7. Harmonized standards'), sections: ['standards'] },
    { text: t('8. EU declaration of conformity'), sections: [] },
    { text: t('9. Post-market monitoring'), sections: ['monitoring'] },
  ];
}

/** Technical documentation of a high-risk AI system. Points that nobody wrote about say so, with the key to write. */
export function annexBlocks(facts: CardFacts): readonly Block[] {
  return [
    { kind: 'title', text: t('Technical documentation (AI Act, Annex IV): {0}', facts.name) },
    ...(facts.written.description === undefined ? [] : [paragraph(facts.written.description)]),
    ...points().flatMap((point): readonly Block[] => [
      { kind: 'heading', text: point.text },
      ...contentOf(point, facts),
    ]),
  ];
}

/** Points of the annex that nothing is said about. */
export function emptyPoints(facts: CardFacts): readonly string[] {
  return points()
    .filter((point) => isEmpty(point, facts))
    .map(({ text }) => text);
}

function isEmpty({ sections, facts: factBlocks }: AnnexPoint, facts: CardFacts): boolean {
  const { written } = facts;
  const isWritten = sections.some((section) => written.sections[section]);
  // Facts alone answer a point that asks for nothing else.
  return !isWritten && (sections.length > 0 || (factBlocks?.(facts) ?? []).length === 0);
}

function contentOf({ sections, facts: factBlocks }: AnnexPoint, facts: CardFacts): readonly Block[] {
  const { written } = facts;
  const missing = sections.filter((section) => !written.sections[section]);
  const told = [
    ...sections.flatMap((section) => written.sections[section] ?? []).map(paragraph),
    ...(missing.length > 0
      ? [
          paragraph(
            t('To be written in the manifest: {0}', missing.map((section) => `card.${section}`).join(', ')),
          ),
        ]
      : []),
    ...(factBlocks?.(facts) ?? []),
  ];
  return told.length > 0 ? told : [paragraph(t('To be added: Vitruve has no facts for this point.'))];
}

/** Risks are analyzed in the FMEA tables that the manifest names. */
function risks({ written }: CardFacts): readonly Block[] {
  return written.risks.length > 0
    ? [paragraph(t('Risks of the FMEA tables: {0}', written.risks.join(', ')))]
    : [];
}
