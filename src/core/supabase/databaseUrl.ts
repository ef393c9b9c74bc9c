/** A Postgres URL taken apart so that the password can travel by environment. */
export interface DatabaseUrl {
  /** The URL without any password; safe in arguments. */
  readonly url: string;
  readonly password: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly sslMode: string | undefined;
}

const scheme = /^postgres(?:ql)?:\/\//i;

/**
 * Takes a `postgres://` or `postgresql://` URL apart. A password that somebody forgot to percent-encode
 * (`p@ss/word`) is understood as well. Gives `undefined` for anything else, such as `host=… user=…`.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl | undefined {
  const trimmed = text.trim();
  const start = scheme.exec(trimmed);
  if (start === null) return undefined;
  const rest = trimmed.slice(start[0].length);
  const { userInfo, place } = splitUserInfo(rest);
  const [, hosts = '', path = '', query = ''] = /^([^/?#]*)(\/[^?#]*)?(?:\?([^#]*))?/.exec(place) ?? [];
  if (/\s/.test(hosts) || hosts === '') return undefined;
  const colon = userInfo.indexOf(':');
  const user = colon < 0 ? userInfo : userInfo.slice(0, colon);
  const parameters = readParameters(query);
  const written = colon < 0 ? undefined : decode(userInfo.slice(colon + 1));
  const firstHost = hosts.split(',')[0] ?? '';
  const [, host = firstHost, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(firstHost) ?? [];
  return {
    url: `postgresql://${user === '' ? '' : `${encodeUser(user)}@`}${hosts}${path}${parameters.query}`,
    password: written === '' || written === undefined ? parameters.password : written,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? 5432 : Number(port),
    database: decode(path.slice(1)) || 'postgres',
    sslMode: parameters.sslMode,
  };
}

/** The user part ends at the last `@` before the path; failing that (raw `/` in a password), at the last one. */
function splitUserInfo(rest: string): { readonly userInfo: string; readonly place: string } {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  const strict = authority.lastIndexOf('@');
  const isPlainHost = /^[^:]*(?::\d*)?$/.test(authority) && /^[^@]*\?/.test(rest);
  const at = strict >= 0 ? strict : isPlainHost || !authority.includes(':') ? -1 : rest.lastIndexOf('@');
  return at < 0 ? { userInfo: '', place: rest } : { userInfo: rest.slice(0, at), place: rest.slice(at + 1) };
}

function readParameters(query: string): {
  readonly query: string;
  readonly password: string | undefined;
  readonly sslMode: string | undefined;
} {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const valueOf = (name: string): string | undefined => {
    const pair = pairs.find((candidate) => candidate.toLowerCase().startsWith(`${name}=`));
    return pair === undefined ? undefined : decode(pair.slice(name.length + 1));
  };
  const kept = pairs.filter((pair) => !/^(?:ssl)?password=/i.test(pair));
  return {
    query: kept.length === 0 ? '' : `?${kept.join('&')}`,
    password: valueOf('password'),
    sslMode: valueOf('sslmode'),
  };
}

function encodeUser(user: string): string {
  return encodeURIComponent(decode(user));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all (a raw `%`): take it as it stands.
    return text;
  }
}
