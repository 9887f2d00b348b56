// @ts-check
// The learner's own page: how far one is, and what the instructor says.

import { el } from './inspector-values.js';
import { follow, isSolved, since, steps } from './class-steps.js';

const PACE = 3000;

const at = (id) => /** @type {any} */ (document.getElementById(id));

function draw(state) {
  at('shown').hidden = !state.shown;
  at('news').hidden = !state.news;
  at('news').textContent = state.news?.words ?? '';
  const waits = since(state.seconds);
  at('at').textContent = isSolved(state.state) ? `You have solved ${state.at}.` : state.at ? `You are at ${state.at}${state.seconds < 60 ? '' : `, for ${waits}`}. ${state.mistake}` : 'No lesson begun yet.';
  const mine = state.lessons.filter((lesson) => state.cells[lesson.name].some((cell) => cell.state !== 'blank'));
  at('progress').replaceChildren(...mine.map((lesson) => el('p', { class: 'progress' }, el('span', {}, steps(lesson, state.cells[lesson.name], state.at)), `${lesson.number} ${lesson.title}`)));
}

follow('/me/state', PACE, {
  onState: draw,
  onStatus: (status) => {
    document.body.dataset.connection = status;
    at('status').textContent = { live: '● Live', lost: '○ Waiting for the server', refused: '○ This browser has no key any more: load the page anew' }[status];
  },
});
