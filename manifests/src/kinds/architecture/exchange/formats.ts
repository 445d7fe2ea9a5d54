import { writeArchiMate } from './archimate.ts';
import { writeCalm } from './calm.ts';
import { writeElementsCsv, writeRelationsCsv } from './csv.ts';
import { writeDrawio } from './drawio.ts';
import type { ExportedSystem } from './exported-system.ts';
import { writeLikeC4 } from './likec4.ts';
import { writeMermaid } from './mermaid.ts';
import { writePlantUml } from './plantuml.ts';
import { writeStructurizr } from './structurizr.ts';

/** What a model says that not every format has. */
export type Aspect = 'layer' | 'owner' | 'zone' | 'technology' | 'protocol' | 'depth' | 'selfFlow';

/** A format that a model is exported as. */
export interface ExportFormat {
  /** The end of the name of a file. */
  readonly extension: string;
  readonly write: (system: ExportedSystem) => string;
  /** What it does without. */
  readonly lacks: readonly Aspect[];
}

/** By the name that a user gives. */
export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  archimate: { extension: '.archimate.xml', write: writeArchiMate, lacks: ['protocol'] },
  calm: { extension: '.calm.json', write: writeCalm, lacks: [] },
  drawio: { extension: '.drawio', write: writeDrawio, lacks: ['owner', 'zone', 'protocol'] },
  'elements.csv': { extension: '.elements.csv', write: writeElementsCsv, lacks: [] },
  likec4: { extension: '.c4', write: writeLikeC4, lacks: ['selfFlow'] },
  mermaid: { extension: '.mmd', write: writeMermaid, lacks: ['owner', 'zone', 'technology', 'protocol'] },
  plantuml: { extension: '.puml', write: writePlantUml, lacks: ['layer', 'owner', 'zone', 'depth'] },
  'relations.csv': { extension: '.relations.csv', write: writeRelationsCsv, lacks: [] },
  structurizr: { extension: '.structurizr.json', write: writeStructurizr, lacks: ['depth'] },
};
