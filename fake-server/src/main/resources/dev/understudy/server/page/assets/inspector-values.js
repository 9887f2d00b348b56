// @ts-check
// The values that travel: one number per kind in the order of their appearance, one colour each, and all places of one
// value light up together.

/** How many hues tell values apart; the label and the number say it too, so colour is never alone. */
const HUES = 8;

export class Values {
  constructor() {
    this.known = new Map();
    this.counts = new Map();
  }

  /** Takes in the values of an exchange; the first appearance gives a value its number. */
  add(values) {
    for (const [id, value] of Object.entries(values)) {
      if (!this.known.has(id)) {
        const number = (this.counts.get(value.kind) ?? 0) + 1;
        this.counts.set(value.kind, number);
        this.known.set(id, { ...value, id, number, hue: this.known.size % HUES });
      }
    }
  }

  get(id) {
    return this.known.get(id);
  }

  /** "code 2", the name of a value in drawings and in speech. */
  name(id) {
    const value = this.known.get(id);
    return value ? `${value.label} ${value.number}` : 'value';
  }

  /** The pieces of a text as plain words, values by what may be shown of them. */
  plain(pieces) {
    return (pieces ?? []).map((piece) => (typeof piece === 'string' ? piece : this.shown(piece))).join('');
  }

  shown(piece) {
    const value = this.known.get(piece.v);
    const shown = piece.as ?? value?.shown ?? '…';
    return shown === '…' ? `‹${this.name(piece.v)}›` : shown;
  }
}

/** An element with attributes and children; strings become text, never markup. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(key, String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A value as a chip: its name and, if wanted, what may be shown of it. */
export function chip(values, piece, withText = true) {
  const value = values.get(piece.v);
  if (!value) {
    return el('span', {}, piece.as ?? '…');
  }
  const shown = piece.as ?? value.shown;
  return el(
    'span',
    { class: `value hue${value.hue}`, 'data-v': piece.v, tabindex: '-1', role: 'mark', title: `${values.name(piece.v)}: every place it travels to lights up` },
    el('b', {}, value.kind === 'account' ? shown : values.name(piece.v)),
    withText && value.kind !== 'account' && shown !== '…' ? el('code', {}, shown) : '',
  );
}

/** The pieces of a text as elements. */
export function pieces(values, text) {
  return (text ?? []).map((piece) => (typeof piece === 'string' ? piece : chip(values, piece)));
}

/** Lights up every place of the value under the pointer or the focus. */
export function lightUp(root) {
  let lit = '';
  const light = (id) => {
    if (id === lit) {
      return;
    }
    root.querySelectorAll('.lit').forEach((element) => element.classList.remove('lit'));
    lit = id;
    if (id) {
      root.querySelectorAll(`[data-v="${CSS.escape(id)}"]`).forEach((element) => {
        element.classList.add('lit');
        element.closest('.exchange')?.classList.add('lit');
      });
    }
  };
  const idOf = (event) => event.target.closest?.('[data-v]')?.getAttribute('data-v') ?? '';
  root.addEventListener('pointerover', (event) => light(idOf(event)));
  root.addEventListener('focusin', (event) => light(idOf(event)));
}
