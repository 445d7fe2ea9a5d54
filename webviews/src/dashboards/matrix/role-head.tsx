import type { MatrixFinding, ResponsibilityMatrix } from '@vitruve/manifests';
import { Remarks } from './remarks.tsx';

interface RoleHeadProps {
  readonly matrix: ResponsibilityMatrix;
  readonly index: number;
  readonly column: number;
  readonly active: boolean;
  /** It is one that the filter is about. */
  readonly wanted: boolean;
  readonly remarks: readonly MatrixFinding[];
  readonly current: boolean;
}

/** The head of a column: the role and who has it. */
export function RoleHead({ matrix, index, column, active, wanted, remarks, current }: RoleHeadProps) {
  const role = matrix.roles[index];
  if (!role) return null;
  return (
    <th
      role="columnheader"
      scope="col"
      class={wanted ? 'role wanted' : 'role'}
      aria-colindex={column + 2}
      aria-current={current ? 'location' : undefined}
      data-row={-1}
      data-column={column}
      data-thing={`role:${index}`}
      tabIndex={active ? 0 : -1}
      title={[role.name, ...role.people].join('\n')}
    >
      <span class="role-name">
        <span class={role.source ? 'reveal' : undefined}>{role.name}</span>
        <Remarks remarks={remarks} />
      </span>
      {role.people.length > 0 && <span class="role-people">{role.people.join(', ')}</span>}
    </th>
  );
}
