import { PROFILES, type Profile } from '../core/settings/profile.ts';

/** A fenced block of a rule page that stands for a file. */
export interface PageFile {
  readonly path: string;
  readonly text: string;
  /** How many findings of the page's rule the file must yield; undefined when any number will do. */
  readonly expect: number | undefined;
}

/** The files of an example, and what else its findings depend on. */
export interface ExampleWorkspace {
  readonly files: readonly PageFile[];
  readonly today: string | undefined;
  /** The profile that the example is checked with. */
  readonly profile: Profile | undefined;
}

/** One of the page's examples: the files that form a workspace. */
export interface PageExample extends ExampleWorkspace {
  readonly heading: 'Bad' | 'Good' | 'Fixed';
}

/** A page of `docs/rules`: what it says of its rule, and the examples that the tests execute. */
export interface RulePage {
  readonly rule: string;
  readonly severity: string;
  /** Severities that profiles give it, as the line of facts says: `off · security: warning`. */
  readonly profiles: Readonly<Record<string, string>>;
  /** True where the line of facts says that `--fix` applies fixes of the rule. */
  readonly autoFixable: boolean;
  readonly examples: readonly PageExample[];
}

const FENCE = /^(`{3,}|~{3,})([^\n]*)\n([^]*?)^\1[ \t]*$/gmu;

/**
 * Reads a rule page.
 * @throws Error when its head is not `# rule/id` followed by `> severity`, so that no page is passed over in silence.
 */
export function readRulePage(markdown: string): RulePage {
  const head = /^# ([\w-]+\/[\w-]+)\n+> (error|warning|information|hint|off)([^\n]*)\n/u.exec(markdown);
  if (!head) throw new Error('a rule page starts with "# rule/id" and "> severity"');
  const examples = sectionsOf(markdown).flatMap(exampleOf);
  return {
    rule: head[1] ?? '',
    severity: head[2] ?? '',
    profiles: Object.fromEntries(
      [...(head[3] ?? '').matchAll(/(security|strict): (error|warning|information|hint|off)/gu)].map(
        ([, profile = '', severity = '']) => [profile, severity],
      ),
    ),
    autoFixable: (head[3] ?? '').includes('auto-fixable'),
    examples,
  };
}

/** The page cut at its headings of the second level; `## ` in a fenced block is part of an example. */
function sectionsOf(markdown: string): string[] {
  const masked = markdown.replace(FENCE, (block) => block.replace(/^#/gmu, ' '));
  const cuts = [...masked.matchAll(/^## /gmu)].map(({ index }) => index);
  return cuts.map((cut, index) => markdown.slice(cut, cuts[index + 1]));
}

function exampleOf(section: string): PageExample[] {
  const heading = /^## (Bad|Good|Fixed)\b/u.exec(section)?.[1] as PageExample['heading'] | undefined;
  return heading === undefined ? [] : [{ heading, ...workspaceIn(section) }];
}

/** What the fenced blocks of a section say of a workspace: its files, the day, the profile. */
function workspaceIn(section: string): ExampleWorkspace {
  const blocks = [...section.matchAll(FENCE)].map((match) => ({
    info: match[2] ?? '',
    text: match[3] ?? '',
  }));
  const files = blocks.flatMap(({ info, text }) => {
    const path = /\bfile=(\S+)/u.exec(info)?.[1];
    const expected = /\bexpect=(\d+)/u.exec(info)?.[1];
    return path === undefined
      ? []
      : [{ path, text, expect: expected === undefined ? undefined : Number(expected) }];
  });
  const today = blocks.map(({ info }) => /\btoday=(\S+)/u.exec(info)?.[1]).find((day) => day !== undefined);
  const profile = PROFILES.find((name) => blocks.some(({ info }) => info.includes(`profile=${name}`)));
  return { files, today, profile };
}

/** A section of `test/rules/messages`: files, and each message that a rule has for them. */
export interface MessageExample extends ExampleWorkspace {
  readonly rule: string;
  /** In the order of the files, and of their text. */
  readonly messages: readonly string[];
}

/**
 * Reads the sections of a file of messages: `## rule/id`, a quote with one message a line, fenced files.
 * @throws Error when a section has no message or no file, since it would check nothing.
 */
export function readMessageExamples(markdown: string): readonly MessageExample[] {
  return sectionsOf(markdown).map((section) => {
    const rule = /^## ([\w-]+\/[\w-]+)$/mu.exec(section)?.[1];
    const prose = section.replace(FENCE, '');
    const messages = [...prose.matchAll(/^> (.+)$/gmu)].map(([, message = '']) => message);
    const workspace = workspaceIn(section);
    if (rule === undefined || messages.length === 0 || workspace.files.length === 0)
      throw new Error(`a section has a rule, messages and files:\n${section}`);
    return { rule, messages, ...workspace };
  });
}
