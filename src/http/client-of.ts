/**
 * Who asks, and by which protocol. What proxies tell is believed only as far as the owner says how many
 * of them stand before this server: anybody may send such headers.
 */

export interface Asked {
  readonly headers: { get(name: string): string | null };
  /** The other end of the connection; null when nothing tells it. */
  readonly address: string | null;
}

/**
 * The address that requests are counted by: the one that the outermost trusted proxy saw. Of IPv6 the
 * network alone, since one client has all the addresses in it.
 */
export function clientOf({ headers, address }: Asked, proxies: number): string {
  const told = proxies === 0 ? [] : listed(headers.get('x-forwarded-for'));
  // Each proxy adds whom it saw; what stands before that may be made up.
  const client = told.length === 0 ? address : (told[told.length - proxies] ?? told[0]);
  return network(client ?? 'unknown');
}

/** Whether the client came by TLS, which ends at a proxy. */
export function isBehindTls({ headers }: Pick<Asked, 'headers'>, proxies: number): boolean {
  if (proxies === 0) return false;
  const told = listed(headers.get('x-forwarded-proto'));
  return (told[told.length - proxies] ?? told[0])?.toLowerCase() === 'https';
}

function listed(header: string | null): string[] {
  if (header === null) return [];
  return header
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Addresses are at most this long; what is longer would only fill the memory. */
const LONGEST_ADDRESS = 45;

function network(address: string): string {
  const bare = address.replace(/^\[|\](:\d+)?$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!bare.includes(':')) return bare.slice(0, LONGEST_ADDRESS);
  const [head = '', tail] = bare.slice(0, LONGEST_ADDRESS).toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::`;
}
