/** Gives modules to Node in another form than their files have: those of a table from addresses to JavaScript. */
let sources = {};

export function initialize(table) {
  sources = table;
}

export function load(url, context, next) {
  const source = sources[url];
  return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
}
