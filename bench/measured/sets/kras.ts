/** LoRa in the Slovenian karst: packets of a mobile node at three gateways. */
import { geodesicDistance_m } from '../../../src/geo/geodesic.js';
import { averaged, type Campaign, type Link, nearest_m, planeOf, square } from '../campaign.js';
import { type ReadText, type RowOf, rowsOf } from './read.js';

const mobileEirp_dBm = 29;
const threshold_dBm = -100;
const block_m = 750;

export function kras(read: ReadText): Campaign {
  const folder = 'lora_kras';
  const gateways = rowsOf(read(`${folder}/gateways.csv`), 'gateways.csv');
  const plane = planeOf({ lon: gateways[0].number('lon'), lat: gateways[0].number('lat') });
  const packets = ['drive_2025_12_21.csv', 'drive_2025_12_28.csv']
    .flatMap((file) => rowsOf(read(`${folder}/${file}`), file))
    .filter((p) => p.text('relay_suspect') === '0');
  const linkOf = (p: RowOf, g: RowOf): Link => {
    const [lon, lat] = [p.number('tx_lon'), p.number('tx_lat')];
    const [x_m, y_m] = plane(lon, lat);
    const isotropic_dBm = mobileEirp_dBm + g.number('gain_dbi') - g.number('loss_db');
    return {
      site: g.text('name'),
      block: square(x_m, y_m, block_m),
      x_m,
      y_m,
      d_m: geodesicDistance_m(g.number('lon'), g.number('lat'), lon, lat),
      baseHeight_mAGL: g.number('antenna_agl_m'),
      mobileHeight_mAGL: 2,
      baseGround_m: 0,
      mobileGround_m: 0,
      measured_dB: isotropic_dBm - p.number('rssi_dbm'),
      censored: false,
      threshold_dB: isotropic_dBm - threshold_dBm,
    };
  };
  const links = packets.flatMap((p) =>
    gateways.filter((g) => g.text('gateway') === p.text('gateway')).map((g) => linkOf(p, g)),
  );
  return {
    id: 'kras-869',
    title: 'Kras, Slovenia: LoRa in hilly karst, 869.5 MHz',
    source: 'github.com/KomelT/rf-site-planner, GPL-3.0 data',
    f_MHz: 869.525,
    polarisation: 'v',
    latitude_deg: gateways[0].number('lat'),
    environment: 'open',
    clutter_m: 7,
    irregularity_m: 90,
    climate: 'continental-temperate',
    levelKnown: true,
    aerial: false,
    blocks: `squares of ${block_m} m`,
    threshold: `−${-threshold_dBm} dBm`,
    assumed: [
      'flat ground: the hills that block half of these links are not in the data and no elevation tile covers them',
      'EIRP 29 dBm and the gateways as their owner sets them; clutter of 7 m (scrub, low wood, villages)',
      'packets marked as relayed are left out; relays nearer than 1.5 km cannot be told apart',
      'only decoded packets exist: weak places are missing, every mean error leans to the pessimistic side',
    ],
    lag_m: 50,
    samples: packets.length,
    links: averaged(links.filter((l) => l.d_m >= nearest_m)),
  };
}
