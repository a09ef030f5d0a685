/** What the report says of slices of the air: services, not layers. */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { ReportLowAltitude } from '../../report/page/data.js';
import type { LowAltitude } from './lowAltitude.js';

export const reportLowAltitude = ({ slices, status }: LowAltitude): ReportLowAltitude => ({
  heights_m: slices.map((s) => s.height_mAGL),
  status,
  slices: slices.flatMap(({ height_mAGL: height_m, maps, landing }) =>
    maps
      .filter(({ kind }) => kind === 'service')
      .map(({ id, group, covered }) => {
        const own = landing.filter((p) => p.kind === 'service' && p.id === id);
        const landed = own.filter((p) => p.status === PixelStatus.covered).length;
        return { height_m, service: id, group, covered, landing: { covered: landed, all: own.length } };
      }),
  ),
  corridors: slices.flatMap(({ height_mAGL: height_m, corridors }) =>
    corridors
      .filter(({ kind }) => kind === 'service')
      .map((c) => ({
        name: c.corridor,
        height_m,
        service: c.id,
        group: c.group,
        length_m: c.length_m,
        covered: c.covered_m / c.length_m,
        longestFailing_m: c.longestFailing_m,
        sinrP10_dB: c.sinrP10_dB,
        changesPerKm: (1000 * c.serverChanges) / c.length_m,
        sideLobe: c.sideLobe_m / c.length_m,
      })),
  ),
});
