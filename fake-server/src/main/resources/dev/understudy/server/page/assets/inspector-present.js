// @ts-check
// Presenting: requests held until the class is ready, changed or lost on purpose; the drawing wound back and played.

import { el, pieces } from './inspector-values.js';
import { order } from './inspector-feed.js';
import { save } from './inspector-export.js';

const at = (id) => /** @type {any} */ (document.getElementById(id));
const PACE = 900;

export class Presenter {
  constructor(page) {
    this.page = page;
    this.paused = false;
    this.playing = undefined;
    at('pause').addEventListener('click', () => this.toggle());
    at('step').addEventListener('click', () => this.step());
    at('rewind').addEventListener('input', () => this.wind(Number(at('rewind').value)));
    at('play').addEventListener('click', () => this.play());
    at('export').addEventListener('change', () => this.save());
    setInterval(() => this.tick(), 1000);
  }

  /** What waits, as the server tells it. */
  show({ paused, held, values }) {
    this.page.values.add(values);
    this.paused = paused;
    at('pause').setAttribute('aria-pressed', String(paused));
    at('pause').textContent = paused ? 'Go on' : 'Pause';
    at('step').disabled = held.length === 0;
    at('held').replaceChildren(...held.map((one) => this.waiting(one)));
    at('gate').textContent = paused ? (held.length === 0 ? 'Requests will be held.' : `${held.length} held`) : '';
    at('flows').setAttribute('aria-busy', String(held.length > 0));
  }

  waiting(one) {
    const words = this.page.catalogue.endpoint(one.endpoint);
    const button = (text, action) => {
      const act = el('button', {}, text);
      act.addEventListener('click', action);
      return act;
    };
    const fields = one.query.concat(one.form);
    const edit = this.editor(one, fields);
    return el(
      'li',
      { class: 'waiting', 'data-held': one.id },
      el('span', { class: 'waiting-what' }, el('b', {}, words.title), ` ${one.method} `, pieces(this.page.values, one.path), ' ', el('span', { class: 'seconds', 'data-left': one.seconds }, `goes by itself in ${one.seconds} s`)),
      el('span', { class: 'waiting-do' }, button('Let go', () => this.send({ action: 'release', id: one.id })), button('Change …', () => edit.toggleAttribute('hidden')), button('Lose the reply', () => this.send({ action: 'drop', id: one.id }))),
      edit,
    );
  }

  editor(one, fields) {
    const name = el('input', { list: `names-${one.id}`, 'aria-label': 'Parameter', placeholder: 'parameter', autocomplete: 'off' });
    const value = el('input', { 'aria-label': 'New value', placeholder: 'new value', autocomplete: 'off' });
    const names = el('datalist', { id: `names-${one.id}` }, fields.map((field) => el('option', { value: this.page.values.plain(field.name) })));
    const form = el('form', { class: 'edit', hidden: true }, names, name, value, el('button', { value: 'set' }, 'Set and let go'), el('button', { value: 'remove' }, 'Take out and let go'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const change = event.submitter?.value === 'remove' ? { remove: [name.value] } : { set: { [name.value]: value.value } };
      this.send({ action: 'release', id: one.id, ...change });
    });
    return form;
  }

  toggle() {
    this.send({ action: this.paused ? 'resume' : 'pause' });
  }

  /** Lets one held request go; where nothing is held, shows one more of what was wound back. */
  step() {
    if (this.paused) {
      this.send({ action: 'step' });
    } else {
      this.wind(Math.min(this.page.exchanges.length, this.page.until + 1));
    }
  }

  /** Sends a recorded request again, as it was. */
  replay(number) {
    return this.send({ action: 'replay', id: number });
  }

  async send(what) {
    try {
      await order({ project: this.page.settings.project, ...what });
    } catch (problem) {
      at('gate').textContent = String(problem.message ?? problem);
    }
  }

  tick() {
    document.querySelectorAll('.seconds').forEach((element) => {
      const left = Math.max(0, Number(element.getAttribute('data-left')) - 1);
      element.setAttribute('data-left', String(left));
      element.textContent = `goes by itself in ${left} s`;
    });
  }

  /** Shows the first exchanges only: it draws again, it does not undo. */
  wind(count) {
    this.page.until = count >= this.page.exchanges.length ? Infinity : count;
    this.page.filter();
    this.grown();
    this.page.exchanges[count - 1]?.row?.scrollIntoView({ block: 'nearest' });
  }

  /** The slider grows with the recording, and stays at its end unless it was wound back. */
  grown() {
    const all = this.page.exchanges.length;
    const here = Math.min(this.page.until, all);
    at('rewind').max = String(all);
    at('rewind').value = String(here);
    at('when').textContent = `${here} of ${all}`;
  }

  play() {
    clearInterval(this.playing);
    const stops = at('play').getAttribute('aria-pressed') === 'true';
    at('play').setAttribute('aria-pressed', String(!stops));
    if (stops) {
      return;
    }
    if (this.page.until === Infinity) {
      this.wind(0);
    }
    this.playing = setInterval(() => {
      this.wind(this.page.until + 1);
      if (this.page.until === Infinity) {
        this.play();
      }
    }, PACE);
  }

  async save() {
    const kind = at('export').value;
    at('export').value = '';
    if (kind) {
      await save(kind, this.page.settings.project, this.page.catalogue);
    }
  }
}
