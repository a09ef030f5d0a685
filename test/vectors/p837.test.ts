/** The rain map may not be shipped: its cases are found and not run, and one that must run is refused. */
import { describe, expect, it } from 'vitest';
import { type ReferencePort, verify } from '../../src/app/verify.js';
import { has, shared } from '../helpers/needs.js';
import { directoryPort } from './port.js';

describe.skipIf(!has(shared('reference/p837')))('P.837', () => {
  const port = directoryPort(shared('reference'));

  it('every case is reported as not run', async () => {
    const { folders } = await verify(port, { models: ['p837'] });
    expect(folders).toMatchObject([{ folder: 'p837', cases: 5, passed: 0, notRun: 5, misses: [] }]);
  });

  it('a case that gates is a miss with the reason', async () => {
    const gating: ReferencePort = {
      ...port,
      read: async (path) => (await port.read(path)).replace(/"gate":\s*false/g, '"gate": true'),
    };
    const { folders } = await verify(gating, { models: ['p837'] });
    expect(folders[0].misses).toHaveLength(5);
    expect(folders[0].misses[0].got).toMatch(/may not be passed on/);
  });
});
