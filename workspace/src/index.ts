/** A workspace folder on disk: finds and reads its files, checks and draws them without an editor, and writes changes. */

/** A workspace of the files in a folder. */
export { isInside, pathOf, workspaceFolderOf } from './folders.ts';
export { terminalLines, terminalText } from './terminal-text.ts';
export { uriOfPath } from './disk/uri-of-path.ts';
export { isTargeted, openWorkspace, type OpenContext } from './open.ts';

/** Known findings that are put off. */
export { addToBaseline } from './baseline/add.ts';
export { findingKey, findingsKnown, type Baseline } from './baseline/baseline.ts';
export { readBaseline } from './baseline/baseline-file.ts';
export { baselineRequest, openBaseline } from './baseline/compare.ts';

/** Checking, and the formats of the output. */
export { checkPaths, type CheckOptions } from './check/check.ts';
export { readPiped } from './check/piped-text.ts';
export { FORMATS, type Format } from './check/formats/index.ts';
export { json } from './check/formats/json.ts';
export { summaryLine } from './check/formats/pretty.ts';
export { knownRules } from './check/known-rules.ts';
export type { CheckResult } from './check/result.ts';
export { statusOf, type CheckStatus } from './check/status.ts';

/** Diagrams: views, layout, files. */
export { drawPng, drawView, formatOfFile, type DrawOptions, type PictureFormat } from './diagram/draw.ts';
export { wantedLevel } from './diagram/level.ts';
export { LayoutError, LayoutThread } from './diagram/layout-thread.ts';
export { chosenView, viewsOf } from './diagram/view.ts';

/** Files that a kind of manifests describes: workbooks, and pages for a browser. */
export { pageHtml } from './page/page.ts';
export { producedBytes } from './page/produced-bytes.ts';

/** Files: find, read, write, compare with a commit. */
export { beginningOf, bytesOf, writtenOn } from './disk/beginning.ts';
export { namesIn } from './disk/names-in.ts';
export { isGitIgnored } from './disk/git-ignored.ts';
export { FileHashes } from './disk/file-hashes.ts';
export { findFiles, isFound, readFiles } from './disk/files.ts';
export { ignoreRules } from './disk/ignore-rules.ts';
export type { IgnoreRules } from './disk/ignore-verdict.ts';
export { History } from './disk/history.ts';
export { changedFindings } from './changed-findings.ts';
export { workspaceAsCommitted } from './committed-workspace.ts';
export { pastOf } from './past-folders.ts';
export { isUnread, readTextFile, type UnreadFile } from './disk/read-file.ts';
export { readSchemasFrom } from './disk/schema-files.ts';
export { readSettings } from './disk/settings-file.ts';
export { SETTINGS_FILE } from './disk/settings-file-name.ts';
export { abandonWrites, applyToDisk, WriteError, writeWhole } from './disk/write.ts';

/** Errors for users, days and paths. */
export { currentDay, isDay } from './day.ts';
export { reasonOf, TaskCancelledError, TaskError, UserError } from './errors.ts';
export { shownPath } from './shown-path.ts';

/** What is shipped beside the bundles. */
export { frenchTexts, reportFonts, rulePage, schemaFolder, serverModule, VERSION } from './shipped-files.ts';
