/** Covenant University, Ota: path loss from one mast along three routes. */
import { geodesicDistance_m } from '../../../src/geo/geodesic.js';
import { averaged, type Campaign, type Link, nearest_m, planeOf } from '../campaign.js';
import { type ReadText, rowsOf } from './read.js';

const mast = { lon: 3.162861, lat: 6.67503, ground_m: 52, height_mAGL: 30 };

export function covenant(read: ReadText): Campaign {
  const plane = planeOf(mast);
  const points = rowsOf(read('covenant_1800/points.csv'), 'points.csv');
  const links = points.map((p): Link => {
    const [lon, lat] = [p.number('lon'), p.number('lat')];
    const [x_m, y_m] = plane(lon, lat);
    return {
      site: 'mast',
      block: p.text('route'),
      x_m,
      y_m,
      d_m: geodesicDistance_m(mast.lon, mast.lat, lon, lat),
      baseHeight_mAGL: mast.height_mAGL,
      mobileHeight_mAGL: 1.5,
      baseGround_m: mast.ground_m,
      mobileGround_m: p.number('ground_m'),
      measured_dB: p.number('path_loss_db'),
      censored: false,
      threshold_dB: Number.NaN,
    };
  });
  return {
    id: 'covenant-1800',
    title: 'Covenant University, Nigeria: one mast, 1800 MHz',
    source: 'Popoola et al., Data in Brief 17 (2018) 1062, CC BY 4.0',
    f_MHz: 1800,
    polarisation: 'v',
    latitude_deg: mast.lat,
    environment: 'suburban',
    clutter_m: 4,
    irregularity_m: 30,
    climate: 'equatorial',
    levelKnown: true,
    aerial: false,
    blocks: 'whole routes',
    threshold: undefined,
    assumed: [
      'the published path loss holds an EIRP that nobody states; its level is doubtful',
      'no pattern of the sector antennas: routes in other directions differ by it',
      'ground in a straight line from mast (52 m) to sample; clutter of 4 m, its commonest value in the file',
    ],
    lag_m: 10,
    samples: points.length,
    links: averaged(links.filter((l) => l.d_m >= nearest_m)),
  };
}
