// @getodk/xforms-engine on one form: how long loading and answering take, and what it computed. Prints JSON.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('');
for (const name of Object.getOwnPropertyNames(dom.window))
  if (!(name in globalThis) && /^[A-Z]/.test(name)) globalThis[name] = dom.window[name];
globalThis.document = dom.window.document;
globalThis.window = dom.window;
globalThis.__dirname = process.cwd();
const { loadForm, createInstance } = await import('@getodk/xforms-engine');

const [formFile, caseFile, loads, times] = process.argv.slice(2);
const xform = readFileSync(formFile, 'utf8');
const story = JSON.parse(readFileSync(caseFile, 'utf8'));

async function loaded() {
  const form = await loadForm(xform, { fetchFormAttachment: () => Promise.reject(new Error('none')) });
  if (form.error) throw form.error;
  return form.createInstance().root;
}

function find(node, path) {
  const place = path.match(/^(.*)\[(\d+)\](.*)$/);
  const plain = place ? place[1] : path;
  let at = node;
  while (at.currentState.reference !== plain || (place && !at.nodeType.startsWith('repeat-range'))) {
    const next = (at.currentState.children ?? []).find(
      (child) => plain === child.currentState.reference || plain.startsWith(child.currentState.reference + '/'),
    );
    if (!next) throw new Error(`no node ${path}`);
    at = next;
  }
  if (!place) return at;
  const row = at.currentState.children[Number(place[2]) - 1];
  const name = place[3].slice(1);
  return row.currentState.children.find((child) => child.currentState.reference.endsWith(`/${name}`));
}

function set(node, value) {
  if (node.nodeType === 'select') node.selectValues ? node.selectValues(value ? [value] : []) : node.selectValue(value);
  else if (node.valueType === 'int') node.setValue(BigInt(value));
  else node.setValue(value);
}

function held(root, what) {
  if (what.startsWith('choices:')) return String(find(root, what.slice(8)).currentState.valueOptions.length);
  const value = find(root, what).currentState.value;
  return typeof value === 'object' && value !== null ? String(value.value ?? value) : String(value);
}

// What it cost the processor: others may use the machine meanwhile.
function cost(began) {
  const used = process.cpuUsage(began);
  return (used.user + used.system) / 1000;
}

const ENOUGH = 12_000;
const result = { load: [], steps: {}, add: [] };
let root;
for (let n = 0; n < Number(loads); n += 1) {
  const began = process.cpuUsage();
  root = await loaded();
  result.load.push(cost(began));
}
for (const step of story.steps) {
  const node = find(root, step.path);
  const taken = [];
  const started = performance.now();
  for (let n = 0; n < Number(times) && (performance.now() - started < ENOUGH || n % 2); n += 1) {
    const began = process.cpuUsage();
    set(node, step.values[n % step.values.length]);
    if (step.then) held(root, step.then);
    taken.push(cost(began));
  }
  result.steps[step.name] = { taken, value: step.then ? held(root, step.then) : '' };
}
if (story.rows) {
  const range = find(root, `${story.rows}[1]/age`).parent.parent;
  for (let n = 0; n < Math.min(10, Number(times)); n += 1) {
    const began = process.cpuUsage();
    range.addInstances();
    result.add.push(cost(began));
  }
}
process.stdout.write(JSON.stringify(result));
