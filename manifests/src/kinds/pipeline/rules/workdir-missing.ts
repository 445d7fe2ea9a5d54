import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { normalised } from '../../../core/paths/relative.ts';
import { filesOf } from '../file-uses.ts';
import { fileAt, pipelineRule } from './pipeline-rule.ts';

/** A command that starts in a folder which is not there and which no stage makes. */
export const workdirMissing = pipelineRule(
  'pipeline/workdir-missing',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const workdirs = [pipeline.defaults, ...pipeline.stages.values()].flatMap(({ workdir }) => workdir ?? []);
    if (workdirs.length === 0) return;
    const made = new PathIndex<string>();
    for (const { paths } of filesOf(pipeline).outputs) for (const path of paths) made.add(path, path);
    for (const { text, span } of workdirs) {
      const path = normalised(text);
      if (text.includes('${') || path === '' || path.startsWith('/') || made.touching(path).length > 0)
        continue;
      if (graph.fileExists(fileAt({ uri }, path))) continue;
      yield { message: t('Folder "{0}" does not exist', text), span };
    }
  },
);
