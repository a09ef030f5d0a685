import { describe, expect, it } from 'vitest';
import type { Area } from '../../../src/app/analyze/area.js';
import { climateOf } from '../../../src/app/analyze/climate.js';

const area = { bbox: [113, 27, 114, 28] } as unknown as Area;

describe('radio climate of a run', () => {
  it('is that of the region around the middle of the area', () => {
    const climate = climateOf(area, {});
    expect(climate.latitude_deg).toBe(27.5);
    expect(climate.deltaN).toBeGreaterThan(44);
    expect(climate.source.en).toContain('region');
  });

  it('is what the project says, also when it says one value only', () => {
    const { N0 } = climateOf(area, {});
    expect(climateOf(area, { deltaN: 60, N0: 300 })).toMatchObject({
      deltaN: 60,
      N0: 300,
      source: { en: 'project file' },
    });
    const part = climateOf(area, { deltaN: 60 });
    expect(part).toMatchObject({ deltaN: 60, N0 });
    expect(part.source.en).toContain('deltaN from the project file, else nearest region');
  });
});
