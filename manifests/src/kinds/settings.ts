import { defaultSettings, type Settings } from '../core/settings/settings.ts';
import { KINDS } from './index.ts';

// What the sections hold: whoever sees the defaults sees the types that they merge into `Settings`.
export type { AdrSettings } from './adr/settings.ts';
export type { AmdecSettings } from './amdec/settings.ts';
export type { KubernetesSettings } from './kubernetes/settings.ts';
export type { RaciSettings } from './raci/settings.ts';
export type { WorkflowSettings } from './workflow/settings.ts';

/** The settings of all kinds. */
export const SETTINGS_SECTIONS = KINDS.flatMap(({ settings }) => settings ?? []);

/** The settings of who sets nothing. */
export const DEFAULT_SETTINGS: Settings = defaultSettings(SETTINGS_SECTIONS);
