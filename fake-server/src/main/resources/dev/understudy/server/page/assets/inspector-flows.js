// @ts-check
// Joins exchanges into flows: what carries the same state, code or token belongs together.

const JOINING = new Set(['state', 'code', 'access_token', 'refresh_token', 'device_code', 'user_code', 'page', 'jwt']);

const TITLES = [
  [/^authorize/, 'Sign-in'],
  [/^device/, 'Device sign-in'],
  [/^metadata/, 'A program on a virtual machine'],
  [/^iamcredentials|^sts/, 'One program as another'],
];

export class Flows {
  constructor() {
    this.all = [];
    this.byValue = new Map();
  }

  /** The flow of an exchange: that of the newest value they share, else a new one. */
  place(exchange) {
    const ids = Object.entries(exchange.values)
      .filter(([, value]) => JOINING.has(value.kind))
      .map(([id]) => id);
    const opens = exchange.endpoint === 'authorize' && exchange.request.method === 'GET';
    const flow = (opens ? undefined : this.newest(ids, exchange.boot)) ?? this.begin(exchange, ids.length === 0);
    // A state that an app uses again belongs to the newest sign-in that carries it.
    ids.forEach((id) => (opens || !this.byValue.has(id) ? this.byValue.set(id, flow) : undefined));
    flow.exchanges.push(exchange);
    flow.user ||= user(exchange);
    flow.client ||= exchange.request.query.concat(exchange.request.form).find((field) => field.name[0] === 'client_id');
    flow.errors += isError(exchange) ? 1 : 0;
    return flow;
  }

  newest(ids, boot) {
    return ids
      .map((id) => this.byValue.get(id))
      .filter((flow) => flow && flow.boot === boot)
      .sort((one, other) => other.number - one.number)[0];
  }

  begin(exchange, loose) {
    const last = this.all[this.all.length - 1];
    if (loose && last?.loose && last.boot === exchange.boot) {
      return last;
    }
    const flow = {
      number: this.all.length + 1,
      boot: exchange.boot,
      loose,
      title: loose ? 'On their own' : title(exchange),
      user: '',
      client: undefined,
      exchanges: [],
      errors: 0,
    };
    this.all.push(flow);
    return flow;
  }
}

export function isError(exchange) {
  return exchange.reply.status >= 400 || errorCode(exchange) !== '' || exchange.endpoint === 'authorize.error';
}

/** The error of a reply or of a redirect, as its word for programs. */
export function errorCode(exchange) {
  const fields = (exchange.reply.redirect ?? []).concat(exchange.reply.members ?? []);
  const error = fields.find((field) => field.name[0] === 'error');
  return error && typeof error.value[0] === 'string' ? error.value[0] : '';
}

export function fact(exchange, name) {
  return exchange.facts.find((one) => one.name[0] === name)?.value ?? [];
}

/** Who sends: a flow of Mallory's is hers; a program may call itself so too. */
export function sender(exchange, flow, lane) {
  const agent = exchange.request.headers.find((header) => String(header.name[0]).toLowerCase() === 'user-agent');
  const mallory = /mallory/i.test(String(agent?.value[0] ?? ''));
  return mallory || (lane === 'browser' && flow.user.startsWith('mallory')) ? 'mallory' : lane;
}

/** The reply leads the browser out of this server: to the app. */
export function leavesTo(exchange) {
  const target = exchange.reply.target ?? '';
  const here = exchange.request.headers.find((header) => String(header.name[0]).toLowerCase() === 'host');
  const own = `http://${here?.value[0] ?? ''}`;
  return exchange.reply.status < 400 && /^[a-z][a-z0-9.+-]*:/i.test(target) && !target.startsWith(own) ? target : '';
}

function user(exchange) {
  const known = fact(exchange, 'user').concat(fact(exchange, 'service_account'))[0];
  if (known) {
    return typeof known === 'string' ? known : exchange.values[known.v]?.shown ?? '';
  }
  return Object.values(exchange.values).find((value) => value.kind === 'account')?.shown ?? '';
}

function title(exchange) {
  const grant = exchange.request.form.find((field) => field.name[0] === 'grant_type')?.value[0] ?? '';
  if (/jwt-bearer/.test(String(grant))) {
    return 'Service account';
  }
  if (grant === 'refresh_token') {
    return 'Refresh';
  }
  return TITLES.find(([pattern]) => pattern.test(exchange.endpoint))?.[1] ?? 'With a token';
}
