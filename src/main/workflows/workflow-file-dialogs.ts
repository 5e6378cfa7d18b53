import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { errorText } from '../../shared/error-text';
import type { WorkflowFileAnswer } from '../../shared/ipc';
import { workflowSchema } from '../../shared/workflow';
import { writeWhole } from '../write-whole';

const filters = [{ name: 'JSON', extensions: ['json'] }];
/** A workflow of 40 fields takes some 20 KB; whatever is much larger is another kind of file. */
const longestFileBytes = 1_000_000;

/** Asks a person where to, and writes a workflow there that another station can take in. */
export async function exportWorkflow(window: BrowserWindow, document: unknown): Promise<WorkflowFileAnswer> {
  const parsed = workflowSchema.safeParse(document);
  if (!parsed.success) return { outcome: 'refused', reason: 'A workflow with mistakes is not exported.' };
  const { name, version } = parsed.data;
  const defaultPath = path.join(app.getPath('documents'), `${name}.${version}.json`);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
  if (canceled || filePath === '') return { outcome: 'cancelled' };
  try {
    writeWhole(filePath, parsed.data);
    return { outcome: 'exported', file: filePath };
  } catch (error) {
    return { outcome: 'refused', reason: `${filePath} could not be written: ${errorText(error)}.` };
  }
}

/** Asks a person for a file, and reads its text; what is wrong with it as a workflow is the editor's to say. */
export async function importWorkflow(window: BrowserWindow): Promise<WorkflowFileAnswer> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
  const [file] = filePaths;
  if (canceled || file === undefined) return { outcome: 'cancelled' };
  try {
    if (statSync(file).size > longestFileBytes) {
      return { outcome: 'refused', reason: `${file} is longer than any workflow. Choose another file.` };
    }
    return { outcome: 'imported', file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { outcome: 'refused', reason: `${file} cannot be read: ${errorText(error)}.` };
  }
}
