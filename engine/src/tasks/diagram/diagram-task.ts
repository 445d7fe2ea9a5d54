import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/diagram.schema.json' with { type: 'json' };
import {
  currentDay,
  drawView,
  formatOfFile,
  chosenView,
  readSchemasFrom,
  openWorkspace,
  pathOf,
  schemaFolder,
  shownPath,
  wantedLevel,
  type PictureFormat,
  type OpenContext,
} from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { Block, ValueRow } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import type { DiagramInputs } from './inputs.ts';

/** A diagram that was drawn. */
export interface DrawnDiagram {
  /** The id of the view. */
  readonly view: string;
  readonly title: string;
  readonly format: PictureFormat;
  /** The text of the diagram, or a PNG in base64. */
  readonly content: string;
  readonly bytes: number;
  /** What the user should know of it. */
  readonly remarks: readonly string[];
}

const VERSION = 1;

/** `vitruve/diagram`: a view of a file or folder as a file. */
export function diagramTask(): Task<DiagramInputs, never, DrawnDiagram> {
  readSchemasFrom(schemaFolder());
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      const { output, ...look } = inputs;
      const asked = askedOf(inputs, context);
      const { workspace } = await openWorkspace([inputs.path ?? context.folder], asked);
      return {
        reads: workspace.manifests().map(pathOf),
        writes: output === undefined ? [] : [output],
        fingerprint: fingerprintOf(
          VERSION,
          context.version,
          formatOf(inputs),
          portableInputs(schema, look, context.folder),
          asked.today,
        ),
      };
    },
    run: async (inputs, context) => {
      const { path = context.folder, output } = inputs;
      const format = formatOf(inputs);
      const view = await chosenView(path, inputs.view, askedOf(inputs, context), wantedLevel(inputs));
      context.signal.throwIfAborted();
      const { content, remarks } = await drawView(view, format, inputs);
      const bytes = Buffer.from(content);
      if (output !== undefined) await writeOutput(output, bytes);
      const text = typeof content === 'string' ? content : bytes.toString('base64');
      return { view: view.id, title: view.title, format, content: text, bytes: bytes.length, remarks };
    },
    describeItem: (item) => item,
    summarize: ({ output }, { title, bytes }, { folder }) => ({
      text:
        output === undefined
          ? t('Drawn: {0}', title)
          : t('Drawn: {0} → {1}', title, shownPath(folder, output)),
      status: 'succeeded',
      metrics: { bytes },
    }),
    report: (inputs, drawn, context) => reportOf(inputs, drawn, context),
    toJson: ({ output }, { view, title, format, bytes, remarks }, { folder }) => ({
      version: 1,
      view,
      title,
      format,
      output: output === undefined ? null : shownPath(folder, output),
      bytes,
      remarks,
    }),
    print: ({ output }, { format, content }) =>
      output !== undefined ? '' : format === 'png' ? Buffer.from(content, 'base64') : content,
  };
}

function formatOf({ as, output }: DiagramInputs): PictureFormat {
  return as ?? formatOfFile(output);
}

function askedOf({ today }: DiagramInputs, { folder }: TaskContext): OpenContext {
  return { from: folder, today: today ?? currentDay() };
}

function reportOf(
  { path, output }: DiagramInputs,
  { view, title, format, content, remarks }: DrawnDiagram,
  { folder }: TaskContext,
): readonly Block[] {
  const rows: ValueRow[] = [
    [t('File or folder'), shownPath(folder, path ?? folder)],
    [t('View'), view],
    [t('Format'), format],
    [t('Written to'), output === undefined ? '–' : shownPath(folder, output)],
  ];
  return [
    { kind: 'title', text: title },
    { kind: 'values', heading: t('Diagram'), rows },
    ...(remarks.length > 0 ? [{ kind: 'list', items: remarks } satisfies Block] : []),
    ...(format === 'png' ? [imageOf(title, content)] : []),
  ];
}

/** A PNG names its width and height in its first chunk. */
function imageOf(text: string, data: string): Block {
  const header = Buffer.from(data.slice(0, 64), 'base64');
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  return { kind: 'image', type: 'image/png', text, data, width, height };
}
