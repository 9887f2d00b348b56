// @ts-check
// The steps of a lesson as small squares: on the dashboard and on the learner's page.

import { el } from './inspector-values.js';

const SIGNS = { blank: '', begun: '●', passed: '✓', changed: '↻' };
const WORDS = { blank: 'not begun', begun: 'begun', passed: 'solved', changed: 'solved before its check changed' };

/** What a cell shows: hints taken instead of the dot. */
function sign({ state, hints }) {
  return state === 'begun' && hints > 0 ? String(hints) : SIGNS[state];
}

function words(number, { state, hints, mistakes }) {
  const count = (n, what) => (n > 0 ? `, ${n} ${what}${n === 1 ? '' : 's'}` : '');
  return `${number}: ${WORDS[state]}${count(hints, 'hint')}${count(mistakes, 'known mistake')}`;
}

/** The squares of a lesson; where someone is stands out. With `onChoose`, each can be chosen. */
export function steps(lesson, cells, at, onChoose) {
  return cells.map((cell, index) => {
    const number = `${lesson.number}.${index + 1}`;
    const label = words(number, cell);
    const look = `cell ${cell.state}${number === at ? ' here' : ''}`;
    if (!onChoose || cell.state === 'blank') {
      return el('span', { class: look, title: label, role: 'img', 'aria-label': label }, sign(cell));
    }
    const button = el('button', { class: look, title: `${label}. Reset this step …`, 'aria-label': `${label}. Reset this step` }, sign(cell));
    button.addEventListener('click', () => onChoose(index + 1));
    return button;
  });
}

/** Whether a step needs nothing more. */
export const isSolved = (state) => state === 'passed' || state === 'changed';

/** A time in minutes, or in hours from two on. */
export function span(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** For how long, as people say it; nothing for nobody. */
export function since(seconds) {
  return seconds <= 0 ? '' : seconds < 60 ? 'just now' : span(seconds);
}

/** How long ago, as people say it. */
export function ago(seconds) {
  return seconds < 60 ? 'just now' : `${span(seconds)} ago`;
}

/** Asks a server again and again; what it says when it does not answer is told, and the asking goes on. */
export function follow(path, pace, { onState, onStatus }) {
  let delay = pace;
  const ask = async () => {
    try {
      const reply = await fetch(path, { cache: 'no-store' });
      if (reply.status === 403 || reply.status === 429) {
        onStatus('refused');
        return;
      }
      onState(await reply.json());
      onStatus('live');
    } catch {
      onStatus('lost');
    }
    setTimeout(ask, delay);
  };
  ask();
}
