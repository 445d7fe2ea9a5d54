import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import type { Definition, Field, Form, KindDefinition, Models } from './definition.ts';
import { validatorsOf, type ValueConstraints } from './validators.ts';

/**
 * Reads a package of the family `kubernetes-models`: types with their fields, which are required and what they are for from the
 * declarations, and what the declarations cannot say (whole numbers, patterns, limits) from the validators beside them.
 * @param folder the package, `node_modules/@kubernetes-models/keda`.
 */
export function readDeclarations(folder: string, into: Models): void {
  for (const path of declarationsIn(folder)) new DeclarationFile(folder, path, into).read();
}

function declarationsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts') && !path.startsWith('_schemas') && !path.endsWith('index.d.ts'))
    .sort()
    .map((path) => join(folder, path));
}

class DeclarationFile {
  readonly #folder: string;
  readonly #path: string;
  readonly #into: Models;
  readonly #source: ts.SourceFile;
  /** `keda/keda.sh/v1alpha1/ScaledObject`: with the name of a type, that is how it is known. */
  readonly #module: string;
  /** The names by which types of this file are imported elsewhere, by their name here. */
  readonly #aliases = new Map<string, string>();
  /** The modules that names of this file come from. */
  readonly #imports = new Map<string, string>();

  constructor(folder: string, path: string, into: Models) {
    this.#folder = folder;
    this.#path = path;
    this.#into = into;
    this.#module = path.slice(dirname(folder).length + 1).replace(/\.d\.ts$/u, '');
    this.#source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  }

  read(): void {
    for (const statement of this.#source.statements) {
      if (ts.isImportDeclaration(statement)) this.#import(statement);
      if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
      if (!ts.isNamedExports(statement.exportClause)) continue;
      for (const { name, propertyName } of statement.exportClause.elements)
        if (propertyName) this.#aliases.set(propertyName.text, name.text);
    }
    for (const statement of this.#source.statements) {
      if (ts.isInterfaceDeclaration(statement)) this.#interface(statement);
      else if (ts.isTypeAliasDeclaration(statement)) this.#alias(statement);
    }
  }

  #import(statement: ts.ImportDeclaration): void {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(statement.moduleSpecifier)) return;
    const written = statement.moduleSpecifier.text.replace(/\.js$/u, '');
    const module = written.startsWith('.')
      ? join(dirname(this.#module), written)
      : written.replace(/^@kubernetes-models\//u, '');
    for (const { name, propertyName } of bindings.elements)
      this.#imports.set(name.text, `${module}#${(propertyName ?? name).text}`);
  }

  /** What the validator of a type checks. It has the type's name elsewhere, or is the one that the type's program imports. */
  #checked(alias: string | undefined): ValueConstraints | undefined {
    if (alias !== undefined) return validatorsOf(this.#folder, alias.slice(1));
    const program = readFileSync(this.#path.replace(/\.d\.ts$/u, '.js'), 'utf8');
    const name = /_schemas\/(\w+)(?:\.js)?["']/u.exec(program)?.[1];
    return name === undefined ? undefined : validatorsOf(this.#folder, name);
  }

  #interface(node: ts.InterfaceDeclaration): void {
    const checked = this.#checked(this.#aliases.get(node.name.text));
    const form = this.#members(node.members, checked);
    const key = this.#define(node.name.text, form, descriptionOf(node), this.#basesOf(node));
    const [apiVersion, kind] = ['apiVersion', 'kind'].map((name) => literalOf(node, name));
    if (apiVersion === undefined || kind === undefined) return;
    const slash = apiVersion.lastIndexOf('/');
    const named: KindDefinition = {
      group: apiVersion.slice(0, Math.max(slash, 0)),
      version: apiVersion.slice(slash + 1),
      kind,
      definition: key,
    };
    this.#into.kinds.push(named);
  }

  #alias(node: ts.TypeAliasDeclaration): void {
    const alias = this.#aliases.get(node.name.text);
    const form = this.#wellKnown(node.name.text) ?? this.#form(node.type, this.#checked(alias));
    this.#define(node.name.text, form, descriptionOf(node));
  }

  #wellKnown(name: string): Form | undefined {
    return basename(this.#folder) === 'apimachinery' ? WELL_KNOWN[name] : undefined;
  }

  /** The types that an interface extends: structs that are embedded in Go. `TypeMeta` says nothing that its heirs do not. */
  #basesOf(node: ts.InterfaceDeclaration): readonly string[] {
    const names = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    );
    return names.filter((name) => name !== 'TypeMeta').map((name) => this.#keyOf(name));
  }

  #keyOf(name: string): string {
    return this.#imports.get(name) ?? `${this.#module}#${name}`;
  }

  #define(local: string, form: Form, description: string | undefined, bases: readonly string[] = []): string {
    const key = `${this.#module}#${local}`;
    const place = relative(this.#folder, dirname(this.#path));
    const file = fileOf(basename(this.#folder), place);
    const definition: Definition = { key, name: local.slice(1), file, form, bases, description };
    this.#into.definitions.set(key, definition);
    const alias = this.#aliases.get(local);
    if (alias !== undefined) this.#into.names.set(`${this.#module}#${alias}`, key);
    return key;
  }

  #members(members: ts.NodeArray<ts.TypeElement>, checked: ValueConstraints | undefined): Form {
    const fields = new Map<string, Field>();
    for (const member of members) {
      if (ts.isIndexSignatureDeclaration(member)) {
        return { type: 'map', values: this.#form(member.type, checked?.values) };
      }
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
      fields.set(name, {
        form: this.#form(member.type, checked?.fields.get(name)),
        required: member.questionToken === undefined,
        description: descriptionOf(member),
      });
    }
    return fields.size === 0 ? { type: 'any' } : { type: 'object', fields };
  }

  #form(node: ts.TypeNode, checked: ValueConstraints | undefined): Form {
    const limits = checked?.limits ?? {};
    const limited = Object.keys(limits).length > 0 ? { limits } : {};
    if (ts.isTypeLiteralNode(node)) return this.#members(node.members, checked);
    if (ts.isArrayTypeNode(node)) {
      return { type: 'list', items: this.#form(node.elementType, checked?.items), ...limited };
    }
    if (ts.isTypeReferenceNode(node)) {
      const name = node.typeName.getText();
      const [argument] = node.typeArguments ?? [];
      if (name === 'Array' && argument) {
        return { type: 'list', items: this.#form(argument, checked?.items), ...limited };
      }
      return { type: 'ref', to: this.#keyOf(name) };
    }
    // A shape and what is said besides of which of its fields may stand together.
    if (ts.isIntersectionTypeNode(node)) {
      const shape = node.types.find((type) => ts.isTypeLiteralNode(type));
      return shape ? this.#form(shape, checked) : { type: 'any' };
    }
    if (ts.isParenthesizedTypeNode(node)) return this.#form(node.type, checked);
    if (ts.isUnionTypeNode(node)) {
      const values = node.types.flatMap((type) => valueOf(type) ?? []);
      if (values.length === node.types.length) {
        return { type: typeof values[0] === 'number' ? 'int32' : 'string', values };
      }
      return node.types.every(
        ({ kind }) => kind === ts.SyntaxKind.StringKeyword || kind === ts.SyntaxKind.NumberKeyword,
      )
        ? { type: 'int-or-string' }
        : { type: 'any' };
    }
    const value = valueOf(node);
    if (value !== undefined) return { type: typeof value === 'number' ? 'int32' : 'string', values: [value] };
    if (node.kind === ts.SyntaxKind.StringKeyword) {
      if (checked?.format === 'date-time') return { type: 'date-time' };
      return checked?.format === 'byte' ? { type: 'bytes' } : { type: 'string', ...limited };
    }
    if (node.kind === ts.SyntaxKind.NumberKeyword) {
      if (!checked?.integer) return { type: 'number', ...limited };
      return { type: checked.format === 'int32' ? 'int32' : 'int64', ...limited };
    }
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
    if (OPEN.has(node.kind)) return { type: 'any' };
    throw new Error(`${this.#path}: a type that is not understood: ${node.getText()}`);
  }
}

const OPEN = new Set([ts.SyntaxKind.AnyKeyword, ts.SyntaxKind.UnknownKeyword, ts.SyntaxKind.ObjectKeyword]);

/** Gives every type the fields of those that it extends, once all packages are read. */
export function inherit(models: Models): void {
  const done = new Set<string>();
  const complete = (key: string): ReadonlyMap<string, Field> => {
    const name = models.names.get(key) ?? key;
    const definition = models.definitions.get(name);
    if (!definition) return new Map();
    const { form } = definition;
    if (form.type === 'ref') return complete(form.to);
    const fields = form.type === 'object' ? form.fields : new Map<string, Field>();
    if (done.has(name)) return fields;
    done.add(name);
    for (const base of definition.bases) {
      for (const [field, inherited] of complete(base)) if (!fields.has(field)) fields.set(field, inherited);
    }
    // A type without a field of its own was read as one that may hold anything.
    if (fields.size > 0 && form.type !== 'object')
      models.definitions.set(name, { ...definition, form: { type: 'object', fields } });
    return fields;
  };
  for (const key of [...models.definitions.keys()]) complete(key);
}

/** Types whose declaration says less than what they are. */
const WELL_KNOWN: Readonly<Record<string, Form>> = {
  IQuantity: { type: 'quantity' },
  IIntOrString: { type: 'int-or-string' },
  ITime: { type: 'date-time' },
  IMicroTime: { type: 'date-time' },
};

/** The file that types of a folder are written to. Groups of the API server itself have the plain name: `apps_v1`. */
function fileOf(folder: string, place: string): string {
  const file = place.replaceAll('/', '_');
  if (folder === 'kubernetes-models') return file;
  return folder === 'apimachinery' ? 'meta' : `${folder}_${file}`;
}

function literalOf(node: ts.InterfaceDeclaration, name: string): string | undefined {
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || !member.type || !ts.isStringLiteral(member.name)) continue;
    if (member.name.text === name) {
      const value = valueOf(member.type);
      return typeof value === 'string' ? value : undefined;
    }
  }
  return undefined;
}

function valueOf(node: ts.TypeNode): string | number | undefined {
  if (!ts.isLiteralTypeNode(node)) return undefined;
  if (ts.isStringLiteral(node.literal)) return node.literal.text;
  return ts.isNumericLiteral(node.literal) ? Number(node.literal.text) : undefined;
}

/** The text of the comment above a node, without its signs. */
export function descriptionOf(node: ts.Node): string | undefined {
  const text = node.getSourceFile().text;
  const comment = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  if (!comment) return undefined;
  const lines = text
    .slice(comment.pos, comment.end)
    .replace(/^\/\*+|\*+\/$/gu, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/u, '').trimEnd());
  const description = lines.join('\n').trim().replaceAll('*\\/', '*/');
  return description === '' ? undefined : description;
}
