/** The types of install-peers.mjs. */

export function installPeers(): void;
