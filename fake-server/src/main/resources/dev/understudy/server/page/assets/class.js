// @ts-check
// The instructor's dashboard: who is where, and what can be done about it.

import { el } from './inspector-values.js';
import { ago, follow, isSolved, since, span, steps } from './class-steps.js';

const ROOT = '/_understudy/class';
const PACE = 2000;
/** From so many seconds on a wait stands out. */
const LONG = 600;

const at = (id) => /** @type {any} */ (document.getElementById(id));

class Dashboard {
  constructor() {
    this.state = { lessons: [], learners: [], undo: [] };
    this.drawn = '';
    at('lesson').addEventListener('change', () => this.draw());
    at('expire').addEventListener('click', () => this.order({ action: 'time', by: 'PT1H', words: 'everybody’s access token has just expired' }, 'Everybody’s access token has expired.'));
    this.form('fault', () => this.order({ action: 'fault', endpoint: at('endpoint').value, fault: at('kind').value }, `Everybody’s next request to ${at('endpoint').value} meets: ${at('kind').value}.`));
    this.form('broadcast', () => this.order({ action: 'broadcast', place: at('place').value, words: at('words').value }, `Everybody is asked to go to ${at('place').value}.`));
    at('reset').addEventListener('click', () => this.reset('everybody, all lessons and all that was done at the server', { learner: '' }));
    at('no').addEventListener('click', () => at('ask').close());
    follow(`${ROOT}/state`, PACE, { onState: (state) => this.take(state), onStatus: (status) => this.status(status) });
  }

  form(id, action) {
    at(id).addEventListener('submit', (event) => {
      event.preventDefault();
      action();
    });
  }

  take(state) {
    this.state = state;
    this.choices();
    this.draw();
    this.asked();
    this.undo();
  }

  status(status) {
    document.body.dataset.connection = status;
    const here = this.state.learners.filter((learner) => learner.state !== 'blank').length;
    const stuck = this.state.learners.filter((learner) => learner.seconds >= LONG).length;
    const words = { live: '● Live', lost: '○ Waiting for the server', refused: '○ Not for you: open the link that was printed where the server was started' }[status];
    at('status').textContent = `${words} · ${here} of ${this.state.learners.length} have begun${stuck ? ` · ${stuck} stuck for 10 minutes or more` : ''}`;
  }

  /** The lesson that most learners are in, until another is chosen; and every step as a place to go. */
  choices() {
    const { lessons, learners } = this.state;
    const names = lessons.map((lesson) => lesson.name).join();
    at('pick').hidden = lessons.length < 2;
    if (at('lesson').dataset.names === names) {
      return;
    }
    const chosen = at('lesson').value;
    const count = (lesson) => learners.filter((learner) => learner.at.split('.')[0] === lesson.number).length;
    const busiest = [...lessons].sort((one, other) => count(other) - count(one))[0];
    at('lesson').replaceChildren(el('option', { value: '' }, 'all'), ...lessons.map((lesson) => el('option', { value: lesson.name }, `${lesson.number} ${lesson.title}`)));
    at('lesson').value = chosen || (lessons.length > 3 ? busiest.name : '');
    at('lesson').dataset.names = names;
    at('places').replaceChildren(...lessons.flatMap((lesson) => Array.from({ length: lesson.steps }, (ignored, index) => el('option', { value: `${lesson.number}.${index + 1}` }))));
  }

  draw() {
    const { lessons, learners } = this.state;
    const shown = lessons.filter((lesson) => !at('lesson').value || lesson.name === at('lesson').value);
    // Seconds go on all the time; the table is drawn anew only when something is seen to change.
    const look = JSON.stringify([shown, this.state.shown, learners.map((learner) => ({ ...learner, seconds: since(learner.seconds) }))]);
    at('empty').hidden = lessons.length > 0;
    if (look === this.drawn) {
      return;
    }
    this.drawn = look;
    const focused = document.activeElement?.getAttribute('data-at');
    const head = el('tr', {}, ['Learner', ...shown.map((lesson) => `${lesson.number} ${lesson.title}`), 'In the step', 'Last mistake', ''].map((title) => el('th', { scope: 'col' }, title)));
    at('board').replaceChildren(lessons.length === 0 ? '' : el('table', {}, el('thead', {}, head), el('tbody', {}, learners.map((learner) => this.row(learner, shown)))));
    if (focused) {
      at('board').querySelector(`[data-at="${focused}"]`)?.focus();
    }
  }

  /** What everybody was asked to last. */
  asked() {
    const { broadcast } = this.state;
    at('asked').replaceChildren(...(broadcast ? ['Everybody was asked to ', el('strong', {}, broadcast.place), `, ${ago(broadcast.seconds)}.${broadcast.words && ` “${broadcast.words}”`}`] : []));
  }

  /** Where a learner is, and for how long; whoever has solved the step is in none. */
  place(learner) {
    if (!learner.at) {
      return el('span', { class: 'not-yet' }, 'not begun');
    }
    return isSolved(learner.state) ? `${learner.at} solved` : `${learner.at} · ${since(Math.max(1, learner.seconds))}`;
  }

  /** What the lab does to a learner: without it the instructor would wonder at the errors. */
  lab({ clock, faults }) {
    const words = [...faults.map((fault) => `awaits ${fault}`), ...(clock ? [`clock ${span(Math.abs(clock))} ${clock > 0 ? 'ahead' : 'behind'}`] : [])];
    return words.map((text) => el('span', { class: 'lab' }, text));
  }

  row(learner, lessons) {
    const cells = lessons.map((lesson) => el('td', { class: 'steps', 'data-title': `${lesson.number} ${lesson.title}` }, steps(lesson, learner.cells[lesson.name], learner.at, (step) => this.reset(`${learner.name}, step ${lesson.number}.${step}`, { learner: learner.id, lesson: lesson.name, step }))));
    const projected = this.state.shown === learner.id;
    const show = el('button', { 'data-at': `show-${learner.id}`, 'aria-pressed': String(projected), title: 'Opens the learner’s diagram, and tells the learner so' }, projected ? 'Shown' : 'Show');
    show.addEventListener('click', () => this.show(learner, projected));
    const reset = el('button', { 'data-at': `reset-${learner.id}`, title: 'Puts all of this learner back to the beginning' }, 'Reset …');
    reset.addEventListener('click', () => this.reset(`${learner.name}: all lessons and all that was done at the server`, { learner: learner.id }));
    return el(
      'tr',
      { 'data-learner': learner.id },
      el('th', { scope: 'row' }, learner.name),
      cells,
      el('td', { class: `minutes${learner.seconds >= LONG ? ' long' : ''}` }, this.place(learner)),
      el('td', { class: 'mistake' }, learner.mistake, this.lab(learner)),
      el('td', {}, el('div', { class: 'row-tools' }, show, reset)),
    );
  }

  undo() {
    at('undo').replaceChildren(
      ...this.state.undo.map((reset) => {
        const button = el('button', { 'data-undo': reset.n }, 'Undo');
        button.addEventListener('click', () => this.order({ action: 'undo', n: reset.n }, `Taken back: ${reset.what}.`));
        return el('li', {}, `Reset: ${reset.what}`, button, el('span', { class: 'soft' }, `for ${Math.ceil(reset.seconds / 60)} more min`));
      }),
    );
  }

  show(learner, projected) {
    if (projected) {
      this.order({ action: 'show', learner: '' }, `${learner.name}’s diagram is off the projector.`);
      return;
    }
    window.open(`/_understudy/inspector?${new URLSearchParams({ project: learner.project })}`, 'projector');
    this.order({ action: 'show', learner: learner.id }, `${learner.name}’s diagram is on the projector.`);
  }

  reset(what, scope) {
    at('question').textContent = `Reset ${what}? You can take it back for 10 minutes.`;
    at('yes').onclick = () => {
      at('ask').close();
      this.order({ action: 'reset', ...scope }, `Reset: ${what}.`);
    };
    at('ask').showModal();
  }

  async order(what, done) {
    try {
      const reply = await fetch(`${ROOT}/actions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what) });
      const answer = await reply.json();
      at('said').classList.toggle('problem', !reply.ok);
      at('said').textContent = reply.ok ? done : answer.error_description;
      if (reply.ok) {
        this.take(answer);
      }
    } catch {
      at('said').classList.add('problem');
      at('said').textContent = 'The server does not answer; nothing was done.';
    }
  }
}

new Dashboard();
