/** Bad settings: options, keys, values and names of the project file, limits of the machine, folders. */
import { analyze, asUtf16, type Case, project, validate } from './case.js';

export const settingCases: readonly Case[] = [
  {
    name: 'an option with a letter missing',
    argv: [...validate, '--jsn'],
    code: 2,
    says: ['unknown option --jsn. Hint: did you mean --json? [CVG_USAGE]'],
  },
  {
    name: 'a number of workers in words',
    argv: ['analyze', 'project.yaml', '--workers', 'many'],
    code: 2,
    says: ['many is not valid for --workers: a whole number from 0 to 1024 is expected. [CVG_USAGE]'],
  },
  {
    name: 'unknown keys, with the nearest known one',
    spoil: async (p) => {
      await project('resolution_m', 'resolution')(p);
      await project('{id: lte-b3', '{idd: x, id: lte-b3')(p);
    },
    code: 3,
    says: [
      'project.yaml:5:8 grid.resolution: resolution is not a known key here. Hint: did you mean resolution_m? [CVG_CONFIG_UNKNOWN_KEY]',
      'project.yaml:15:6 layers[0].idd: idd is not a known key here. Hint: did you mean id? [CVG_CONFIG_UNKNOWN_KEY]',
    ],
  },
  {
    name: 'a setting below its limit',
    spoil: project('resolution_m: 60', 'resolution_m: 0'),
    code: 3,
    says: [
      'project.yaml:5:22 grid.resolution_m: 0 is below the minimum 1 m. Hint: for example 30. [CVG_CONFIG_RANGE]',
    ],
  },
  {
    name: 'names of models, profiles and legends that do not exist',
    spoil: async (p) => {
      await project('esa-worldcover', 'esa-worldcove')(p);
      await project('scs_kHz: 30', 'scs_kHz: 30, model: hatta, profile: nr-rurall')(p);
    },
    code: 3,
    says: [
      'project.yaml:8:43 terrain.clutter.classes: esa-worldcove is not one of esa-worldcover, globeland30, clcd, own, osm. Hint: did you mean esa-worldcover? [CVG_CONFIG_CHOICE]',
      'project.yaml:17:124 layers[2].model: hatta is not one of auto, hata, tr38901. Hint: did you mean hata? [CVG_CONFIG_CHOICE]',
      'project.yaml:17:140 layers[2].profile: nr-rurall is not one of nr-outdoor-basic, nr-keyplace-indoor, nr-rural, lte-weakzone, lte-village-rule, nr-rail-road-95, lte-rail-road-95, lowalt-120, lowalt-300. Hint: did you mean nr-rural? [CVG_CONFIG_CHOICE]',
    ],
  },
  {
    name: 'a coordinate system that does not exist',
    spoil: project('crs: EPSG:4326', 'crs: EPSG:9'),
    code: 3,
    says: [
      'project.yaml:9:37 stations.crs: The coordinate reference system "EPSG:9" is not known. Hint: Write EPSG:4326, EPSG:4490, EPSG:4547, gcj02, bd09, a PROJ string or a WKT text. [CVG_CRS_UNKNOWN]',
    ],
  },
  {
    name: 'a working system in degrees',
    spoil: project('resolution_m: 60', 'resolution_m: 60, crs: EPSG:4326'),
    code: 3,
    says: [
      'project.yaml grid.crs: The working CRS EPSG:4326 is not a projected CRS in metres. Hint: Use grid.crs: auto, or a UTM or Gauss-Kruger zone. [CVG_CRS_NOT_METRIC]',
    ],
  },
  {
    name: 'a bracket that is not closed',
    spoil: project('{file: dem.tif', '{file: [dem.tif'),
    code: 3,
    says: [
      'project.yaml:7:40: not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ]. [CVG_CONFIG_SYNTAX]',
      'project.yaml:8:3: not valid YAML or JSON: Flow map in block collection must be sufficiently indented and end with a }. [CVG_CONFIG_SYNTAX]',
    ],
  },
  {
    name: 'a project in UTF-16',
    spoil: asUtf16('project.yaml'),
    code: 4,
    says: ['project.yaml: The text is UTF-16. Hint: Save it as UTF-8 or GB18030. [CVG_TEXT_ENCODING]'],
  },
  {
    name: 'more cells than the memory allows',
    argv: [...analyze, '--memory', '100K'],
    code: 7,
    says: [
      'project.yaml grid.resolution_m: The working grid would have 1.44e+4 cells; the memory allowed holds 3.20e+3. Hint: Choose a smaller area or a coarser grid.resolution_m, or allow more with --memory. [CVG_GRID_TOO_LARGE]',
    ],
  },
  {
    name: 'a missing project',
    argv: ['validate', 'none.yaml'],
    code: 6,
    says: ['none.yaml: The file does not exist. [CVG_FILE]'],
  },
  {
    name: 'a missing input',
    spoil: project('file: dem.tif', 'file: dme.tif'),
    code: 6,
    says: [
      'project.yaml:7:21 terrain.elevation.file[0]: the file dme.tif does not exist. Hint: paths are relative to the project file. [CVG_FILE_MISSING]',
    ],
  },
  {
    name: 'a run folder below a file',
    argv: ['analyze', 'project.yaml', '-o', 'stations.csv/run', '--quiet'],
    code: 6,
    says: [
      'stations.csv/run.partial: Cannot write here (EEXIST). Hint: Check the folder, its permissions and the free space. [CVG_CANNOT_WRITE]',
    ],
  },
  {
    name: 'a run folder that is a file',
    argv: ['analyze', 'project.yaml', '-o', 'stations.csv', '--overwrite'],
    code: 6,
    says: [
      'stations.csv: This folder holds no manifest.json, so it is not a run and is not replaced. Hint: Choose another folder with -o. [CVG_NOT_A_RUN]',
    ],
  },
];
