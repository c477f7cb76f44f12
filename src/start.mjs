/** `npm start`: prepares the program, then indexes a folder (the sample archive unless named) and serves it. */

import { prepare } from './prepare.mjs';

const done = prepare();
if (done.length === 0) console.log('Nothing to install or compile.');

const { main } = await import('../dist/src/cli.js');
process.exitCode = await main(process.argv.slice(2), { defaultFolder: 'data/articles' });
