import type { ExpectationName } from '@vitruve/manifests';
import type { Subject } from '../subject.ts';
import { columnsProbe } from './columns.ts';
import { conditionProbe } from './condition.ts';
import { driftProbe } from './drift.ts';
import { referencesProbe, uniqueProbe } from './keys.ts';
import type { Probe } from './probe.ts';
import { shareProbe, statisticProbe } from './statistic.ts';
import { totalProbe } from './total.ts';
import { valuesProbe } from './values.ts';
import { freshnessProbe, rowCountProbe } from './volume.ts';

const PROBES: Readonly<Partial<Record<ExpectationName, (subject: Subject) => Probe | Promise<Probe>>>> = {
  columns: columnsProbe,
  condition: conditionProbe,
  unique: uniqueProbe,
  references: referencesProbe,
  rowCount: rowCountProbe,
  freshness: freshnessProbe,
  statistic: statisticProbe,
  share: shareProbe,
  drift: driftProbe,
  total: totalProbe,
};

/**
 * How a check is made.
 * @throws CannotCheck where it cannot be.
 */
export async function probeOf(subject: Subject): Promise<Probe> {
  const { name } = subject.expectation;
  const probe = valuesProbe(subject) ?? (await PROBES[name]?.(subject));
  if (!probe) throw new Error(`Nothing checks "${name}"`);
  return probe;
}
