/** Installs the corpus, with the packages of the bench, when that was not done yet. */

import { installPeers } from '../bench/install-peers.mjs';

export default function setup(): void {
  installPeers();
}
