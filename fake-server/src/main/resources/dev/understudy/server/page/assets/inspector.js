// @ts-check
// The flow inspector: wires the feed, the flows, the drawing, the detail and the keys together.

import { Advice } from './inspector-advice.js';
import { Catalogue } from './inspector-catalogue.js';
import { Detail } from './inspector-detail.js';
import { Blocks, Diagram } from './inspector-diagram.js';
import { Feed } from './inspector-feed.js';
import { Flows, isError } from './inspector-flows.js';
import { el, lightUp, Values } from './inspector-values.js';
import { Presenter } from './inspector-present.js';
import { Keys } from './inspector-keys.js';
import { Settings } from './inspector-settings.js';

/** So many exchanges are in the page at most; earlier ones are a button away. */
const WINDOW = 1000;
const STEP = 500;

const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

class Page {
  constructor(catalogue, recorded) {
    this.catalogue = catalogue;
    this.recorded = recorded;
    this.until = Infinity;
    this.settings = new Settings({ onReset: () => this.reset(), onFilter: () => this.filter() });
    this.feed = new Feed({
      onExchanges: (exchanges) => this.add(exchanges),
      onStart: (boot, again) => this.started(again),
      onStatus: (status) => this.settings.status(status),
      onAdvice: (advice) => this.advise(advice),
      onGate: (state) => this.presenter.show(state),
    });
    at('earlier').addEventListener('click', () => this.showEarlier());
    at('clear').addEventListener('click', () => this.clear());
    at('advice').addEventListener('click', () => this.openAdvice());
    lightUp(document.body);
    this.presenter = new Presenter(this);
    this.clear();
    this.keys = new Keys(this);
    this.wanted = location.hash.slice(1);
    if (recorded) {
      document.body.classList.add('recorded');
      this.add(recorded.exchanges.map((exchange) => ({ ...exchange, boot: recorded.boot, key: `${recorded.boot}-${exchange.n}` })));
      this.advise(recorded.advice ?? { findings: [], values: {} });
      this.settings.status('recorded');
    } else {
      this.reset();
    }
  }

  /** Takes away everything drawn; what comes from now on is drawn again. */
  clear() {
    this.values = new Values();
    this.flows = new Flows();
    this.exchanges = [];
    this.from = 0;
    this.until = Infinity;
    this.advice = new Advice({ values: this.values, onCount: (words) => (at('advice').textContent = words) });
    at('advice').textContent = this.advice.words();
    this.diagram = new Diagram({ catalogue: this.catalogue, values: this.values, onOpen: (exchange) => this.open(exchange), mark: (row, exchange) => this.advice.mark(row, exchange) });
    this.blocks = new Blocks(at('flows'), this.diagram);
    this.detail = new Detail({ place: at('detail'), catalogue: this.catalogue, values: this.values, advice: this.advice, onClose: () => this.close(), onReplay: (number) => this.presenter.replay(number), live: !this.recorded });
    this.detail.hide();
    document.body.classList.remove('detailed');
    at('heads').replaceChildren(...this.diagram.heads());
    this.blocks.clear();
    this.count();
  }

  reset() {
    this.clear();
    this.feed.open(this.settings.project, this.settings.mask);
  }

  started(again) {
    if (again) {
      at('flows').append(el('p', { class: 'restart' }, 'The server was started again.'));
    }
  }

  add(exchanges) {
    for (const exchange of exchanges) {
      this.values.add(exchange.values);
      exchange.flow = this.flows.place(exchange);
      this.exchanges.push(exchange);
      this.settings.saw(exchange);
    }
    const box = document.querySelector('.diagram');
    const follows = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
    const drawn = new Set();
    for (const exchange of exchanges.slice(-WINDOW)) {
      this.draw(exchange);
      drawn.add(exchange.flow);
    }
    drawn.forEach((flow) => this.blocks.name(flow));
    this.from = Math.max(this.from, this.exchanges.length - WINDOW);
    this.trim();
    this.count();
    if (follows) {
      box.scrollTop = box.scrollHeight;
    }
    this.openWanted(exchanges);
    at('said').textContent = this.diagram.spoken(exchanges[exchanges.length - 1], exchanges[exchanges.length - 1].flow);
  }

  /** The address may name an exchange, as in /_understudy/inspector#12. */
  openWanted(exchanges) {
    const wanted = exchanges.find((exchange) => String(exchange.n) === this.wanted);
    if (wanted) {
      this.wanted = '';
      this.open(wanted);
    }
  }

  /** What could be better is known only once it was seen as a whole: every row is marked anew. */
  advise(advice) {
    this.advice.take(advice);
    this.exchanges.filter((exchange) => exchange.row).forEach((exchange) => this.advice.mark(exchange.row, exchange));
    if (at('detail').getAttribute('data-key') === 'advice') {
      this.openAdvice();
    }
  }

  openAdvice() {
    this.detail.showAdvice((number) => this.openNumber(number));
    document.body.classList.add('detailed');
  }

  openNumber(number) {
    const exchange = this.exchanges.find((one) => one.n === number);
    if (exchange) {
      this.open(exchange);
      exchange.row?.scrollIntoView({ block: 'center' });
    }
  }

  draw(exchange) {
    const row = this.blocks.put(exchange, { apart: this.settings.byTime, open: !this.settings.folded });
    row.hidden = !this.settings.shows(exchange, row.textContent) || this.until !== Infinity;
  }

  /** Keeps the page small: rows before the window are taken out. */
  trim() {
    for (let index = this.from - 1; index >= 0 && this.exchanges[index].row; index--) {
      const { row, flow } = this.exchanges[index];
      const block = row.closest('.flow');
      row.remove();
      this.exchanges[index].row = undefined;
      if (block && !block.querySelector('.exchange')) {
        this.blocks.remove(block, flow);
      }
    }
    at('earlier').hidden = this.from === 0;
    at('earlier').textContent = `Show ${Math.min(STEP, this.from)} earlier of ${this.from}`;
  }

  showEarlier() {
    const first = Math.max(0, this.from - STEP);
    this.blocks.clear();
    this.from = first;
    const shown = this.exchanges.slice(first);
    shown.forEach((exchange) => this.draw(exchange));
    new Set(shown.map((exchange) => exchange.flow)).forEach((flow) => this.blocks.name(flow));
    this.trim();
  }

  filter() {
    this.exchanges.forEach((exchange, index) => {
      if (exchange.row) {
        exchange.row.hidden = index >= this.until || !this.settings.shows(exchange, exchange.row.textContent);
      }
    });
    document.querySelectorAll('.flow').forEach((block) => {
      block.hidden = !block.querySelector('.exchange:not([hidden])');
      block.open = !this.settings.folded;
    });
    this.count();
  }

  count() {
    at('empty').hidden = this.exchanges.length > 0;
    this.presenter.grown();
    this.settings.count(this.exchanges.length, this.exchanges.filter(isError).length);
  }

  open(exchange) {
    this.detail.show(exchange);
    document.body.classList.add('detailed');
    this.keys?.choose(exchange.row);
  }

  close() {
    this.detail.hide();
    document.body.classList.remove('detailed');
    this.keys.focus();
  }
}

const recorded = document.getElementById('recording');
if (recorded) {
  const recording = JSON.parse(recorded.textContent);
  new Page(new Catalogue(recording.catalogue), recording);
} else {
  new Page(new Catalogue(await (await fetch('/_understudy/assets/inspector-catalogue.json')).json()));
}
