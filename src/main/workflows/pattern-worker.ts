import { parentPort, workerData } from 'node:worker_threads';
import { judgePattern } from './judge-pattern';

/* A thread of the main process that examines the patterns it was started with, one message for each, and ends. */

for (const pattern of workerData as readonly string[]) parentPort?.postMessage(judgePattern(pattern));
