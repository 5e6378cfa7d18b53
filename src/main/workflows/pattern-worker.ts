import { parentPort, workerData } from 'node:worker_threads';
import { judgePattern } from './judge-pattern';

/* A thread of the main process that examines the patterns it was started with, one answer for each, and ends. */

const patterns = workerData as readonly string[];
parentPort?.postMessage(patterns.map(judgePattern));
