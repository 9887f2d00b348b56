// @ts-check
// Advice beside the flow: what could be better, at the exchanges that it is about and all together.

import { el, pieces } from './inspector-values.js';

const SIGNS = { error: '✕', warning: '!', note: 'i' };
const ORDER = ['error', 'warning', 'note'];

export class Advice {
  constructor({ values, onCount }) {
    this.values = values;
    this.onCount = onCount;
    this.findings = [];
    this.byExchange = new Map();
  }

  /** Takes the place of all advice before. */
  take({ findings, values }) {
    this.values.add(values);
    this.findings = findings;
    this.byExchange = new Map();
    for (const finding of findings) {
      for (const number of finding.exchanges) {
        this.byExchange.set(number, (this.byExchange.get(number) ?? []).concat(finding));
      }
    }
    this.onCount(this.words());
  }

  of(exchange) {
    return this.byExchange.get(exchange.n) ?? [];
  }

  /** Marks a row with the worst that was found in it. */
  mark(row, exchange) {
    const found = this.of(exchange);
    const worst = ORDER.find((severity) => found.some((finding) => finding.severity === severity)) ?? '';
    const mark = row.querySelector('.advised');
    mark.className = `advised ${worst}`;
    mark.replaceChildren(...(found.length === 0 ? [] : [el('b', { 'aria-hidden': 'true' }, SIGNS[worst]), ` ${found.map((finding) => finding.rule).join(', ')}`]));
  }

  words() {
    return this.findings.length === 0 ? 'Advice' : `Advice (${this.findings.length})`;
  }

  /** What was found in one exchange, for its detail. */
  section(exchange) {
    const found = this.of(exchange);
    return found.length === 0 ? '' : el('section', { class: 'advice' }, el('h3', {}, 'Advice'), found.map((finding) => this.finding(finding)));
  }

  /** All of it. */
  list(onOpen) {
    return el(
      'section',
      { class: 'advice' },
      this.findings.length === 0 ? el('p', { class: 'means' }, 'Nothing was found in how OAuth is used, as far as it was seen here.') : '',
      this.findings.map((finding) => this.finding(finding, onOpen)),
    );
  }

  finding(finding, onOpen) {
    const numbers = onOpen
      ? el('p', { class: 'places' }, finding.exchanges.length === 1 ? 'Exchange ' : 'Exchanges ', finding.exchanges.slice(0, 20).map((number) => this.place(number, onOpen)), finding.exchanges.length > 20 ? `and ${finding.exchanges.length - 20} more` : '')
      : '';
    return el(
      'article',
      { class: `finding ${finding.severity}`, 'data-rule': finding.rule },
      el('h4', {}, el('b', { class: 'severity' }, `${SIGNS[finding.severity]} ${finding.severity}`), ` ${finding.title}`),
      el('p', { class: 'seen' }, pieces(this.values, finding.what)),
      numbers,
      el('p', {}, finding.why),
      el('p', {}, el('strong', {}, 'Instead: '), finding.fix),
      el('p', { class: 'meaning' }, el('a', { href: finding.link, rel: 'noreferrer', target: '_blank' }, finding.source), finding.lesson ? [' · ', el('code', {}, `scripts/understudy learn ${finding.lesson}`)] : '', ' · ', el('code', {}, finding.rule)),
    );
  }

  place(number, onOpen) {
    const button = el('button', { class: 'place' }, String(number));
    button.addEventListener('click', () => onOpen(number));
    return button;
  }
}
