import { t } from '@vscode/l10n';
import { scriptsOf } from '../../../formats/shell/scripts-of.ts';
import { counted } from '../../../core/language.ts';
import { missingPaths } from '../../../core/paths/presence.ts';
import { joined } from '../../../core/paths/relative.ts';
import { stageDiagram, type DrawnFile, type DrawnStage } from '../../../formats/stages/stage-diagram.ts';
import { span } from '../../../core/text/span.ts';
import { contentEnd } from '../../../core/yaml/node.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { DvcModel, DvcStage } from '../model.ts';
import { resolveFile, type DvcPath, type DvcRun } from '../resolve.ts';

/** The stages of a `dvc.yaml` with the data that flows between them. */
export const stagesView: DocumentView<DvcModel> = {
  id: 'dvc/stages',
  scope: 'document',
  title: () => t('Stages'),
  concerns: ({ file }) => file !== undefined,
  build: ({ model: { file }, document: { uri }, graph }) => {
    if (!file || file.stages.size === 0) return undefined;
    const { runs } = resolveFile(file, uri, graph);
    const runsOf = new Map<DvcStage, DvcRun[]>();
    for (const run of runs) runsOf.set(run.stage, [...(runsOf.get(run.stage) ?? []), run]);
    const stages = [...file.stages.values()].map((stage) => drawn(stage, runsOf.get(stage) ?? []));
    const missing = missingPaths(
      graph,
      uri,
      runs.flatMap(({ deps }) => deps.map(({ path }) => path)),
    );
    return { type: 'diagram', diagram: stageDiagram(uri, stages, (path) => missing.has(path)) };
  },
};

function drawn(stage: DvcStage, runs: readonly DvcRun[]): DrawnStage {
  const scripts = new Set(
    runs.flatMap(({ cmd, wdir }) =>
      cmd.flatMap((line) => scriptsOf(line).map(({ path }) => joined(wdir ?? '', path))),
    ),
  );
  const facts = [
    stage.loop ? `× ${counted(runs.length, '{0} run', '{0} runs')}` : undefined,
    stage.frozen ? t('frozen') : undefined,
  ].filter(Boolean);
  const { key, node } = stage;
  return {
    name: stage.name,
    ...(facts.length > 0 ? { detail: facts.join(' · ') } : {}),
    span: key.span,
    extent: span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end),
    inputs: unique(runs.flatMap(({ deps }) => deps)).filter(({ path }) => !scripts.has(path)),
    outputs: unique(runs.flatMap(({ outs }) => outs)),
    needs: [],
  };
}

/** Of the runs of a loop, each file once. */
function unique(
  paths: readonly (DvcPath & { readonly out?: { readonly section: string } })[],
): readonly DrawnFile[] {
  const files = new Map<string, DrawnFile>();
  for (const { path, scalar, out } of paths) {
    const detail = out && out.section !== 'outs' ? { detail: out.section } : {};
    files.set(path, { path, span: scalar.span, ...detail });
  }
  return [...files.values()];
}
