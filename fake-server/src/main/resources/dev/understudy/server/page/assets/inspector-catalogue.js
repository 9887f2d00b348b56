// @ts-check
// What endpoints, parameters and errors mean: the words are in inspector-catalogue.json.

const RFC = /RFC (\d+)(?: sections? (\d+(?:\.\d+)*))?/;
const CORE = /OpenID Connect Core section (\d+(?:\.\d+)*)/;

export class Catalogue {
  constructor(words) {
    this.words = words;
  }

  /** The lanes and the title of an endpoint: its own, that of its family, or an API call. */
  endpoint(name) {
    const all = this.words.endpoints;
    if (all[name]) {
      return all[name];
    }
    const family = Object.keys(all).find((key) => key.endsWith('.') && name.startsWith(key));
    return family ? all[family] : { ...all['*'], title: `${name}` };
  }

  /** What a parameter of a request or a reply means there. */
  parameter(endpoint, name) {
    return this.words[`${endpoint} parameters`]?.[name] ?? this.words.parameters[name];
  }

  header(name) {
    return this.words.headers[name.toLowerCase()];
  }

  claim(name) {
    return this.words.claims[name];
  }

  /** The lesson that explains an error. */
  lesson(endpoint, why) {
    return this.words.lessons.find(
      (lesson) => endpoint.startsWith(lesson.endpoint) && new RegExp(lesson.matches, 'i').test(why),
    );
  }

  /** Where a source can be read, if it has an address. */
  static link(source) {
    const rfc = RFC.exec(source);
    if (rfc) {
      return `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${rfc[2] ? `#section-${rfc[2]}` : ''}`;
    }
    return CORE.test(source) ? 'https://openid.net/specs/openid-connect-core-1_0.html' : '';
  }
}
