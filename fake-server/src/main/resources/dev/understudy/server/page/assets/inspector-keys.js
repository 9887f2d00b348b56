// @ts-check
// The keyboard: arrows walk along the exchanges, Tab into the values of one, letters do what the buttons do.

import { el } from './inspector-values.js';

const HELP = [
  ['↓ ↑ or j k', 'next, previous exchange'],
  ['Page Down, Page Up', 'the same, for a presenter’s remote'],
  ['Home, End', 'first, last exchange'],
  ['Enter', 'open the exchange'],
  ['Tab', 'its values: each lights up everywhere'],
  ['Esc', 'close'],
  ['Space', 'hold requests, or go on'],
  ['→', 'let one held request go'],
  ['p', 'play from where it was wound back to'],
  ['a', 'advice'],
  ['/', 'search'],
  ['c', 'fold or unfold the flows'],
  ['l', 'large type'],
  ['d', 'dark or light'],
  ['x', 'clear the drawing'],
  ['?', 'this list'],
];

const at = (id) => /** @type {any} */ (document.getElementById(id));

export class Keys {
  constructor(page) {
    this.page = page;
    this.current = undefined;
    this.moves = {
      ArrowDown: 1, j: 1, PageDown: 1, ArrowUp: -1, k: -1, PageUp: -1, Home: -Infinity, End: Infinity,
    };
    this.actions = {
      ' ': () => at('pause').click(),
      ArrowRight: () => page.presenter.step(),
      p: () => at('play').click(),
      a: () => at('advice').click(),
      '/': () => at('search').focus(),
      c: () => at('collapse').click(),
      l: () => at('large').click(),
      d: () => at('theme').click(),
      x: () => at('clear').click(),
      '?': () => this.help(),
      Escape: () => page.close(),
    };
    document.addEventListener('keydown', (event) => this.pressed(event));
    at('help').addEventListener('click', () => this.help());
    at('flows').addEventListener('focusin', (event) => this.choose(event.target.closest('.exchange')));
  }

  pressed(event) {
    const presses = event.key === ' ' && event.target.closest('button, summary') !== null;
    const typing = presses || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey || at('keys').open || (typing && event.key !== 'Escape')) {
      return;
    }
    if (event.key in this.moves) {
      event.preventDefault();
      this.walk(this.moves[event.key]);
    } else if (event.key in this.actions) {
      event.preventDefault();
      event.target.blur?.();
      this.actions[event.key]();
    }
  }

  walk(by) {
    const rows = [...document.querySelectorAll('.flow[open] .exchange:not([hidden])')];
    const here = rows.indexOf(this.current);
    const next = rows[Math.max(0, Math.min(rows.length - 1, here + by))];
    if (next) {
      this.choose(next);
      this.focus();
      if (document.body.classList.contains('detailed')) {
        next.querySelector('.open').click();
      }
    }
  }

  /** Makes an exchange the one that Tab enters. */
  choose(row) {
    if (!row || row === this.current) {
      return;
    }
    this.reach(this.current, '-1');
    this.current?.classList.remove('current');
    this.current = row;
    this.reach(row, '0');
    row.classList.add('current');
  }

  reach(row, tabindex) {
    row?.querySelectorAll('.open, .value').forEach((element) => element.setAttribute('tabindex', tabindex));
  }

  focus() {
    const button = this.current?.querySelector('.open');
    button?.focus({ preventScroll: true });
    this.current?.scrollIntoView({ block: 'nearest' });
  }

  help() {
    const close = el('button', { class: 'close', 'aria-label': 'Close' }, '✕');
    close.addEventListener('click', () => at('keys').close());
    at('keys').replaceChildren(
      el('div', { class: 'detail-head' }, el('h2', {}, 'Keys'), close),
      el('dl', {}, HELP.flatMap(([key, what]) => [el('dt', {}, key), el('dd', {}, what)])),
    );
    at('keys').showModal();
  }
}
