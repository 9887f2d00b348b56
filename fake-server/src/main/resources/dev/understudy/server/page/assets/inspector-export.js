// @ts-check
// What was recorded, in the forms that other programs read. It is asked for anew with every secret hidden by the server.

import { Flows, isError } from './inspector-flows.js';
import { arrows, LANES, why } from './inspector-diagram.js';
import { recording } from './inspector-feed.js';
import { Values } from './inspector-values.js';

const ASSETS = '/_understudy/assets/';
const MODULES = ['values', 'catalogue', 'advice', 'flows', 'feed', 'diagram', 'detail', 'settings', 'keys', 'export', 'present'];
const SVG = 'http://www.w3.org/2000/svg';

const KINDS = {
  svg: ['image/svg+xml', drawn],
  mermaid: ['text/plain', mermaid],
  plantuml: ['text/plain', plantuml],
  har: ['application/json', har],
  jsonl: ['application/x-ndjson', (scene) => scene.rows.map(({ exchange }) => JSON.stringify(exchange.told)).join('\n')],
  html: ['text/html', page],
};

const ENDINGS = { mermaid: 'mmd', plantuml: 'puml' };

/** Fetches the recording, writes it in a form, and offers it as a download. */
export async function save(kind, project, catalogue) {
  const text = await written(kind, project, catalogue);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: KINDS[kind][0] }));
  link.download = `understudy-flow.${ENDINGS[kind] ?? kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The recording in a form, as text. */
export async function written(kind, project, catalogue) {
  return KINDS[kind][1](compose(await recording(project, 'export'), catalogue));
}

/** The recording with its flows and arrows. */
function compose(recorded, catalogue) {
  const values = new Values();
  const flows = new Flows();
  const told = recorded.exchanges.map((one) => structuredClone(one));
  const placed = recorded.exchanges.map((exchange, index) => {
    values.add(exchange.values);
    Object.assign(exchange, { boot: recorded.boot, told: told[index] });
    return { exchange, flow: flows.place(exchange) };
  });
  const rows = placed.map(({ exchange, flow }) => ({
    exchange,
    flow,
    lines: arrows(exchange, flow, catalogue, values),
    why: isError(exchange) ? why(exchange, values) : '',
  }));
  return { rows, flows: flows.all, values, catalogue, recorded: { ...recorded, exchanges: told } };
}

function title(flow) {
  return flow.title + (flow.user ? ` of ${flow.user}` : '');
}

/** Mermaid takes ";" and "#" for its own. */
function mermaid({ rows, flows }) {
  const plain = (text) => text.replace(/[;#\n]/g, ' ');
  const lines = ['sequenceDiagram', ...LANES.map((lane) => `    participant ${lane.short} as ${lane.name}`)];
  for (const flow of flows) {
    lines.push(`    Note over Browser,Mallory: ${plain(title(flow))}`);
    for (const row of rows.filter((one) => one.flow === flow)) {
      row.lines.forEach((line) => lines.push(`    ${short(line.from)}${line.kind === 'reply' ? '-->>' : '->>'}${short(line.to)}: ${plain(line.label)}`));
      if (row.why) {
        lines.push(`    Note over App,Auth: ${plain(row.why)}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function plantuml({ rows, flows }) {
  const plain = (text) => text.replace(/\n/g, ' ');
  const lines = ['@startuml', ...LANES.map((lane) => `participant "${lane.name}" as ${lane.short}`)];
  for (const flow of flows) {
    lines.push(`== ${plain(title(flow))} ==`);
    for (const row of rows.filter((one) => one.flow === flow)) {
      row.lines.forEach((line) => lines.push(`${short(line.from)} ${line.kind === 'reply' ? '-->' : '->'} ${short(line.to)} : ${plain(line.label)}`));
      if (row.why) {
        lines.push(`note over App, Auth : ${plain(row.why)}`);
      }
    }
  }
  return `${lines.join('\n')}\n@enduml\n`;
}

function short(id) {
  return LANES.find((lane) => lane.id === id).short;
}

/** HTTP Archive 1.2. */
function har({ rows, values }) {
  const pairs = (fields) => (fields ?? []).map(({ name, value }) => ({ name: values.plain(name), value: values.plain(value) }));
  const entries = rows.map(({ exchange }) => {
    const { request, reply } = exchange;
    const query = pairs(request.query);
    const host = pairs(request.headers).find(({ name }) => name.toLowerCase() === 'host')?.value ?? '';
    const search = query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
    const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 };
    return {
      startedDateTime: exchange.at,
      time: exchange.took,
      request: {
        method: request.method,
        url: `http://${host}${values.plain(request.path)}${search ? `?${search}` : ''}`,
        headers: pairs(request.headers),
        queryString: query,
        ...(request.form.length > 0 ? { postData: { mimeType: 'application/x-www-form-urlencoded', params: pairs(request.form) } } : {}),
        ...common,
      },
      response: {
        status: reply.status,
        statusText: '',
        headers: pairs(reply.headers),
        content: { size: reply.bytes ?? 0, mimeType: reply.type ?? '', text: values.plain(reply.text) },
        redirectURL: values.plain(reply.location),
        ...common,
      },
      cache: {},
      timings: { send: 0, wait: exchange.took, receive: 0 },
    };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'Understudy', version: '1' }, entries } }, undefined, 2);
}

/** A drawing without a script: lanes, arrows and reasons, flow by flow. */
function drawn({ rows, flows, catalogue }) {
  const width = 1200;
  const lane = (id) => 330 + LANES.findIndex((one) => one.id === id) * 190;
  const svg = shape('svg', { xmlns: SVG, width, 'font-family': 'sans-serif', 'font-size': 14, fill: '#1f2430' });
  const ground = shape('rect', { width, fill: '#ffffff' });
  const lines = LANES.map(({ id }) => shape('line', { x1: lane(id), x2: lane(id), y1: 40, stroke: '#c9c5bb' }));
  svg.append(ground, ...lines, ...LANES.map((one) => words(one.name, lane(one.id), 25, { 'text-anchor': 'middle', 'font-weight': 'bold' })));
  let y = 50;
  for (const flow of flows) {
    svg.append(shape('rect', { x: 10, y, width: width - 20, height: 26, fill: '#f3f1ec' }), words(title(flow), 20, y + 18, { 'font-weight': 'bold' }));
    y += 30;
    for (const row of rows.filter((one) => one.flow === flow)) {
      svg.append(words(`${row.exchange.n}  ${catalogue.endpoint(row.exchange.endpoint).title}`, 20, y + 18));
      for (const line of row.lines) {
        svg.append(...arrow(line, lane(line.from), lane(line.to), y + 22));
        y += 22;
      }
      if (row.why) {
        svg.append(words(row.why.length > 150 ? `${row.why.slice(0, 149)}…` : row.why, 40, y + 18, { fill: '#a3241b', 'font-size': 12 }));
        y += 20;
      }
      y += 12;
    }
  }
  [svg, ground].forEach((one) => one.setAttribute('height', String(y + 20)));
  svg.setAttribute('viewBox', `0 0 ${width} ${y + 20}`);
  lines.forEach((one) => one.setAttribute('y2', String(y + 10)));
  return new XMLSerializer().serializeToString(svg);
}

function arrow({ kind, label, failed }, from, to, y) {
  const colour = failed ? '#a3241b' : '#1f2430';
  const tip = to > from ? -8 : 8;
  const dashes = { reply: '6 4', redirect: '2 3' }[kind] ?? 'none';
  const room = Math.floor(Math.abs(to - from) / 7);
  const text = label.length > room ? `${label.slice(0, room - 1)}…` : label;
  return [
    shape('line', { x1: from, x2: to, y1: y, y2: y, stroke: colour, 'stroke-width': 1.5, 'stroke-dasharray': dashes }),
    shape('path', { d: `M${to} ${y} l${tip} -4 v8 z`, fill: colour }),
    words(text, (from + to) / 2, y - 4, { 'text-anchor': 'middle', 'font-size': 11, fill: colour }),
  ];
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => (key === 'xmlns' ? undefined : element.setAttribute(key, String(value))));
  return element;
}

function words(text, x, y, attributes = {}) {
  const element = shape('text', { x, y, ...attributes });
  element.textContent = text;
  return element;
}

/** This page with everything it needs inside it: it plays from a file, without any server. */
async function page({ recorded, catalogue }) {
  const text = async (path) => (await fetch(path)).text();
  const copy = await text(location.pathname + location.search);
  const style = (await Promise.all(['flow', 'inspector'].map((name) => text(`${ASSETS}${name}.css`)))).join('\n');
  const data = JSON.stringify({ ...recorded, catalogue: catalogue.words }).replaceAll('<', '\\u003c');
  const bodies = await Promise.all([...MODULES.map((name) => `inspector-${name}.js`), 'inspector.js'].map(async (file) => room(file, await text(ASSETS + file))));
  // As text, not as a document: this page's policy allows no style that is written in place.
  const end = '</scr' + 'ipt>';
  return copy
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<script type="module"[^>]*><\/script>/, '')
    .replaceAll(' href="/"', '')
    .replace('</body>', () => `<script type="application/json" id="recording">${data}${end}\n<script type="module">const rooms = {};\n${bodies.join('\n')}${end}\n</body>`);
}

/** A module as a function of its own, which takes its imports from the other rooms. */
function room(file, source) {
  const names = [...source.matchAll(/^export (?:async )?(?:class|function|const) (\w+)/gm)].map((found) => found[1]);
  const body = source
    .replace(/^import (\{[^}]*\}) from '\.\/([^']*)';/gm, "const $1 = rooms['$2'];")
    .replace(/^export /gm, '');
  return `rooms['${file}'] = await (async () => {\n${body}\nreturn { ${names.join(', ')} };\n})();`;
}
