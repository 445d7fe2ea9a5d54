import { KINDS, type KindDeclaration, type LoadableKind } from '@vitruve/manifests';

/** The kind of a name; undefined when there is none. */
export function kindNamed(name: string): LoadableKind | undefined {
  return KINDS.find(({ id, otherNames }) => id === name || otherNames?.includes(name) === true);
}

/** The kinds that `vitruve new` makes. */
export function creatableKinds(): readonly string[] {
  return KINDS.filter(({ isCreatable }) => isCreatable).flatMap(namesOf);
}

/** The kinds that have commands of their own. */
export function kindsWithCommands(): readonly KindDeclaration[] {
  return KINDS.filter(({ terminalCommands }) => terminalCommands !== undefined);
}

/** The kinds that tables are imported into. */
export function tableKinds(): readonly string[] {
  return KINDS.filter(({ hasTables }) => hasTables).flatMap(namesOf);
}

function namesOf({ id, otherNames = [] }: KindDeclaration): readonly string[] {
  return [id, ...otherNames];
}

/** Programs that kinds of manifests write their documents for. */
export function exportPrograms(): readonly string[] {
  return [...new Set(KINDS.flatMap(({ exportsTo = [] }) => exportsTo))];
}
