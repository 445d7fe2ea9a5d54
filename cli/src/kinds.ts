import { KINDS, type KindDeclaration } from '@vitruve/manifests';

/** The kinds that `vitruve new` makes. */
export function creatableKinds(): readonly string[] {
  return KINDS.filter(({ isCreatable }) => isCreatable).map(({ id }) => id);
}

/** The kinds that have commands of their own. */
export function kindsWithCommands(): readonly KindDeclaration[] {
  return KINDS.filter(({ terminalCommands }) => terminalCommands !== undefined);
}

/** The kinds that tables are imported into. */
export function tableKinds(): readonly string[] {
  return KINDS.filter(({ hasTables }) => hasTables).map(({ id }) => id);
}
