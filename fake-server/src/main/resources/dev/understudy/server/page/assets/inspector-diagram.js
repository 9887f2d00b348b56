// @ts-check
// The drawing: one block per flow, one row per exchange, an arrow for the request, the reply and the way to the app.

import { chip, el } from './inspector-values.js';
import { errorCode, fact, isError, leavesTo, sender } from './inspector-flows.js';

export const LANES = [
  { id: 'browser', name: 'Browser', short: 'Browser' },
  { id: 'app', name: 'App', short: 'App' },
  { id: 'auth', name: 'Authorization server', short: 'Auth' },
  { id: 'api', name: 'API', short: 'API' },
  { id: 'mallory', name: 'Mallory', short: 'Mallory' },
];

const PLACE = new Map(LANES.map((lane, index) => [lane.id, index]));
const LANE = new Map(LANES.map((lane) => [lane.id, lane]));

/** The arrows of an exchange: who to whom, with which words. */
export function arrows(exchange, flow, catalogue, values) {
  const words = catalogue.endpoint(exchange.endpoint);
  const from = sender(exchange, flow, words.from);
  const failed = isError(exchange);
  const code = errorCode(exchange);
  const path = values.plain(exchange.request.path);
  const drawn = [
    { kind: 'request', from, to: words.to, label: `${exchange.request.method} ${path}`, brief: exchange.request.method },
    {
      kind: 'reply',
      from: words.to,
      to: from,
      label: `${failed ? '✕ ' : ''}${exchange.reply.status}${code ? ` ${code}` : ''}`,
      brief: `${failed ? '✕ ' : ''}${exchange.reply.status}`,
      failed,
    },
  ];
  const target = leavesTo(exchange);
  if (target) {
    drawn.push({ kind: 'redirect', from, to: 'app', label: `to ${target.replace(/^https?:\/\//, '')}`, brief: 'redirect', failed });
  }
  return drawn;
}

export function why(exchange, values) {
  return values.plain(fact(exchange, 'why'));
}

export class Diagram {
  constructor({ catalogue, values, onOpen, mark = () => undefined }) {
    this.mark = mark;
    this.catalogue = catalogue;
    this.values = values;
    this.onOpen = onOpen;
  }

  heads() {
    return LANES.map((lane) =>
      el('span', { class: 'head' }, el('span', { class: 'long' }, lane.name), el('span', { class: 'short' }, lane.short)),
    );
  }

  block(flow) {
    const block = el(
      'details',
      { class: 'flow', open: true, 'data-flow': flow.number },
      el('summary', {}, el('span', { class: 'flow-title' }), el('span', { class: 'flow-facts' })),
      el('div', { class: 'rows' }),
    );
    this.name(block, flow);
    return block;
  }

  /** The heading tells what is known by now: the user is known after the first requests only. */
  name(block, flow) {
    block.querySelector('.flow-title').textContent = flow.title + (flow.user ? ` of ${flow.user}` : '');
    const count = flow.exchanges.length;
    block.querySelector('.flow-facts').replaceChildren(
      el('span', {}, `${count} ${count === 1 ? 'exchange' : 'exchanges'}`),
      flow.errors ? el('span', { class: 'bad' }, `✕ ${flow.errors} went wrong`) : '',
    );
    block.classList.toggle('failed', flow.errors > 0);
  }

  row(exchange, flow) {
    const words = this.catalogue.endpoint(exchange.endpoint);
    const lines = arrows(exchange, flow, this.catalogue, this.values);
    const reason = why(exchange, this.values);
    const row = el(
      'article',
      {
        class: `exchange${isError(exchange) ? ' failed' : ''}`,
        'data-key': exchange.key,
        'data-n': exchange.n,
        'data-status': exchange.reply.status,
        'data-endpoint': exchange.endpoint,
        'aria-label': this.spoken(exchange, flow),
      },
      el(
        'div',
        { class: 'what' },
        el('button', { class: 'open', tabindex: '-1' }, el('span', { class: 'number' }, String(exchange.n)), words.title),
        el('span', { class: 'route' }, `${LANE.get(lines[0].from).short} → ${LANE.get(lines[0].to).short}`),
        this.carried(exchange),
        el('span', { class: 'advised' }),
        reason && isError(exchange) ? el('p', { class: 'why' }, reason) : '',
      ),
      el('div', { class: 'lanes' }, lines.map((line) => this.arrow(line))),
    );
    row.querySelector('.open').addEventListener('click', () => this.onOpen(exchange));
    this.mark(row, exchange);
    return row;
  }

  /** The values that the exchange carries, those of the request before those of the reply. */
  carried(exchange) {
    const ids = Object.keys(exchange.values).filter((id) => !['cookie', 'redirect', 'client', 'page'].includes(exchange.values[id].kind));
    return ids.length === 0 ? '' : el('span', { class: 'carried' }, ids.map((id) => chip(this.values, { v: id }, false)));
  }

  arrow({ kind, from, to, label, brief, failed }) {
    const start = Math.min(PLACE.get(from), PLACE.get(to));
    const end = Math.max(PLACE.get(from), PLACE.get(to));
    const heading = PLACE.get(to) > PLACE.get(from) ? 'right' : 'left';
    return el(
      'div',
      { class: `arrow ${kind} ${heading} from${start} to${end}${failed ? ' bad' : ''}`, 'aria-hidden': 'true', title: label },
      el('span', { class: 'full' }, label),
      el('span', { class: 'brief' }, brief),
    );
  }

  /** One sentence for those who hear the diagram. */
  spoken(exchange, flow) {
    const words = this.catalogue.endpoint(exchange.endpoint);
    const [first] = arrows(exchange, flow, this.catalogue, this.values);
    const code = errorCode(exchange);
    const reason = isError(exchange) ? why(exchange, this.values) : '';
    return (
      `${exchange.n}: ${LANE.get(first.from).name} to ${LANE.get(first.to).name}, ${words.title}, ` +
      `answered ${exchange.reply.status}${code ? ` ${code}` : ''}. ${reason}`
    ).trim();
  }
}

/** The blocks of a drawing in their place: every row is put into that of its flow. */
export class Blocks {
  constructor(place, diagram) {
    this.place = place;
    this.diagram = diagram;
    this.byFlow = new Map();
    place.replaceChildren();
  }

  /** Draws an exchange, whose flow is known; apart: below all others, whatever flow they belong to. */
  put(exchange, { apart, open }) {
    const { flow } = exchange;
    let block = this.byFlow.get(flow);
    if (!block || (apart && this.place.lastElementChild !== block)) {
      block = this.diagram.block(flow);
      block.open = open;
      this.byFlow.set(flow, block);
      this.place.append(block);
    }
    exchange.row = this.diagram.row(exchange, flow);
    block.querySelector('.rows').append(exchange.row);
    if (flow.user.startsWith('mallory') && !block.classList.contains('mallory')) {
      block.classList.add('mallory');
      this.redraw(flow);
    }
    return exchange.row;
  }

  name(flow) {
    this.diagram.name(this.byFlow.get(flow), flow);
  }

  remove(block, flow) {
    block.remove();
    if (this.byFlow.get(flow) === block) {
      this.byFlow.delete(flow);
    }
  }

  clear() {
    this.place.replaceChildren();
    this.byFlow.clear();
  }

  /** Once it is known whose flow it is, the requests before that move to her lane too. */
  redraw(flow) {
    for (const exchange of flow.exchanges.filter((one) => one.row)) {
      const row = this.diagram.row(exchange, flow);
      row.hidden = exchange.row.hidden;
      exchange.row.replaceWith(row);
      exchange.row = row;
    }
  }
}
