import type { RuleId, Severity } from '../findings/finding.ts';
import type { Profile } from './profile.ts';

/**
 * What users may set, in the editor (`vitruve.*`) or in `.vitruve.yaml` at the root of a workspace folder. Kinds of manifests add a
 * section each, by merging with this interface beside their `SettingsSection`.
 */
export interface Settings {
  /** Files that are not manifests of this workspace folder, as patterns of `.gitignore`. */
  readonly exclude: readonly string[];
  /** The file of known findings, relative to the workspace folder; empty for none. */
  readonly baseline: string;
  /** Severity by rule id; `off` silences a rule. */
  readonly rules: Readonly<Record<RuleId, Severity | 'off'>>;
  /** Which rules are on, as the section of a kind says (`SettingsSection.profile`). Absent: `default`. */
  readonly profile?: Profile;
}

/** The names of the sections of kinds. */
export type SectionName = Exclude<keyof Settings, 'exclude' | 'baseline' | 'rules' | 'profile'>;

/**
 * The settings of a kind: the only place of their names, limits and defaults, from which those of `package.json` and of
 * `schemas/settings.schema.json` are made (`npm run generate`). Their texts are in `package.nls.json` and in that schema.
 */
export interface SettingsSection<Name extends SectionName = SectionName> {
  readonly name: Name;
  readonly properties: {
    readonly [Key in keyof Settings[Name]]-?: SettingSchema<Settings[Name][Key]>;
  };
  /** The profile that the settings ask for, where this section is the one to say it. */
  profile?(settings: Settings): Profile;
}

/** The JSON Schema of a setting. */
export interface SettingSchema<Value = unknown> {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly default: Value;
  readonly enum?: readonly Value[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly items?: { readonly type: 'string' };
}

/** The settings of who sets nothing. */
export function defaultSettings(sections: readonly SettingsSection[]): Settings {
  const ofKinds = sections.map(({ name, properties }) => [
    name,
    Object.fromEntries(
      Object.entries<SettingSchema>(properties).map(([key, schema]) => [key, schema.default]),
    ),
  ]);
  return {
    exclude: [],
    baseline: '.vitruve-baseline.json',
    rules: {},
    ...Object.fromEntries(ofKinds),
  } as Settings;
}

/** The settings with the profile that they ask for. */
export function withProfile(sections: readonly SettingsSection[], settings: Settings): Settings {
  const profile = sections.find((section) => 'profile' in section)?.profile?.(settings);
  return profile === undefined ? settings : { ...settings, profile };
}
