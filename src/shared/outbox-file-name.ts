/** Name of the outbox file inside the station's data folder. */
export const outboxFileName = 'outbox.sqlite';
