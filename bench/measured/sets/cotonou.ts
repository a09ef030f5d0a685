/** Television masts of Cotonou, field strength at 10 m above ground. */
import { geodesicDistance_m } from '../../../src/geo/geodesic.js';
import { averaged, type Campaign, type Link, nearest_m, planeOf, square } from '../campaign.js';
import { type ReadText, rowsOf } from './read.js';

const threshold_dBuVpm = 70;
const block_m = 1000;

export function cotonou(read: ReadText): Campaign {
  const folder = 'dtt_benin';
  const masts = rowsOf(read(`${folder}/transmitters.csv`), 'transmitters.csv');
  const plane = planeOf({ lon: masts[0].number('lon'), lat: masts[0].number('lat') });
  const points = rowsOf(read(`${folder}/points_cotonou.csv`), 'points_cotonou.csv');
  const links = points.flatMap((p): Link[] => {
    const mast = masts.find((m) => m.text('tx') === p.text('tx'));
    if (!mast) return [];
    const [lon, lat] = [p.number('rx_lon'), p.number('rx_lat')];
    const [x_m, y_m] = plane(lon, lat);
    const f_MHz = mast.number('freq_mhz');
    const eirp_dBm = 10 * Math.log10(mast.number('erp_w')) + 30 + 2.15;
    const loss_dB = (field_dBuVpm: number) => eirp_dBm - (field_dBuVpm - 20 * Math.log10(f_MHz) - 77.2);
    return [
      {
        site: p.text('tx'),
        block: square(x_m, y_m, block_m),
        x_m,
        y_m,
        d_m: geodesicDistance_m(mast.number('lon'), mast.number('lat'), lon, lat),
        baseHeight_mAGL: mast.number('antenna_agl_m'),
        mobileHeight_mAGL: 10,
        baseGround_m: mast.number('ground_m'),
        mobileGround_m: p.number('rx_ground_m'),
        measured_dB: loss_dB(p.number('e_dbuvm')),
        censored: false,
        threshold_dB: loss_dB(threshold_dBuVpm),
      },
    ];
  });
  return {
    id: 'cotonou-570',
    title: 'Cotonou, Benin: television masts, 570 MHz',
    source: 'github.com/womarianne/dtt-pathloss, MIT',
    f_MHz: masts[0].number('freq_mhz'),
    polarisation: 'h',
    latitude_deg: masts[0].number('lat'),
    environment: 'urban',
    clutter_m: 10,
    irregularity_m: 10,
    climate: 'equatorial',
    levelKnown: true,
    aerial: false,
    blocks: `squares of ${block_m / 1000} km`,
    threshold: `${threshold_dBuVpm} dB(µV/m) at 10 m, about the median: no service level, both sides are filled`,
    assumed: [
      '`erp_w` is ERP over a dipole (the source calls it transmitter power)',
      'antennas without pattern: the near points stand 1 to 30° below the beam',
      'horizontal polarisation; ground in a straight line from mast to point; clutter of 10 m',
    ],
    lag_m: 200,
    samples: points.length,
    links: averaged(links.filter((l) => l.d_m >= nearest_m)),
  };
}
