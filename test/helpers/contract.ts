/** What every run folder promises, typed again from the contract and the rules, not read from the program. */

/** Band → sample type, nodata and unit, as GDAL names them. */
export const layerBands = {
  rsrp_dBm: ['Float32', 'NaN', 'dBm'],
  rs_sinr_dB: ['Float32', 'NaN', 'dB'],
  data_sinr_dB: ['Float32', 'NaN', 'dB'],
  best_server: ['Int32', '-2147483648', ''],
  dl_Mbps: ['Float32', 'NaN', 'Mbit/s'],
  ul_Mbps: ['Float32', 'NaN', 'Mbit/s'],
  probability: ['Float32', 'NaN', '1'],
  overlap: ['UInt8', '255', ''],
  status: ['UInt8', '255', ''],
} as const;

export const serviceBands = {
  status: layerBands.status,
  probability: layerBands.probability,
  best_layer: ['UInt8', '255', ''],
} as const;

export type RasterPromise = readonly [name: string, type: string, nodata: string, unit: string];

/** Every raster of a run, named as below `rasters/` and without `.tif`. */
export const promisedRasters = (layers: readonly string[], services: readonly string[]): RasterPromise[] => [
  ...layers.flatMap((l) =>
    Object.entries(layerBands).map(([b, tags]): RasterPromise => [`${l}/${b}`, ...tags]),
  ),
  ...services.flatMap((s) =>
    Object.entries(serviceBands).map(([b, tags]): RasterPromise => [`${s}/${b}`, ...tags]),
  ),
];

/** Files of the stage siting with a plan that selects something. */
export const promisedSiteFiles = (layers: readonly string[], services: readonly string[]): string[] => [
  ...rasterFolder('rasters-after', layers, services),
  'sites/ranking.csv',
  'sites/ranking.geojson',
  'sites/ranking.json',
  'sites/carrier-import.zh.csv',
  'sites/projects.zh.csv',
  'sites/settings.csv',
  'plan.gpkg',
];

const rasterFolder = (folder: string, layers: readonly string[], services: readonly string[]): string[] => [
  ...promisedRasters(layers, services).map(([name]) => `${folder}/${name}.tif`),
  ...layers.map((l) => `${folder}/${l}/servers.csv`),
  `${folder}/layers.csv`,
];

/** Files of all stages, of a project with roads. */
export const promisedFiles = (layers: readonly string[], services: readonly string[]): string[] =>
  [
    ...rasterFolder('rasters', layers, services),
    ...promisedSiteFiles(layers, services),
    ...services.flatMap((s) => [`weak-zones/${s}.geojson`, `weak-roads/${s}.geojson`]),
    'places.csv',
    'villages.csv',
    'lines.csv',
    'cells.csv',
    'neighbours.csv',
    'scorecard.json',
    'report.zh.html',
    'report.en.html',
    'summary.json',
    'manifest.json',
  ].sort();

/** First columns of `ranking.csv`, in order (rules R9). */
export const rankingColumns =
  'rank,id,kind,category,name,group,operator,county,town,village,lon,lat,crs,decision,siteType,build,mount,towerId,technology,layers,height_mAGL,sectors,azimuths_deg,mechTilt_deg,elecTilt_deg,txPower_W,eirp_dBm,newPopulation,newPopulationIndoor,newArea_km2,newPlaces,fixesZones,uniquePopulation,cumulativePopulation,nearestSite_m,mainsDistance_m,fibreDistance_m,backhaul,currency,capex,opexPerYear,npv,governmentShare,carrierShare,fundingClass,fundingSource,phase,year,rankLow,rankHigh,reviewFlags,demandBasis,reason';

/** Codes of `status.tif` (rules R5). Unknown, 255, is its nodata: it is decoded as NaN. */
export const status = { outside: 0, covered: 1, weak: 2, blind: 3, poorQuality: 4 };

/** Files of a project with a section `lowAltitude`, all stages beside. */
export const promisedLowAltitude = (heights_m: readonly number[], layers: readonly string[]): string[] => [
  ...heights_m.flatMap((h) =>
    layers.flatMap((l) =>
      ['rsrp_dBm.tif', 'rs_sinr_dB.tif', 'best_server.tif', 'status.tif', 'servers.csv'].map(
        (file) => `low-altitude/${h}m/${l}/${file}`,
      ),
    ),
  ),
  'low-altitude/corridors.csv',
  'low-altitude/landing.csv',
];
