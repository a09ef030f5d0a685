/** University of Utah campus: a handheld transmitter at fixed receivers; by reciprocity the receivers are sites. */
import { geodesicDistance_m } from '../../../src/geo/geodesic.js';
import { averaged, type Campaign, type Link, nearest_m, planeOf, square } from '../campaign.js';
import { type ReadText, type RowOf, rowsOf } from './read.js';

/** Below this above the noise floor a value is the floor, not the signal. */
const aboveFloor_dB = 5;
const block_m = 400;

/** The source says how a receiver stands, not how high. */
const heights_mAGL: Readonly<Record<string, number>> = {
  rooftop: 20,
  'building side (fixed endpoint)': 5,
  'pole (dense site)': 6,
};

export function powder(read: ReadText): Campaign {
  const folder = 'powder_frs_462';
  const sites = new Map(
    rowsOf(read(`${folder}/sites.csv`), 'sites.csv')
      .filter((s) => s.text('recommended') === '1')
      .map((s) => [s.text('site'), s]),
  );
  const [first] = sites.values();
  const plane = planeOf({ lon: first.number('lon'), lat: first.number('lat') });
  const linkOf = (r: RowOf, site: RowOf): Link => {
    const [lon, lat] = [r.number('tx_lon'), r.number('tx_lat')];
    const [x_m, y_m] = plane(lon, lat);
    const detected_dB = site.number('noise_floor_db') + aboveFloor_dB;
    return {
      site: site.text('site'),
      block: square(x_m, y_m, block_m),
      x_m,
      y_m,
      d_m: geodesicDistance_m(site.number('lon'), site.number('lat'), lon, lat),
      baseHeight_mAGL: heights_mAGL[site.text('kind')],
      mobileHeight_mAGL: 1.5,
      baseGround_m: 0,
      mobileGround_m: 0,
      measured_dB: -r.number('rss_db'),
      censored: r.number('rss_db') < detected_dB,
      threshold_dB: -detected_dB,
    };
  };
  const links = rowsOf(read(`${folder}/links.csv`), 'links.csv').flatMap((r): Link[] => {
    const site = sites.get(r.text('site'));
    return site && r.text('env') !== 'indoor' ? [linkOf(r, site)] : [];
  });
  return {
    id: 'powder-462',
    title: 'University of Utah: handheld on a campus, 462.7 MHz',
    source: 'github.com/mhrafi66/wireless_localization_frs_uofu, MIT',
    f_MHz: 462.7,
    polarisation: 'v',
    latitude_deg: first.number('lat'),
    environment: 'suburban',
    clutter_m: 10,
    irregularity_m: 90,
    climate: 'continental-temperate',
    levelKnown: false,
    aerial: false,
    blocks: `squares of ${block_m} m, for all sites at once`,
    threshold: 'noise floor + 5 dB: received or not',
    assumed: [
      'uncalibrated receivers: only differences count, one offset a site',
      'receivers at 20 m (roof), 5 m (wall), handheld at 1.5 m: none is stated',
      'flat ground: the campus rises to the east, no elevation tile covers it; clutter of 10 m',
      'values less than 5 dB above the noise floor are lower bounds: kept for hits, not for errors',
    ],
    lag_m: 20,
    samples: links.length,
    links: averaged(links.filter((l) => l.d_m >= nearest_m)),
  };
}
