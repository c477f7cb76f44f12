/** Who asks, how often one may, and who is let in. */

import { describe, expect, it } from 'vitest';
import { admitting } from '../../src/http/authorization.ts';
import { clientOf, isBehindTls } from '../../src/http/client-of.ts';
import { RateLimit } from '../../src/http/rate-limit.ts';

const from = (address: string, headers: Record<string, string> = {}) => ({
  address,
  headers: new Headers(headers),
});

describe('who asks', () => {
  const forwarded = from('10.0.0.9', { 'X-Forwarded-For': '6.6.6.6, 203.0.113.7, 10.0.0.8' });

  it('is the other end of the connection, whatever headers tell', () => {
    expect(clientOf(forwarded, 0)).toBe('10.0.0.9');
    expect(isBehindTls(from('10.0.0.9', { 'X-Forwarded-Proto': 'https' }), 0)).toBe(false);
  });

  it('is whom the outermost of the trusted proxies saw', () => {
    expect(clientOf(forwarded, 1)).toBe('10.0.0.8');
    expect(clientOf(forwarded, 2)).toBe('203.0.113.7');
    expect(clientOf(forwarded, 9)).toBe('6.6.6.6');
    expect(clientOf(from('10.0.0.9'), 1)).toBe('10.0.0.9');
  });

  it('came by TLS when the trusted proxy says so', () => {
    expect(isBehindTls(from('a', { 'X-Forwarded-Proto': 'HTTPS' }), 1)).toBe(true);
    expect(isBehindTls(from('a', { 'X-Forwarded-Proto': 'https, http' }), 1)).toBe(false);
    expect(isBehindTls(from('a'), 1)).toBe(false);
  });

  it('is a network in IPv6, and the plain address where IPv6 wraps IPv4', () => {
    expect(clientOf(from('2001:db8:0:7::1'), 0)).toBe('2001:db8:0:7::');
    expect(clientOf(from('2001:0db8:0000:0007:a:b:c:d'), 0)).toBe('2001:db8:0:7::');
    expect(clientOf(from('2001:db8::7'), 0)).toBe('2001:db8:0:0::');
    expect(clientOf(from('::1'), 0)).toBe('0:0:0:0::');
    expect(clientOf(from('::ffff:203.0.113.7'), 0)).toBe('203.0.113.7');
    expect(clientOf(from('x', { 'X-Forwarded-For': 'long'.repeat(1000) }), 1).length).toBeLessThan(50);
  });
});

describe('a client', () => {
  it('may spend a minute’s requests, is told how long to wait, and no other pays for it', () => {
    let now = 0;
    const limit = new RateLimit(30, () => now);
    const waits = Array.from({ length: 31 }, () => limit.waitOf('a'));
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true);
    expect(waits[30]).toBe(2);
    expect(limit.waitOf('b')).toBe(0);
    now += 1_999;
    expect(limit.waitOf('a')).toBe(1);
    now += 2;
    expect(limit.waitOf('a')).toBe(0);
    now += 3_600_000;
    expect(Array.from({ length: 31 }, () => limit.waitOf('a')).filter((wait) => wait === 0)).toHaveLength(30);
  });

  it('is forgotten when very many others came after it, so memory is bounded', () => {
    const limit = new RateLimit(1, () => 0);
    limit.waitOf('a');
    expect(limit.waitOf('a')).toBe(60);
    for (let i = 0; i < 20_000; i += 1) limit.waitOf(`other ${i}`);
    expect(limit.waitOf('a')).toBe(0);
  });
});

describe('a password', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it('is the user’s and the whole of it', () => {
    const admits = admitting('reader:pass:wörd');
    expect(admits(basic('reader:pass:wörd'))).toBe(true);
    for (const wrong of ['reader:pass', 'reader:pass:wörd!', 'other:pass:wörd', 'reader', '']) {
      expect(admits(basic(wrong))).toBe(false);
    }
    for (const wrong of [null, '', 'Basic', 'Basic %%%', 'Bearer reader:pass:wörd', 'Digest x']) {
      expect(admits(wrong)).toBe(false);
    }
  });

  it('may be a token, which a browser sends as the password of any user', () => {
    const admits = admitting('t0ken');
    expect(admits('Bearer t0ken')).toBe(true);
    expect(admits('bearer t0ken')).toBe(true);
    expect(admits(basic('anybody:t0ken'))).toBe(true);
    expect(admits('Bearer t0ke')).toBe(false);
    expect(admits(basic('t0ken:'))).toBe(false);
  });
});
