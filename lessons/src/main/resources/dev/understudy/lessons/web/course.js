// @ts-check
// All lessons, and how far one is.

import { el } from '/_understudy/assets/inspector-values.js';
import { read } from './lesson-link.js';

const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const { lessons } = await read('/course');
const sum = (name) => lessons.reduce((all, lesson) => all + lesson[name], 0);
const done = sum('done');
const first = lessons.find((lesson) => lesson.done < lesson.count);

at('progress').append(
  el('progress', { max: sum('count'), value: done, 'aria-label': 'Steps solved' }),
  el('p', { class: 'soft' }, `${done} of ${sum('count')} steps solved, in ${lessons.length} lessons of about ${Math.round(sum('minutes') / 60)} hours`),
  first ? el('p', {}, el('a', { class: 'go', href: `/lessons/${first.number}` }, done ? `Go on with lesson ${first.number}` : 'Begin')) : el('p', {}, 'That was the whole course.'),
);
at('lessons').append(...lessons.map(entry));

function entry(lesson) {
  const whole = lesson.done === lesson.count;
  const state = whole ? 'solved' : lesson.done ? `${lesson.done} of ${lesson.count} steps` : '';
  return el(
    'li',
    { class: whole ? 'whole' : '', 'data-lesson': lesson.number },
    el('a', { href: `/lessons/${lesson.number}` }, el('span', { class: 'number' }, lesson.number), lesson.title),
    el('span', { class: 'state' }, whole ? `✔ ${state}` : state),
    el('span', { class: 'soft' }, `${lesson.minutes} min. You will ${lesson.objective}.`),
  );
}
