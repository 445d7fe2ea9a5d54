import { loadKinds } from '@vitruve/manifests';

const KINDS = await loadKinds();

interface Command {
  readonly command: string;
  readonly title?: string;
  readonly shortTitle?: string;
  readonly category?: string;
  readonly icon?: string;
}

interface MenuItem {
  readonly command?: string;
  readonly when?: string;
  readonly group?: string;
}

interface TreeView {
  readonly id: string;
  readonly name: string;
  readonly contextualTitle: string;
  readonly icon: string;
  readonly when?: string;
  readonly visibility?: 'collapsed';
}

/** Of the contributions of `package.json`, those that kinds have a share in. */
export interface KindContributions {
  commands: readonly Command[];
  menus: Record<string, readonly MenuItem[]>;
  views: { vitruve: readonly TreeView[] };
  viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
}

/** The condition of a button for an editor that shows text. */
const TEXT_EDITOR = 'activeEditor =~ /text(File|Resource)Editor$/';

/** The condition of a command for files of certain names, which are filled in: `FileSet.commands` says which. */
const NAMED = 'resourceFilename =~ /./';

/** The tree view of the findings of all kinds: it takes little room until somebody opens it. */
const FINDINGS = 'vitruve.findings';

/** What the context key `vitruve.document` is for kinds whose documents all have the same buttons. */
const SHARED_CONTEXTS = new Set(['table', 'drawn']);

const VIEWS = KINDS.flatMap(({ views = [] }) => views);
const TREES = KINDS.flatMap(({ trees = [] }) => trees);

/** Views that no kind declares: the client fills them by itself. */
const CLIENT_VIEWS = new Set(['vitruve.runs']);

/**
 * The contributions with the commands, menus, tree views and welcome texts that kinds declare, before those of everybody. Titles are
 * in `package.nls.json`, under keys that are made of the ids.
 */
export function withKindContributions(contributes: KindContributions): void {
  const commands = kindCommands();
  const own = new Set(commands.map(({ command }) => command));
  const ofOthers = ({ command = '' }: MenuItem): boolean => !own.has(command);
  contributes.commands = [...commands, ...contributes.commands.filter(ofOthers)];
  for (const [menu, items] of Object.entries(kindMenus()))
    contributes.menus[menu] = [...items, ...(contributes.menus[menu] ?? []).filter(ofOthers)];
  const buttons = new Set(TREES.flatMap((tree) => tree.commands));
  contributes.menus['view/title'] = [
    ...viewTitles(),
    ...(contributes.menus['view/title'] ?? []).filter(({ command = '' }) => !buttons.has(command)),
  ];
  contributes.views.vitruve = [
    ...treeViews(contributes.views.vitruve.map(({ id }) => id)),
    ...contributes.views.vitruve.filter(({ id }) => CLIENT_VIEWS.has(id)),
  ];
  const welcomes = TREES.filter(({ onlyWhenFilled }) => !onlyWhenFilled).map(({ id }) => welcome(id));
  contributes.viewsWelcome = [
    ...contributes.viewsWelcome.filter(
      ({ contents }) => !welcomes.some((generated) => generated.contents === contents),
    ),
    ...welcomes,
  ];
}

/** The display name and the files are not all that a custom editor is: it is offered beside the editor of the text. */
export function customEditor(
  id: string,
  names: readonly string[],
): {
  readonly viewType: string;
  readonly displayName: string;
  readonly selector: object;
  readonly priority: string;
} {
  return {
    viewType: id,
    displayName: `%editor.${nameOf(id)}%`,
    selector: names.map((filenamePattern) => ({ filenamePattern })),
    priority: 'option',
  };
}

function kindCommands(): readonly Command[] {
  const own = KINDS.flatMap(({ commands = [], importCommand = [], exportCommand = [] }) =>
    [commands, importCommand, exportCommand].flat().map(({ id, icon }) => ({ id, icon })),
  );
  const ofViews = VIEWS.flatMap(({ command }) => command ?? []);
  return [...own, ...ofViews].map(({ id, icon }) => ({
    command: id,
    title: `%command.${nameOf(id)}%`,
    shortTitle: `%command.${nameOf(id)}.short%`,
    category: 'Vitruve',
    icon: `$(${icon})`,
  }));
}

function kindMenus(): Readonly<Record<string, readonly MenuItem[]>> {
  const exports = KINDS.flatMap(({ exportCommand }) =>
    exportCommand ? [{ command: exportCommand.id, when: NAMED }] : [],
  );
  return {
    commandPalette: [
      ...KINDS.flatMap(({ id: kind, commands = [], menuContext }) =>
        commands.map(({ id, on }) => ({
          command: id,
          when: on === 'folder' ? 'workspaceFolderCount != 0' : documentIs(kind, menuContext),
        })),
      ),
      ...exports,
    ],
    'explorer/context': exports.map((item) => ({ ...item, group: '7_vitruve@1' })),
    'editor/title': KINDS.flatMap(({ id: kind, commands = [], exportCommand, menuContext, views = [] }) => {
      if (exportCommand) return [{ command: exportCommand.id, when: NAMED, group: '1_vitruve@3' }];
      if (menuContext === undefined || SHARED_CONTEXTS.has(menuContext)) return [];
      const document = documentIs(kind, menuContext);
      const [first] = views.flatMap(({ command }) => command ?? []);
      const changes = commands.filter(({ on }) => on === 'document');
      return [
        ...(first
          ? [{ command: first.id, when: `${document} && ${TEXT_EDITOR}`, group: 'navigation@1' }]
          : []),
        ...changes.map(({ id }, index) => ({ command: id, when: document, group: `1_vitruve@${index + 1}` })),
      ];
    }),
    'view/item/context': TREES.flatMap(({ items }) =>
      items.flatMap(({ context, view, commands = [] }) => {
        const when = `viewItem == ${context}`;
        return [
          { command: view, when, group: '0_view@1' },
          ...commands.map((command, index) => ({ command, when, group: `1_${context}@${index + 1}` })),
        ];
      }),
    ),
  };
}

function viewTitles(): readonly MenuItem[] {
  return TREES.flatMap(({ id, commands }) =>
    commands.map((command, index) => ({
      command,
      when: `view == ${id}`,
      group: `navigation@${index + 1}`,
    })),
  );
}

/** @param before the ids as they are in the file: people know the views in this order. New ones come last. */
function treeViews(before: readonly string[]): readonly TreeView[] {
  const ids = [...TREES.map(({ id }) => id), FINDINGS];
  const known = before.filter((id) => ids.includes(id));
  return [...known, ...ids.filter((id) => !known.includes(id))].map((id) =>
    id === FINDINGS
      ? { ...treeView(id, false), visibility: 'collapsed' as const }
      : treeView(id, TREES.find((tree) => tree.id === id)?.onlyWhenFilled ?? false),
  );
}

/** @param onlyWhenFilled whether the view goes when it has no lines: the client keeps the key that says so. */
function treeView(id: string, onlyWhenFilled: boolean): TreeView {
  const name = `view.${nameOf(id)}`;
  const view = { id, name: `%${name}%`, contextualTitle: `%${name}.contextual%`, icon: 'media/activity.svg' };
  return onlyWhenFilled ? { ...view, when: `vitruve.filled.${nameOf(id)}`, visibility: 'collapsed' } : view;
}

function welcome(id: string): KindContributions['viewsWelcome'][number] {
  const when = 'vitruve.state == done && workspaceFolderCount != 0';
  return { view: id, contents: `%welcome.${nameOf(id)}%`, when };
}

/** @throws Error for a kind with commands on documents that menus cannot tell apart. */
function documentIs(kind: string, menuContext: string | undefined): string {
  if (menuContext === undefined) throw new Error(`"${kind}" has commands on documents and no menuContext`);
  return `vitruve.document == ${menuContext}`;
}

/** `vitruve.newDecision`: `newDecision`. */
function nameOf(id: string): string {
  return id.replace(/^vitruve\./u, '');
}
