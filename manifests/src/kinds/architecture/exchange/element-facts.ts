import { t } from '@vscode/l10n';
import type { ElementFacts } from '../../../formats/architecture/entity-types.ts';
import { durationText } from '../rules/duration-text.ts';

/** The figures of an element, each with its label. */
export function figuresOf(facts: ElementFacts): readonly (readonly [label: string, text: string])[] {
  const figures: readonly (readonly [string, string | undefined])[] = [
    [t('Criticality'), facts.criticality],
    [t('Replicas'), numberOf(facts.replicas)],
    [t('Availability'), percentOf(facts.availability)],
    [t('Service level objective (SLO)'), percentOf(facts.slo)],
    [t('Latency (95th percentile)'), durationOf(facts.latencyP95)],
    [t('Requests per second'), numberOf(facts.rps)],
    [t('Requests per second at peak'), numberOf(facts.peak)],
    [t('Recovery time objective (RTO)'), durationOf(facts.rto)],
    [t('Recovery point objective (RPO)'), durationOf(facts.rpo)],
    [t('Encryption'), facts.encryption],
  ];
  return figures.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

function numberOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function percentOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : t('{0}%', value);
}

function durationOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : durationText(value);
}
