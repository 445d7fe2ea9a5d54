import type { Source } from './source.ts';

/** The ratings of a risk at one time. */
export interface RiskPoint {
  readonly severity: number;
  readonly occurrence: number;
  readonly detection?: number;
  readonly criticality?: number;
}

export interface RiskAction {
  readonly text: string;
  readonly owners: readonly string[];
  readonly status?: string;
  readonly due?: string;
  readonly overdue: boolean;
  readonly source: Source;
}

export interface MappedRisk {
  readonly id: string;
  /** What can go wrong: the failure mode. */
  readonly title: string;
  readonly item?: string;
  readonly category?: string;
  readonly source: Source;
  /** Undefined while ratings are missing. */
  readonly initial?: RiskPoint;
  readonly residual?: RiskPoint;
  readonly actionPriority?: 'H' | 'M' | 'L';
  readonly aboveThreshold: boolean;
  readonly residualAboveThreshold: boolean;
  readonly actions: readonly RiskAction[];
}

/** A scale of ratings, with the words that the grid gives them. */
export interface RiskScale {
  readonly minimum: number;
  readonly maximum: number;
  readonly labels: Readonly<Record<number, string>>;
}

/** An AMDEC table (FMEA) as a map: severity across occurrence. */
export interface RiskMap {
  readonly title: string;
  readonly severity: RiskScale;
  readonly occurrence: RiskScale;
  readonly detection?: RiskScale;
  /** Criticality from which something must be done. */
  readonly threshold?: number;
  readonly risks: readonly MappedRisk[];
}
