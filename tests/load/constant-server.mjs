/** Backfile's server and router answering one page of so many bytes: what a page could cost at least. */

import { Hono } from 'hono';
import { securityHeaders } from '../../dist/src/http/security-headers.js';
import { listen } from '../../dist/src/http/server.js';

const page = `<!DOCTYPE html>${'x'.repeat(Math.max(0, Number(process.argv[2]) - 15))}`;
const app = new Hono();
app.use(securityHeaders);
app.get('/search', (c) => c.html(page));
const server = await listen(() => app, '127.0.0.1', 0);
console.log(server.url);
