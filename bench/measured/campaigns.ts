/** The campaigns beside the repository, each read when asked for. */
import { readFileSync } from 'node:fs';
import type { Campaign } from './campaign.js';
import { bangi } from './sets/bangi.js';
import { cotonou } from './sets/cotonou.js';
import { covenant } from './sets/covenant.js';
import { kras } from './sets/kras.js';
import { powder } from './sets/powder.js';
import type { ReadText } from './sets/read.js';

export const sharedFolder = new URL('../../../shared/data/drive_tests/', import.meta.url);

export const readShared: ReadText = (path) => readFileSync(new URL(path, sharedFolder), 'utf8');

export const campaigns: readonly ((read: ReadText) => Campaign)[] = [cotonou, covenant, kras, powder, bangi];
