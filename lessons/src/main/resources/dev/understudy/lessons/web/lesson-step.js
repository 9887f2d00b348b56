// @ts-check
// One step: what to do, a place to type, what came of it, and what the server has seen of what it wants to see.

import { el } from '/_understudy/assets/inspector-values.js';

/** Text of a lesson, which the server made of Markdown with every mark-up in it escaped. */
export function prose(html, tag = 'div') {
  const element = el(tag, { class: 'prose' });
  element.innerHTML = html;
  return element;
}

export class StepView {
  constructor(page, step, index) {
    this.page = page;
    this.step = step;
    this.index = index;
    this.hints = 0;
    this.isSolved = false;
    this.key = `${page.lesson.number}.${index + 1}`;
    this.clauses = step.clauses.map((clause) => this.clause(clause));
    this.typed = this.editor();
    this.result = el('div', { class: 'result', role: 'log', 'aria-label': 'What came of it' });
    this.aid = el('div', { class: 'aid' });
    this.moral = el('div', { class: 'moral', hidden: true });
    this.tools = this.toolbar();
    this.visit = this.button(page.lesson.solved.includes(index) ? 'Do it again' : 'Go to this step', () => page.go(index));
    this.visit.classList.add('visit');
    this.element = el(
      'section',
      { class: 'step', id: `step-${index + 1}`, 'data-step': index + 1, 'aria-label': `Step ${index + 1}: ${step.title}` },
      el('h2', {}, el('span', { class: 'number' }, this.key), step.title, el('span', { class: 'mark', 'aria-hidden': 'true' })),
      this.visit,
      el(
        'div',
        { class: 'body' },
        prose(step.task),
        el('p', { class: 'wants' }, 'The server wants to see'),
        el('ul', { class: 'clauses' }, this.clauses.map((clause) => clause.element)),
        el('label', { class: 'visually-hidden', for: `typed-${index + 1}` }, `Java for step ${index + 1}`),
        this.typed,
        this.tools,
        this.aid,
        this.result,
        this.moral,
      ),
    );
    this.mark(page.lesson.solved.includes(index));
  }

  clause({ text, details }) {
    const why = el('div', { class: 'missing', hidden: true });
    const sign = el('span', { class: 'sign', 'aria-hidden': 'true' }, '○');
    const said = el('span', { class: 'visually-hidden' }, 'Not seen yet: ');
    const element = el('li', {}, sign, el('div', {}, said, el('code', {}, text), ...details.map((detail) => el('code', { class: 'detail' }, detail)), why));
    return { element, sign, said, why };
  }

  editor() {
    const kept = sessionStorage.getItem(`typed ${this.key}`);
    const area = /** @type {HTMLTextAreaElement} */ (
      el('textarea', { id: `typed-${this.index + 1}`, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', autocorrect: 'off', rows: 3 })
    );
    area.value = kept ?? this.step.start;
    const fit = () => {
      area.rows = Math.min(24, Math.max(3, area.value.split('\n').length + 1));
    };
    area.addEventListener('input', () => {
      sessionStorage.setItem(`typed ${this.key}`, area.value);
      fit();
    });
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.run();
      }
    });
    this.fit = fit;
    fit();
    return area;
  }

  toolbar() {
    this.runs = this.button('Run', () => this.run(), 'Run your lines (Ctrl-Enter)');
    this.runs.classList.add('go');
    this.stops = this.button('Stop', () => this.page.stop(), 'Stop what runs');
    this.stops.classList.add('stop');
    this.goes = this.button(this.isLast() ? 'All lessons' : 'Next step', () => this.next());
    this.goes.classList.add('next');
    const { hints, mistakes } = this.step;
    this.others = [
      hints.length ? this.button('Hint', () => this.hint()) : undefined,
      mistakes.length ? this.button('Break it', () => this.choose(), 'Make a mistake on purpose, and see what happens') : undefined,
      this.button('Solution', () => this.solution()),
      this.button('Reset', () => this.reset(), 'This step from its beginning: the server, the time and your variables'),
      this.index > 0 ? this.button('Back', () => this.page.go(this.index - 1), 'The step before') : undefined,
    ].filter((button) => button !== undefined);
    this.tools = el('div', { class: 'tools', role: 'toolbar', 'aria-label': `Step ${this.index + 1}` }, this.runs, this.stops, this.others, this.goes);
    return this.tools;
  }

  button(words, act, title = '') {
    const button = /** @type {HTMLButtonElement} */ (el('button', title ? { title } : {}, words));
    button.addEventListener('click', act);
    return button;
  }

  isLast() {
    return this.index === this.page.lesson.steps.length - 1;
  }

  place(current) {
    this.element.classList.toggle('current', current);
    this.element.toggleAttribute('data-current', current);
    if (!current) {
      this.visit.textContent = this.page.lesson.solved.includes(this.index) ? 'Do it again' : 'Go to this step';
    }
    this.isSolved = false;
    this.hints = 0;
    this.moral.hidden = true;
    this.aid.replaceChildren();
    this.result.replaceChildren();
  }

  enable(ready) {
    [this.runs, this.goes, this.visit, ...this.others].forEach((button) => {
      button.disabled = !ready;
    });
    this.stops.hidden = ready;
  }

  run() {
    if (!this.runs.disabled && this.typed.value.trim()) {
      this.result.replaceChildren(el('pre', { class: 'printed', hidden: true }));
      this.page.run(this.typed.value);
    }
  }

  /** What the lines print, while they run. */
  printing(text) {
    const place = /** @type {HTMLElement | null} */ (this.result.querySelector('.printed'));
    if (place && document.body.dataset.state === 'busy') {
      place.hidden = text === '';
      place.textContent = text;
    }
  }

  ran(told) {
    this.result.replaceChildren(...this.came(told));
    this.reveal();
    if (told.tooLong) {
      this.trouble(`Stopped after ${this.page.lesson.seconds} seconds: on this page, lines may run no longer.`);
    }
    if (told.begunAgain) {
      this.trouble('Your Java had to be started again, at the beginning of this step; the lesson goes on.');
    }
    told.known.forEach((known) =>
      this.result.append(
        el('div', { class: 'known' }, el('p', {}, el('b', {}, `Known: ${known.name}`)), prose(known.why), el('p', { class: 'soft' }, `Mistake ${known.number} of the ${told.knownMistakes} most asked about; you have met ${told.met}.`)),
      ),
    );
  }

  /** Shows the result from its beginning, if it goes off the window, and the buttons above it, with which one goes on. */
  reveal() {
    if (this.result.getBoundingClientRect().bottom > innerHeight) {
      this.tools.scrollIntoView({ block: 'start' });
    }
  }

  /** What was printed, and what each snippet gave. */
  came({ output, echoes }) {
    const words = { STOPPED: 'Stopped.', KILLED: 'Stopped. The JVM that ran your lines had to be ended for it.', LOST: 'The JVM that ran your lines is gone.' };
    const line = ({ kind, name, text }) => {
      const bad = kind !== 'VALUE' && kind !== 'DONE';
      const shown = words[kind] ?? (text.length > 2000 ? `${text.slice(0, 2000)} … (${text.length} characters)` : text);
      return el('pre', { class: bad ? 'bad' : 'value-of', 'data-kind': kind }, name ? el('span', { class: 'name' }, `${name} ==> `) : '', shown);
    };
    const all = [output ? el('pre', { class: 'printed' }, output) : '', ...echoes.filter((echo) => echo.kind !== 'DONE').map(line)].filter((one) => one !== '');
    return all.length ? all : [el('p', { class: 'soft' }, 'Done; nothing to show.')];
  }

  trouble(text) {
    this.result.append(el('p', { class: 'bad' }, text));
  }

  /** How the clauses stand; only the first that does not hold is explained. */
  judge(verdicts, solved) {
    let explained = false;
    verdicts.forEach(({ holds, missing }, index) => {
      const clause = this.clauses[index];
      clause.element.classList.toggle('holds', holds);
      clause.sign.textContent = holds ? '✔' : '○';
      clause.said.textContent = holds ? 'Seen: ' : 'Not seen yet: ';
      clause.why.hidden = holds || explained;
      clause.why.innerHTML = missing;
      explained ||= !holds;
    });
    if (solved && !this.isSolved) {
      this.solved();
    }
  }

  solved() {
    this.isSolved = true;
    this.page.solved(this.index);
    this.mark(true);
    this.moral.hidden = false;
    this.moral.replaceChildren(el('p', { class: 'good' }, el('b', {}, 'Solved.')), prose(this.step.moral));
    this.goes.classList.add('go');
  }

  mark(done) {
    this.element.classList.toggle('done', done);
    this.element.querySelector('.mark').textContent = done ? '✔' : '';
  }

  hint() {
    this.hints = Math.min(this.hints + 1, this.step.hints.length);
    this.aid.replaceChildren(
      ...this.step.hints.slice(0, this.hints).map((hint, index) => el('div', { class: 'hint' }, el('span', { class: 'soft' }, `Hint ${index + 1} of ${this.step.hints.length}`), prose(hint))),
    );
  }

  solution() {
    this.aid.replaceChildren(
      el('p', { class: 'soft' }, 'The official lines; yours may be others.'),
      el('pre', { class: 'official' }, this.step.solution),
      this.button('Put them into the field', () => {
        this.write(this.step.solution);
        this.typed.focus();
      }),
    );
  }

  /** Which mistake is to be made. */
  choose() {
    this.aid.replaceChildren(
      el('p', { class: 'soft' }, 'What would you like to see go wrong? The server is put back afterwards.'),
      ...this.step.mistakes.map((mistake, index) => this.button(mistake.name, () => this.page.make(index))),
    );
  }

  made(told, index) {
    const mistake = this.step.mistakes[index];
    this.result.replaceChildren(
      el('p', { class: 'soft' }, `To be seen: ${mistake.name}`),
      el('pre', { class: 'official' }, mistake.code),
      ...this.came(told),
      el('ul', { class: 'happened' }, told.happened.map(({ text, holds }) => el('li', { class: holds ? 'holds' : 'bad' }, el('code', {}, text)))),
      prose(mistake.why),
      el('p', { class: 'soft' }, 'The server is back to how it was before this mistake.'),
    );
    this.reveal();
  }

  reset() {
    this.write(this.step.start);
    this.page.go(this.index);
  }

  write(text) {
    this.typed.value = text;
    this.typed.dispatchEvent(new Event('input'));
  }

  next() {
    if (this.isLast()) {
      location.assign('/');
    } else {
      this.page.go(this.index + 1);
    }
  }
}
