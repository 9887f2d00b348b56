// @ts-check
// A lesson: its steps, the session behind the page, and beside them the drawing of what travels.

import { Catalogue } from '/_understudy/assets/inspector-catalogue.js';
import { Blocks, Diagram } from '/_understudy/assets/inspector-diagram.js';
import { Feed } from '/_understudy/assets/inspector-feed.js';
import { Flows } from '/_understudy/assets/inspector-flows.js';
import { el, lightUp, Values } from '/_understudy/assets/inspector-values.js';
import { read, send } from './lesson-link.js';
import { prose, StepView } from './lesson-step.js';

const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

class LessonPage {
  constructor(lesson, catalogue) {
    this.lesson = lesson;
    this.catalogue = catalogue;
    this.exchanges = [];
    this.mark = 0;
    this.judgement = 0;
    this.current = -1;
    document.title = `${lesson.number} ${lesson.title} · Understudy`;
    at('head').append(
      el('p', { class: 'soft' }, `Lesson ${lesson.number}, about ${lesson.minutes} minutes`),
      el('h1', {}, lesson.title),
      el('p', { class: 'objective' }, `You will ${lesson.objective}.`),
      prose(lesson.intro),
    );
    this.views = lesson.steps.map((step, index) => new StepView(this, step, index));
    at('steps').append(...this.views.map((view) => view.element));
    this.foot();
    this.paper();
    lightUp(document.body);
    at('again').addEventListener('click', () => location.reload());
    addEventListener('pagehide', () => this.leave());
    // A page that the browser brings back from its memory has no session any more.
    addEventListener('pageshow', (event) => (event.persisted ? location.reload() : undefined));
  }

  /** Begins where one has not been yet, or where the address says. */
  async begin() {
    const wanted = Number.parseInt(location.hash.slice(1), 10) - 1;
    const open = this.lesson.steps.findIndex((step, index) => !this.lesson.solved.includes(index));
    const step = this.lesson.steps[wanted] ? wanted : Math.max(0, open);
    this.show(step);
    if (step === 0) {
      scrollTo(0, 0);
    }
    this.busy('starting', 'Starting Java …');
    try {
      const state = await send('/sittings', { lesson: this.lesson.number, step });
      this.root = `/sittings/${state.id}`;
      this.feed = new Feed({
        onExchanges: (exchanges) => this.travelled(exchanges),
        onStart: () => undefined,
        onStatus: (status) => (document.body.dataset.feed = status),
        onGate: () => undefined,
        root: this.root,
        also: {
          judged: (told) => this.judged(told),
          output: ({ text }) => this.view.printing(text),
          closed: ({ why }) => this.ended(why),
        },
      });
      this.feed.open('', 'off');
      this.entered(state);
    } catch (problem) {
      this.ended(problem.message);
    }
  }

  get view() {
    return this.views[this.current];
  }

  /** Asks the session for something; only one thing at a time. */
  async ask(action, order, words) {
    this.busy('busy', words);
    try {
      return await send(`${this.root}/${action}`, order);
    } catch (problem) {
      if (problem.gone) {
        this.ended(problem.message);
      } else {
        this.view.trouble(problem.message);
      }
      return undefined;
    } finally {
      this.busy('ready', this.ready());
    }
  }

  async run(text) {
    const told = await this.ask('run', { text }, 'Your lines run …');
    if (told) {
      this.begins(told.mark);
      this.view.ran(told);
      this.judged(told);
    }
  }

  async make(mistake) {
    const told = await this.ask('break', { mistake }, 'The mistake is being made …');
    if (told) {
      this.view.made(told, mistake);
      this.judged(told);
    }
  }

  async go(step) {
    const told = await this.ask('go', { step }, 'The step is being set up …');
    if (told) {
      this.show(told.step);
      this.entered(told);
    }
  }

  stop() {
    send(`${this.root}/stop`).catch((problem) => this.view.trouble(problem.message));
  }

  /** Draws from here on; what came before belongs to the steps before. */
  entered(state) {
    at('inspector').hidden = false;
    at('inspector').setAttribute('href', state.inspector);
    this.begins(state.mark);
    this.judged(state);
    this.busy('ready', this.ready());
  }

  begins(mark) {
    if (mark !== this.mark || !this.blocks) {
      this.mark = mark;
      this.values = new Values();
      this.flows = new Flows();
      this.diagram = new Diagram({ catalogue: this.catalogue, values: this.values, onOpen: (exchange) => this.open(exchange) });
      this.blocks = new Blocks(at('flows'), this.diagram);
      at('heads').replaceChildren(...this.diagram.heads());
      this.draw(this.exchanges);
    }
  }

  travelled(exchanges) {
    this.exchanges.push(...exchanges);
    this.draw(exchanges);
  }

  draw(exchanges) {
    for (const exchange of exchanges.filter((one) => one.n > this.mark)) {
      this.values.add(exchange.values);
      exchange.flow = this.flows.place(exchange);
      this.blocks.put(exchange, { apart: true, open: true });
      this.blocks.name(exchange.flow);
    }
    const drawn = at('flows').childElementCount > 0;
    at('nothing').hidden = drawn;
    at('heads').hidden = !drawn;
    const aside = /** @type {HTMLElement} */ (document.querySelector('.diagram'));
    aside.scrollTop = aside.scrollHeight;
  }

  /** One exchange, parameter by parameter, is the inspector's to show. */
  open(exchange) {
    window.open(`${at('inspector').getAttribute('href')}#${exchange.n}`, '_blank', 'noreferrer');
  }

  /** Judgements may overtake each other; the highest number is the newest. */
  judged({ judgement, verdicts, solved }) {
    if (judgement > this.judgement) {
      this.judgement = judgement;
      this.view.judge(verdicts, solved);
    }
  }

  show(step) {
    this.current = step;
    this.views.forEach((view, index) => view.place(index === step));
    history.replaceState(null, '', `#${step + 1}`);
    this.view.element.scrollIntoView({ block: 'start' });
  }

  busy(state, words) {
    document.body.dataset.state = state;
    at('status').textContent = words;
    this.views.forEach((view) => view.enable(state === 'ready'));
  }

  ready() {
    const { solved } = this.lesson;
    return `${new Set(solved).size} of ${this.lesson.count} steps solved`;
  }

  solved(index) {
    this.lesson.solved.push(index);
    at('status').textContent = this.ready();
  }

  ended(why) {
    this.feed?.close();
    document.body.dataset.state = 'ended';
    at('status').textContent = 'Ended';
    at('ended-why').textContent = why;
    /** @type {HTMLDialogElement} */ (at('ended')).showModal();
  }

  leave() {
    this.feed?.close();
    if (this.root) {
      send(`${this.root}/close`, {}, true).catch(() => undefined);
    }
  }

  foot() {
    at('foot').append(
      this.lesson.next ? el('p', {}, 'Next: ', el('a', { href: `/lessons/${this.lesson.next.number}` }, `lesson ${this.lesson.next.number}, ${this.lesson.next.title}`)) : el('p', {}, 'This is the last lesson.'),
      el('p', { class: 'soft' }, `Your lines run on this machine, with your rights, in a JVM of their own: 64 MB, ${this.lesson.seconds} seconds a run, its own folder. That keeps accidents small; it is no sandbox, so paste nothing that you would not run yourself.`),
    );
  }

  /** The solutions, for who prints the page. */
  paper() {
    at('solutions').append(
      el('h2', {}, 'Solutions'),
      ...this.lesson.steps.flatMap((step, index) => [el('h3', {}, `${this.lesson.number}.${index + 1} ${step.title}`), el('pre', {}, step.solution)]),
    );
  }
}

const words = fetch('/_understudy/assets/inspector-catalogue.json').then((reply) => reply.json());
try {
  const lesson = await read(`/course/${location.pathname.split('/').pop()}`);
  await new LessonPage(lesson, new Catalogue(await words)).begin();
} catch (problem) {
  at('status').textContent = '';
  at('head').append(el('h1', {}, 'No lesson'), el('p', {}, problem.message), el('p', {}, el('a', { href: '/' }, 'All lessons')));
}
