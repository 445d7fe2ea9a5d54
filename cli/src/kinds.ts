import { KINDS } from '@vitruve/manifests';

/** The kinds that `vitruve new` makes. */
export function creatableKinds(): readonly string[] {
  return KINDS.filter(({ isCreatable }) => isCreatable).map(({ id }) => id);
}

/** The kinds that tables are imported into. */
export function tableKinds(): readonly string[] {
  return KINDS.filter(({ hasTables }) => hasTables).map(({ id }) => id);
}
