import type { SettingsSection } from '../../core/settings/settings.ts';

export interface RaciSettings {
  /** Most holders of R on one activity. */
  readonly maxResponsible: number;
  /** Most holders of C on one activity, as a number and as a share of the roles (0–1): both must be exceeded to be reported. */
  readonly maxConsulted: number;
  readonly maxConsultedShare: number;
  /** Most holders of I on one activity, as a share of the roles (0–1). */
  readonly maxInformedShare: number;
  /** A role that is accountable for more than this share of the activities (0–1) and at least `overloadMinimum` is overloaded. */
  readonly overloadShare: number;
  readonly overloadMinimum: number;
  /** Whether the holder of A is taken to do the work when nobody holds R. */
  readonly accountableImpliesResponsible: boolean;
}

declare module '../../core/settings/settings.ts' {
  interface Settings {
    readonly raci: RaciSettings;
  }
}

export const RACI_SETTINGS: SettingsSection<'raci'> = {
  name: 'raci',
  properties: {
    maxResponsible: { type: 'integer', minimum: 0, default: 3 },
    maxConsulted: { type: 'integer', minimum: 0, default: 3 },
    maxConsultedShare: { type: 'number', minimum: 0, maximum: 1, default: 0.4 },
    maxInformedShare: { type: 'number', minimum: 0, maximum: 1, default: 0.6 },
    overloadShare: { type: 'number', minimum: 0, maximum: 1, default: 0.3 },
    overloadMinimum: { type: 'integer', minimum: 0, default: 5 },
    accountableImpliesResponsible: { type: 'boolean', default: false },
  },
};
