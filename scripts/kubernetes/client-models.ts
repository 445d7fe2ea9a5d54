import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { descriptionOf } from './declarations.ts';
import type { Field, Form, Models } from './definition.ts';

interface Attribute {
  readonly name: string;
  readonly baseName: string;
  readonly type: string;
  readonly format: string;
}

/** Requests to a part of a resource: the kind that their body has belongs to another group than their address. */
const ELSEWHERE: Readonly<Record<string, readonly [group: string, version: string]>> = {
  Eviction: ['policy', 'v1'],
  TokenRequest: ['authentication.k8s.io', 'v1'],
  Scale: ['autoscaling', 'v1'],
};

/**
 * Reads the models of the official client, which follow the newest version of the API server: fields with their formats from
 * the programs, what is required and what things are for from the declarations, and the kinds from the requests of the API.
 * @param folder `node_modules/@kubernetes/client-node/dist/gen`.
 */
export function readClientModels(folder: string, into: Models): void {
  readKinds(join(folder, 'apis'), into);
  const waiting = into.kinds.map(({ definition }) => definition);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (into.definitions.has(name)) continue;
    const model = readModel(join(folder, 'models'), name);
    into.definitions.set(name, {
      key: name,
      name: shortName(name),
      file: '',
      form: { type: 'object', fields: model.fields },
      bases: [],
      description: model.description,
    });
    waiting.push(...model.names);
  }
}

/** `V1beta1DeviceClass`, `CoreV1Event` and `EventsV1Event` without what tells them apart. */
function shortName(model: string): string {
  return model.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/u, '');
}

function readKinds(folder: string, into: Models): void {
  const seen = new Set<string>();
  for (const file of readdirSync(folder)
    .filter((name) => /V\d\w*Api\.js$/u.test(name))
    .sort()) {
    const program = readFileSync(join(folder, file), 'utf8');
    const declared = readFileSync(join(folder, file.replace(/\.js$/u, '.d.ts')), 'utf8');
    const bodies = new Map(
      [...declared.matchAll(/^ {4}(create\w+)\(.*\bbody: (\w+)/gmu)].map(([, method = '', body = '']) => [
        method,
        body,
      ]),
    );
    const requests = program.matchAll(/async (create\w+)\([^]*?const localVarPath = '([^']+)'/gu);
    for (const [, method = '', address = ''] of requests) {
      const model = bodies.get(method);
      const place = /^\/api(?:s\/([^/]+))?\/(v\w+)\//u.exec(address);
      if (model === undefined || !place) continue;
      const kind = shortName(model);
      const [group, version] = ELSEWHERE[kind] ?? [place[1] ?? '', place[2] ?? ''];
      const key = `${group}/${version}/${kind}`;
      if (!seen.has(key)) into.kinds.push({ group, version, kind, definition: model });
      seen.add(key);
    }
  }
}

function readModel(
  folder: string,
  name: string,
): {
  readonly fields: Map<string, Field>;
  readonly description: string | undefined;
  readonly names: readonly string[];
} {
  const path = join(folder, `${name}.d.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find((statement) => ts.isClassDeclaration(statement));
  if (!declaration) throw new Error(`${path} declares no class`);
  const attributes = new Map(
    attributesOf(join(folder, `${name}.js`)).map((attribute) => [attribute.name, attribute]),
  );
  const fields = new Map<string, Field>();
  const names: string[] = [];
  for (const member of declaration.members) {
    if (!ts.isPropertyDeclaration(member) || !member.type || !ts.isStringLiteral(member.name)) continue;
    const attribute = attributes.get(member.name.text);
    if (!attribute) continue;
    const form = formOf(member.type, attribute.format, (model) => {
      if (!existsSync(join(folder, `${model}.d.ts`))) throw new Error(`${path}: no model ${model}`);
      names.push(model);
    });
    const required = member.questionToken === undefined;
    fields.set(attribute.baseName, { form, required, description: descriptionOf(member) });
  }
  return { fields, description: descriptionOf(declaration), names };
}

function attributesOf(path: string): readonly Attribute[] {
  const list = /\.attributeTypeMap = (\[[^]*?\n\]);/u.exec(readFileSync(path, 'utf8'))?.[1] ?? '[]';
  return JSON.parse(list) as Attribute[];
}

function formOf(node: ts.TypeNode, format: string, meet: (model: string) => void): Form {
  if (ts.isTypeLiteralNode(node)) {
    const [member] = node.members;
    const values =
      member && ts.isIndexSignatureDeclaration(member) ? formOf(member.type, format, meet) : undefined;
    return values ? { type: 'map', values } : { type: 'any' };
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    const [argument] = node.typeArguments ?? [];
    if (name === 'Array' && argument) return { type: 'list', items: formOf(argument, format, meet) };
    if (name === 'Date') return { type: 'date-time' };
    if (name === 'IntOrString') return { type: 'int-or-string' };
    // `V1MicroTime` is a Date with a shorter fraction.
    if (name.endsWith('MicroTime')) return { type: 'date-time' };
    meet(name);
    return { type: 'ref', to: name };
  }
  if (node.kind === ts.SyntaxKind.StringKeyword) return { type: format === 'byte' ? 'bytes' : 'string' };
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  if (node.kind !== ts.SyntaxKind.NumberKeyword) return { type: 'any' };
  return { type: format === 'int32' ? 'int32' : format === 'double' ? 'number' : 'int64' };
}
