// @ts-check
// What of the diagram is shown and how: search, filter, project, masking, colours, type size.

import { el } from './inspector-values.js';
import { isError } from './inspector-flows.js';

const at = (id) => /** @type {any} */ (document.getElementById(id));

const FILTERS = {
  all: () => true,
  errors: isError,
  authorize: (exchange) => /^(authorize|device)/.test(exchange.endpoint),
  token: (exchange) => /^(token|revoke|tokeninfo|userinfo|sts|iamcredentials|metadata)/.test(exchange.endpoint),
  api: (exchange) => /^(drive|calendar|gmail|people|groupssettings|sql|batch|discovery\.)/.test(exchange.endpoint),
};

export class Settings {
  constructor({ onReset, onFilter }) {
    this.folded = false;
    const project = new URLSearchParams(location.search).get('project') ?? '';
    this.saw({ project });
    at('project').value = project;
    at('search').addEventListener('input', onFilter);
    at('filter').addEventListener('change', onFilter);
    at('project').addEventListener('change', onReset);
    at('mask').addEventListener('change', onReset);
    at('order').addEventListener('change', onReset);
    at('collapse').addEventListener('click', () => {
      this.folded = this.press('collapse');
      at('collapse').textContent = this.folded ? 'Unfold' : 'Fold';
      onFilter();
    });
    at('large').addEventListener('click', () => document.documentElement.classList.toggle('large', this.press('large')));
    at('theme').addEventListener('click', () => this.paint(!this.isDark()));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.label());
    this.label();
  }

  get project() {
    return at('project').value;
  }

  get byTime() {
    return at('order').value === 'time';
  }

  get mask() {
    return at('mask').value;
  }

  /** Whether an exchange passes the filter and the search, which looks at all that the row says. */
  shows(exchange, text) {
    const wanted = at('search').value.trim().toLowerCase();
    const where = `${text} ${exchange.endpoint} ${exchange.reply.status} ${Object.values(exchange.values).map((value) => value.shown).join(' ')}`;
    return FILTERS[at('filter').value](exchange) && where.toLowerCase().includes(wanted);
  }

  /** Offers the project of an exchange. */
  saw({ project }) {
    if (project && ![...at('project').options].some((option) => option.value === project)) {
      at('project').append(el('option', { value: project }, project));
    }
  }

  status(status) {
    document.body.dataset.connection = status;
    this.word = { live: '● Live', recorded: '■ Recorded' }[status] ?? '○ Waiting for the server';
    this.say();
  }

  count(all, failed) {
    this.numbers = `${all} ${all === 1 ? 'exchange' : 'exchanges'}${failed ? `, ${failed} went wrong` : ''}`;
    this.say();
  }

  say() {
    at('status').textContent = `${this.word ?? ''} · ${this.numbers ?? ''}`;
  }

  press(id) {
    const pressed = at(id).getAttribute('aria-pressed') !== 'true';
    at(id).setAttribute('aria-pressed', String(pressed));
    return pressed;
  }

  isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  paint(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    this.label();
  }

  label() {
    at('theme').textContent = this.isDark() ? 'Light' : 'Dark';
  }
}
