// @getodk/xforms-engine, the engine of web-forms, on one form: plays a story of answers and tells what every node then is.
// node web_forms.mjs FORM STORY; both ways lines of fields with tabs between (see stories.py).
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('');
for (const name of Object.getOwnPropertyNames(dom.window))
  if (!(name in globalThis) && /^[A-Z]/.test(name)) globalThis[name] = dom.window[name];
globalThis.document = dom.window.document;
globalThis.window = dom.window;
globalThis.__dirname = process.cwd();
const { loadForm } = await import('@getodk/xforms-engine');

const [formFile, storyFile] = process.argv.slice(2);
const ASKED = new Set(['input', 'note', 'select', 'rank', 'trigger', 'upload', 'range']);

const form = await loadForm(readFileSync(formFile, 'utf8'), {
  fetchFormAttachment: () => Promise.reject(new Error('none')),
});
if (form.error) throw form.error;
const root = form.createInstance().root;
let places;

const lines = [];
const ESCAPES = { '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\n': '\\n' };
const tell = (...fields) => lines.push(fields.map((one) => String(one).replace(/[\\\t\r\n]/g, (c) => ESCAPES[c])).join('\t'));

const nameOf = (node) => node.currentState.reference.replace(/\[\d+\]$/, '').split('/').pop();
const isRange = (node) => node.nodeType.startsWith('repeat-range');

/** Every node by its path, with a number behind repeats only; a repeat itself by `[+]`. */
function look(node, path, found) {
  if (isRange(node)) {
    found.set(`${path}[+]`, node);
    node.currentState.children.forEach((row, n) => {
      found.set(`${path}[${n + 1}]`, row);
      for (const child of row.currentState.children) look(child, `${path}[${n + 1}]/${nameOf(child)}`, found);
    });
    return found;
  }
  found.set(path, node);
  for (const child of node.currentState.children ?? []) look(child, `${path}/${nameOf(child)}`, found);
  return found;
}

function place(path) {
  places ??= look(root, `/${nameOf(root)}`, new Map());
  return places.get(path);
}

function walk() {
  for (const [path, node] of look(root, `/${nameOf(root)}`, new Map())) {
    if (isRange(node) || node.currentState.children) continue;
    const state = node.currentState;
    const offered = state.valueOptions && state.relevant ? state.valueOptions.length : '';
    state.label?.asString;
    tell('node', path, ASKED.has(node.nodeType) ? 1 : 0, state.relevant ? 1 : 0, state.required ? 1 : 0, offered, state.instanceValue);
  }
  return 'ok';
}

function answer(node, value) {
  if (!node) return 'no place';
  if (!node.currentState.relevant) return 'not asked';
  const { valueOptions } = node.currentState;
  if (valueOptions) {
    const words = (value ? value.split(' ') : []).map((one) => one[0] === '@' ? valueOptions[one.slice(1) - 1]?.value : one);
    const offered = new Set(valueOptions.map((one) => one.value));
    for (const word of words) if (!offered.has(word)) return `not offered ${word}`;
    if (node.nodeType === 'rank') node.setValues(words);
    else node.selectValues(words);
  } else if (node.nodeType === 'trigger') node.setValue(value === 'OK');
  else if (node.nodeType === 'upload') node.setValue(null);
  else if (node.valueType === 'int') node.setValue(value === '' ? null : BigInt(value));
  else node.setValue(value);
  return node.validationState.violation?.condition ?? 'ok';
}

function play([op, ref, value]) {
  if (op === 'answer') return answer(place(ref), value);
  if (op === 'add') {
    const range = place(`${ref}[+]`);
    if (!range) return 'no place';
    range.addInstances();
    places = undefined;
    return 'ok';
  }
  if (op === 'look') return walk();
  if (op === 'finish') {
    const first = root.validationState.violations[0];
    if (!first) return 'ok';
    const where = [...look(root, `/${nameOf(root)}`, new Map())].find(([, node]) => node.nodeId === first.nodeId);
    return `${first.violation.condition} ${where?.[0]}`;
  }
  return 'no such step';
}

for (const line of readFileSync(storyFile, 'utf8').split('\n')) {
  if (!line) continue;
  let said;
  try {
    said = play(line.split('\t'));
  } catch (fault) {
    said = `error ${fault.name} ${fault.message}`;
  }
  tell('step', said);
}
process.stdout.write(`${lines.join('\n')}\n`);
