// @ts-check
// The chosen exchange, parameter by parameter, each with what it means and where that is written.

import { el, pieces } from './inspector-values.js';
import { errorCode, fact, isError } from './inspector-flows.js';
import { Catalogue } from './inspector-catalogue.js';
import { why } from './inspector-diagram.js';
import { snippets } from './inspector-feed.js';

export class Detail {
  constructor({ place, catalogue, values, advice, onClose, onReplay, live }) {
    this.advice = advice;
    this.onReplay = onReplay;
    this.place = place;
    this.catalogue = catalogue;
    this.values = values;
    this.onClose = onClose;
    this.live = live;
  }

  show(exchange) {
    const words = this.catalogue.endpoint(exchange.endpoint);
    const close = el('button', { class: 'close', title: 'Close (Esc)', 'aria-label': 'Close' }, '✕');
    close.addEventListener('click', () => this.onClose());
    this.place.hidden = false;
    this.place.setAttribute('data-key', exchange.key);
    this.place.replaceChildren(
      el('div', { class: 'detail-head' }, el('h2', { tabindex: '-1' }, `${exchange.n} · ${words.title}`), close),
      el('p', { class: 'means' }, words.means),
      this.verdict(exchange),
      this.advice.section(exchange),
      this.request(exchange),
      this.reply(exchange),
      ...(exchange.jwts ?? []).map((jwt) => this.jwt(jwt)),
      this.live ? this.again(exchange) : '',
    );
    this.place.scrollTop = 0;
  }

  /** All advice in place of an exchange. */
  showAdvice(onOpen) {
    const close = el('button', { class: 'close', title: 'Close (Esc)', 'aria-label': 'Close' }, '✕');
    close.addEventListener('click', () => this.onClose());
    this.place.hidden = false;
    this.place.setAttribute('data-key', 'advice');
    this.place.replaceChildren(el('div', { class: 'detail-head' }, el('h2', { tabindex: '-1' }, 'Advice'), close), this.advice.list(onOpen));
    this.place.scrollTop = 0;
  }

  hide() {
    this.place.hidden = true;
    this.place.removeAttribute('data-key');
    this.place.replaceChildren();
  }

  verdict(exchange) {
    const failed = isError(exchange);
    const reason = why(exchange, this.values);
    const code = errorCode(exchange);
    const box = el(
      'section',
      { class: `verdict ${failed ? 'bad' : 'good'}` },
      el('p', {}, el('strong', {}, `${failed ? '✕' : '✓'} ${exchange.reply.status}${code ? ` ${code}` : ''}`), ` in ${exchange.took < 10 ? exchange.took.toFixed(1) : Math.round(exchange.took)} ms`),
    );
    if (reason) {
      box.append(el('p', { class: 'reason' }, pieces(this.values, fact(exchange, 'why'))));
    }
    const lesson = failed && this.catalogue.lesson(exchange.endpoint, `${exchange.reply.status} ${code} ${reason}`);
    if (lesson) {
      box.append(el('p', { class: 'lesson' }, `Lesson ${lesson.lesson}, “${lesson.title}”, explains it: `, el('code', {}, `scripts/understudy learn ${lesson.lesson}`)));
    }
    return box;
  }

  request(exchange) {
    const { request, endpoint } = exchange;
    const means = (name) => this.catalogue.parameter(endpoint, name);
    return el(
      'section',
      {},
      el('h3', {}, 'Request'),
      el('p', { class: 'line' }, el('b', {}, request.method), ' ', pieces(this.values, request.path)),
      this.table('In the address', request.query, means),
      this.table('In the form', request.form, means),
      this.body(request),
      this.folded('Headers', request.headers),
    );
  }

  reply(exchange) {
    const { reply, endpoint } = exchange;
    const means = (name) => this.catalogue.parameter(endpoint, name);
    return el(
      'section',
      {},
      el('h3', {}, 'Reply'),
      reply.location ? el('p', { class: 'line' }, el('b', {}, `${reply.status} to `), pieces(this.values, reply.location)) : '',
      this.table('Carried by the redirect', reply.redirect, means),
      reply.title ? el('p', { class: 'line' }, 'A page titled “', pieces(this.values, reply.title), `”, ${reply.bytes} bytes`) : '',
      this.table('In the answer', reply.members, means),
      this.body(reply),
      this.folded('Headers', reply.headers),
    );
  }

  table(caption, fields, means) {
    return fields && fields.length > 0
      ? el('table', {}, el('caption', {}, caption), el('tbody', {}, fields.map((field) => this.field(field, means))))
      : '';
  }

  field({ name, value, words }, means) {
    const text = this.values.plain(name);
    const meaning = means(text);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, pieces(this.values, name)),
      el(
        'td',
        {},
        el('div', { class: 'is' }, pieces(this.values, value)),
        words ? el('div', { class: 'words' }, words) : '',
        meaning ? el('div', { class: 'meaning' }, `${meaning.means} `, source(meaning.source)) : '',
      ),
    );
  }

  folded(title, headers) {
    return el(
      'details',
      {},
      el('summary', {}, `${title} (${headers.length})`),
      this.table(title, headers, (name) => this.catalogue.header(name)),
    );
  }

  body({ text, type, bytes }) {
    if (!text) {
      return '';
    }
    return el('details', {}, el('summary', {}, `Body: ${bytes} bytes of ${type}`), el('pre', {}, pieces(this.values, text)));
  }

  jwt({ value, header, claims, verdict }) {
    const good = verdict.startsWith('Signature good');
    return el(
      'section',
      { class: 'jwt' },
      el('h3', {}, 'JWT ', pieces(this.values, value)),
      el('p', { class: good ? 'good' : 'bad' }, `${good ? '✓' : '✕'} ${verdict}`),
      this.table('Claims', claims, (name) => this.catalogue.claim(name)),
      el('details', {}, el('summary', {}, 'Header'), el('pre', {}, pieces(this.values, header))),
    );
  }

  /** Programs that send it again. They carry its secrets, so they are fetched when asked for, and copied unseen. */
  again(exchange) {
    const said = el('p', { class: 'said', role: 'status' });
    const now = el('button', { class: 'replay' }, 'Send it now');
    now.addEventListener('click', () => this.onReplay(exchange.n));
    const shown = el('pre', { hidden: true, tabindex: '0', 'aria-label': 'Program' });
    const button = (language, show) => {
      const act = el('button', { 'data-language': language, class: show ? 'show' : 'copy' }, show ? 'Show' : `Copy ${language}`);
      act.addEventListener('click', () => this.program(exchange.n, language, { said, shown: show ? shown : undefined }));
      return act;
    };
    return el(
      'section',
      { class: 'again' },
      el('h3', {}, 'Send it again'),
      el('p', { class: 'meaning' }, 'Ready to run, with the real values, whatever the masking: they are copied without being shown.'),
      el('p', {}, now, ' by the server itself: a code, for instance, is good once only.'),
      el('div', { class: 'buttons' }, ['curl', 'Java client', 'java.net.http', 'JShell', 'Python'].map((language) => el('span', { class: 'pair' }, button(language, false), button(language, true)))),
      said,
      shown,
    );
  }

  async program(number, language, { said, shown }) {
    try {
      const program = (await snippets(number))[language];
      if (!program) {
        said.textContent = 'The client sends this by itself, inside its flow: there is no call of its own for it.';
      } else if (shown) {
        shown.hidden = false;
        shown.textContent = program;
        said.textContent = '';
      } else {
        await navigator.clipboard.writeText(program);
        said.textContent = `Copied: ${language}.`;
      }
    } catch (problem) {
      said.textContent = String(problem.message ?? problem);
    }
  }
}

function source(text) {
  const address = Catalogue.link(text);
  return address ? el('a', { href: address, rel: 'noreferrer', target: '_blank', class: 'source' }, text) : el('span', { class: 'source' }, text);
}
