import { sentenceCase } from './skeleton.ts';

/** The page of a kind. */
export function pageText(name: string): string {
  return `# ${sentenceCase(name)}

What these files (\`*.${name}.yaml\`) are for, and what Vitruve knows of them.

\`\`\`yaml
name: Team
owner: Operations # a role or person of a RACI
\`\`\`

[The schema](../../schemas/${name}.schema.json) is the reference. Rules: [docs/rules/${name}](../rules/${name}).
`;
}

/** The page of the rule for what the schema forbids. */
export function schemaPageText(name: string): string {
  return rulePageText(name, {
    rule: 'schema',
    severity: 'error',
    explanation: 'The file does not match its schema: unknown keys, invalid values or missing keys.',
    bad: 'name: Team\ncolor: blue',
  });
}

/** The page of the rule for a document without an owner. */
export function ownerMissingPageText(name: string): string {
  return rulePageText(name, {
    rule: 'owner-missing',
    severity: 'warning',
    explanation: 'Nobody answers for what the file describes. Name a role or a person.',
    bad: 'name: Team',
  });
}

interface RulePage {
  readonly rule: string;
  readonly severity: string;
  readonly explanation: string;
  /** A document that the rule reports. */
  readonly bad: string;
}

function rulePageText(name: string, { rule, severity, explanation, bad }: RulePage): string {
  return `# ${name}/${rule}

> ${severity}

${explanation}

## Bad

\`\`\`yaml file=team.${name}.yaml
${bad}
\`\`\`

## Good

\`\`\`yaml file=team.${name}.yaml
name: Team
owner: Operations
\`\`\`
`;
}
