import type { MatrixFinding } from '@vitruve/manifests';
import { SEVERITIES, SeverityMark } from '../elements/severity.tsx';

/** The worst mark of what the analysis says of a row or a column; the words are in the list of remarks. */
export function Remarks({ remarks }: { readonly remarks: readonly MatrixFinding[] }) {
  const first = remarks[0];
  if (!first) return null;
  return (
    <span class="remark-mark" title={remarks.map(({ message }) => message).join('\n')}>
      <SeverityMark severity={first.severity} />
      {remarks.length > 1 && <span class="remark-count">{remarks.length}</span>}
    </span>
  );
}

export type RemarksByIndex = Readonly<
  Record<MatrixFinding['axis'], ReadonlyMap<number, readonly MatrixFinding[]>>
>;

/** The findings on each role and each activity, the most severe first. */
export function remarksByIndex(remarks: readonly MatrixFinding[]): RemarksByIndex {
  const by = { role: new Map<number, MatrixFinding[]>(), activity: new Map<number, MatrixFinding[]>() };
  const weight = ({ severity }: MatrixFinding): number => SEVERITIES.indexOf(severity);
  for (const remark of [...remarks].sort((a, b) => weight(a) - weight(b))) {
    const list = by[remark.axis].get(remark.index);
    if (list) list.push(remark);
    else by[remark.axis].set(remark.index, [remark]);
  }
  return by;
}
