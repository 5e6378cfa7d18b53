/**
 * Ends a slice of the relay's work: reading, sending or acknowledging the entries of one batch. What has arrived meanwhile
 * is served before the promise resolves, above all a scan to be saved.
 */
export type LetOthersRun = () => Promise<void>;
