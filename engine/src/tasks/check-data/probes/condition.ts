import { isScalar } from '@vitruve/manifests';
import { all, expression, whereOf, type Subject } from '../subject.ts';
import { countIn, countWhere, type Probe } from './probe.ts';
import { rowsVerdict } from './rows-verdict.ts';

/** A condition on each row: a row passes unless it is false. */
export function conditionProbe(subject: Subject): Probe {
  const { check, expectation } = subject;
  const where = whereOf(subject);
  const condition = expression(isScalar(expectation.value) ? expectation.value.text : '');
  // As a boolean, so that a number is not taken for one.
  const failing = all(where, `${condition} IS FALSE`);
  return {
    aggregates: [countWhere(all(where)), countWhere(failing), countWhere(all(where, `${condition} IS NULL`))],
    failing: { condition: failing, columns: [] },
    judge: ([rows, failed, undecided]) =>
      rowsVerdict(
        { rows: countIn(rows), failing: countIn(failed), undecided: countIn(undecided) },
        check.tolerate?.text,
      ),
  };
}
