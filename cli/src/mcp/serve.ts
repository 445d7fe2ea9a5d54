import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { t } from '@vscode/l10n';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { UserError, VERSION } from '@vitruve/workspace';
import { z } from 'zod';
import { FreshFolder } from './fresh-folder.ts';
import type { Tool } from './tool.ts';
import { allTools } from './tools.ts';

/** Characters of an answer; what is longer is cut off, and says so. */
const LONGEST = 100_000;

/**
 * Answers an assistant over the Model Context Protocol until it closes its end. Reads the folder, writes nothing, and reaches no
 * network.
 * @param path of the folder.
 */
export async function serveMcp(
  path: string,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  const folder = new FreshFolder(resolve(path));
  // A folder that does not exist is told to who starts the program, not to the assistant.
  await folder.workspace();
  const server = new McpServer({ name: 'vitruve', version: VERSION });
  for (const { name, description, inputs, answer } of allTools())
    server.registerTool(
      name,
      {
        description,
        inputSchema: shapeOf(inputs),
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      (given: Given) => answered(() => answer(folder, textsOf(given))),
    );
  const transport = new StdioServerTransport(input, output);
  const closed = once(input, 'close');
  await server.connect(transport);
  await closed;
  await server.close();
}

/** Values of inputs by name, as they were checked. */
type Given = Readonly<Record<string, string | undefined>>;

function shapeOf(inputs: Tool['inputs']): Record<string, z.ZodType<string | undefined>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { description, isOptional }]) => {
      const text = z.string().describe(description);
      return [name, isOptional === true ? text.optional() : text];
    }),
  );
}

function textsOf(given: Given): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What an assistant gets: what only the user can mend is an answer, too. */
async function answered(ask: () => Promise<unknown>): Promise<CallToolResult> {
  try {
    const answer = await ask();
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return { content: [{ type: 'text', text: bounded(text) }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}

function bounded(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST)}\n${t('… cut off after {0} characters', LONGEST)}`;
}
