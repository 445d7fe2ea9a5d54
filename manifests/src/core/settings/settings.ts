import type { RuleId, Severity } from '../findings/finding.ts';

/** What users may set, in the editor (`vitruve.*`) or in `.vitruve.yaml` at the root of a workspace folder. */
export interface Settings {
  /** Files that are no manifests of this workspace folder, as patterns of `.gitignore`. */
  readonly exclude: readonly string[];
  /** Severity by rule id; `off` silences a rule. */
  readonly rules: Readonly<Record<RuleId, Severity | 'off'>>;
  readonly adr: {
    /** Days after which an undecided record is reported (`adr/undecided-too-long`). */
    readonly undecidedDays: number;
    /** Folder in which new decisions are made, relative to the workspace folder. */
    readonly folder: string;
    /** The format of new decisions. */
    readonly template: 'madr' | 'madr-minimal' | 'nygard' | 'y-statement';
  };
  readonly raci: {
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
  };
  readonly amdec: {
    /** Threshold of criticality for tables that declare none. */
    readonly defaultThreshold: number;
  };
  readonly kubernetes: {
    /** The version of the API server that manifests are for, `1.36`: removed and newer APIs are measured with it. */
    readonly version: string;
    /** Which rules are on: those that everybody wants, those of security too, or all. */
    readonly profile: Profile;
  };
  readonly workflows: {
    /** Labels of runners of one's own, as patterns with `*`, besides those that GitHub hosts. */
    readonly runnerLabels: readonly string[];
  };
}

export const PROFILES = ['default', 'security', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

export const DEFAULT_SETTINGS: Settings = {
  exclude: [],
  rules: {},
  adr: { undecidedDays: 30, folder: 'docs/decisions', template: 'madr' },
  raci: {
    maxResponsible: 3,
    maxConsulted: 3,
    maxConsultedShare: 0.4,
    maxInformedShare: 0.6,
    overloadShare: 0.3,
    overloadMinimum: 5,
    accountableImpliesResponsible: false,
  },
  amdec: { defaultThreshold: 100 },
  kubernetes: { version: '1.36', profile: 'default' },
  workflows: { runnerLabels: [] },
};
