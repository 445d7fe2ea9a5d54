import { writeArchiMate } from './archimate.ts';
import { writeCalm } from './calm.ts';
import { writeElementsCsv, writeRelationsCsv } from './csv.ts';
import { writeDrawio } from './drawio.ts';
import type { ProducedFile } from '../../../core/contributions/produced-file.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { ExportedSystem } from './exported-system.ts';
import { writeLikeC4 } from './likec4.ts';
import { writeMermaid } from './mermaid.ts';
import { modelPage } from './page.ts';
import { writePlantUml } from './plantuml.ts';
import { writeStructurizr } from './structurizr.ts';
import { modelWorkbook } from './workbook.ts';

/** What a model says that not every format has. */
export type Aspect = 'layer' | 'owner' | 'zone' | 'technology' | 'protocol' | 'depth' | 'selfFlow';

/** What a model says that formats of other programs have no place for. */
export type Other = 'states' | 'data' | 'figures' | 'decisions' | 'workloads' | 'scenarios' | 'waivers';

/** What a format has of a model, and what not. */
export interface FormatLimits {
  /** The end of the name of a file. */
  readonly extension: string;
  /** What it does without, though other programs have it. */
  readonly lacks: readonly Aspect[];
  /** What it has, though other programs do not. */
  readonly keeps?: readonly Other[];
}

/** A format of text that a model is exported as. */
export interface ExportFormat extends FormatLimits {
  readonly write: (system: ExportedSystem) => string;
}

/** A format that is not only text. */
export interface FileFormat extends FormatLimits {
  readonly produce: (system: System, title: string, graph: Graph) => ProducedFile;
}

/** Formats of text, by the name that a user gives. */
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

/** Formats of files that are not only text, by the name that a user gives. */
export const FILE_FORMATS: Readonly<Record<string, FileFormat>> = {
  html: {
    extension: '.html',
    lacks: [],
    keeps: ['states', 'data', 'figures', 'decisions', 'workloads', 'scenarios'],
    produce: (system, title, graph) => ({ type: 'page', page: modelPage(system, title, graph) }),
  },
  xlsx: {
    extension: '.xlsx',
    lacks: [],
    keeps: ['states', 'data', 'figures', 'decisions', 'workloads'],
    produce: (system, _title, graph) => ({ type: 'workbook', sheets: modelWorkbook(system, graph) }),
  },
};

/** The names of all formats, as messages list them. */
export function formatNames(): readonly string[] {
  return [...Object.keys(EXPORT_FORMATS), ...Object.keys(FILE_FORMATS)].sort();
}

/** The format of a name; undefined where there is none. */
export function formatNamed(name: string): ExportFormat | FileFormat | undefined {
  return [EXPORT_FORMATS, FILE_FORMATS].find((formats) => Object.hasOwn(formats, name))?.[name];
}
