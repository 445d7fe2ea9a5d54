import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { fileName, folderOf } from '../../../core/text/resource.ts';
import { span } from '../../../core/text/span.ts';
import { numberedName } from '../../../formats/citations/file-name.ts';
import { decisionIn } from '../supersession.ts';
import { decisionId } from '../../../formats/citations/mention.ts';
import type { Decision } from '../model.ts';
import { nextNumber, renumber } from '../renumber.ts';

export const numberDuplicate: Rule<Decision> = {
  id: 'adr/number-duplicate',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    if (model.number === undefined) return;
    const folder = folderOf(uri);
    const twins = graph
      .find('decision', model.key, uri)
      .filter(
        (other) => other.uri !== uri && folderOf(other.uri) === folder && !areTranslations(uri, other.uri),
      );
    if (twins.length === 0) return;
    const next = nextNumber(graph, folder);
    yield {
      message: t(
        'Duplicate number {1}: also used by {0}',
        twins.map((twin) => fileName(twin.uri)).join(', '),
        String(model.number),
      ),
      ...(isTestData(folder, graph.folderOf(uri)) ? { atMost: 'hint' } : {}),
      span: model.headingNumber?.span ?? model.title?.span ?? span(0, 0),
      related: twins.map((twin) => ({
        uri: twin.uri,
        span: twin.span,
        message: t('Also: {0}', decisionId(model.number ?? 0)),
      })),
      fixes: [
        {
          title: t('Renumber this record to {0}, the next free number', String(next)),
          changes: () => {
            const own = decisionIn(graph, uri);
            return own ? renumber(graph, own, next) : [];
          },
        },
      ],
    };
  },
};

/** Folders of what is shown or tried: records in them are no collection of a team, and their numbers may be there to be found. */
const TEST_DATA =
  /^(?:tests?|__tests__|test-?data|testing|(?:__)?fixtures?(?:__)?|e2e|examples?|samples?)$/iu;

/** True for a folder of examples or test data below the workspace folder `root`. */
function isTestData(folder: string, root: string): boolean {
  return folder
    .slice(root.length)
    .split('/')
    .some((name) => TEST_DATA.test(name));
}

/** `0003-title.md` and `0003-title.fr.md` are one decision in two languages. */
function areTranslations(a: string, b: string): boolean {
  const [first, second] = [a, b].map((uri) => numberedName(uri)?.slug);
  if (first === undefined || second === undefined) return false;
  return first !== second && withoutLanguage(first) === withoutLanguage(second);
}

function withoutLanguage(slug: string): string {
  return slug.replace(/[._][a-z]{2}(?:-[A-Z]{2})?$/u, '');
}
