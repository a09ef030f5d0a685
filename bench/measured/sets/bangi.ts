/** A drone around one LTE site at Bangi, Malaysia. */
import { averaged, type Campaign, type Link, nearest_m, planeOf, square } from '../campaign.js';
import { type ReadText, rowsOf } from './read.js';

/** Where the file's distances meet. */
const mast = { lon: 101.7755, lat: 2.9221 };
const block_m = 200;

export function bangi(read: ReadText): Campaign {
  const plane = planeOf(mast);
  const points = rowsOf(read('uav_lte/uav_lte_TS.csv'), 'uav_lte_TS.csv');
  const links = points.map((p): Link => {
    const [x_m, y_m] = plane(p.number('Longitude'), p.number('Latitude'));
    return {
      site: `cell ${p.text('Cell_id')}`,
      block: square(x_m, y_m, block_m),
      x_m,
      y_m,
      d_m: p.number('3D_Distance'),
      baseHeight_mAGL: Number.NaN,
      mobileHeight_mAGL: Number.NaN,
      baseGround_m: 0,
      mobileGround_m: 0,
      measured_dB: -p.number('RSRP'),
      censored: false,
      threshold_dB: Number.NaN,
    };
  });
  return {
    id: 'bangi-uav',
    title: 'Bangi, Malaysia: drone around one LTE site',
    source: 'doi 10.5281/zenodo.17677745, GPL-3.0 data',
    f_MHz: 1800,
    polarisation: 'v',
    latitude_deg: mast.lat,
    environment: 'suburban',
    clutter_m: 0,
    irregularity_m: 30,
    climate: 'equatorial',
    levelKnown: false,
    aerial: true,
    blocks: `squares of ${block_m} m`,
    threshold: undefined,
    assumed: [
      'neither frequency nor EIRP is stated: one offset a cell takes up both (1800 MHz written in)',
      'no antenna pattern, though a flight crosses its lobes and nulls: the spread is that of the pattern',
      'heights are not stated, so street-level models are not run; distance is the slant one of the file',
    ],
    lag_m: 10,
    samples: points.length,
    links: averaged(links.filter((l) => l.d_m >= nearest_m)),
  };
}
