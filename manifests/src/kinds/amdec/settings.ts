import type { SettingsSection } from '../../core/settings/settings.ts';

export interface AmdecSettings {
  /** Threshold of criticality for tables that declare none. */
  readonly defaultThreshold: number;
}

declare module '../../core/settings/settings.ts' {
  interface Settings {
    readonly amdec: AmdecSettings;
  }
}

export const AMDEC_SETTINGS: SettingsSection<'amdec'> = {
  name: 'amdec',
  properties: { defaultThreshold: { type: 'number', minimum: 0, default: 100 } },
};
