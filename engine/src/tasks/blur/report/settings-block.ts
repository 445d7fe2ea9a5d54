import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import { MARGINS } from '../../../vision/anonymization/mask.ts';
import type { Method } from '../../../vision/anonymization/method.ts';
import type { LeastScore, ModelIdentity, Subject } from '../../../vision/detection/detection.ts';
import type { Audit, AuditSettings } from './audit.ts';
import { table, type Block } from '../../../running/report/block.ts';
import { subjectName } from './subject-name.ts';

/** How it was looked and covered: what was set, and what was measured where nothing was. */
export function settingsBlock({ settings: set, models: used }: Audit): Block {
  const { subjects, mode, rotations, anonymisation, metadata } = set;
  const rows: [string, string | number][] = [
    [t('Subjects'), subjects.map(subjectName).join(', ')],
    [t('Mode'), mode],
    ...subjects.map((subject): [string, string | number] => [
      t('Threshold: {0}', subjectName(subject)),
      thresholdText(subject, set, used),
    ]),
    [t('Rotations'), rotations.length > 0 ? rotations.map((angle) => `${angle}°`).join(', ') : t('none')],
    [t('Method'), anonymisation ? methodText(anonymisation.method) : t('none: detect only')],
    ...(anonymisation
      ? [
          [t('Shape'), anonymisation.shape] satisfies [string, string],
          ...subjects.map((subject): [string, string] => [
            t('Margin: {0}', subjectName(subject)),
            marginText(subject, anonymisation.margin),
          ]),
        ]
      : []),
    [t('Metadata'), metadata === 'removed' ? t('removed') : t('kept')],
  ];
  return table([t('Setting'), t('Value')], rows);
}

/** The least score that counted: as it was set, or as the models that look for the subject take it in this mode. */
function thresholdText(
  subject: Subject,
  { thresholds, mode }: AuditSettings,
  used: readonly ModelIdentity[],
): string {
  const set = thresholds[subject];
  if (set !== undefined) return decimal(set);
  const texts = used.flatMap((model) => {
    const least = model.subject === subject ? model.thresholds?.[mode] : undefined;
    return least === undefined ? [] : [leastScoreText(least)];
  });
  return texts.length > 0 ? `${texts.join(' · ')} (${t('measured values')})` : t('measured values');
}

function leastScoreText(least: LeastScore): string {
  if (typeof least === 'number') return decimal(least);
  const { small, large } = least;
  return t(
    '{0} at {1} pixels, decreasing to {2} at {3}',
    decimal(small.score),
    small.size,
    decimal(large.score),
    large.size,
  );
}

function marginText(subject: Subject, set: number | undefined): string {
  const { across, along } = set === undefined ? MARGINS[subject] : { across: set, along: set };
  const percent = (part: number): number => Math.round(part * 100);
  return t('{0} % across, {1} % along', percent(across), percent(along));
}

/** The word of the option, and what a reader of the register sees in the pictures. */
function methodText(method: Method): string {
  switch (method) {
    case 'solid':
      return t('solid: one color, irreversible');
    case 'mosaic':
      return t('mosaic: a few cells of mean colors');
    case 'gaussian':
      return t('gaussian: a blur of a few mean colors');
    case 'picture':
      return t('picture: a replacement image');
  }
}

function decimal(value: number): string {
  return value.toLocaleString(language(), { maximumFractionDigits: 3 });
}
