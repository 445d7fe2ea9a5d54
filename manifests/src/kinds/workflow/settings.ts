import type { SettingsSection } from '../../core/settings/settings.ts';

export interface WorkflowSettings {
  /** Labels of runners of one's own, as patterns with `*`, besides those that GitHub hosts. */
  readonly runnerLabels: readonly string[];
}

declare module '../../core/settings/settings.ts' {
  interface Settings {
    readonly workflows: WorkflowSettings;
  }
}

export const WORKFLOW_SETTINGS: SettingsSection<'workflows'> = {
  name: 'workflows',
  properties: {
    runnerLabels: { type: 'array', items: { type: 'string' }, default: [] },
  },
};
