// @ts-check
// Where exchanges come from: the server's event stream, which goes on after an interruption without gap or double.

const ROOT = '/_understudy/inspector';

/** Listens to the server, or to who relays its events from another address, and tells of exchanges, of another start of the
 * server and of the connection. */
export class Feed {
  constructor({ onExchanges, onStart, onStatus, onGate, onAdvice = () => undefined, root = ROOT, also = {} }) {
    this.onAdvice = onAdvice;
    this.root = root;
    this.also = also;
    this.onGate = onGate;
    this.onExchanges = onExchanges;
    this.onStart = onStart;
    this.onStatus = onStatus;
    this.boot = '';
    this.last = 0;
    this.source = undefined;
    this.retry = undefined;
  }

  /** Begins anew: from the first exchange that the journal holds. */
  open(project, mask) {
    this.project = project;
    this.mask = mask;
    this.boot = '';
    this.last = 0;
    this.connect();
  }

  connect() {
    this.source?.close();
    clearTimeout(this.retry);
    const query = new URLSearchParams({ project: this.project, mask: this.mask });
    if (this.boot) {
      query.set('after', `${this.boot}-${this.last}`);
    }
    const source = new EventSource(`${this.root}/events?${query}`);
    this.source = source;
    source.addEventListener('hello', (event) => this.hello(JSON.parse(event.data)));
    source.addEventListener('exchanges', (event) => this.take(JSON.parse(event.data)));
    source.addEventListener('advice', (event) => this.onAdvice(JSON.parse(event.data)));
    source.addEventListener('gate', (event) => this.onGate(JSON.parse(event.data)));
    Object.entries(this.also).forEach(([name, take]) => source.addEventListener(name, (event) => take(JSON.parse(event.data))));
    source.addEventListener('error', () => this.lost(source));
  }

  /** Listens no more. */
  close() {
    this.source?.close();
    this.source = undefined;
    clearTimeout(this.retry);
  }

  hello({ boot }) {
    if (boot !== this.boot) {
      this.onStart(boot, this.boot !== '');
      this.boot = boot;
      this.last = 0;
    }
    this.onStatus('live');
  }

  take(exchanges) {
    const fresh = exchanges.filter((exchange) => exchange.n > this.last);
    if (fresh.length > 0) {
      this.last = fresh[fresh.length - 1].n;
      fresh.forEach((exchange) => Object.assign(exchange, { boot: this.boot, key: `${this.boot}-${exchange.n}` }));
      this.onExchanges(fresh);
    }
  }

  /** The browser tries again by itself unless it was refused: a server that was started again has another cookie. */
  lost(source) {
    this.onStatus('lost');
    if (source === this.source && source.readyState === EventSource.CLOSED) {
      this.retry = setTimeout(async () => {
        await fetch(this.root).catch(() => undefined);
        this.connect();
      }, 700);
    }
  }
}

/** The project that is looked at: nothing of another is asked for, and who may see one only is answered. */
function shown() {
  const project = /** @type {any} */ (document.getElementById('project'))?.value;
  return new URLSearchParams(project ? { project } : {});
}

/** A request as programs in several languages, with its secrets: fetched when somebody asks for it. */
export async function snippets(number) {
  const reply = await fetch(`${ROOT}/exchanges/${number}/snippets?${shown()}`);
  if (!reply.ok) {
    throw new Error((await reply.json()).error_description);
  }
  return reply.json();
}

/** Tells the server to hold, to let go, to change, to lose or to repeat. */
export async function order(what) {
  const reply = await fetch(`${ROOT}/controls?${shown()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(what),
  });
  if (!reply.ok) {
    throw new Error((await reply.json()).error_description);
  }
}

/** Everything recorded, with every secret hidden as the mask says. */
export async function recording(project, mask) {
  const reply = await fetch(`${ROOT}/exchanges?${new URLSearchParams({ project, mask })}`);
  return reply.json();
}
