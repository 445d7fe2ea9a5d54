import type { SettingsSection } from '../../core/settings/settings.ts';
import { TEMPLATE_IDS, type TemplateId } from './template.ts';

export interface AdrSettings {
  /** Folder in which new decisions are made, relative to the workspace folder. */
  readonly folder: string;
  /** The format of new decisions. */
  readonly template: TemplateId;
  /** The team's own template of new decisions, by its path from the workspace folder; empty: people are asked. */
  readonly ownTemplate: string;
  /** Days after which an undecided record is reported (`adr/undecided-too-long`). */
  readonly undecidedDays: number;
  /** Statuses of the team's own, beside those that are known (`adr/status-valid`). */
  readonly statuses: readonly string[];
}

declare module '../../core/settings/settings.ts' {
  interface Settings {
    readonly adr: AdrSettings;
  }
}

export const ADR_SETTINGS: SettingsSection<'adr'> = {
  name: 'adr',
  properties: {
    folder: { type: 'string', default: 'docs/decisions' },
    template: { type: 'string', enum: TEMPLATE_IDS, default: 'madr' },
    ownTemplate: { type: 'string', default: '' },
    undecidedDays: { type: 'integer', minimum: 0, default: 30 },
    statuses: { type: 'array', items: { type: 'string' }, default: [] },
  },
};
