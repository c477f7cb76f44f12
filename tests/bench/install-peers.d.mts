/** The types of install-peers.mjs. */

export function installPeers(): void;

export function installPackages(folder: URL, purpose: string): void;
