/** Channel on which the main process hands the preload a port to the agent. */
export const agentPortChannel = 'agent:port';

/** Message with which the preload passes that port on to the page, once. */
export const agentPortMessage = 'scan-station:agent-port';
