import { PROFILES, type Profile } from '../../core/settings/profile.ts';
import type { SettingsSection } from '../../core/settings/settings.ts';

export interface KubernetesSettings {
  /** The version of the API server that manifests are for, `1.36`: removed and newer APIs are measured with it. */
  readonly version: string;
  /** Which rules are on, of this kind and of all others. */
  readonly profile: Profile;
}

declare module '../../core/settings/settings.ts' {
  interface Settings {
    readonly kubernetes: KubernetesSettings;
  }
}

export const KUBERNETES_SETTINGS: SettingsSection<'kubernetes'> = {
  name: 'kubernetes',
  properties: {
    version: { type: 'string', pattern: '^1\\.[0-9]{1,2}$', default: '1.36' },
    profile: { type: 'string', enum: PROFILES, default: 'default' },
  },
  profile: ({ kubernetes }) => kubernetes.profile,
};
