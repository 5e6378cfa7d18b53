import { readFileSync } from 'node:fs';
import { openDisplay } from '../setup/display.mjs';
import { drawSoak } from './charts/draw-soak';
import { judgeSoak } from './judge';
const { record } = JSON.parse(readFileSync('reports/soak/report.json', 'utf8'));
const d = await openDisplay();
Object.assign(process.env, d.environment);
console.log(await drawSoak(record, judgeSoak(record), 'reports/soak'));
await d.close();
