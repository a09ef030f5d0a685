import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../../src/foundation/errors.js';
import { parseTable } from '../../../src/io/table/table.js';
import { buildNetwork } from '../../../src/network/stations.js';

const header =
  'site_id,cell_id,group,frequency_MHz,bandwidth_MHz,height_mAGL,azimuth_deg,mech_tilt_deg,elec_tilt_deg,pci,lon,lat';
const places = (...rows: readonly string[]): string[] =>
  buildNetwork([parseTable([header, ...rows].join('\n'), 's.csv')])
    .diagnostics.list('warning')
    .map((d) => `${d.code} ${renderDiagnostic(d, 'en').split(': ')[0]}`);

describe('a warning stands at the column that it is about', () => {
  it.each([
    ['height', 'A,1,,1850,20,60,0,4,4,0,1,2', 'CVG_LINT_HEIGHT_HIGH s.csv:2:6 height_mAGL'],
    ['tilt', 'A,1,,1850,20,30,0,12,8,0,1,2', 'CVG_LINT_TILT_HIGH s.csv:2:9 elec_tilt_deg'],
    ['bandwidth', 'A,1,,1850,17,30,0,4,2,0,1,2', 'CVG_LINT_BANDWIDTH s.csv:2:5 bandwidth_MHz'],
    ['PCI', 'A,1,,1850,20,30,0,4,2,5000,1,2', 'CVG_LINT_PCI s.csv:2:10 pci'],
  ])('%s', (_, row, expected) => {
    expect(places(row)).toContain(expected);
  });

  it('of the first of several cells, and names a column that the table lacks', () => {
    const found = places('A,1,,1850,20,30,0,4,2,0,1,2', 'A,2,,1850,20,30,30,4,2,3,1,2');
    expect(found).toContain('CVG_LINT_CLOSE_AZIMUTH s.csv:2:7 azimuth_deg');
    expect(found).toContain('CVG_LINT_MOD_3 s.csv:2:10 pci');
    expect(found).toContain('CVG_LINT_LTE_BY_DEFAULT s.csv:2 technology');
  });
});
