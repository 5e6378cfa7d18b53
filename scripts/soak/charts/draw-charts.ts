import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { waitUntil } from '../../../e2e/support/wait-until';
import { resolveElectron } from '../../setup/electron.mjs';

/** A line of a chart. */
export interface ChartLine {
  label: string;
  /** One for each moment; null leaves a gap. */
  values: readonly (number | null)[];
}

/** A span of time that is marked behind the lines. */
export interface ChartSpan {
  from: number;
  until: number;
}

/** A chart over the hours of the shift. */
export interface Chart {
  /** Name of the file, without ending. */
  name: string;
  title: string;
  unit: string;
  hours: readonly number[];
  lines: readonly ChartLine[];
  outages: readonly ChartSpan[];
  restarts: readonly number[];
}

/** The files of the window that draws. */
const windowFolder = path.join(import.meta.dirname, 'window');

/** Draws each chart in a window nobody sees, with the program's own runtime; answers the PNG files. */
export async function drawCharts(charts: readonly Chart[], folder: string): Promise<string[]> {
  const application = await _electron.launch({
    executablePath: resolveElectron().executable,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [windowFolder],
  });
  try {
    const page = await application.firstWindow();
    await page.setContent(
      `<!doctype html><style>${read('uPlot.min.css')} body { margin: 0; overflow: hidden; background: #fff; font-family: sans-serif } .u-legend { font-size: 12px }</style><div id="chart"></div>`,
    );
    await page.addScriptTag({ content: read('uPlot.iife.min.js') });
    await page.addScriptTag({ path: path.join(windowFolder, 'plot.cjs') });
    const files: string[] = [];
    for (const chart of charts) files.push(await drawChart(application, page, chart, folder));
    return files;
  } finally {
    await application.close();
  }
}

function read(file: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(`uplot/dist/${file}`), 'utf8');
}

async function drawChart(
  application: ElectronApplication,
  page: Page,
  chart: Chart,
  folder: string,
): Promise<string> {
  await page.evaluate((drawn) => {
    (window as unknown as { plot: (chart: Chart) => void }).plot(drawn);
  }, chart);
  const picture = await capture(application);
  const file = path.join(folder, `${chart.name}.png`);
  writeFileSync(file, picture);
  return file;
}

/** The window paints when it pleases: the picture counts when two in a row are the same. */
async function capture(application: ElectronApplication): Promise<Buffer> {
  let picture = '';
  await waitUntil(
    'the chart has been painted',
    async () => {
      const before = picture;
      picture = await application.evaluate(async ({ BrowserWindow }) => {
        const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
        return image?.toPNG().toString('base64') ?? '';
      });
      return picture !== '' && picture === before;
    },
    { everyMs: 150 },
  );
  return Buffer.from(picture, 'base64');
}
